"""From papers as they were marked to papers that a rule can count: what a gap, a repeat or an overvote becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.poll import GAP, Flags, Numbers, Papers, Poll

BITS = 48
"""Candidates looked at together: the marks of one paper then add up in 64 bits, however often it repeats."""

BLOCK = 1_000_000
"""Papers looked at together, so that many of them take no more memory than some."""

Place = list[int]
"""Those who share one place of a paper; nobody is a gap."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The papers that are counted, each of which names somebody who stands; `rejected` others name nobody."""

    papers: Papers
    rejected: int

    @property
    def valid(self) -> int:
        return self.papers.count


def ranked(poll: Poll, settings: Mapping[str, Any], *, equal: bool = False) -> Marked:
    """The papers of a poll as rankings, without whoever withdrew.

    Settings are those of `rules.MARKING`. With `equal`, several may share a place, as the papers have it; without it
    they do so only where overvotes wait until one of them is left. Raises BadCount where the papers hold scores.
    """
    if poll.papers.scores is not None:
        raise BadCount("these papers hold scores, and the rule asks whom they name, in which order")
    papers = _without(poll.papers, poll.withdrawn)
    odd = _odd(papers, len(poll.candidates), equal=equal)
    if odd.any():
        papers = _mended(papers, odd, settings, equal=equal)
    named = papers.lengths > 0
    if named.all():
        return Marked(papers, 0)
    starts = np.append(papers.starts[:-1][named], papers.starts[-1])
    rejected = int(papers.weights[~named].sum())
    return Marked(Papers(starts, papers.marks, papers.weights[named], papers.tied, papers.scores), rejected)


def places(papers: Papers, paper: int) -> Iterator[Place]:
    """The places of one paper, best first: who shares each."""
    place: Place = []
    for at in range(int(papers.starts[paper]), int(papers.starts[paper + 1])):
        if place and not (papers.tied is not None and papers.tied[at]):
            yield place
            place = []
        place.append(int(papers.marks[at]))
    if place:
        yield place


def _without(papers: Papers, withdrawn: frozenset[int]) -> Papers:
    """The papers with some marks struck, as if nobody had stood there."""
    if not withdrawn:
        return papers
    stays = ~np.isin(papers.marks, list(withdrawn))
    before = np.concatenate(([0], np.cumsum(stays)))
    tied = papers.tied
    if tied is not None:
        # Of those who share a place the first that is left opens it.
        opens = np.maximum.accumulate(np.where(tied, 0, np.arange(len(tied))))
        tied = tied[stays] & (before[np.arange(len(stays))][stays] > before[opens[stays]])
    scores = None if papers.scores is None else papers.scores[stays]
    return Papers(before[papers.starts], papers.marks[stays], papers.weights, tied, scores)


def _odd(papers: Papers, candidates: int, *, equal: bool) -> Flags:
    """Which papers have a gap, name somebody twice, or (unless `equal`) put several in one place."""
    odd = np.zeros(len(papers), dtype=np.bool_)
    if not len(papers.marks):
        return odd
    of = np.repeat(np.arange(len(papers)), papers.lengths) if papers.tied is not None or GAP in papers.marks else None
    if of is not None:
        odd[of[papers.marks == GAP]] = True
        if papers.tied is not None and not equal:
            odd[of[papers.tied]] = True
    return odd | repeats(papers, candidates)


def repeats(papers: Papers, candidates: int) -> Flags:
    """Which papers name somebody twice: the sum of a bit for each mark is then not what the bits are together."""
    found = np.zeros(len(papers), dtype=np.bool_)
    for first in range(0, len(papers), BLOCK):
        starts = papers.starts[first : first + BLOCK + 1]
        marks = papers.marks[starts[0] : starts[-1]]
        filled = starts[:-1] < starts[1:]
        tops = starts[:-1][filled] - starts[0]
        for low in range(0, candidates, BITS):
            bit: Numbers = np.zeros(candidates + 1, dtype=np.int64)  # the last is that of GAP
            high = min(low + BITS, candidates)
            bit[low:high] = np.int64(1) << np.arange(high - low)
            bits = bit[marks]
            found[first : first + BLOCK][filled] |= np.add.reduceat(bits, tops) != np.bitwise_or.reduceat(bits, tops)
    return found


def _mended(papers: Papers, odd: Flags, settings: Mapping[str, Any], *, equal: bool) -> Papers:
    """The papers with the odd ones as the settings have them."""
    marks, tied, lengths = [], [], papers.lengths.copy()
    upto = 0
    for paper in np.flatnonzero(odd).tolist():
        start, end = int(papers.starts[paper]), int(papers.starts[paper + 1])
        kept = list(_counted(list(places(papers, paper)), settings, equal=equal))
        flat = [each for place in kept for each in place]
        marks += [papers.marks[upto:start], np.array(flat, dtype=np.int16)]
        tied += [_flags(papers, upto, start), np.array([n > 0 for place in kept for n in range(len(place))], np.bool_)]
        lengths[paper], upto = len(flat), end
    marks.append(papers.marks[upto:])
    tied.append(_flags(papers, upto, len(papers.marks)))
    flags = np.concatenate(tied)
    starts: Numbers = np.concatenate(([0], np.cumsum(lengths)))
    return Papers(starts, np.concatenate(marks), papers.weights, flags if flags.any() else None)


def _flags(papers: Papers, start: int, end: int) -> Flags:
    return np.zeros(end - start, np.bool_) if papers.tied is None else papers.tied[start:end]


def _counted(found: list[Place], settings: Mapping[str, Any], *, equal: bool) -> Iterator[Place]:
    """The places of one paper that count."""
    named: set[int] = set()
    gaps = 0
    for place in found:
        if place == [GAP]:
            gaps += 1
            if settings["gaps"] == "end" or (settings["gaps"] == "one" and gaps > 1):
                return
            continue
        if GAP in place:
            # Several share it, and nobody knows who.
            if settings["overvotes"] == "end":
                return
            continue
        again = named & set(place)
        named |= set(place)
        if again and settings["repeats"] == "end":
            return
        left = list(dict.fromkeys(each for each in place if each not in again))
        if len(place) > 1 and not equal:
            if settings["overvotes"] == "end":
                return
            if settings["overvotes"] == "skip":
                continue
        if left:
            yield left
