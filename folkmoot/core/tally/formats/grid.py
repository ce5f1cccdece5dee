"""CSV of cast votes: a row a ballot, and a column for each candidate; its head is as `cast_head` says.

    count,rank:Ada,rank:Ben,rank:Cyd          score:Ada,score:Ben,score:Cyd          Ada,Ben,Cyd
    12,1,2,                                   5,0,3                                  1,0,1
    7,1,1,3                                   4,,1                                   0,1,0

A cell holds a rank from 1, or a score from 0; nothing, `skipped`, `undervote` or `blank` is no mark. Several of one
rank share a place, and whoever comes next has the next rank, or one for each of them (1, 1, 2 and 1, 1, 3 are the
same); a rank that nobody has is a place that names nobody. 0 is no rank.

Where the header does not say which it is, and the format is not given: marks of 0 and 1 are approval; rows that are all
rankings without a gap are ranks; numbers above that of the candidates are scores; ranks may have gaps where no cell
holds 0 and every row has a 1. Anything else is refused, for nobody can tell.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.formats import numbers
from folkmoot.core.tally.formats.cast import SKIPPED
from folkmoot.core.tally.formats.cast_head import Head, head, row
from folkmoot.core.tally.formats.pile import Named, Pile, Sheaf, number, poll
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.poll import GAP, MOST_PAPERS, Candidate, Poll

MOST_SCORE = 1_000_000
MOST_TIMES = 8
NONE = -1
"""No mark in a cell."""
LAST = np.iinfo(np.int32).max

Kind = Literal["ranks", "scores"]
Cells = NDArray[np.int32]


def read(source: Source, found: Head | None = None, kind: Kind | None = None) -> Poll:
    """The poll of a file of ranks or scores."""
    found = found or head(source)
    if "candidate" not in found.columns:
        raise source.bad(found.line - 1, "expected a header that has a column for each candidate")
    said: Kind | None = {"rank": "ranks", "score": "scores"}.get(found.cells)  # type: ignore[assignment]
    if kind and said and kind != said:
        raise source.bad(found.line - 1, f"expected {kind}, and the header says {said}")
    tables = [
        _table(source, found, first, piece) for first, piece in source.pieces(found.start, len(source.data), found.line)
    ]
    is_a = kind or said or _kind(source, tables, len(found.names))
    pile = Pile(source, len(found.names))
    for cells, weights, lines in tables:
        if is_a == "scores":
            pile.add(_scored(cells, weights))
        else:
            _ranked(source, pile, np.where(cells == 0, NONE, cells), weights, lines)
    candidates = [Candidate(each) for each in found.names]
    return poll(source, pile, Named(candidates, found.seats, found.title, found.withdrawn, None, found.tie_order))


def _table(source: Source, found: Head, first: int, piece: bytes) -> tuple[Cells, Cells, Cells]:
    """The marks of each row, its weight, and its line."""
    marked = [n for n, each in enumerate(found.columns) if each == "candidate"]
    counts = found.columns.index("count") if "count" in found.columns else None
    _bound(source, found, first, piece)
    plain = numbers.lines(piece, found.delimiter.encode())
    if plain is not None and len(plain.lengths) and plain.lengths.max() <= len(found.columns):
        every = np.full((len(plain.lengths), len(found.columns)), NONE, dtype=np.int32)
        every[np.arange(len(found.columns)) < plain.lengths[:, None]] = plain.cells
        weights = np.ones(len(every), dtype=np.int32) if counts is None else every[:, counts]
        if every[:, marked].max(initial=0) <= MOST_SCORE and weights.min() > 0:
            return every[:, marked], weights, np.arange(first, first + len(every), dtype=np.int32)
    rows, weighed, lines = [], [], []
    for line, text in enumerate(piece.decode().removesuffix("\n").split("\n"), first):
        if not text.strip():
            continue
        cells = row(source, line, text, found.delimiter)
        if any(cells[len(found.columns) :]):
            raise source.bad(line, f"expected at most {len(found.columns):,} cells", cells[-1])
        cells += [""] * (len(found.columns) - len(cells))
        rows.append([_mark(source, line, cells[n]) for n in marked])
        count = "1" if counts is None else cells[counts]
        weighed.append(number(source, line, count, "how many ballots are the same,", 1, MOST_PAPERS))
        lines.append(line)
    table = np.array(rows, dtype=np.int32).reshape(len(rows), len(marked))
    return table, np.array(weighed, dtype=np.int32), np.array(lines, dtype=np.int32)


def _bound(source: Source, found: Head, line: int, piece: bytes) -> None:
    """Refuse rows that are mostly shorter than the header: a table of them would be far larger than the file."""
    if piece.count(b"\n") * len(found.columns) > MOST_TIMES * len(piece) + MOST_TIMES * len(found.columns):
        raise source.bad(line, f"expected rows of {len(found.columns):,} cells, and most are shorter")


def _mark(source: Source, line: int, cell: str) -> int:
    return NONE if cell.casefold() in SKIPPED else number(source, line, cell, "a rank or a score", 0, MOST_SCORE)


def _kind(source: Source, tables: list[tuple[Cells, Cells, Cells]], candidates: int) -> Kind:
    """Whether these are ranks or scores, as far as anybody can tell."""
    highest = max((int(cells.max(initial=0)) for cells, _, _ in tables), default=0)
    if highest <= 1 or all(_has_no_gap(np.where(cells == 0, NONE, cells)).all() for cells, _, _ in tables):
        return "ranks"
    if highest > candidates:
        return "scores"
    filled = (cells[(cells != NONE).any(axis=1)] for cells, _, _ in tables)
    if all((each == 1).any(axis=1).all() and not (each == 0).any() for each in filled):
        return "ranks"
    raise source.bad(
        1, "expected rank: or score: before each name of the header, for nobody can tell ranks from scores"
    )


def _sorted(keys: Cells) -> tuple[Cells, Cells]:
    order = np.argsort(keys, axis=1, kind="stable").astype(np.int32)
    return order, np.take_along_axis(keys, order, axis=1)


def _has_no_gap(ranks: Cells) -> NDArray[np.bool_]:
    """Which rows have nobody at a rank that more than those before them leave free."""
    _, keys = _sorted(np.where(ranks == NONE, LAST, ranks))
    free: NDArray[np.bool_] = ((keys == LAST) | (keys <= np.arange(1, keys.shape[1] + 1))).all(axis=1)
    return free


def _scored(cells: Cells, weights: Cells) -> Sheaf:
    return _sheaf(np.where(cells == NONE, LAST, -cells), weights, has_scores=True)


def _sheaf(keys: Cells, weights: Cells, *, has_scores: bool = False) -> Sheaf:
    """Papers from a table in which less is better, and LAST is no mark."""
    order, found = _sorted(keys)
    filled = found != LAST
    same = np.zeros_like(filled)
    same[:, 1:] = found[:, 1:] == found[:, :-1]
    tied = same[filled]
    return Sheaf(
        order[filled].astype(np.int16),
        filled.sum(axis=1).astype(np.int32),
        weights,
        tied if tied.any() else None,
        -found[filled] if has_scores else None,
    )


def _ranked(source: Source, pile: Pile, ranks: Cells, weights: Cells, lines: Cells) -> None:
    """Put down rankings: together where no row has a gap, else one by one."""
    if _has_no_gap(ranks).all():
        pile.add(_sheaf(np.where(ranks == NONE, LAST, ranks), weights))
        return
    for marks, weight, line in zip(ranks.tolist(), weights.tolist(), lines.tolist(), strict=True):
        pile.put(weight, _places(source, line, marks))


def _places(source: Source, line: int, marks: list[int]) -> list[list[int]]:
    """The places of one row, with those that name nobody."""
    if max(marks) > len(marks):
        raise source.bad(line, f"expected ranks from 1 to {len(marks):,}", str(max(marks)))
    places: list[list[int]] = []
    rank = before = 0
    for at in sorted({each for each in marks if each != NONE}):
        shared = [n for n, each in enumerate(marks) if each == at]
        free = max(rank + (len(places[-1]) if places else 1), before + 1)
        places += [[GAP]] * (at - free)
        places.append(shared)
        rank, before = at, before + len(shared)
    return places
