"""CSV of cast votes: a row a ballot, and a column for each choice; its head is as `cast_head` says.

    count,rank1,rank2,rank3          rank1,rank2,rank3           (no header)
    12,Ada Ayre,Ben Bell,            2,1,                        2,1
    7,Ben Bell,,Ada Ayre             3,,1                        3
    1,skipped,overvote,Cyd Carr      1,overvote,                 1,3,2

Cells hold names of candidates, or numbers from 1. Candidates whom no note lists are those who are named, in the order
of the alphabet; or, where cells are numbers, the numbers up to the highest. An empty cell, `skipped`, `undervote` or
`blank` is a place that names nobody, and nothing at the end of a row; `overvote` is a place that several share, and the
file does not say who.
"""

from dataclasses import dataclass, field

import numpy as np

from folkmoot.core.tally.formats import numbers, words
from folkmoot.core.tally.formats.cast_head import Head, head, row
from folkmoot.core.tally.formats.pile import Named, Pile, Sheaf, name, number, poll, whole
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.poll import GAP, MOST_CANDIDATES, MOST_PAPERS, Candidate, Poll

SKIPPED = frozenset({"", "skipped", "undervote", "blank"})
OVERVOTE = "overvote"


@dataclass
class Called:
    """Who is called what in the cells: by the names of the notes, else as they come up. Not names and numbers both."""

    source: Source
    names: dict[str, int] = field(default_factory=dict)
    are_known: bool = False
    has_numbers: bool = False

    def place(self, line: int, cell: str) -> list[int]:
        """Who stands in a cell."""
        found = self.names.get(cell)
        if found is not None:
            return [found]
        plain = cell.casefold()
        if plain in SKIPPED:
            return [GAP]
        return [GAP, GAP] if plain == OVERVOTE else [self._new(line, cell)]

    def words(self, upto: int) -> words.Words:
        """The words that are known: names, else numbers as far as they came up."""
        known = {each.title() if n else each: numbers.BLANK for each in SKIPPED - {""} for n in range(2)}
        known |= {str(n + 1): n + 1 for n in range(len(self.names) if self.are_known else upto)}
        if self.names and not self.are_known:
            known = {each: n for each, n in known.items() if n == numbers.BLANK}
        return words.Words(known | {each: n + 1 for each, n in self.names.items()})

    def _new(self, line: int, cell: str) -> int:
        most = len(self.names) if self.are_known else MOST_CANDIDATES
        if whole(cell) is not None and (self.are_known or not self.names):
            self.has_numbers = True
            return number(self.source, line, cell, "the number of a candidate,", 1, most) - 1
        if self.are_known:
            raise self.source.bad(line, "expected a candidate of the notes", cell)
        if self.has_numbers or whole(cell) is not None:
            raise self.source.bad(line, "expected candidates by their names or by their numbers, and not both", cell)
        if len(self.names) >= most:
            raise self.source.bad(line, f"expected at most {most:,} candidates")
        return self.names.setdefault(name(self.source, line, cell), len(self.names))


def read(source: Source, found: Head | None = None) -> Poll:
    """The poll of a file of choices."""
    found = found or head(source)
    called = Called(source, {each: n for n, each in enumerate(found.candidates)}, bool(found.candidates))
    pile = Pile(source, len(found.candidates) or MOST_CANDIDATES)
    leads = _leads(found)
    for first, piece in source.pieces(found.start, len(source.data), found.line):
        if leads is None or not _many(pile, called, found, piece, leads):
            _each(pile, called, found, first, piece)
    return poll(source, pile, _named(pile, called, found))


def _leads(found: Head) -> int | None:
    """How many columns stand before the choices, which go on to the end; or None where it is otherwise."""
    others = [n for n, each in enumerate(found.columns) if each != "choice"]
    return len(others) if others == list(range(len(others))) else None


def _many(pile: Pile, called: Called, found: Head, piece: bytes, leads: int) -> bool:
    """Put down a whole piece at once, if it is plain numbers, or plain words that came up before."""
    separator = found.delimiter.encode()
    lines = numbers.lines(piece, separator) if called.are_known or not called.names else None
    if lines is None:
        counts = found.columns.index("count") if "count" in found.columns else None
        lines = words.lines(piece, separator, called.words(pile.highest + 1), leads, counts)
    if lines is None or not len(lines.lengths) or lines.lengths.min() < leads:
        return False
    if not found.is_ragged and lines.lengths.max() > len(found.columns):
        return False
    marks, weights = lines.cells, None
    if leads:
        starts = np.cumsum(lines.lengths) - lines.lengths
        if "count" in found.columns:
            weights = marks[starts + found.columns.index("count")]
            if weights.min() < 1:
                return False
        marks = np.delete(marks, (starts[:, None] + np.arange(leads)).ravel())
    if 0 in marks or marks.max(initial=0) > pile.candidates:
        return False
    marks = np.where(marks == numbers.BLANK, GAP, marks - 1) if lines.has_blanks else marks - 1
    pile.add(Sheaf(marks.astype(np.int16), lines.lengths - np.int32(leads), weights))
    called.has_numbers = called.has_numbers or (len(marks) > 0 and not called.names)
    return True


def _each(pile: Pile, called: Called, found: Head, first: int, piece: bytes) -> None:
    """Put down a piece row by row."""
    width = len(found.columns)
    for line, text in enumerate(piece.decode().removesuffix("\n").split("\n"), first):
        if not text.strip():
            continue
        cells = row(pile.source, line, text, found.delimiter)
        if not found.is_ragged and any(cells[width:]):
            raise pile.source.bad(line, f"expected at most {width:,} cells", cells[-1])
        weight = 1
        if "count" in found.columns:
            at = found.columns.index("count")
            count = cells[at] if at < len(cells) else ""
            weight = number(pile.source, line, count, "how many ballots are the same,", 1, MOST_PAPERS)
        choices = (each for n, each in enumerate(cells) if n >= width or found.columns[n] == "choice")
        pile.put(weight, [called.place(line, each) for each in choices])


def _named(pile: Pile, called: Called, found: Head) -> Named:
    if called.are_known:
        names = found.candidates
    elif called.names:
        names = sorted(called.names)
        place = {each: n for n, each in enumerate(names)}
        pile.renumber(np.array([*(place[each] for each in called.names), GAP], dtype=np.int16))
    else:
        names = [str(n + 1) for n in range(pile.highest + 1)]
    if not names:
        raise pile.source.bad(0, "expected ballots that name somebody, or a note of each candidate")
    return Named([Candidate(each) for each in names], found.seats, found.title, found.withdrawn, None, found.tie_order)
