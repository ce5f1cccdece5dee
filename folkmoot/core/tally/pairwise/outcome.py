"""What the rules that compare two by two end with."""

from collections.abc import Mapping, Sequence
from typing import Any

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.pairwise.matrix import Pairs
from folkmoot.core.tally.poll import Numbers, Poll
from folkmoot.core.tally.ranking import Ranking, chosen, result, seated
from folkmoot.core.tally.result import Amount, Result, Stage


def outcome(
    poll: Poll,
    asked: Asked,
    pairs: Pairs,
    ranking: Ranking,
    *,
    why: str,
    votes: Sequence[Amount] | None = None,
    figures: Mapping[str, Any] | None = None,
) -> Result:
    """The result of one comparison. `votes`, of those who stand, are how many each beats where the rule has no other.

    `Result.figures` has the `matrix` (how many papers prefer each candidate to each other, by their numbers; nobody is
    preferred by any to or over whoever withdrew), and `condorcet`: who beats everybody else, or None.
    """
    taken = seated(ranking, poll, asked)
    amounts: list[Amount] = [0] * len(poll.candidates)
    for each, amount in zip(pairs.standing, pairs.beats.sum(axis=1).tolist() if votes is None else votes, strict=True):
        amounts[each] = amount
    winner = pairs.condorcet
    stage = Stage(
        step="compare",
        votes=tuple(amounts),
        elected=chosen(taken, poll, lambda each: "condorcet" if each == winner else why),
        lots=tuple(asked.lots.decided),
    )
    found = {"matrix": table(poll, pairs, pairs.prefer), "condorcet": winner, **(figures or {})}
    return result(poll, asked, pairs.marked, taken=taken, stages=(stage,), ranking=ranking, figures=found)


def table(poll: Poll, pairs: Pairs, numbers: Numbers) -> tuple[tuple[int, ...], ...]:
    """Numbers of those who stand, two by two, as rows of all candidates."""
    rows = [[0] * len(poll.candidates) for _ in poll.candidates]
    for one, row in zip(pairs.standing, numbers.tolist(), strict=True):
        for other, number in zip(pairs.standing, row, strict=True):
            rows[one][other] = number
    return tuple(tuple(row) for row in rows)
