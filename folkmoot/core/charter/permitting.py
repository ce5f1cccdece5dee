"""What one charter permits that another does not: powers that come, or need less; prohibitions that go."""

from collections.abc import Iterator
from fractions import Fraction

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.compiling import RESOLVE, covers
from folkmoot.core.charter.conditions import Asked, AtLeast, AtMost
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import Threshold, needed

BASES = range(1, 61)
"""The sizes of a body at which two majorities are held against each other."""


def gained(old: Charter, new: Charter) -> Iterator[CompiledPower]:
    """The powers of the new charter that reach further than any of the old one: nothing there allowed as much."""
    for power in new.compiled.powers:
        if power.verb == RESOLVE:
            continue
        before = [each for each in old.compiled.of(power.verb).powers if each.who.name == power.who.name]
        forbidden = any(forbids(each, power) for each in new.compiled.of(power.verb).prohibitions)
        if not forbidden and not any(gives_no_less(each, power) for each in before):
            yield power


def freed(old: Charter, new: Charter) -> Iterator[tuple[CompiledProhibition, CompiledPower]]:
    """The prohibitions that the new charter no longer makes, each with a power that it barred in part or whole."""
    for prohibition in old.compiled.prohibitions:
        if prohibition.kind != "prohibition":
            continue
        still = new.compiled.of(prohibition.verb).prohibitions
        if not any(_forbids_no_less(each, prohibition) for each in still):
            for power in new.compiled.of(prohibition.verb).powers:
                if _meets(prohibition, power) and not any(forbids(each, power) for each in still):
                    yield prohibition, power
                    break


def gives_no_less(other: CompiledPower, power: CompiledPower) -> bool:
    """Whether whoever holds the other may do all that this one gives, and needs no more for it."""
    reaches = not other.objects or (bool(power.objects) and all(covers(other.objects, on) for on in power.objects))
    asks = all(_asks_no_less(power.conditions, each) for each in other.conditions)
    return reaches and other.clause == power.clause and asks


def forbids(prohibition: CompiledProhibition, power: CompiledPower) -> bool:
    """Whether nothing is left of the power, whatever is the case."""
    if prohibition.unless or prohibition.where or prohibition.grounds or prohibition.spares(power):
        return False
    if prohibition.holders is not None and not power.holders <= prohibition.holders:
        return False
    return not prohibition.objects or (
        bool(power.objects) and all(covers(prohibition.objects, each) for each in power.objects)
    )


def _meets(prohibition: CompiledProhibition, power: CompiledPower) -> bool:
    if prohibition.spares(power):
        return False
    if prohibition.holders is not None and prohibition.holders.isdisjoint(power.holders):
        return False
    kinds = {each.partition(":")[0] for each in power.objects} | power.objects
    barred = {each.partition(":")[0] for each in prohibition.objects} & prohibition.objects | prohibition.objects
    return not prohibition.objects or not power.objects or not kinds.isdisjoint(barred)


def _forbids_no_less(other: CompiledProhibition, one: CompiledProhibition) -> bool:
    """Whether the other bars all that this one bars, at least as firmly."""
    return (
        (not other.objects or (bool(one.objects) and all(covers(other.objects, each) for each in one.objects)))
        and (other.holders is None or (one.holders is not None and one.holders <= other.holders))
        and (not other.grounds or (bool(one.grounds) and one.grounds <= other.grounds))
        and other.excepted <= one.excepted
        and (other.unless is None or (one.unless is not None and _implies(other.unless, one.unless)))
        and (other.where is None or other.where == one.where)
    )


def _asks_no_less(conditions: tuple[Condition, ...], other: Condition) -> bool:
    """Whether whatever meets all of these meets the other."""
    return any(_implies(each, other) for each in conditions)


def _implies(one: Condition, other: Condition) -> bool:
    """Whether whatever meets the one meets the other."""
    if one == other:
        return True
    if isinstance(one, AtLeast) and isinstance(other, AtLeast):
        return one.fact == other.fact and one.least >= other.least
    if isinstance(one, AtMost) and isinstance(other, AtMost):
        return one.fact == other.fact and one.most <= other.most
    if isinstance(one, Carried) and isinstance(other, Carried):
        return one.tie == other.tie and _is_stricter(one.threshold, other.threshold)
    if isinstance(one, LeastYes) and isinstance(other, LeastYes):
        return one.least >= other.least
    if isinstance(one, Turnout) and isinstance(other, Turnout):
        return one.of == other.of and _is_more(one.share, other.share)
    if isinstance(one, Asked) and isinstance(other, Asked):
        return one.of == other.of and _is_more(one.share, other.share)
    if isinstance(one, Quorate) and isinstance(other, Quorate):
        return _is_fuller(one, other)
    return False


def _is_stricter(one: Threshold, other: Threshold) -> bool:
    alike = one.base == other.base and one.abstentions_ignored == other.abstentions_ignored
    return alike and all(needed(one, base) >= needed(other, base) for base in BASES)


def _is_more(one: Fraction | int, other: Fraction | int) -> bool:
    return isinstance(one, int) == isinstance(other, int) and one >= other


def _is_fuller(one: Quorate, other: Quorate) -> bool:
    """Of two quorums counted alike, whether the first asks for as many, and its second call too."""
    if (one.quorum.base, one.quorum.of, one.quorum.recused_count) != (
        other.quorum.base,
        other.quorum.of,
        other.quorum.recused_count,
    ):
        return False
    if (one.quorum.share is None) != (other.quorum.share is None):
        return False
    more = (one.quorum.share or one.quorum.count or 0) >= (other.quorum.share or other.quorum.count or 0)
    return more and (one.second is None or one.second == other.second)
