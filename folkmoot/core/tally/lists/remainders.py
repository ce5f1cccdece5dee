"""Largest remainders (Hamilton): a seat for each whole quota, and the seats that are left by what remains."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lists.award import Award, Bounds, Closed, Votes
from folkmoot.core.tally.lists.divisors import greatest
from folkmoot.core.tally.lots import Lots

Quota = Literal["hare", "droop", "imperiali"]


def quota_of(name: Quota, votes: int, seats: int) -> Fraction:
    """How many votes make a whole seat."""
    if name == "droop":
        return Fraction(votes // (seats + 1) + 1)
    return Fraction(votes, seats if name == "hare" else seats + 2)


@dataclass(frozen=True, slots=True)
class Parted:
    """How the seats of one count fall apart: what makes a whole seat, the seats of each that are whole, the rest.

    Whoever is held by a minimum or a maximum has a remainder of None and takes no seat by it.
    """

    quota: Fraction
    whole: tuple[int, ...]
    lifted: frozenset[int]
    remainders: tuple[Fraction | None, ...]


def parted(votes: Votes, seats: int, name: Quota, bounds: Bounds) -> Parted:
    """Whole seats and remainders, within bounds.

    Whoever has less than their minimum by the quota is lifted to it, and whoever has more than their maximum is held
    there, as the United States did from 1850. Where the minima then leave too few seats, those lifted are taken out
    with theirs, and all is shared out anew among the others; and so where the maxima leave too many.
    """
    free = {n for n, most in enumerate(bounds.most) if most}
    whole = [0] * len(votes)
    while True:
        left = seats - sum(whole[n] for n in range(len(votes)) if n not in free)
        alike = not any(votes[n] for n in free)
        weights = [1 if alike else each for each in votes]
        quota = _fitting(name, [weights[n] for n in free], left)
        shares = {n: weights[n] / quota for n in free} if quota else dict.fromkeys(free, Fraction(0))
        for n, share in shares.items():
            whole[n] = max(bounds.least[n], min(bounds.most[n], share.numerator // share.denominator))
        competing = {n for n, share in shares.items() if bounds.least[n] <= share < bounds.most[n]}
        over = sum(whole) - seats
        held = (
            {n for n, share in shares.items() if share < bounds.least[n]}
            if over > 0
            else {n for n, share in shares.items() if share > bounds.most[n]}
            if -over > len({n for n in competing if shares[n].denominator > 1})
            else set()
        )
        if not held:
            lifted = frozenset(n for n in range(len(votes)) if whole[n] == bounds.least[n] and n not in competing)
            rest = tuple(_rest(weights[n], quota) if n in competing else None for n in range(len(votes)))
            return Parted(quota, tuple(whole), lifted, rest)
        free -= held


def _fitting(name: Quota, weights: list[int], seats: int) -> Fraction:
    """The quota; of Imperiali the one with the divisor lowered until it gives no more seats than there are."""
    whole = sum(weights)
    if name != "imperiali" or not whole:
        return quota_of(name, whole, seats) if seats else Fraction(0)
    for more in (2, 1, 0):
        quota = Fraction(whole, seats + more)
        if sum(weight // quota for weight in weights) <= seats:
            return quota
    raise AssertionError("as many whole Hare quotas as seats at most")


def _rest(weight: int, quota: Fraction) -> Fraction:
    return weight % quota if quota else Fraction(0)


def by_remainders(
    votes: Votes, seats: int, name: Quota, bounds: Bounds, lots: Lots, closed: Closed
) -> tuple[Parted, list[Award]]:
    """Each seat: first those of whole quotas, one for each in turn, most votes first; then one each by remainders.

    Of those who are equal a lot takes one; it has the purpose `order` where there are seats for all of them. With a
    quota that leaves more seats than there are remainders, they go round once more.
    """
    if name != "hare" and (any(bounds.least) or any(most < seats for most in bounds.most)):
        raise BadCount("a minimum and a maximum go with the Hare quota only")
    parts = parted(votes, seats, name, bounds)
    return parts, list(_seat_by_seat(votes, seats, parts, bounds, lots, closed))


def _seat_by_seat(
    votes: Votes, seats: int, parts: Parted, bounds: Bounds, lots: Lots, closed: Closed
) -> Iterator[Award]:
    has = [0] * len(votes)
    rounds = [0] * len(votes)
    for left in range(seats, 0, -1):
        barred = closed(has)
        able = [n for n in range(len(votes)) if has[n] < bounds.most[n] and n not in barred]
        if not able:
            return
        whole = [n for n in able if has[n] < parts.whole[n]]
        resting = [n for n in able if parts.remainders[n] is not None] or able
        before = len(lots.decided)
        if whole:
            tied = greatest(greatest(whole, [-each for each in has]), votes)
        else:
            resting = greatest(resting, [-each for each in rounds])
            tied = greatest(resting, [each or 0 for each in parts.remainders])
        taker = tied[0] if len(tied) == 1 else lots.best(tied, "order" if whole or len(tied) <= left else "elect")
        met = tuple(lots.decided[before:])
        has[taker] += 1
        if whole:
            yield Award(taker, "minimum" if taker in parts.lifted else "whole", lots=met, held=barred)
        else:
            rounds[taker] += 1
            competed = tuple(each if n in resting else None for n, each in enumerate(parts.remainders))
            yield Award(taker, "remainder", {"remainders": competed}, met, barred)
