"""Papers as a reader piles them up, and the poll that they make."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.formats.source import LONGEST_NAME, Source
from folkmoot.core.tally.poll import GAP, MOST_CANDIDATES, MOST_PAPERS, Candidate, Flags, Marks, Numbers, Papers, Poll

REOPEN = ("re-open nominations", "reopen nominations")
"""Whoever has this name is nobody."""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the direction of a line, and halves of characters."""

Counts = NDArray[np.int32]


@dataclass(eq=False)
class Sheaf:
    """Some papers as arrays. `weights` is None where each stands for one."""

    marks: Marks
    lengths: Counts
    weights: NDArray[np.int32] | None = None
    tied: Flags | None = None
    scores: NDArray[np.int32] | None = None


@dataclass(eq=False)
class Pile:
    """Papers put down one by one or in sheaves, in the order of the file."""

    source: Source
    candidates: int = MOST_CANDIDATES
    sheaves: list[Sheaf] = field(default_factory=list)
    marks: "array[int]" = field(default_factory=lambda: array("h"))
    tied: "array[int]" = field(default_factory=lambda: array("b"))
    scores: "array[int]" = field(default_factory=lambda: array("i"))
    lengths: "array[int]" = field(default_factory=lambda: array("i"))
    weights: "array[int]" = field(default_factory=lambda: array("i"))

    def put(self, weight: int, places: Sequence[Sequence[int]], scores: Sequence[int] = ()) -> None:
        """One paper: those who share each place, best first. Places at its end that name nobody are none."""
        before = len(self.marks)
        for place in places[: _filled(places)]:
            self.marks.extend(place)
            self.tied.extend([n > 0 for n in range(len(place))])
        self.scores.extend(scores)
        self.lengths.append(len(self.marks) - before)
        self.weights.append(weight)

    def add(self, sheaf: Sheaf) -> None:
        """Many papers at once."""
        self._bind()
        self.sheaves.append(sheaf)

    def _bind(self) -> None:
        if not self.lengths:
            return
        tied = np.array(self.tied, dtype=np.bool_)
        self.sheaves.append(
            Sheaf(
                np.array(self.marks, dtype=np.int16),
                np.array(self.lengths, dtype=np.int32),
                np.array(self.weights, dtype=np.int32),
                tied if tied.any() else None,
                np.array(self.scores, dtype=np.int32) if self.scores else None,
            )
        )
        for each in (self.marks, self.tied, self.scores, self.lengths, self.weights):
            del each[:]

    @property
    def highest(self) -> int:
        """The highest number of a candidate that a paper names, or -1."""
        self._bind()
        return max((int(each.marks.max()) for each in self.sheaves if len(each.marks)), default=-1)

    def renumber(self, places: Marks) -> None:
        """Give every candidate another number; the last of the places is that of a gap."""
        self._bind()
        for each in self.sheaves:
            each.marks = places[each.marks]

    def papers(self) -> Papers:
        """All of them. Raises BadPoll where there are more than MOST_PAPERS, or a paper has too many marks."""
        self._bind()
        sheaves = self.sheaves
        number = sum(len(each.lengths) for each in sheaves)
        starts: Numbers = np.zeros(number + 1, dtype=np.int64)
        weights: Numbers = np.ones(number, dtype=np.int64)
        at = 0
        for each in sheaves:
            upto = at + len(each.lengths)
            starts[at + 1 : upto + 1] = each.lengths
            if each.weights is not None:
                weights[at:upto] = each.weights
            at = upto
        if number and starts.max() > MOST_CANDIDATES:
            raise self.source.bad(0, f"expected at most {MOST_CANDIDATES:,} marks on a paper")
        if int(weights.sum()) > MOST_PAPERS:
            raise self.source.bad(0, f"expected at most {MOST_PAPERS:,} papers in all, not {int(weights.sum()):,}")
        np.cumsum(starts, out=starts)
        marks = np.concatenate([each.marks for each in sheaves]) if sheaves else np.empty(0, dtype=np.int16)
        return Papers(starts, marks, weights, self._all_tied(), self._all_scores())

    def _all_tied(self) -> Flags | None:
        if all(each.tied is None for each in self.sheaves):
            return None
        return np.concatenate(
            [np.zeros(len(each.marks), np.bool_) if each.tied is None else each.tied for each in self.sheaves]
        )

    def _all_scores(self) -> Numbers | None:
        kept = [each for each in self.sheaves if len(each.marks)]
        if not kept or any(each.scores is None for each in kept):
            return None
        return np.concatenate([each.scores for each in kept if each.scores is not None]).astype(np.int64)


def _filled(places: Sequence[Sequence[int]]) -> int:
    """How many places there are up to the last that is not a gap."""
    upto = len(places)
    while upto and len(places[upto - 1]) == 1 and places[upto - 1][0] == GAP:
        upto -= 1
    return upto


@dataclass
class Named:
    """What a file says beside its papers. `says_reopen` is whether it can say who is nobody, and so does."""

    candidates: Sequence[Candidate]
    seats: int = 0
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    reopen: int | None = None
    tie_order: tuple[int, ...] = ()
    says_reopen: bool = False


def poll(source: Source, pile: Pile, named: Named) -> Poll:
    """The poll that a file holds. Who is called "Re-open nominations" is nobody."""
    reopen = named.reopen
    if not named.says_reopen:
        found = [n for n, each in enumerate(named.candidates) if each.name.casefold() in REOPEN]
        reopen = found[0] if len(found) == 1 else None
    return Poll(
        candidates=tuple(named.candidates),
        seats=named.seats,
        papers=pile.papers(),
        title=named.title,
        withdrawn=named.withdrawn,
        reopen=reopen,
        tie_order=named.tie_order,
        sha256=source.sha256,
        notes=tuple(source.notes),
    )


def whole(text: str) -> int | None:
    """A whole number as it is written with digits, or None: no sign, no point, nothing that is too long."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else None


def number(source: Source, line: int, text: str, what: str, least: int, most: int) -> int:
    """A whole number within bounds. Raises BadPoll, which says what it is."""
    found = whole(text)
    if found is None or not least <= found <= most:
        raise source.bad(line, f"expected {what} from {least:,} to {most:,}", text)
    return found


def name(source: Source, line: int, text: str, what: str = "the name of a candidate") -> str:
    """A name as it stands in a file: a line with single blanks, and not nothing."""
    found = " ".join(text.split())
    if not found or not is_line(found):
        raise source.bad(line, f"expected {what}, of 1 to {LONGEST_NAME:,} letters", text)
    return found


def title(source: Source, line: int, text: str, what: str = "a title") -> str:
    """A line as it stands in a file, with single blanks, or nothing."""
    return name(source, line, text, what) if text.strip() else ""


def is_line(text: str) -> bool:
    """Whether this is one line, not too long, with single blanks, and nothing unseen that changes its neighbours."""
    return text == " ".join(text.split()) and len(text) <= LONGEST_NAME and not UNSEEN.search(text)
