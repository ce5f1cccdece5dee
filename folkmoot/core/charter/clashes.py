"""Rules that clash: powers that ask different things for the same, two values for one thing, powers that are dead."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from typing import NamedTuple

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition
from folkmoot.core.charter.compiling import covers
from folkmoot.core.charter.conditions import Holds, claimed
from folkmoot.core.charter.rules import (
    Apportionment,
    Deliberation,
    Election,
    Meeting,
    Motion,
    RecordRule,
    Rule,
    Transition,
)

ONE_FOR_EACH: tuple[type[Rule], ...] = (Election, Apportionment, Motion, Meeting, Deliberation, Transition)
"""Kinds of which there is one for what they are about: the door would have to choose between two."""


class Clash(NamedTuple):
    """Two rules that cannot both be meant, as verdicts cite them, and what they clash over."""

    code: str
    one: str
    other: str
    over: str


def clashes(charter: Charter) -> Iterator[Clash]:
    """Every clash: `conflict` between equals, `dead-rule` where a prohibition leaves nothing of a power."""
    yield from _powers(charter)
    yield from _values(charter)
    yield from _readers(charter)
    yield from _dead(charter)


def _powers(charter: Charter) -> Iterator[Clash]:
    """Two powers of equal scope with different conditions for the same act, object and holder (semantics A4)."""
    scopes = defaultdict(list)
    for power in charter.compiled.powers:
        due = claimed(power.conditions)
        scopes[power.verb, power.holders, power.objects, power.clause, due].append(power)
    for (verb, *_), powers in scopes.items():
        for one, other in combinations(powers, 2):
            if set(one.conditions) != set(other.conditions) and not _apart(one, other):
                yield Clash("conflict", one.rule, other.rule, verb)


def _apart(one: CompiledPower, other: CompiledPower) -> bool:
    """Whether each is for a case of its own: it asks that something was done of which the other says nothing."""
    cases = [{each for each in power.conditions if isinstance(each, Holds)} for power in (one, other)]
    return bool(cases[0] - cases[1]) and bool(cases[1] - cases[0])


def _values(charter: Charter) -> Iterator[Clash]:
    for kind in ONE_FOR_EACH:
        for one, other in combinations(charter.of(kind), 2):
            if _about(one) != _about(other):
                continue
            for name in (each.name for each in fields(one) if each.name not in {*_NO_PARAMETERS, *one.place}):
                values = getattr(one, name), getattr(other, name)
                if values[0] != values[1] and all(value not in (None, ()) for value in values):
                    yield Clash("conflict", one.cite, other.cite, name)


def _readers(charter: Charter) -> Iterator[Clash]:
    """Something of the record that is open in one place and closed in another: for whom, nobody could say."""
    sorted_as = [
        (name, kind, rule)
        for rule in charter.of(RecordRule)
        for kind in ("public", "members", "sealed")
        for name in getattr(rule, kind)
    ]
    for (name, kind, one), (again, other_kind, other) in combinations(sorted_as, 2):
        if name == again and kind != other_kind:
            yield Clash("conflict", one.cite, other.cite, name)


_NO_PARAMETERS = frozenset({"id", "article", "line", "text_only"})


def _about(rule: Rule) -> tuple[object, ...]:
    return tuple(getattr(rule, name) for name in rule.place)


def _dead(charter: Charter) -> Iterator[Clash]:
    """A power is dead where a prohibition that does not spare it is as wide or wider; else that is an exception."""
    for power in charter.compiled.powers:
        for prohibition in charter.compiled.of(power.verb).prohibitions:
            if _leaves_nothing(prohibition, power):
                yield Clash("dead-rule", power.rule, prohibition.rule, power.verb)


def _leaves_nothing(prohibition: CompiledProhibition, power: CompiledPower) -> bool:
    if prohibition.kind != "prohibition" or prohibition.unless or prohibition.grounds or prohibition.spares(power):
        return False
    if prohibition.holders is not None and not power.holders <= prohibition.holders:
        return False
    if not prohibition.objects:
        return True
    return bool(power.objects) and all(covers(prohibition.objects, each) for each in power.objects)
