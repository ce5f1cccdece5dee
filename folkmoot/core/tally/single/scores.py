"""The scores of papers that can be counted."""

import numpy as np

from folkmoot.core.tally.marking import Marked
from folkmoot.core.tally.poll import GAP, Flags, Papers, Poll

BLOCK = 1 << 22
"""Scores, of papers times candidates, that are looked at together."""


def scored(poll: Poll) -> Marked:
    """The papers of a poll that score somebody, without whoever withdrew; of one scored twice the first counts."""
    papers = poll.papers
    kept = ~np.isin(papers.marks, [GAP, *poll.withdrawn]) & _first(papers, len(poll.candidates))
    before = np.concatenate(([0], np.cumsum(kept)))
    starts = before[papers.starts]
    named = np.diff(starts) > 0
    scores = None if papers.scores is None else papers.scores[kept]
    left = Papers(np.append(starts[:-1][named], starts[-1]), papers.marks[kept], papers.weights[named], scores=scores)
    return Marked(left, int(papers.weights[~named].sum()))


def _first(papers: Papers, candidates: int) -> Flags:
    """Of each mark, whether its paper does not name that candidate before it."""
    first = np.ones(len(papers.marks), dtype=np.bool_)
    size = max(BLOCK // (candidates + 1), 1)
    for low in range(0, len(papers), size):
        starts = papers.starts[low : low + size + 1]
        inside = slice(int(starts[0]), int(starts[-1]))
        cells = np.repeat(np.arange(len(starts) - 1) * (candidates + 1), np.diff(starts)) + papers.marks[inside] + 1
        index = np.arange(len(cells))
        seen = np.zeros((len(starts) - 1) * (candidates + 1), dtype=np.int64)
        seen[cells[::-1]] = index[::-1]  # Of several that go into one cell the last stays there, which is the first.
        first[inside] = seen[cells] == index
    return first
