"""What a rule that ranks everybody ends with: groups of equals, best first, and whoever of them takes the seats."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Flags, Poll
from folkmoot.core.tally.result import Amount, Result, Stage

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
    left = list(range(len(standing)))
    while left:
        first = [each for each in left if not before[left, each].any()]
        groups.append(tuple(standing[each] for each in first))
        left = [each for each in left if each not in first]
    return tuple(groups)


def seated(ranking: Ranking, asked: Asked) -> tuple[int, ...]:
    """Whoever takes the seats, in order: group by group, and by lot where a group is larger than what is left.

    Of equals who all take one the lot only says who is named first.
    """
    taken: list[int] = []
    for group in ranking:
        left = list(group)
        while left and len(taken) < asked.seats:
            fits = len(taken) + len(left) <= asked.seats
            one = left[0] if len(left) == 1 else asked.lots.best(left, "order" if fits else "elect")
            taken.append(one)
            left.remove(one)
    return tuple(taken)


def whole(amount: Fraction) -> Amount:
    """The same amount, as an int where it is one."""
    return amount.numerator if amount.denominator == 1 else amount


def result(
    poll: Poll,
    asked: Asked,
    papers: Counted,
    *,
    elected: tuple[int, ...],
    stages: tuple[Stage, ...],
    ranking: Ranking | None = None,
    figures: Mapping[str, Any] | None = None,
) -> Result:
    """The result, with all that it takes over from the poll and from what was asked."""
    return Result(
        rule=asked.rule.id,
        version=asked.rule.version,
        settings=asked.settings,
        seats=asked.seats,
        candidates=poll.names,
        elected=elected,
        valid=papers.valid,
        rejected=papers.rejected,
        stages=stages,
        ranking=ranking,
        figures=figures or {},
        lots=tuple(asked.lots.decided),
        title=poll.title,
        sha256=poll.sha256,
    )
