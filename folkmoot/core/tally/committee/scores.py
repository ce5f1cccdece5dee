"""Block score: the seats go to those whose scores add up to the most.

Policies: whom a paper does not name has no score of it; of somebody whom it names again the first score counts. A
paper that names nobody who stands is rejected. Ties are decided by lot.
"""

import numpy as np

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.poll import Numbers, Poll
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """The candidates with the highest scores, in order. Raises BadCount where the papers give no scores."""
    totals, valid = _totals(poll)
    giving = Giving(poll, asked, totals)
    while worth := {each: totals[each] for each in giving.left()} if valid else {}:
        giving.give_at_once(worth, totals, "most")
    giving.fill()
    return giving.result(valid, poll.papers.count - valid)


def _totals(poll: Poll) -> tuple[list[int], int]:
    """What the scores of each candidate add up to, and how many papers name somebody who stands."""
    papers = poll.papers
    if papers.scores is None:
        if len(papers.marks):
            raise BadCount("expected papers with scores")
        return [0] * len(poll.candidates), 0
    of = np.repeat(np.arange(len(papers)), papers.lengths)
    stands = (papers.marks >= 0) & ~np.isin(papers.marks, sorted(poll.withdrawn))
    of, marks, scores = of[stands], papers.marks[stands].astype(np.int64), papers.scores[stands]
    first = np.unique(of * len(poll.candidates) + marks, return_index=True)[1]
    of, marks, scores = of[first], marks[first], scores[first]
    valid = int(papers.weights[np.unique(of)].sum())
    return _added(marks, scores, papers.weights[of], len(poll.candidates)), valid


def _added(marks: Numbers, scores: Numbers, weights: Numbers, candidates: int) -> list[int]:
    highest = max(map(abs, (int(scores.max()), int(scores.min())))) if len(scores) else 0
    kind = np.int64 if highest * int(weights.sum()) < 2**63 else object
    totals = np.zeros(candidates, dtype=kind)
    np.add.at(totals, marks, scores.astype(kind) * weights.astype(kind))
    return [int(each) for each in totals]
