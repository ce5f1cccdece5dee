"""Ranked Pairs: victories are locked in, the strongest first, each unless it goes against those locked before.

Source: T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987),
185-206, whose victories are as strong as their margins; by winning votes, of two that are equal the one with fewer
papers against it comes first. Victories that are still equal are locked together where that makes no circle. Where it
would, a lot puts those who won or lost one of them in order, and the victories come by it: first that over whoever
stands last in the lot, and of those over one loser first that of whoever stands first (Steve Eppley's order, 2003).
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.lots import Lots
from folkmoot.core.tally.pairwise.matrix import Pairs, compared
from folkmoot.core.tally.pairwise.outcome import outcome
from folkmoot.core.tally.poll import Flags, Poll
from folkmoot.core.tally.ranking import by_precedence
from folkmoot.core.tally.result import Result


class Victory(NamedTuple):
    """Who beat whom, as numbers of rows."""

    winner: int
    loser: int


def count(poll: Poll, asked: Asked) -> Result:
    """Count by Ranked Pairs.

    `Result.figures["pairs"]` are the victories in the order in which they came, each with the papers for and against
    it, how strong it is, and whether it was locked or skipped.
    """
    pairs = compared(poll, asked)
    over = np.eye(len(pairs.standing), dtype=np.bool_)
    came: list[Mapping[str, Any]] = []
    strengths = pairs.strengths(asked.settings["strength"])
    for equals in _strongest_first(pairs, asked.settings["strength"]):
        for each in _in_order(equals, over, asked.lots, pairs.standing):
            locked = not over[each.loser, each.winner]
            if locked:
                _lock(over, each)
            came.append(
                {
                    "winner": pairs.standing[each.winner],
                    "loser": pairs.standing[each.loser],
                    "strength": int(strengths[each]),
                    "for": int(pairs.prefer[each]),
                    "against": int(pairs.prefer[each.loser, each.winner]),
                    "locked": locked,
                }
            )
    np.fill_diagonal(over, False)
    ranking = by_precedence(pairs.standing, over)
    return outcome(poll, asked, pairs, ranking, why="unbeaten", figures={"pairs": tuple(came)})


def _strongest_first(pairs: Pairs, by: str) -> Iterator[list[Victory]]:
    """All victories, in groups that are equally strong."""
    strengths = pairs.strengths(by).tolist()
    against = pairs.prefer.T.tolist() if by == "winning-votes" else np.zeros_like(pairs.prefer).tolist()

    def rank(each: Victory) -> tuple[int, int]:
        return -strengths[each.winner][each.loser], against[each.winner][each.loser]

    every = sorted((Victory(int(one), int(other)) for one, other in np.argwhere(pairs.beats)), key=rank)
    for _, equals in groupby(every, rank):
        yield list(equals)


def _in_order(equals: list[Victory], over: Flags, lots: Lots, standing: tuple[int, ...]) -> list[Victory]:
    """Equal victories in the order in which they come, by lot where they cannot all be locked."""
    free = [each for each in equals if not over[each.loser, each.winner]]
    if len(free) < 2:
        return equals
    trial = over.copy()
    for each in free:
        _lock(trial, each)
    if (trial & trial.T).sum() == len(trial):
        return equals
    drawn = lots.order(sorted({standing[each] for pair in free for each in pair}), "pairs")
    at = {each: n for n, each in enumerate(drawn)}
    free.sort(key=lambda each: (-at[standing[each.loser]], at[standing[each.winner]]))
    return [*(each for each in equals if each not in free), *free]


def _lock(over: Flags, victory: Victory) -> None:
    """Whoever is over the winner is now over whoever the loser is over; everybody is over themselves."""
    over[over[:, victory.winner] & ~over[:, victory.loser]] |= over[victory.loser]
