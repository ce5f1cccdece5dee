"""Two rounds on one paper: without a majority of first preferences, those with the most of them meet.

Source: the Constitution of the French Republic of 1958, article 7 (an absolute majority, else the two who have the most
votes meet), both rounds by one ranked paper, as the supplementary vote of the Greater London Authority Act 1999,
schedule 2, had it. In the second round a paper counts for whom of those who meet it puts first, and the most elects.
More than half is more than half of the valid papers.
"""

from collections.abc import Sequence

import numpy as np

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.marking import ranked
from folkmoot.core.tally.poll import Marks, Numbers, Poll
from folkmoot.core.tally.ranking import Ranking, by_amount, chosen, result, seated
from folkmoot.core.tally.result import Chosen, Move, Result, Stage
from folkmoot.core.tally.single.firsts import NOBODY, added, firsts


def count(poll: Poll, asked: Asked) -> Result:
    """Count two rounds. The setting `finalists` is how many go on; who does is a lot where several have as many."""
    if asked.settings["finalists"] < 2:
        raise BadCount(f"finalists is 2 or more, not {asked.settings['finalists']}")
    marked = ranked(poll, asked.settings)
    weights, candidates = marked.papers.weights, len(poll.candidates)
    before = firsts(marked.papers, poll.standing, candidates)
    *votes, nobody = added(before, weights, candidates)
    ranking = by_amount(poll.standing, votes)
    dealt = _dealt(votes, nobody)
    if 2 * max(votes, default=0) > marked.valid or len(poll.standing) < 2:
        taken = seated(ranking, poll, asked)
        won = chosen(taken, poll, lambda each: "majority" if 2 * votes[each] > marked.valid else "last")
        only = Stage(step="first", votes=tuple(votes), non_transferable=nobody, moves=dealt, elected=won)
        return result(poll, asked, marked, taken=taken, stages=(only,), ranking=ranking)

    finalists, out = _finalists(ranking, asked)
    first = Stage(
        step="first",
        votes=tuple(votes),
        non_transferable=nobody,
        moves=dealt,
        excluded=tuple(Chosen(each, "fewest") for each in out),
        lots=tuple(asked.lots.decided),
    )
    drawn = len(asked.lots.decided)
    after = firsts(marked.papers, finalists, candidates)
    *second, nobody = added(after, weights, candidates)
    final = by_amount(finalists, second)
    taken = seated(final, poll, asked)
    last = Stage(
        step="exclude",
        votes=tuple(second),
        of=out,
        non_transferable=nobody,
        moves=_moves(before, after, weights, candidates),
        elected=chosen(taken, poll, lambda each: "majority" if 2 * second[each] > marked.valid else "most"),
        lots=tuple(asked.lots.decided[drawn:]),
    )
    behind = by_amount(out, votes)
    return result(poll, asked, marked, taken=taken, stages=(first, last), ranking=(*final, *behind))


def _dealt(votes: Sequence[int], nobody: int) -> tuple[Move, ...]:
    """The papers of the first round, which come to whom they name first."""
    named = [(each, number) for each, number in (*enumerate(votes), (None, nobody)) if number]
    return tuple(Move(None, each, papers=number, value=1, votes=number) for each, number in named)


def _finalists(ranking: Ranking, asked: Asked) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who goes on, and who does not."""
    finalists: list[int] = []
    out: list[int] = []
    for group in ranking:
        left = list(group)
        places = asked.settings["finalists"] - len(finalists)
        while 0 < places < len(left):
            one = asked.lots.best(left, "finalist")
            finalists.append(one)
            left.remove(one)
            places -= 1
        (finalists if places else out).extend(left)
    return tuple(sorted(finalists)), tuple(out)


def _moves(before: Marks, after: Marks, weights: Numbers, candidates: int) -> tuple[Move, ...]:
    """The papers that count for somebody else than in the first round, or for nobody any more."""
    size = candidates + 1
    table = np.zeros(size * size, dtype=np.int64)
    np.add.at(table, (before.astype(np.int64) % size) * size + after % size, weights)
    moved = []
    for at in np.flatnonzero(table).tolist():
        source, target = (None if each == NOBODY % size else each for each in divmod(at, size))
        if source != target:
            number = int(table[at])
            moved.append(Move(source, target, papers=number, value=1, votes=number))
    return tuple(moved)
