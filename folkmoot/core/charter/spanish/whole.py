"""Spanish sentences for the rules about the organisation as a whole."""

from folkmoot.core.charter.rules import (
    Amendment,
    Assert,
    Dissolution,
    Emergency,
    Head,
    Interpretation,
    Merger,
    RecordRule,
    Transition,
)
from folkmoot.core.charter.spanish import vocabulary
from folkmoot.core.charter.spanish.deeds import deeds
from folkmoot.core.charter.spanish.meetings import languages
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import al, count, days, listing, share
from folkmoot.core.charter.spoken import joined, sentences


def head(rule: Head, names: Names) -> str:
    return sentences(
        f"este es el estatuto «{rule.title}»" if rule.title else None,
        f"se adoptó en esta fecha: {rule.adopted}" if rule.adopted else None,
        f"se publica en {languages(rule.languages)}" if rule.languages else None,
        f"en caso de diferencia decide el texto en {languages((rule.authoritative_language,))}"
        if rule.authoritative_language
        else None,
        f"{names.the(rule.interpreter)} puede resolver qué significa" if rule.interpreter else None,
        "lo que ninguna regla permite no está permitido" if rule.default else None,
        f"donde no se nombra una mayoría, hace falta {names.majority(rule.default_majority)}"
        if rule.default_majority
        else None,
        f"donde no se nombra un quórum, hace falta la presencia de {names.quorum(rule.default_quorum)}"
        if rule.default_quorum
        else None,
        f"sus días son los de la zona horaria {rule.timezone}" if rule.timezone else None,
        f"motivos que reconoce: {listing([f'«{ground.means}»' for ground in rule.grounds])}" if rule.grounds else None,
    ) or sentences("este estatuto no dice nada de sí mismo")


def _ballots(rule: Amendment | Dissolution | Merger) -> str | None:
    if rule.ballots is None or rule.ballots == 1:
        return None
    apart = f" con al menos {days(rule.apart_days)} de intervalo" if rule.apart_days is not None else ""
    return f"en {rule.ballots} votaciones{apart}"


def _taking_part(rule: Amendment | Dissolution | Merger) -> str | None:
    if not rule.turnout:
        return None
    return f"con participación de al menos {share(rule.turnout)} de quienes tienen derecho a voto"


def _carried(rule: Amendment | Dissolution | Merger, names: Names) -> str:
    return joined(
        f"por {names.majority(rule.majority)}" if rule.majority else None,
        None if rule.ratified_by else _taking_part(rule),
        _ballots(rule),
        f"tras {days(rule.deliberation_days)} de debate" if rule.deliberation_days is not None else None,
    )


def _confirmed(rule: Amendment | Dissolution | Merger, names: Names) -> str | None:
    if rule.ratified_by is None:
        return None
    by = f" por {names.majority(rule.ratify_majority)}" if rule.ratify_majority else ""
    return joined(f"{names.the(rule.ratified_by)} debe confirmarlo{by}", _taking_part(rule))


def _effective(rule: Amendment | Dissolution | Merger) -> str | None:
    return f"entra en vigor a los {days(rule.effective_days)}" if rule.effective_days is not None else None


def _articles(numbers: tuple[str, ...]) -> str:
    return f"{'los artículos' if len(numbers) > 1 else 'el artículo'} {listing(numbers)}"


def amendment(rule: Amendment, names: Names) -> str:
    what = f"{_articles(rule.of)} de este estatuto" if rule.of else "este estatuto"
    return sentences(
        f"{names.may(rule.who)} reformar {what} {_carried(rule, names)}".rstrip(),
        _confirmed(rule, names),
        _effective(rule),
        f"nadie puede reformar {_articles(rule.unamendable)}" if rule.unamendable else None,
    )


def dissolution(rule: Dissolution, names: Names) -> str:
    return sentences(
        f"{names.may(rule.who)} disolver la organización {_carried(rule, names)}".rstrip(), *_end(rule, names)
    )


def merger(rule: Merger, names: Names) -> str:
    said = f"{names.may(rule.who)} fusionar la organización con otra {_carried(rule, names)}"
    return sentences(said.rstrip(), *_end(rule, names))


def _end(rule: Dissolution | Merger, names: Names) -> list[str | None]:
    return [
        _confirmed(rule, names),
        _effective(rule),
        f"lo que quede se destina a «{rule.assets_to}»" if rule.assets_to else None,
        f"el registro se destina a «{rule.archive_to}»" if rule.archive_to else None,
    ]


