"""Spanish sentences for the rules about bodies and seats."""

from folkmoot.core.charter.rules import Apportionment, Body, Election, Incompatible, Office, Quota
from folkmoot.core.charter.spanish import vocabulary
from folkmoot.core.charter.spanish.deeds import deeds
from folkmoot.core.charter.spanish.names import Names, called, sort
from folkmoot.core.charter.spanish.numbers import count, days, figure, listing, months, share
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import VacancyStep

_MADE_UP = {
    "members of the unit": "que reúne a los miembros de la unidad",
    "all members": "que reúne a todos los miembros",
    "delegates": "que reúne a personas delegadas",
    "officers of the unit": "que reúne a quienes ocupan los cargos de la unidad",
}
_LISTEN = {"members": "los miembros", "public": "cualquier persona", "unit": "los miembros de la unidad"}


def body(rule: Body, names: Names) -> str:
    kind, noun = sort(rule), names.noun(rule.id)
    its = noun.the if noun is not None and noun.one != kind.one and not noun.one.startswith(f"{kind.one} ") else None
    named = kind.some if its is not None or noun is None else noun.some if rule.many else noun.the
    made = joined(
        f"cada unidad tiene {named}" if rule.many else f"existe {named}",
        its,
        f"de {count(rule.seats, 'puesto')}" if rule.seats else None,
        f"con {count(rule.alternates, 'suplente')}" if rule.alternates else None,
        _MADE_UP[rule.composed_of] if rule.composed_of else None,
    )
    return sentences(
        made,
        _filled(rule, names),
        f"nadie ocupa un puesto por más de {count(rule.max_terms, 'período')} de forma consecutiva"
        if rule.max_terms
        else None,
        _removed(rule, names),
        f"un puesto vacante se cubre {vacancy(rule.vacancy, names)}" if rule.vacancy else None,
        f"por cooptación {'se puede' if rule.coopt_max == 1 else 'se pueden'} cubrir {count(rule.coopt_max, 'puesto')} "
        "como máximo"
        if rule.coopt_max is not None
        else None,
        f"quien no tiene sucesión sigue por {days(rule.holdover_days)}" if rule.holdover_days is not None else None,
        f"puede decidir con la presencia de {names.quorum(rule.quorum)}" if rule.quorum else None,
        _convenes(rule, names),
        f"su dinero está {_BUDGET[rule.budget]}" if rule.budget else None,
        _chair(rule, names),
        f"su acta se da a conocer en el plazo de {days(rule.minutes_days)}" if rule.minutes_days is not None else None,
        f"{listing([_LISTEN[each] for each in rule.open_to])} pueden asistir a escuchar" if rule.open_to else None,
        "establece sus propias reglas de procedimiento" if rule.own_rules else None,
    )


def _filled(rule: Body, names: Names) -> str | None:
    if rule.filled_by is not None and rule.filled_by.by is None:
        seats = joined("sus puestos son de todos los miembros", _for(rule.term_months))
    else:
        way = names.filled(rule.filled_by, bool(rule.many)) if rule.filled_by else None
        seats = joined(way, _for(rule.term_months), "por turnos" if rule.staggered else None)
        return f"sus puestos se cubren {seats}" if seats else None
    return joined(seats, "por turnos" if rule.staggered else None)


def _for(term_months: int | None) -> str | None:
    return f"por {months(term_months)}" if term_months else None


def _removed(rule: Body, names: Names) -> str | None:
    chosen = rule.filled_by.by if rule.filled_by else None
    own = [each for each in rule.removed_by if each.name == chosen and names.is_many(each.name)]
    others = [each for each in rule.removed_by if names.who(each) not in [names.who(one) for one in own]]
    said = [f"{names.may(own)} destituir a quienes ha elegido"] if own else []
    said += [f"{names.may(others)} destituir a sus miembros"] if others else []
    return listing(said) or None


def _convenes(rule: Body, names: Names) -> str | None:
    if rule.convenes is None:
        return None
    if rule.convenes == "self":
        return "convoca sus propias reuniones"
    return f"{names.the(rule.convenes)} puede convocar sus reuniones"


_BUDGET = {"fixed": "fijado de antemano", "granted": "sujeto a asignación de tiempo en tiempo"}


def _chair(rule: Body, names: Names) -> str | None:
    if rule.chair is None:
        return None
    return "elige su propia presidencia" if rule.chair == "self" else f"{names.the(rule.chair)} preside sus reuniones"


def vacancy(steps: tuple[VacancyStep, ...], names: Names) -> str:
    said = {
        "countback": "con un recuento de los votos anteriores",
        "by-election": "con una elección parcial",
        "lot": "por sorteo",
        "vacant": "con nadie",
    }
    ways = [
        said[step.way]
        if step.by is None
        else f"por {'cooptación' if step.way == 'coopt' else 'nombramiento'} {names.by(step.by)}"
        for step in steps
    ]
    return ", en su defecto ".join(ways)


