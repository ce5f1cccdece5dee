"""What a rule that ranks everybody ends with: groups of equals, best first, and whoever of them takes the seats."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Flags, Poll
from folkmoot.core.tally.result import Amount, Chosen, Result, Stage

Ranking = tuple[tuple[int, ...], ...]


class Counted(Protocol):
    """Papers of which so many were counted, and so many were not because they name nobody who stands."""

    @property
    def valid(self) -> int: ...

    @property
    def rejected(self) -> int: ...


def by_amount(
    standing: Sequence[int], amounts: Mapping[int, Amount] | Sequence[Amount], *, least: bool = False
) -> Ranking:
    """Whoever has the most first, or the least; those with the same are equals."""
    groups: dict[Amount, list[int]] = {}
    for each in standing:
        groups.setdefault(amounts[each], []).append(each)
    return tuple(tuple(groups[amount]) for amount in sorted(groups, reverse=not least))


def by_precedence(standing: Sequence[int], before: Flags) -> Ranking:
    """First all whom nobody precedes, then all whom nobody of the rest precedes, and so on.

    `before` says of two of those standing, by where they are in `standing`, whether the one precedes the other, which
    must not go in a circle.
    """
    groups: list[tuple[int, ...]] = []
    preceded = before.sum(axis=0)
    left = np.ones(len(standing), dtype=np.bool_)
    while left.any():
        first = np.flatnonzero(left & (preceded == 0))
        groups.append(tuple(standing[each] for each in first.tolist()))
        left[first] = False
        preceded -= before[first].sum(axis=0)
    return tuple(groups)


def seated(ranking: Ranking, poll: Poll, asked: Asked) -> tuple[int, ...]:
    """Whoever takes the seats, in order: group by group, and by lot where a group is larger than what is left.

    Of equals who all take one the lot only says who is named first. "Re-open nominations" takes the last of them where
    it comes before all are given: nobody behind it is elected.
    """
    taken: list[int] = []
    for group in ranking:
        left = list(group)
        while left and len(taken) < asked.seats:
            fits = len(taken) + len(left) <= asked.seats and poll.reopen not in left
            one = left[0] if len(left) == 1 else asked.lots.best(left, "order" if fits else "elect")
            taken.append(one)
            if one == poll.reopen:
                return tuple(taken)
            left.remove(one)
    return tuple(taken)


def chosen(taken: Sequence[int], poll: Poll, why: Callable[[int], str]) -> tuple[Chosen, ...]:
    """Those who take the seats, each with the reason."""
    return tuple(Chosen(each, "reopen" if each == poll.reopen else why(each)) for each in taken)


def whole(amount: Fraction) -> Amount:
    """The same amount, as an int where it is one."""
    return amount.numerator if amount.denominator == 1 else amount


def result(
    poll: Poll,
    asked: Asked,
    papers: Counted,
    *,
    taken: tuple[int, ...],
    stages: tuple[Stage, ...],
    ranking: Ranking | None = None,
    figures: Mapping[str, Any] | None = None,
) -> Result:
    """The result, with all that it takes over from the poll and from what was asked; `taken` as `seated` gives it."""
    return Result(
        rule=asked.rule.id,
        version=asked.rule.version,
        settings=asked.settings,
        seats=asked.seats,
        candidates=poll.names,
        elected=tuple(each for each in taken if each != poll.reopen),
        valid=papers.valid,
        rejected=papers.rejected,
        stages=stages,
        ranking=ranking,
        figures=figures or {},
        lots=tuple(asked.lots.decided),
        title=poll.title,
        sha256=poll.sha256,
    )