_TRIGGERS = {
    "cannot_meet": "el órgano que debería decidir no puede reunirse",
    "disaster": "hay un desastre",
    "repression": "hay persecución o prohibición",
    "insolvency": "se acaba el dinero",
    "legal_order": "un tribunal o una autoridad lo ordena",
}


def emergency(rule: Emergency, names: Names) -> str:
    declared = joined(
        f"{names.may(rule.declared_by)} declarar una emergencia por {days(rule.max_days)} como máximo",
        f"por {names.majority(rule.majority)}" if rule.majority else None,
        f"cuando {listing([_TRIGGERS[each] for each in rule.trigger], 'o')}" if rule.trigger else None,
    )
    times = count(rule.renewals, "vez", "veces") if rule.renewals else ""
    return sentences(
        declared,
        f"se puede renovar {times}" if times else "no se puede renovar",
        f"{names.the(rule.ratified_by)} debe confirmarla en el plazo de {days(rule.ratified_within_days)}, o termina",
        f"durante ella se puede {deeds(rule.grants, [])}" if rule.grants else None,
        f"nunca da facultad para {deeds(rule.never, [])}" if rule.never else None,
        f"de lo hecho se debe informar en el plazo de {days(rule.report_days)}"
        if rule.report_days is not None
        else None,
    )


def interpretation(rule: Interpretation, names: Names) -> str:
    return sentences(
        joined(
            f"{names.may(rule.by)} resolver qué significa este estatuto",
            f"hasta que {names.the(rule.until)} decida otra cosa" if rule.until else None,
        ),
        f"una interpretación se debe publicar en el plazo de {days(rule.published_days)}"
        if rule.published_days is not None
        else None,
    )


def transition(rule: Transition, names: Names) -> str:
    return sentences(
        "un asunto se juzga por el estatuto vigente cuando se abrió" if rule.version_at else None,
        f"quien no tiene sucesión sigue por {days(rule.holdover_days)}" if rule.holdover_days is not None else None,
        f"cuando una elección se atrasa, {names.may(rule.overdue_called_by)} convocarla"
        if rule.overdue_called_by
        else None,
    ) or sentences("nada especial rige entre dos estatutos")


def assertion(rule: Assert, names: Names) -> str:
    who = names.whoever(rule.who) if rule.who else "nadie"
    to = listing([al(names.who(each)) for each in rule.who], "o") if rule.who else "a nadie"
    over = listing([names.by(each) for each in rule.over], "o") or "de cualquier órgano"
    commanded = listing([names.to(each) for each in rule.over], "o") or "a cualquier órgano"
    needs = listing([names.requirement(each) for each in rule.needs]) or "sin condición alguna"
    within = f" en el plazo de {days(rule.within_days)}" if rule.within_days is not None else ""
    said = {
        "controls": f"nunca debe ser posible que {who} mande {commanded}",
        "expel_without": f"nunca debe ser posible expulsar a alguien más que {needs}",
        "amends_alone": f"nunca debe ser posible que {who} reforme por su sola cuenta este estatuto",
        "replace": f"siempre debe serle posible {to} reemplazar a los miembros {over}{within}",
        "convene": f"siempre debe serle posible {to} lograr la reunión {over}{within}",
    }
    return sentences(said[rule.never or rule.can or "controls"])


def record(rule: RecordRule, names: Names) -> str:
    def kept(each: tuple[str, ...]) -> str:
        return listing([vocabulary.RECORD_NAMES[name] for name in each])

    return sentences(
        f"cualquier persona puede leer {kept(rule.public)}" if rule.public else None,
        f"los miembros pueden leer {kept(rule.members)}" if rule.members else None,
        f"solo quienes allí se nombran pueden leer {kept(rule.sealed)}" if rule.sealed else None,
        f"{names.the(rule.opened_by)} puede abrir lo que está bajo sello" if rule.opened_by else None,
        f"los textos se conservan por {count(rule.retain_years, 'año')}" if rule.retain_years is not None else None,
        "cuando se borran palabras, queda una marca de que allí estaban" if rule.erase else None,
        f"refrendan el registro {count(rule.witnesses, 'testigo de fuera', 'testigos de fuera')}"
        if rule.witnesses
        else None,
        f"se publica un punto de control al menos cada {days(rule.anchor_days)}"
        if rule.anchor_days is not None
        else None,
    ) or sentences("se lleva el registro")
