"""Spanish sentences for the rules about complaints, appeals and standing aside."""

from folkmoot.core.charter.rules import Appeal, Grievance, Recusal
from folkmoot.core.charter.spanish.deeds import things
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import days, de, listing, months
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import IfLate

_PARTIES = {
    "complainant": "quien presentó la queja",
    "respondent": "la persona contra quien se presentó",
    "applicant": "quien presentó la solicitud",
    "unit": "la unidad concernida",
    "member": "cualquier miembro",
}


def appeal(rule: Appeal, names: Names) -> str:
    if rule.to == "none":
        return sentences(f"contra las decisiones {names.by(rule.from_body)} no cabe apelación")
    who = listing([_PARTIES[each] for each in rule.who], "o") if rule.who else "una parte"
    against = f"{things(rule.on)} por decisión" if rule.on else "una decisión"
    waits = things(rule.stays)
    must = "deben" if len(rule.stays) > 1 else "debe"
    return sentences(
        joined(
            f"{who} puede apelar contra {against} {names.by(rule.from_body)} ante {names.the(rule.to)}",
            f"en el plazo de {days(rule.within_days)}" if rule.within_days is not None else None,
        ),
        f"debe decidirse en el plazo de {days(rule.decide_within_days)}"
        if rule.decide_within_days is not None
        else None,
        _late(rule.if_late, names),
        f"hasta que termine la apelación, {waits} {must} esperar" if waits else None,
        "no cabe otra apelación" if rule.final else None,
    )


def _late(late: IfLate | None, names: Names) -> str | None:
    if late is None:
        return None
    if late.to is not None:
        return f"si no se decide a tiempo, pasa {names.to(late.to)}"
    return f"si no se decide a tiempo, la decisión {'decae' if late.way == 'falls' else 'se mantiene'}"


_COVERED = {
    "harassment": "acoso y abuso",
    "violence": "violencia",
    "discrimination": "discriminación",
    "money": "uso indebido de dinero",
    "office": "abuso de un cargo",
    "rules": "infracción de este estatuto",
}
_STEPS = {
    "acknowledge": "acusarse recibo",
    "assign": "asignarse",
    "hear": "oírse a las partes",
    "find": "dictarse resolución",
    "sanction": "decidirse la sanción, si la hay,",
    "publish": "publicarse hasta donde sea posible",
}
_STANDARD = {
    "likely": "ser más probable que no",
    "clear": "estar demostrado de manera clara y convincente",
    "certain": "estar fuera de toda duda razonable",
}
_PUBLISHED = {"outcome": "el resultado sin nombres", "finding": "la resolución con sus motivos", "nothing": "nada"}
_TOLD = {
    "at_once": "en cuanto se presenta la queja",
    "acknowledged": "cuando se acusa recibo de la queja",
    "heard": "cuando recibe la citación para la audiencia",
}
_PROTECTED = {
    "complainant": "quien presenta la queja",
    "witnesses": "quien da testimonio",
    "supporters": "quien les da su apoyo",
}


def grievance(rule: Grievance, names: Names) -> str:
    about = f" por {listing([_COVERED[each] for each in rule.covers], 'o')}" if rule.covers else ""
    leaders = (
        f"; si es contra quienes dirigen, va {names.to(rule.against_leaders_to)}" if rule.against_leaders_to else ""
    )
    steps = listing([f"{_STEPS[step.step]} en el plazo de {days(step.days)}" for step in rule.steps])
    interim = rule.interim
    several = things(rule.sanctions)
    sanctions = f", y tras ella puede decidir una sanción: de menor a mayor, {several}" if rule.sanctions else ""
    review = f", con revisión a los {days(interim.review_days)}" if interim and interim.review_days is not None else ""
    return sentences(
        f"una queja{about} va {names.to(rule.received_by)}{leaders}",
        f"quien la recibe dicta una resolución{sanctions}",
        f"ante ella debe {steps}" if steps else None,
        f"lo que afirma una resolución debe {_STANDARD[rule.standard]}" if rule.standard else None,
        "las partes pueden llevar acompañante" if rule.accompanied else None,
        f"antes de una resolución, {names.the(interim.by)} puede tomar medidas por {days(interim.max_days)} "
        f"como máximo{review}"
        if interim
        else None,
        f"ninguna suspensión puede durar más de {days(rule.suspended_max_days)}"
        if rule.suspended_max_days is not None
        else None,
        f"nadie puede quejarse de lo ocurrido hace más de {months(rule.limitation_months)}"
        if rule.limitation_months
        else None,
        f"lo que se publica: {_PUBLISHED[rule.publish]}" if rule.publish else None,
        f"la persona contra quien va la queja lee el caso {_TOLD[rule.respondent_told]}"
        if rule.respondent_told
        else None,
        f"{listing([_PROTECTED[each] for each in rule.protects])} no {_must(rule.protects)} sufrir por ello"
        if rule.protects
        else None,
    )


def _must(several: tuple[str, ...]) -> str:
    return "deben" if len(several) > 1 else "debe"


_ASIDE = {
    "party": "es parte",
    "named": "aparece con su nombre en el caso",
    "same_unit": "pertenece a la unidad de una parte",
    "decided_below": "participó en la decisión que ahora se examina",
    "appointed_by_party": "tiene su nombramiento de una parte",
    "relative": "tiene cercanía con una parte",
    "interest": "tiene algo que ganar o que perder",
}
_REPLACED = {
    "alternates": "una persona suplente ocupa su lugar",
    "lot": "un sorteo decide quién ocupa su lugar",
    "alternates or lot": "una persona suplente ocupa su lugar, o un sorteo decide quién lo ocupa",
    "nobody": "nadie ocupa su lugar",
}


def recusal(rule: Recusal, names: Names) -> str:
    effect = {"leave": "debe retirarse", "no_vote": "no tiene voto"}[rule.effect]
    when = listing([_ASIDE[each] for each in rule.when], "o")
    return sentences(
        f"cuando se trata {de(things(rule.inside))}, quien {when} {effect}",
        _REPLACED[rule.replaced_by] if rule.replaced_by else None,
    )
