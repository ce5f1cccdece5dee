"""Ballot papers as one deck: where each paper stands on its marks, and to whom it goes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.poll import Flags, Marks, Numbers, Papers

At = NDArray[Any]
"""Where papers stand on the deck: whole numbers of 32 bits where they suffice, else of 64."""


@dataclass(frozen=True, slots=True, eq=False)
class Parcel:
    """Papers that came to somebody together, each worth `value` in units of the rule.

    `at` is where each stands on the deck, `counts` how many papers each is, or None where each is one; `papers` is how
    many they are together, and `stage` the number of the stage in which they came.
    """

    value: int
    at: At
    counts: Numbers | None
    papers: int
    stage: int

    @property
    def votes(self) -> int:
        return self.value * self.papers


class Deck:
    """The marks of all papers in a row, each paper closed by the mark `nobody`.

    A paper is only where it stands, so a parcel knows nothing else of its papers, and to move one looks at no other.
    """

    def __init__(self, papers: Papers, candidates: int) -> None:
        closed = papers.starts[1:] + np.arange(len(papers))
        inside = np.ones(len(papers.marks) + len(papers), dtype=np.bool_)
        inside[closed] = False
        self.nobody = candidates
        self.marks: Marks = np.full(len(inside), candidates, dtype=np.int16)
        self.marks[inside] = papers.marks
        self.tied: Flags | None = None
        if papers.tied is not None:
            self.tied = np.zeros(len(inside) + 1, dtype=np.bool_)
            self.tied[:-1][inside] = papers.tied
        small = len(inside) < np.iinfo(np.int32).max
        self.tops: At = (papers.starts[:-1] + np.arange(len(papers))).astype(np.int32 if small else np.int64)
        self.weights: Numbers | None = None if bool((papers.weights == 1).all()) else papers.weights

    def dealt(self, standing: Flags, value: int) -> "Iterator[tuple[int, Parcel]]":
        """All papers by whom each names first, each worth `value`; `standing` as in `moved`."""
        return self._sorted(self.tops.copy(), self.weights, standing, value, 0)

    def dealt_anew(self, parcel: Parcel, standing: Flags) -> "Iterator[tuple[int, Parcel]]":
        """The papers of a parcel from their tops, at the value that they have."""
        tops = self.tops[np.searchsorted(self.tops, parcel.at, side="right") - 1]
        return self._sorted(tops, parcel.counts, standing, parcel.value, 0)

    def moved(self, parcels: list[Parcel], standing: Flags, value: int, stage: int) -> "Iterator[tuple[int, Parcel]]":
        """These papers by whom each goes to next, each then worth `value`; `nobody` comes last.

        `standing` says of each candidate, and of `nobody`, whether papers may go to them; it is true of `nobody`.
        """
        if len(parcels) == 1:
            at, counts = parcels[0].at + 1, parcels[0].counts
        else:
            at = np.concatenate([each.at for each in parcels]) + 1
            counts = None
            if self.weights is not None:
                counts = np.concatenate([each.counts for each in parcels if each.counts is not None])
        return self._sorted(at, counts, standing, value, stage)

    def _sorted(
        self, at: At, counts: Numbers | None, standing: Flags, value: int, stage: int
    ) -> "Iterator[tuple[int, Parcel]]":
        targets = self.advance(at, standing)
        order = np.argsort(targets, kind="stable")
        sizes = np.bincount(targets, minlength=self.nobody + 1)
        at = at[order]
        if counts is not None:
            counts = counts[order]
        end = 0
        for target in np.flatnonzero(sizes).tolist():
            start, end = end, end + int(sizes[target])
            part = None if counts is None else counts[start:end]
            papers = end - start if part is None else int(part.sum())
            yield target, Parcel(value, at[start:end], part, papers, stage)

    def advance(self, at: At, standing: Flags) -> Marks:
        """Move each paper in place to the next who stands, who are returned.

        A place that several share counts for the one of them who stands; while more do, the paper goes to nobody.
        """
        targets = self.marks[at]
        stuck = np.flatnonzero(~standing[targets])
        ahead = at[stuck]
        while len(stuck):
            ahead += 1
            found = self.marks[ahead]
            stands = standing[found]
            here = stuck[stands]
            at[here], targets[here] = ahead[stands], found[stands]
            stuck, ahead = stuck[~stands], ahead[~stands]
        if self.tied is not None:
            self._stop_at_shared(at, targets, standing, self.tied)
        return targets

    def _stop_at_shared(self, at: At, targets: Marks, standing: Flags, tied: Flags) -> None:
        ahead = at + 1
        sharing = np.flatnonzero((targets != self.nobody) & tied[ahead])
        while len(sharing):
            several = standing[self.marks[ahead[sharing]]]
            targets[sharing[several]] = self.nobody
            sharing = sharing[~several]
            ahead[sharing] += 1
            sharing = sharing[tied[ahead[sharing]]]
