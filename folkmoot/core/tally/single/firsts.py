"""The first preferences of papers among some of the candidates."""

from collections.abc import Collection

import numpy as np

from folkmoot.core.tally.poll import Marks, Numbers, Papers

NOBODY = -1
"""Whom a paper counts for that names none of those asked for, or several of them in its first place."""


def firsts(papers: Papers, among: Collection[int]) -> Marks:
    """Whom each paper puts first of them; NOBODY where it is nobody alone."""
    asked = np.isin(papers.marks, list(among))
    before = np.concatenate(([0], np.cumsum(asked)))
    marks = papers.marks[asked]
    at = before[papers.starts[:-1]]
    named = at < before[papers.starts[1:]]
    found = np.full(len(papers), NOBODY, dtype=np.int16)
    found[named] = marks[at[named]]
    if papers.tied is not None:
        place = np.cumsum(~papers.tied)[asked]
        several = named & (at + 1 < before[papers.starts[1:]])
        several[several] = place[at[several]] == place[at[several] + 1]
        found[several] = NOBODY
    return found


def added(targets: Marks, weights: Numbers, candidates: int) -> list[int]:
    """How many papers count for each candidate; last, how many for nobody."""
    votes = np.zeros(candidates + 1, dtype=np.int64)
    np.add.at(votes, targets, weights)
    found: list[int] = votes.tolist()
    return found
