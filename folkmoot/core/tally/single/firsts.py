"""The first preferences of papers among some of the candidates."""

from collections.abc import Collection

import numpy as np

from folkmoot.core.tally.poll import Flags, Marks, Numbers, Papers

NOBODY = -1
"""Whom a paper counts for that names none of those asked for, or several of them in its first place."""

BLOCK = 1 << 18
"""Papers that are looked at together."""


def firsts(papers: Papers, among: Collection[int], candidates: int) -> Marks:
    """Whom each paper puts first of them; NOBODY where it is nobody alone. No paper names nobody."""
    asked = np.zeros(candidates, dtype=np.bool_)
    asked[list(among)] = True
    found = np.full(len(papers), NOBODY, dtype=np.int16)
    for low in range(0, len(papers), BLOCK):
        starts = papers.starts[low : low + BLOCK + 1]
        inside = slice(int(starts[0]), int(starts[-1]))
        tied = None if papers.tied is None else papers.tied[inside]
        found[low : low + BLOCK] = _firsts(papers.marks[inside], starts - starts[0], tied, asked)
    return found


def _firsts(marks: Marks, starts: Numbers, tied: Flags | None, asked: Flags) -> Marks:
    named = np.flatnonzero(asked[marks])
    at = np.searchsorted(named, starts)
    at, some = at[:-1], at[:-1] < at[1:]
    found = np.full(len(starts) - 1, NOBODY, dtype=np.int16)
    found[some] = marks[named[at[some]]]
    if tied is not None:
        place = np.append(np.cumsum(~tied)[named], 0)
        several = np.append(at[1:], len(named)) - at > 1
        several[several] = place[at[several]] == place[at[several] + 1]
        found[several] = NOBODY
    return found


def added(targets: Marks, weights: Numbers, candidates: int) -> list[int]:
    """How many papers count for each candidate; last, how many for nobody."""
    votes = np.zeros(candidates + 1, dtype=np.int64)
    np.add.at(votes, targets, weights)
    found: list[int] = votes.tolist()
    return found
