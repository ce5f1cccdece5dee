"""How Spanish says why an act is refused, or why nobody can tell: whole sentences, fit to be read out at a meeting."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from folkmoot.core.charter.compiled import Authority, Case, CompiledPower, CompiledProhibition, Condition, Tri
from folkmoot.core.charter.conditions import Asked, AtLeast, AtMost, Holds, Includes, Named, Undefined, Untouched
from folkmoot.core.charter.spanish import votes
from folkmoot.core.charter.spanish.deeds import DEEDS, REQUIREMENTS, deeds
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import al, count, days, figure, listing
from folkmoot.core.charter.spanish.vocabulary import DUES, VERBS
from folkmoot.core.charter.spanish.votes import share_or_number
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout

NUMBERS: Mapping[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "notice_days": (lambda n: f"pide {days(n)} de aviso", lambda n: f"hubo {figure(n)}"),
    "objection_days": (lambda n: f"deja {days(n)} para objeciones", lambda n: f"{_passed(n)}"),
    "arrears_days": (
        lambda n: f"espera a que las cuotas lleven más de {days(n - 1)} vencidas",
        lambda n: f"llevan {days(n)}",
    ),
    "days_since_proposal": (lambda n: f"pide {days(n)} de debate", lambda n: f"hubo {figure(n)}"),
    "ballots": (
        lambda n: f"pide que se apruebe en {count(n, 'votación', 'votaciones')}",
        lambda n: f"hubo {figure(n)}",
    ),
    "apart_days": (lambda n: f"pide {days(n)} entre las votaciones", lambda n: f"hubo {figure(n)}"),
    "unit_members": (
        lambda n: f"pide que una unidad comience con {count(n, 'miembro')}",
        lambda n: f"hay {figure(n)}",
    ),
    "tendency_members": (
        lambda n: (
            f"pide que {count(n, 'miembro')} como mínimo {'pertenezca' if n == 1 else 'pertenezcan'} a la tendencia"
        ),
        lambda n: f"{'pertenece' if n == 1 else 'pertenecen'} {figure(n)}",
    ),
    "amount": (lambda n: f"permite gastar hasta {figure(n)}", lambda n: f"se pidieron {figure(n)}"),
    "days": (
        lambda n: f"permite {days(n)} como máximo",
        lambda n: f"se {'pidió' if n == 1 else 'pidieron'} {days(n)}",
    ),
    "days_since": (lambda n: f"deja {days(n)} para ello", lambda n: _passed(n)),
    "renewals": (
        lambda n: (
            f"permite renovar una emergencia {count(n, 'vez', 'veces')}" if n else "no permite renovar una emergencia"
        ),
        lambda n: f"esta sería la renovación número {figure(n)}",
    ),
    "terms": (
        lambda n: f"no permite servir más de {count(n + 1, 'período')} de forma consecutiva",
        lambda n: f"ya van {figure(n)}",
    ),
    "coopted": (
        lambda n: f"permite cubrir {count(n + 1, 'puesto')} por cooptación",
        lambda n: f"así ya se {'cubrió' if n == 1 else 'cubrieron'} {figure(n)}",
    ),
}
"""What a rule asks of a number, and what there was."""


def _passed(n: int) -> str:
    return f"{'ha' if n == 1 else 'han'} pasado {days(n)}"


WANTS = {
    "own_unit": ("alcanza solo a su propia unidad", "esto queda fuera de ella", "esto queda dentro de ella"),
    "eligible": ("pide que la persona cumpla sus condiciones", "no las cumple", "las cumple"),
    "incompatible": (
        "no permite que nadie ocupe dos puestos que se excluyen entre sí",
        "este sería tal caso",
        "este sería tal caso",
    ),
    "vacant": ("permite cubrir un puesto vacante", "el puesto no está vacante", "el puesto está vacante"),
    "emergency": ("rige en una emergencia declarada", "no hay ninguna", "la hay"),
    "ratified": ("pide que se confirme antes", "no se ha confirmado", "se ha confirmado"),
    "confirmed": ("pide que se confirme antes", "no se ha confirmado", "se ha confirmado"),
    "belongs": (
        "lo da a quienes pertenecen a la tendencia",
        "esta persona no pertenece a ella",
        "esta persona pertenece a ella",
    ),
    "before_convention": (
        "permite formar una solo antes de un congreso",
        "no hay ninguno convocado que esté por reunirse",
        "hay uno convocado que esté por reunirse",
    ),
    "veto": ("permite vetarlo", "se vetó", "se vetó"),
}
"""What a rule wants, that it is not so, and what would have to be known."""


WANTS_NOT = {
    "final": (
        "no deja apelar contra lo que se decidió en una apelación",
        "esto se decidió así",
        "esto se decidió así",
    ),
    "find": ("lo permite solo antes de una resolución", "ya la hay", "ya la hay"),
}
"""The same of rules that want something not to be so."""

PARTIES = {
    "complainant": "a quien presentó la queja",
    "respondent": "a la persona contra quien se presentó",
    "applicant": "a quien presentó la solicitud",
    "unit": "a la unidad concernida",
    "member": "a cualquier miembro",
}


def dissolved(names: Names, article: str | None, *, known: bool) -> str:
    under = f" (artículo {article})" if article else ""
    if known:
        return f"La organización está disuelta{under}; ya solo se puede llevar su registro."
    return f"Nadie puede decir si la organización está disuelta{under}."


def founded(names: Names, *, known: bool) -> str:
    if known:
        return "La organización ya está fundada: eso se hace solo con el registro vacío."
    return "No se sabe si el registro está vacío, y solo entonces se funda una organización."


def forbidden(names: Names, rule: CompiledProhibition, case: Case, *, known: bool) -> str:
    """`El artículo 6 (no_reversal) prohíbe a cualquiera dar instrucciones a un miembro del tribunal «Appeals».`"""
    whom = "a cualquiera"
    if rule.holders is not None:
        whom = listing([al(each) for each in _actors(rule.holders & case.by or rule.holders, names)], "o")
    touched = rule.objects & case.facts.objects
    what = deeds([rule.verb], [names.object(_read(_most_exact(touched)))] if touched else [])
    said = f"{_article(rule.rule)} prohíbe {whom} {what}"
    if rule.grounds:
        said += f" por motivo de {listing([_ground(each, names) for each in _given(rule, case)], 'o')}"
    if known:
        return f"{said}."
    unknown = "quién lo hizo" if not case.by and rule.holders is not None else "por qué motivo se hizo"
    return f"{said}; no se sabe {unknown}."


def _given(rule: CompiledProhibition, case: Case) -> list[str]:
    given = case.facts.known.get("ground")
    return sorted(rule.grounds.intersection(given) if isinstance(given, tuple) else rule.grounds)


def _ground(id: str, names: Names) -> str:
    ground = names.charter.ground(id)
    return f"«{ground.means if ground else id}»"


def no_power(names: Names, verb: str, case: Case, others: Sequence[CompiledPower]) -> str:
    """`Ningún artículo da a la mesa la facultad de expulsar a un miembro; el artículo 6 la da al panel.`"""
    objects = _plainest(case.facts.on)
    on = [names.object(_read(objects))] if objects else []
    does = deeds([verb], on) if verb in DEEDS else "tomar una decisión"
    whom = listing([al(each) for each in _actors(case.by, names)], "o") if case.by else "a nadie"
    said = f"Ningún artículo da {whom} la facultad de {does}"
    if not others:
        return f"{said}."
    by_article = dict[str, list[str]]()
    for power in others:
        who = al(names.who(power.who))
        if who not in by_article.setdefault(power.article, []):
            by_article[power.article].append(who)
    to = [f"el artículo {article} la da {listing(who)}" for article, who in by_article.items()]
    return f"{said}; {listing(to)}."


def elsewhere(names: Names, power: CompiledPower, case: Case) -> str:
    """`El artículo 13 (entrenched) da esa facultad a la membresía, no al congreso «Convention».`"""
    others = listing([al(each) for each in _actors(case.by, names)], "o")
    return f"{_article(power.rule)} da esa facultad {al(names.who(power.who))}, no {others}."


def nobodys(names: Names, articles: frozenset[str]) -> str:
    """What is said where articles have no clause by which anybody could change them."""
    if not articles:
        return "Ningún artículo dice quién puede reformar lo que ninguna otra cláusula nombra."
    return f"Ningún artículo dice quién puede reformar el artículo {_numbered(articles)}."


def follows(names: Names, verb: str) -> str:
    """What is said of an act when not it is refused, but what would follow from it."""
    return f"Se deniega porque de ello se seguiría {VERBS[verb]}, y eso se deniega."


def untold(names: Names, power: CompiledPower) -> str:
    return f"{_article(power.rule)} rige solo para algunos artículos; no se sabe qué artículos cambiaría esto."


def whoever(names: Names, power: CompiledPower) -> str:
    return f"{_article(power.rule)} da esa facultad {al(names.who(power.who))}; no se sabe quién lo hizo."


def wanting(names: Names, rule: str, condition: Condition, case: Case, *, met: Tri) -> str:
    """What a rule wants, and that it is not there or not known."""
    return f"{_article(rule)} {_SAYS[type(condition)](condition, case, names, met)}."


def _holds(condition: Holds, case: Case, names: Names, met: Tri) -> str:
    known = WANTS if condition.wanted else {**WANTS, **WANTS_NOT}
    if condition.fact in known:
        wants, fails, unknown = known[condition.fact]
        return f"{wants}; {fails}" if met is False else f"{wants}; no se sabe si {unknown}"
    when = REQUIREMENTS.get(condition.fact) or f"tras {DEEDS[condition.fact].thing}"
    return f"lo permite {when}; " + ("no es así" if met is False else "no se sabe si es así")


def _number(condition: AtLeast | AtMost, case: Case, names: Names, met: Tri) -> str:
    asks, found = NUMBERS[condition.fact]
    bound = condition.least if isinstance(condition, AtLeast) else condition.most
    value = case.facts.known.get(condition.fact)
    return f"{asks(bound)}; {found(value) if isinstance(value, int) else 'no se sabe cómo está'}"


def _asked(condition: Asked, case: Case, names: Names, met: Tri) -> str:
    least = condition.needed(case)
    asked = case.facts.known.get("initiative")
    wants = figure(least) if least is not None else share_or_number(condition.share)
    found = f"lo {'pidió' if asked == 1 else 'pidieron'} {figure(asked)}" if isinstance(asked, int) else None
    return f"quiere que lo pidan {wants}; {found or 'no se sabe cuántos lo pidieron'}"


def _named(condition: Named, case: Case, names: Names, met: Tri) -> str:
    if condition.fact == "claimed":
        found = "se reclama otra cosa" if met is False else "no se sabe qué se reclama"
        return f"da {DUES[condition.name]}; {found}"
    found = "se trata de otra clase" if met is False else "no se sabe de qué clase se trata"
    return f"rige para {names.the(condition.name)}; {found}"


def _includes(condition: Includes, case: Case, names: Names, met: Tri) -> str:
    to = listing([PARTIES[each] for each in sorted(condition.names)], "o")
    found = "quien lo pide no lo es" if met is False else "no se sabe qué es en el caso quien lo pide"
    return f"lo permite {to}; {found}"


def _untouched(condition: Untouched, case: Case, names: Names, met: Tri) -> str:
    several = "los artículos" if len(condition.articles) > 1 else "el artículo"
    unknown = "" if met is False else "; no se sabe qué artículos cambiaría esto"
    return f"no permite a nadie reformar de este modo {several} {_numbered(condition.articles)}{unknown}"


def _undefined(condition: Undefined, case: Case, names: Names, met: Tri) -> str:
    return f"depende de «{condition.name}», que ningún artículo define"


_SAYS: Mapping[type[Condition], Callable[[Any, Case, Names, Tri], str]] = {
    Holds: _holds,
    AtLeast: _number,
    AtMost: _number,
    Asked: _asked,
    Named: _named,
    Includes: _includes,
    Untouched: _untouched,
    Undefined: _undefined,
    Carried: votes.carried,
    Turnout: votes.turnout,
    LeastYes: votes.least_yes,
    Quorate: votes.quorate,
}


def _article(rule: str) -> str:
    article, _, id = rule.partition(" ")
    return f"El artículo {article} ({id})"


def _numbered(articles: frozenset[str]) -> str:
    return listing(sorted(articles, key=lambda each: (len(each), each)), "o")


def _actors(by: frozenset[Authority], names: Names) -> list[str]:
    """Who acts: the most that they are, so an office before a class, and themselves only if they are nothing else."""
    order = ("body", "electorate", "office", "unit", "class", "clock", "self")
    known = sorted(by, key=lambda each: (order.index(each.kind) if each.kind in order else len(order), each.id))
    acting = [each for each in known if each.kind not in ("self", "class", "clock")] or known[:1]
    return list(dict.fromkeys(_actor(each, names) for each in acting))


def _actor(who: Authority, names: Names) -> str:
    if who.kind == "clock":
        return "el reloj"
    return "cualquiera" if who.kind == "self" else names.the(who.id)


def _most_exact(objects: frozenset[str]) -> str:
    return max(sorted(objects), key=lambda each: ":" in each)


def _plainest(objects: frozenset[str]) -> str | None:
    return _most_exact(objects) if objects else None


def _read(each: str) -> Object:
    kind, _, of = each.partition(":")
    return Object(kind, of or None)


REASONS: Mapping[str, Callable[..., str]] = {
    "dissolved": dissolved,
    "founded": founded,
    "forbidden": forbidden,
    "no_power": no_power,
    "elsewhere": elsewhere,
    "nobodys": nobodys,
    "follows": follows,
    "untold": untold,
    "whoever": whoever,
    "wanting": wanting,
}
"""What each key of a reason says, told with the names of its charter first."""
