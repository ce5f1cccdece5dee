"""How English says that an assertion of a charter does not hold, and each act of the way round it."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import count
from folkmoot.core.charter.english.numbers import days as days_of
from folkmoot.core.charter.values import Object, Requirement, Who


def controls(names: Names, cite: str, who: Who, over: str, acts: int) -> str:
    return f"{cite} says that {names.who(who)} never commands {names.the(over)}; but it can, in {count(acts, 'act')}."


def controls_somehow(names: Names, cite: str, who: Who, over: str, acts: int) -> str:
    said = f"{cite} says that {names.who(who)} never commands {names.the(over)}; but it can"
    return f"{said}, in {count(acts, 'act')} or fewer: the search for the shortest way gave up."


def expel_without(names: Names, cite: str, needs: Requirement) -> str:
    return f"{cite} says that nobody is expelled other than {names.requirement(needs)}; but somebody can be."


def amends_alone(names: Names, cite: str, who: Who) -> str:
    return f"{cite} says that {names.who(who)} never changes this charter alone; but it can."


def replace(names: Names, cite: str, who: Who, over: str) -> str:
    return f"{cite} says that {names.who(who)} can replace the members of {names.the(over)}; but there is no way."


def replace_late(names: Names, cite: str, who: Who, over: str, within: int, takes: int) -> str:
    return (
        f"{cite} says that {names.who(who)} can replace the members of {names.the(over)} within {days_of(within)}; "
        f"but the shortest way takes {days_of(takes)}."
    )


def convene(names: Names, cite: str, who: Who, over: str) -> str:
    return f"{cite} says that {names.who(who)} can have {names.the(over)} meet; but there is no way."


def convene_late(names: Names, cite: str, who: Who, over: str, within: int, takes: int) -> str:
    return (
        f"{cite} says that {names.who(who)} can have {names.the(over)} meet within {days_of(within)}; "
        f"but the shortest way takes {days_of(takes)}."
    )


def says_nothing(names: Names, cite: str) -> str:
    return f"{cite} asserts nothing: it does not say what is never or always so, or of whom, or over whom."


def unknown(cite: str, bound: int) -> str:
    return f"nobody knows whether {cite} holds: the search for a way round it gave up after {bound:,} situations."


def step(names: Names, who: Who, verb: str, on: str, rule: str, effect: str, days: int) -> str:
    """`The Steering Committee may expel a member of the Appeals Committee, which empties the seat (3 expel).`"""
    kind, _, of = on.partition(":")
    does = deeds([verb], [names.object(Object(kind, of or None))] if on else [])
    actor = names.who(who)
    said = f"{actor[0].upper()}{actor[1:]} may {does}{_EFFECTS[effect]}"
    return f"{said}, in {days_of(days)} ({rule})." if days else f"{said} ({rule})."


_EFFECTS = {
    "": "",
    "empties": ", which empties the seat",
    "refills": " where one is empty",
    "in_turn": " when the term is over",
    "instructs": "",
    "overturns": "",
    "amends": ", and with it the article that says who sits there",
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
