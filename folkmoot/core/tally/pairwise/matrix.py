"""How many papers prefer each candidate to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.marking import Marked, ranked
from folkmoot.core.tally.poll import Flags, Numbers, Papers, Poll

MOST = 1_000
"""Candidates that are compared two by two, which takes time by the square of their number."""

BLOCK = 1 << 21
"""Places, of papers times candidates, that are looked at together: what fits the nearest memory."""

Places = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Those who stand, two by two. `prefer[i, j]` papers prefer `standing[i]` to `standing[j]`."""

    marked: Marked
    standing: tuple[int, ...]
    prefer: Numbers

    @property
    def beats(self) -> Flags:
        """Whether more papers prefer the one to the other than the other to the one."""
        flags: Flags = self.prefer > self.prefer.T
        return flags

    @property
    def margins(self) -> Numbers:
        return self.prefer - self.prefer.T

    @property
    def condorcet(self) -> int | None:
        """Whoever beats everybody else, if somebody does."""
        wins = self.beats.sum(axis=1).tolist()
        return self.standing[wins.index(len(wins) - 1)] if len(wins) - 1 in wins else None

    def strengths(self, by: str) -> Numbers:
        """How strong each victory is, by the setting; 0 where there is none."""
        return np.where(self.beats, self.prefer if by == "winning-votes" else self.margins, 0)


def compared(poll: Poll, asked: Asked) -> Pairs:
    """The candidates of a poll, compared two by two as the settings say. Raises BadCount where they are too many.

    Those in one place are equal, and such a paper counts for neither.
    """
    standing = poll.standing
    if len(standing) > MOST:
        raise BadCount(
            f"{asked.rule.name} compares at most {MOST:,} candidates two by two, and {len(standing):,} stand"
        )
    marked = ranked(poll, asked.settings, equal=True)
    row = np.zeros(len(poll.candidates), dtype=np.int64)
    row[list(standing)] = np.arange(len(standing))
    prefer = np.zeros((len(standing), len(standing)), dtype=np.int64)
    for places, weights in _blocks(marked.papers, row, len(standing)):
        for bit in range(int(weights.max()).bit_length()):
            counted = (weights >> bit & 1).astype(np.bool_)
            columns = places if counted.all() else places[:, counted]
            prefer += _preferred(columns, last=asked.settings["unranked"] == "last") << bit
    return Pairs(marked, standing, prefer)


def _blocks(papers: Papers, row: Numbers, candidates: int) -> Iterator[tuple[Places, Numbers]]:
    """The place of each candidate (a row) on each of some papers (a column), and the weights of these papers.

    Whoever a paper does not name has the greatest place that the numbers have.
    """
    kind = np.int8 if candidates < np.iinfo(np.int8).max else np.int16
    size = max(BLOCK // max(candidates, 1), 1)
    for low in range(0, len(papers), size):
        starts = papers.starts[low : low + size + 1]
        marks = row[papers.marks[starts[0] : starts[-1]]]
        lengths = np.diff(starts)
        at = np.arange(len(marks)) - np.repeat(starts[:-1] - starts[0], lengths)
        if papers.tied is not None:
            at -= _shared(papers.tied[starts[0] : starts[-1]], starts - starts[0], lengths)
        places = np.full(len(lengths) * candidates, np.iinfo(kind).max, dtype=kind)
        places[np.repeat(np.arange(len(lengths)) * candidates, lengths) + marks] = at
        yield np.ascontiguousarray(places.reshape(-1, candidates).T), papers.weights[low : low + size]


def _shared(tied: Flags, starts: Numbers, lengths: Numbers) -> Numbers:
    """How many marks of its paper, up to each mark, share the place of the mark before them."""
    upto = np.cumsum(tied)
    before = np.concatenate(([0], upto))[starts[:-1]]
    shared: Numbers = upto - np.repeat(before, lengths)
    return shared


def _preferred(places: Places, *, last: bool) -> Numbers:
    """How many columns put each row before each other; who is not named is behind all, or nowhere at all."""
    behind = places if last else np.where(places == np.iinfo(places.dtype).max, -1, places)
    prefer = np.zeros((len(places), len(places)), dtype=np.int64)
    found = np.empty(places.shape[1], dtype=np.bool_)
    for one in range(len(places)):
        for other in range(len(places)):
            if one != other:
                np.less(places[one], behind[other], out=found)
                prefer[one, other] = np.count_nonzero(found)
    return prefer
