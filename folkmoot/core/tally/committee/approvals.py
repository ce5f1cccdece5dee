"""Whom each paper approves of: papers that approve of the same candidates are one, and stand for all of them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Flags, Numbers, Papers, Poll

BITS = 62
"""Candidates in one whole number of 64 bits."""

TOGETHER = 1_000_000
"""Papers that are looked at together: what is made of their marks on the way stays small."""


@dataclass(frozen=True, eq=False)
class Approvals:
    """The approvals of a poll, by candidate: `papers[starts[c]:starts[c + 1]]` approve of candidate `c`.

    Paper `i` stands for `weights[i]` papers. `rejected` papers approve of nobody who stands.
    """

    starts: Numbers
    papers: Numbers
    weights: Numbers
    rejected: int

    def of(self, candidate: int) -> Numbers:
        """The papers that approve of a candidate."""
        return self.papers[self.starts[candidate] : self.starts[candidate + 1]]

    @property
    def valid(self) -> int:
        """How many papers approve of somebody, weights counted."""
        return int(self.weights.sum())

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """How many papers approve of each candidate."""
        return tuple(self.sums(self.weights))

    def sums(self, worth: NDArray[Any]) -> list[int]:
        """What the papers that approve of each candidate are worth together, if each is worth this."""
        named = np.flatnonzero(np.diff(self.starts))
        found = [0] * (len(self.starts) - 1)
        if len(named):
            together = np.add.reduceat(worth[self.papers], self.starts[named]).tolist()
            for candidate, amount in zip(named.tolist(), together, strict=True):
                found[candidate] = amount
        return found


def approvals(poll: Poll, asked: Asked) -> Approvals:
    """Who approves of whom.

    A paper approves of everybody whom it names, in whatever place and however often, or of those in its first place
    only (setting `approved`); where it gives scores, of those whom it scores above zero. Whoever withdrew is struck,
    and a place that names nobody is passed over.
    """
    words = _words(poll, first_only=asked.settings["approved"] == "first")
    some = np.logical_or.reduce([word != 0 for word in words])
    rejected = int(poll.papers.weights[~some].sum())
    words, weights = _merged([word[some] for word in words], poll.papers.weights[some])
    by = [np.flatnonzero(words[c // BITS] >> (c % BITS) & 1) for c in range(len(poll.candidates))]
    starts = np.cumsum([0, *(len(each) for each in by)], dtype=np.int64)
    return Approvals(starts, np.concatenate([np.zeros(0, np.int64), *by]), weights, rejected)


def _words(poll: Poll, *, first_only: bool) -> list[Numbers]:
    """A bit of each paper for each candidate whom it approves of, in as many words as that takes."""
    papers, size = poll.papers, len(poll.papers)
    words = [np.zeros(size, np.int64) for _ in range(0, max(len(poll.candidates), 1), BITS)]
    gone = np.array(sorted(poll.withdrawn), dtype=np.int16)
    for low in range(0, size, TOGETHER):
        high = min(low + TOGETHER, size)
        filled = np.flatnonzero(papers.starts[low + 1 : high + 1] > papers.starts[low:high]) + low
        if not len(filled):
            continue
        first, last = int(papers.starts[low]), int(papers.starts[high])
        marks = papers.marks[first:last].astype(np.int64)
        counts = (marks >= 0) & ~np.isin(papers.marks[first:last], gone)
        if papers.scores is not None:
            counts &= papers.scores[first:last] > 0
        if first_only:
            counts &= _in_first_place(papers, counts, filled, first, last)
        for number, word in enumerate(words):
            here = counts & (marks >= number * BITS) & (marks < (number + 1) * BITS)
            bits = np.where(here, np.int64(1) << (marks - number * BITS) % BITS, 0)
            word[filled] = np.bitwise_or.reduceat(bits, papers.starts[filled] - first)
    return words


def _in_first_place(papers: Papers, counts: Flags, filled: Numbers, first: int, last: int) -> Flags:
    """Which marks, from the first to the last, share the place of the first one of their paper that counts."""
    opens = np.ones(last - first, np.bool_) if papers.tied is None else ~papers.tied[first:last]
    place = np.cumsum(opens)
    counted = np.append(np.flatnonzero(counts), last - first - 1)
    leading = counted[np.searchsorted(counted, papers.starts[filled] - first)]
    inside: Flags = place == np.repeat(place[leading], papers.lengths[filled])
    return inside


def _merged(words: list[Numbers], weights: Numbers) -> tuple[list[Numbers], Numbers]:
    """Each set of candidates once, with the weights of all papers that approve of it."""
    if not len(weights):
        return words, weights
    order = np.lexsort(words) if len(words) > 1 else np.argsort(words[0])
    words = [word[order] for word in words]
    new = np.logical_or.reduce([word[1:] != word[:-1] for word in words])
    firsts = np.concatenate(([0], np.flatnonzero(new) + 1))
    return [word[firsts] for word in words], np.add.reduceat(weights[order], firsts)
