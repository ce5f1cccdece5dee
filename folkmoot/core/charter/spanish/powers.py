"""Spanish sentences for powers, prohibitions, checks, majorities, quorums and consent."""

from fractions import Fraction

from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import claimed
from folkmoot.core.charter.rules import Check, Consent, Electorate, Majority, Power, Prohibition, Quorum
from folkmoot.core.charter.spanish.deeds import ANY_OF, deeds
from folkmoot.core.charter.spanish.names import BASES, Names, quoted
from folkmoot.core.charter.spanish.names import majority as majority_of
from folkmoot.core.charter.spanish.numbers import al, count, days, de, figure, listing, share
from folkmoot.core.charter.spanish.vocabulary import DUES
from folkmoot.core.charter.spoken import joined, sentences
from folkmoot.core.charter.values import Object


def power(rule: Power, names: Names) -> str:
    in_ballot = all(each.share is None and names.charter.get(Electorate, each.name) for each in rule.who)
    turnout = None
    if rule.quorum:
        turnout = f"con {'participación' if in_ballot else 'presencia'} de {names.quorum(rule.quorum)}"
    how = joined(
        f"por {names.majority(rule.majority)}" if rule.majority else None,
        *[names.requirement(each) for each in rule.requires],
        f"con {days(rule.notice_days)} de aviso" if rule.notice_days is not None else None,
        turnout,
        _asked(rule.initiative),
        f"en el plazo de {days(rule.within_days)}{_from(rule)}" if rule.within_days is not None else None,
        f"hasta {figure(rule.limit)} por vez" if rule.limit is not None else None,
        f"por {days(rule.max_days)} como máximo" if rule.max_days is not None else None,
        "dentro de su propia unidad" if rule.scope == "unit" else None,
        f"con sujeción a {listing([quoted(each) for each in rule.subject_to])}" if rule.subject_to else None,
        "con posibilidad de delegar esta facultad" if rule.delegable else None,
    )
    does = deeds(rule.act, names.objects(rule.on))
    may = f"{names.may(rule.who)}{', en votación,' if in_ballot else ''} {does}"
    comma = "" if rule.majority and ANY_OF not in does else ","
    return sentences(f"{may}{comma} {how}" if how else may)


def _from(rule: Power) -> str:
    """From when its days count, where that goes without asking: lists are brought in after the founding."""
    return " desde la fundación" if rule.on and all(each.kind == "batch" for each in rule.on) else ""


def given(power: CompiledPower, names: Names) -> str:
    """What a field of some other rule gives somebody: the deed alone, without the rest of that rule."""
    objects = [names.object(Object(*each.split(":", 1))) for each in sorted(power.objects)]
    in_emergency = any(condition.reason == "emergency" for condition in power.conditions)
    does = f"{names.may([power.who])} {deeds([power.verb], objects)}"
    due = claimed(power.conditions)
    return sentences(
        joined(f"{does}: {DUES[due]}" if due else does, "en una emergencia declarada" if in_emergency else None)
    )


def _asked(initiative: Fraction | int | None) -> str | None:
    if initiative is None:
        return None
    if isinstance(initiative, Fraction):
        return f"a solicitud de {share(initiative)} de sus integrantes"
    return f"a solicitud de {figure(initiative)} de sus integrantes"


def prohibition(rule: Prohibition, names: Names) -> str:
    who = "nadie puede"
    if len(rule.who) > 1:
        who = f"ni {' ni '.join(names.who(each) for each in rule.who)} pueden"
    elif rule.who:
        subject, _, verb = names.may(rule.who).rpartition(" ")
        who = f"{subject} no {verb}"
    grounds = [f"«{ground.means if (ground := names.charter.ground(each)) else each}»" for each in rule.because]
    because = f", por motivo de {listing(grounds, 'o')}," if grounds else ""
    excepted = [_excepted(each, names) for each in rule.excepted]
    return sentences(
        joined(
            f"{who}{because} {deeds(rule.act, names.objects(rule.on))}",
            f"salvo en virtud {listing(excepted)}" if excepted else None,
        ),
        "ninguna emergencia y ninguna reforma ordinaria levanta esta prohibición" if rule.entrenched else None,
    )


def _excepted(id: str, names: Names) -> str:
    rule = names.charter.get(Power, id)
    return f"de {quoted(id)}" if rule is None else f"del artículo {rule.article} ({quoted(id)})"


def check(rule: Check, names: Names) -> str:
    over, may = deeds(rule.over, []), names.may(rule.by)
    said = {
        "veto": f"{may} impedirlo cuando otros deciden {over}",
        "confirm": f"hace falta la conformidad {listing([de(names.who(each)) for each in rule.by], 'o')} para {over}",
        "referendum": f"hay que consultar en votación {listing([al(names.who(each)) for each in rule.by], 'o')} "
        f"antes de {over}",
        "audit": f"{may} examinarlo después cuando otros deciden {over}",
        "delay": f"{may} dejarlo en suspenso cuando otros deciden {over}",
    }[rule.sort]
    silent = {"passes": "si guardan silencio, vale", "falls": "si guardan silencio, decae", None: None}
    return sentences(
        joined(said, f"en el plazo de {days(rule.within_days)}" if rule.within_days is not None else None),
        silent[rule.if_silent],
        f"se puede pasar por encima de ello por {names.majority(rule.override)}" if rule.override else None,
    )


def majority(rule: Majority, names: Names) -> str:
    tie = {
        "lost": "en caso de empate se pierde",
        "chair": "la presidencia decide un empate",
        "lot": "un sorteo decide un empate",
        None: None,
    }
    return sentences(f"{quoted(rule.id)} significa {majority_of(rule, names, 'todos los puestos')}", tie[rule.tie])


def quorum(rule: Quorum, names: Names) -> str:
    when = {
        "opening": "al abrirse la reunión",
        "throughout": "en cada decisión",
        "close": "al cerrarse la votación",
        None: None,
    }
    return sentences(
        joined(
            f"{quoted(rule.id)} significa {_OF[rule.of]} de {names.quorum(rule.terms)}",
            f"contada {when[rule.measured_at]}" if rule.measured_at else None,
        ),
        "quien se aparta cuenta como presente" if rule.recused_count else None,
    )


_OF = {
    "present": "la presencia",
    "participating": "la participación, a favor, en contra o en abstención,",
    None: "la presencia",
}


def consent(rule: Consent, names: Names) -> str:
    stop = rule.unless_objections
    after = f"tras {days(rule.passes_after_days)}" if rule.passes_after_days is not None else "de inmediato"
    many = None
    if stop is not None:
        many = count(stop.count, "objeción", "objeciones") if stop.count is not None else "objeciones"
        if stop.share is not None:
            many += f" de al menos {share(stop.share)} de {BASES['entitled']}"
    return sentences(
        f"{quoted(rule.id)} significa que se aprueba {after} salvo que haya {many or 'objeciones'}",
        f"en ese caso se somete a votación, y se aprueba por {names.majority(rule.then)}" if rule.then else None,
    )
