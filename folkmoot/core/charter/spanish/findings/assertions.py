"""How Spanish says that an assertion of a charter does not hold, and each act of the way round it."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.spanish.deeds import deeds
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import count, figure
from folkmoot.core.charter.spanish.numbers import days as days_of
from folkmoot.core.charter.values import Object, Requirement, Who


def controls(names: Names, cite: str, who: Who, over: str, acts: int) -> str:
    said = f"{cite} dice que {names.who(who)} nunca manda {names.to(over)}"
    return f"{said}; pero puede llegar a hacerlo, en {count(acts, 'acto')}."


def controls_somehow(names: Names, cite: str, who: Who, over: str, acts: int) -> str:
    said = f"{cite} dice que {names.who(who)} nunca manda {names.to(over)}; pero puede llegar a hacerlo"
    return f"{said}, en {count(acts, 'acto')} o menos: la búsqueda de la vía más corta cesó."


def expel_without(names: Names, cite: str, needs: Requirement) -> str:
    return f"{cite} dice que no se expulsa a nadie más que {names.requirement(needs)}; pero se puede."


def amends_alone(names: Names, cite: str, who: Who) -> str:
    return f"{cite} dice que {names.who(who)} nunca reforma por su sola cuenta este estatuto; pero puede."


def replace(names: Names, cite: str, who: Who, over: str) -> str:
    can = f"{cite} dice que {names.may([who])} reemplazar a los miembros {names.by(over)}"
    return f"{can}; pero no hay manera."


def replace_late(names: Names, cite: str, who: Who, over: str, within: int, takes: int) -> str:
    can = f"{cite} dice que {names.may([who])} reemplazar a los miembros {names.by(over)}"
    return f"{can} en el plazo de {days_of(within)}; pero la vía más corta toma {days_of(takes)}."


def convene(names: Names, cite: str, who: Who, over: str) -> str:
    return f"{cite} dice que {names.may([who])} lograr la reunión {names.by(over)}; pero no hay manera."


def convene_late(names: Names, cite: str, who: Who, over: str, within: int, takes: int) -> str:
    can = f"{cite} dice que {names.may([who])} lograr la reunión {names.by(over)}"
    return f"{can} en el plazo de {days_of(within)}; pero la vía más corta toma {days_of(takes)}."


def says_nothing(names: Names, cite: str) -> str:
    return f"{cite} no afirma nada: no dice qué es así nunca o siempre, o de quién, o sobre quién."


def unknown(cite: str, bound: int) -> str:
    return f"no se sabe si {cite} se cumple: la búsqueda de una salida cesó tras {figure(bound)} situaciones."


def step(names: Names, who: Who, verb: str, on: str, rule: str, effect: str, days: int) -> str:
    """`El comité «Steering Committee» puede expulsar a un miembro del tribunal «Appeals» ... (3 expel).`"""
    kind, _, of = on.partition(":")
    does = deeds([verb], [names.object(Object(kind, of or None))] if on else [])
    actor = names.may([who])
    said = f"{actor[0].upper()}{actor[1:]} {does}{_EFFECTS[effect]}"
    return f"{said}, en {days_of(days)} ({rule})." if days else f"{said} ({rule})."


_EFFECTS = {
    "": "",
    "empties": ", con lo que el puesto queda vacante",
    "refills": " cuando hay un puesto vacante",
    "in_turn": " cuando termina el mandato",
    "instructs": "",
    "overturns": "",
    "amends": ", y con él el artículo que dice quién lo integra",
}


ASSERTIONS: Mapping[str, Callable[..., str]] = {
    "assertion_controls": controls,
    "assertion_controls_somehow": controls_somehow,
    "assertion_expel_without": expel_without,
    "assertion_amends_alone": amends_alone,
    "assertion_replace": replace,
    "assertion_replace_late": replace_late,
    "assertion_convene": convene,
    "assertion_convene_late": convene_late,
    "assertion_says_nothing": says_nothing,
    "assertion_unknown": unknown,
    "assertion_step": step,
}
