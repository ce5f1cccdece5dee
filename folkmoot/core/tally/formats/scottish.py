"""The layout in which the Scottish council elections are collected.

    3,2,
    210,1,3,
    105,2,
    "Candidate 1","Ada Ayre","Scottish Example Party (SEP)",
    "Candidate 2","Ben Bell","Independent (Ind)",
    "Candidate 3","Cyd Carr","Scottish Example Party (SEP)",
    "Western Ward"

First how many stand and for how many seats; then the papers: how many are the same, and the numbers of the candidates,
best first, as far as the voter went; then who stands, in the order of their numbers, each with a party; then the name
of the ward. An empty cell before a number is a place that names nobody.
"""

import csv
import re
from collections.abc import Iterator

import numpy as np

from folkmoot.core.tally.formats import numbers
from folkmoot.core.tally.formats.pile import Named, Pile, Sheaf, name, number, poll, title
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.poll import GAP, MOST_CANDIDATES, MOST_PAPERS, Candidate, Poll

LABEL = re.compile(r"candidate ([1-9][0-9]{0,4})", re.IGNORECASE)
UNQUOTED = re.compile(rb"\n[^0-9\n,]")


def read(source: Source) -> Poll:
    """The poll of a file in this layout."""
    end = source.data.find(b"\n") + 1 or len(source.data)
    head = [each.strip() for each in source.text(0, end).strip().rstrip(",").split(",")]
    if len(head) != 2:
        raise source.bad(1, "expected how many stand and for how many seats")
    stand = number(source, 1, head[0], "how many stand,", 1, MOST_CANDIDATES)
    seats = number(source, 1, head[1], "the number of seats,", 1, MOST_CANDIDATES)
    named = _names_begin(source, end)
    if named is None:
        raise source.bad(0, f"expected the names of {stand} candidates, and the file ends before them")
    pile = Pile(source, stand)
    for first, piece in source.pieces(end, named, 2):
        _papers(pile, first, piece)
    line = 1 + source.data.count(b"\n", 0, named)
    rows = _rows(source, named, line)
    candidates = tuple(_candidate(source, rows, n + 1) for n in range(stand))
    return poll(source, pile, Named(candidates, seats, _title(source, rows)))


def _names_begin(source: Source, start: int) -> int | None:
    """Where the first line after the papers begins."""
    quoted = source.data.find(b'\n"', start - 1) + 1
    found = None if quoted else UNQUOTED.search(source.data, start - 1)
    return quoted or (found.start() + 1 if found else None)


def _papers(pile: Pile, first: int, piece: bytes) -> None:
    found = numbers.lines(piece, b",")
    if found is not None and len(found.lengths) and found.lengths.min() > 0:
        starts = np.cumsum(found.lengths) - found.lengths
        weights = found.cells[starts]
        marks = np.delete(found.cells, starts)
        if weights.min() > 0 and 0 not in marks and marks.max(initial=0) <= pile.candidates:
            marks = np.where(marks == numbers.BLANK, GAP, marks - 1) if found.has_blanks else marks - 1
            pile.add(Sheaf(marks.astype(np.int16), found.lengths - np.int32(1), weights))
            return
    for line, row in enumerate(piece.decode().removesuffix("\n").split("\n"), first):
        if not row.strip():
            continue
        cells = [each.strip() for each in row.split(",")]
        weight = number(pile.source, line, cells[0], "how many papers are the same,", 1, MOST_PAPERS)
        pile.put(
            weight,
            [
                [number(pile.source, line, each, "the number of a candidate,", 1, pile.candidates) - 1 if each else GAP]
                for each in cells[1:]
            ],
        )


def _rows(source: Source, start: int, line: int) -> Iterator[tuple[int, list[str]]]:
    for number_, text in source.lines(start, line):
        if not text.strip():
            continue
        try:
            (row,) = csv.reader([text], strict=True)
        except (csv.Error, ValueError):
            raise source.bad(number_, "expected cells in which every quote is closed") from None
        yield number_, row


def _candidate(source: Source, rows: Iterator[tuple[int, list[str]]], n: int) -> Candidate:
    line, row = next(rows, (0, []))
    label = LABEL.fullmatch(row[0].strip()) if row else None
    if label is None or int(label[1]) != n or len(row) < 2:
        raise source.bad(line, f'expected "Candidate {n}", a name and a party', ",".join(row))
    return Candidate(name(source, line, row[1]), title(source, line, row[2], "a party") if len(row) > 2 else "")


def _title(source: Source, rows: Iterator[tuple[int, list[str]]]) -> str:
    line, row = next(rows, (0, [""]))
    for below, more in rows:
        raise source.bad(below, "expected nothing after the name of the ward", ",".join(more))
    return title(source, line, row[0])
