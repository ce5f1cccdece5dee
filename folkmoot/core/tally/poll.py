"""A poll as it is counted: who stands, for how many seats, and the papers, as flat arrays of whole numbers."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Marks = NDArray[np.int16]
Flags = NDArray[np.bool_]

GAP = -1
"""A place on a paper that names nobody, though a later one does."""

MOST_CANDIDATES = 10_000
MOST_PAPERS = 900_000_000
"""Bounds of a poll, weights counted: a hundred thousandth of each paper still adds up in 64 bits."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who stands, or a list. `attributes` are what quotas ask for: `woman`, `branch:north`."""

    name: str
    group: str = ""
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Papers:
    """Ballot papers, as they were marked.

    Paper `i` names `marks[starts[i]:starts[i + 1]]`, best first, and stands for `weights[i]` papers that are the same;
    `starts` is one longer than there are papers. A mark is the number of a candidate, from 0, or GAP.
    `tied` is None or says of each mark whether it shares the place of the mark before it: of an approval paper all
    marks but the first; where two gaps share a place, several were marked there and nobody knows who. `scores` is None
    or holds the score of each mark.
    """

    starts: Numbers
    marks: Marks
    weights: Numbers
    tied: Flags | None = None
    scores: Numbers | None = None

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def count(self) -> int:
        """How many papers there are, weights counted."""
        return int(self.weights.sum())

    @property
    def lengths(self) -> Numbers:
        """How many marks each paper has."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True, eq=False)
class Poll:
    """All that a count is made from.

    `seats` is 0 where the file does not say how many. `withdrawn` are candidates who no longer stand: every rule
    strikes them before it counts. `reopen` is the candidate, if there is one, who is nobody: "re-open nominations".
    `tie_order` is an order of the candidates that the file itself gives for ties, best first. `sha256` is that of the
    file, as lower-case hexadecimal, or empty. `notes` are what whoever read the file has to say of it.
    """

    candidates: tuple[Candidate, ...]
    seats: int
    papers: Papers
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    reopen: int | None = None
    tie_order: tuple[int, ...] = ()
    sha256: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.candidates)

    @property
    def kind(self) -> Literal["ranked", "approval", "score"]:
        """What the papers are: with scores, all of one place (of which at least one names two), or ranked."""
        if self.papers.scores is not None:
            return "score"
        tied = self.papers.tied
        # All in one place: as many marks open a place as there are papers that name somebody.
        opened = len(self.papers.marks) - (0 if tied is None else int(tied.sum()))
        return "approval" if tied is not None and opened == int((self.papers.lengths > 0).sum()) else "ranked"

    @property
    def standing(self) -> tuple[int, ...]:
        """Whoever stands and was not withdrawn."""
        return tuple(n for n in range(len(self.candidates)) if n not in self.withdrawn)


def papers(rankings: "list[tuple[int, list[int] | list[list[int]]]]") -> Papers:
    """Papers from rankings, each with its weight: `(3, [0, 2])`, or with shared places `(3, [[0], [1, 2]])`."""
    marks: list[int] = []
    tied: list[bool] = []
    starts = [0]
    for _, places in rankings:
        for place in places:
            shared = place if isinstance(place, list) else [place]
            marks += shared
            tied += [n > 0 for n in range(len(shared))]
        starts.append(len(marks))
    return Papers(
        starts=np.array(starts, dtype=np.int64),
        marks=np.array(marks, dtype=np.int16),
        weights=np.array([weight for weight, _ in rankings], dtype=np.int64),
        tied=np.array(tied, dtype=np.bool_) if any(tied) else None,
    )
