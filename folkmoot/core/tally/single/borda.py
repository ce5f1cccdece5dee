"""Borda's count: each place of a paper is worth points, and whoever has the most of them is elected.

Source: Jean-Charles de Borda, "Mémoire sur les élections au scrutin" (1781; Histoire de l'Académie royale des sciences,
1784, 657-665): the last of n has 0 points and each before them one more. Those who share a place have the average of
the places that they fill, and so by default have those whom a paper does not name, so that everybody has a point for
each whom they precede and half a one for each equal (Duncan Black, "Partial justification of the Borda count", Public
Choice 28 (1976), 1-15). `modified` is Borda's own remedy for short papers as Peter Emerson has it ("The original Borda
count and partial voting", Social Choice and Welfare 40 (2013), 353-358), `dowdall` the count of Nauru.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.marking import ranked
from folkmoot.core.tally.poll import Numbers, Papers, Poll
from folkmoot.core.tally.ranking import by_amount, chosen, result, seated, whole
from folkmoot.core.tally.result import Amount, Result, Stage

BLOCK = 1 << 20
"""Marks that are looked at together, more or less."""

FEW = 1 << 22
"""Up to this number distinct numbers are found by a table of all that there may be."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place of a paper that names `named`: how many it names `before`, and how many share the place.

    Of those whom it does not name, all share what comes after.
    """

    before: int
    shared: int
    named: int


def count(poll: Poll, asked: Asked) -> Result:
    """Count by points."""
    marked = ranked(poll, asked.settings, equal=True)
    points = _added(marked.papers, poll, asked.settings["points"], asked.settings["unranked"])
    ranking = by_amount(poll.standing, points)
    taken = seated(ranking, poll, asked)
    stage = Stage(
        step="first",
        votes=tuple(points),
        elected=chosen(taken, poll, lambda _: "most"),
        lots=tuple(asked.lots.decided),
    )
    return result(poll, asked, marked, taken=taken, stages=(stage,), ranking=ranking)


def _added(papers: Papers, poll: Poll, points: str, unranked: str) -> list[Amount]:
    """The points of each candidate: what a paper gives to each it does not name, and to those it names what is more."""
    standing = len(poll.standing)
    sums = [Fraction(0)] * len(poll.candidates)
    lengths, at = np.unique(papers.lengths, return_inverse=True)
    for named, number in zip(lengths.tolist(), _sums(at, papers.weights, len(lengths)), strict=True):
        given = number * _unnamed(named, standing, points, unranked)
        for each in poll.standing:
            sums[each] += given
    for place, numbers in _tallied(papers, len(poll.candidates)).items():
        more = _named(place, standing, points) - _unnamed(place.named, standing, points, unranked)
        for each in np.flatnonzero(numbers).tolist():
            sums[each] += int(numbers[each]) * more
    return [whole(each) for each in sums]


def _named(place: Place, standing: int, points: str) -> Fraction:
    """The points of each who shares a place: the average of those that it fills."""
    filled = (_worth(place.before + n, place.named, standing, points) for n in range(place.shared))
    return sum(filled, Fraction(0)) / place.shared


def _unnamed(named: int, standing: int, points: str, unranked: str) -> Fraction:
    """The points of each whom a paper does not name."""
    if named == standing or unranked == "zero" or points == "modified":
        return Fraction(0)
    if unranked == "best":
        return _worth(named, named, standing, points)
    return _named(Place(named, standing - named, named), standing, points)


def _worth(before: int, named: int, standing: int, points: str) -> Fraction:
    """The points of a place, after as many others."""
    if points == "dowdall":
        return Fraction(1, before + 1)
    return Fraction((named if points == "modified" else standing - 1) - before)


def _tallied(papers: Papers, candidates: int) -> dict[Place, Numbers]:
    """Of each place, how many papers have each candidate there."""
    found: dict[Place, Numbers] = {}
    wide = candidates + 1
    size = max(BLOCK * len(papers) // max(len(papers.marks), 1), 1)
    for low in range(0, len(papers), size):
        starts = papers.starts[low : low + size + 1]
        inside = slice(int(starts[0]), int(starts[-1]))
        keys, at = _distinct(_keys(papers, inside, starts - starts[0], wide))
        weights = np.repeat(papers.weights[low : low + size], np.diff(starts))
        cells = at * candidates + papers.marks[inside]
        rows = _sums(cells, weights, len(keys) * candidates).reshape(-1, candidates)
        for key, row in zip(keys.tolist(), rows, strict=True):
            place = Place(key // wide // wide, key // wide % wide, key % wide)
            found[place] = found[place] + row if place in found else row
    return found


def _keys(papers: Papers, inside: slice, starts: Numbers, wide: int) -> Numbers:
    """A number for the place of each mark; `wide` is more than any of the three numbers that make a place."""
    lengths = np.diff(starts)
    index = np.arange(inside.stop - inside.start)
    named = np.repeat(lengths, lengths)
    opens = np.ones(len(index), np.bool_) if papers.tied is None else ~papers.tied[inside]
    first = np.flatnonzero(opens)
    shared = np.diff(np.append(first, len(index)))
    before = np.repeat(first, shared) - np.repeat(starts[:-1], lengths)
    keys: Numbers = (before * wide + np.repeat(shared, shared)) * wide + named
    return keys


def _distinct(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct numbers in order, and of each number which of them it is."""
    if not len(keys) or keys.max() >= FEW:
        return np.unique(keys, return_inverse=True)
    there = np.zeros(int(keys.max()) + 1, dtype=np.bool_)
    there[keys] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[keys]


def _sums(at: Numbers, weights: Numbers, size: int) -> Numbers:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, at, weights)
    return sums