def office(rule: Office, names: Names) -> str:
    noun = names.noun(rule.id)
    one = noun.some.removeprefix("quien ocupa ") if noun else f"un cargo «{called(rule.id, rule.name)}»"
    made = joined(
        f"cada unidad tiene {one}" if rule.many else f"existe {one}",
        f"que ocupan en conjunto {count(rule.seats, 'persona')}" if rule.seats and rule.seats > 1 else None,
        f"en {names.the(rule.body)}" if rule.body and not rule.many else None,
    )
    way = names.filled(rule.filled_by, bool(rule.many)) if rule.filled_by else None
    filled = joined(way, f"por {months(rule.term_months)}" if rule.term_months else None)
    within = ", dentro de la unidad" if rule.many else ""
    return sentences(
        made,
        f"se cubre {filled}" if filled else None,
        f"nadie lo ocupa por más de {count(rule.max_terms, 'período')} de forma consecutiva"
        if rule.max_terms
        else None,
        f"quien lo ocupa debe cumplir {listing([names.term(each) for each in rule.eligibility])}"
        if rule.eligibility
        else None,
        f"{names.the(rule.id)} puede {deeds(rule.duties, [], 'y')}{within}" if rule.duties else None,
        f"{names.the(rule.id)} cumple las funciones {names.by(rule.deputises_for)} en su ausencia o vacancia"
        if rule.deputises_for
        else None,
        f"{names.may(rule.removed_by)} destituir a su titular" if rule.removed_by else None,
        f"si está vacante, se cubre {vacancy(rule.vacancy, names)}" if rule.vacancy else None,
        f"todo se entrega a la siguiente persona titular en el plazo de {days(rule.hand_over_days)}"
        if rule.hand_over_days is not None
        else None,
    )


def election(rule: Election, names: Names) -> str:
    how = "en votación secreta" if rule.secret else "por votación"
    held = joined(
        f"los puestos {names.by(rule.fills)} se cubren {how}",
        f"con el voto {names.by(rule.electorate)}" if rule.electorate else None,
        f"con {days(rule.notice_days)} de aviso" if rule.notice_days is not None else None,
        f"abierta por {days(rule.voting_days)}" if rule.voting_days is not None else None,
        f"con cómputo por {vocabulary.METHODS[rule.method]}" if rule.method else None,
    )
    return sentences(
        held,
        _nominations(rule),
        "se puede votar por reabrir las candidaturas" if rule.ron else None,
        *[_quota(each) for each in rule.quotas],
        {"lot": "un sorteo decide un empate", "revote": "un empate se vota de nuevo", None: None}[rule.tie],
        f"{names.the(rule.run_by)} debe organizarla y contar los votos" if rule.run_by else None,
        _recount(rule, names),
        f"se puede impugnar en el plazo de {days(rule.petition.within_days)}, ante {names.the(rule.petition.to)}"
        if rule.petition
        else None,
    )


def _nominations(rule: Election) -> str | None:
    if rule.nominations is None:
        return None
    asked = rule.nominations
    said = joined(
        f"se abren {days(asked.opens_days)} antes" if asked.opens_days is not None else None,
        f"se cierran {days(asked.closes_days)} antes" if asked.closes_days is not None else None,
        f"necesitan {count(asked.seconders, 'apoyo')}" if asked.seconders else None,
        "deben ser aceptadas" if asked.acceptance else None,
    )
    return f"las candidaturas {said}" if said else None


def _recount(rule: Election, names: Names) -> str | None:
    if rule.recount is None:
        return None
    may = names.may([rule.recount.on]) if rule.recount.on else "quien votó puede"
    return f"{may} pedir un recuento en el plazo de {days(rule.recount.within_days)}"


def _quota(quota: Quota) -> str:
    how = {"reserve": ", en puestos reservados", "ceiling": "", "zipper": ", en puestos alternos", None: ""}[quota.how]
    least = f"al menos {share(quota.min)}" if quota.min is not None else None
    most = f"como máximo {share(quota.max)}" if quota.max is not None else None
    return f"{listing([each for each in (least, most) if each]) or 'una parte'} corresponde a «{quota.attribute}»{how}"


def apportionment(rule: Apportionment, names: Names) -> str:
    rounding = {
        "ratio-up": "",
        "sainte-lague": ", con reparto por Sainte-Laguë",
        "hamilton": ", con reparto por restos mayores",
        None: "",
    }
    part = " o fracción" if rule.method == "ratio-up" else ""
    sent = (
        f"cada unidad envía una persona delegada {names.to(rule.to)} por cada {count(rule.per, 'miembro')}{part}"
        if rule.per
        else f"cada unidad envía personas delegadas {names.to(rule.to)} según su tamaño"
    )
    bounds = [
        *([f"{figure(rule.minimum)} como mínimo"] if rule.minimum is not None else []),
        *([f"{figure(rule.maximum)} como máximo"] if rule.maximum is not None else []),
    ]
    return sentences(
        joined(f"{sent}, con la medida {names.by(rule.base)}{rounding[rule.method]}", listing(bounds)),
        f"cada persona delegada tiene {count(rule.alternates, 'suplente')}" if rule.alternates else None,
        f"además, por el conjunto, {_delegates(rule.at_large)}" if rule.at_large else None,
        *[_quota(each) for each in rule.quotas],
    )


def _delegates(number: int) -> str:
    return f"hay {count(number, 'persona delegada', 'personas delegadas')}"


def incompatible(rule: Incompatible, names: Names) -> str:
    seats = listing([f"en {names.the(each)}" for each in rule.bodies] + [_as(each, names) for each in rule.offices])
    within = (
        f", ni en un puesto antes de {months(rule.within_months)} de dejar el otro"
        if rule.within_months
        else " al mismo tiempo"
    )
    return sentences(
        f"nadie puede servir {seats}{within}",
        "ser candidata o candidato a un puesto cuenta como ocuparlo" if rule.counts_candidacy else None,
    )


def _as(office: str, names: Names) -> str:
    noun = names.noun(office)
    return f"en {noun.the.removeprefix('quien ocupa ')}" if noun is not None else f"en {names.the(office)}"
