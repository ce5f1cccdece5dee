"""A fact is what one sentence says; a part is a heading with the sentences under it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.core.tally.result import Amount, Result
from folkmoot.core.tally.rules import NoSuchRule, Rule, rule

Tally = tuple[tuple[str, Amount], ...]
"""Names, each with an amount."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence before any language says it: its key, and what it is about."""

    key: str
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and what stands under it."""

    heading: Fact
    facts: tuple[Fact, ...]


def fact(key: str, /, **about: Any) -> Fact:
    return Fact(key, about)


def names(result: Result, some: Iterable[int]) -> tuple[str, ...]:
    """The names of these candidates."""
    return tuple(result.candidates[each] for each in some)


def tally(result: Result, amounts: Mapping[int, Amount]) -> Tally:
    """These candidates with their amounts, most first."""
    order = sorted(amounts, key=lambda each: (-amounts[each], each))
    return tuple((result.candidates[each], amounts[each]) for each in order)


def rule_of(result: Result) -> Rule | None:
    """The rule of a result, or None for one that this program does not know."""
    try:
        return rule(result.rule)
    except NoSuchRule:
        return None
