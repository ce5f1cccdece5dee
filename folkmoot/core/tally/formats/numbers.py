"""Lines of whole numbers, many at once: from bytes to arrays, without a string or a loop for each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = -1
"""A cell that holds nothing, though a later one of its line does."""

DIGITS = b"0123456789\n"
LONGEST = 9

Cells = NDArray[np.int32]
Codes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(eq=False)
class Lines:
    """The cells of all lines one after the other, and how many each line has. Blank cells at the end are none."""

    cells: Cells
    lengths: Cells
    has_blanks: bool


def lines(piece: bytes, separator: bytes) -> Lines | None:
    """The numbers of whole lines, each line with its end; or None where anything else stands in them.

    An empty line is something else, and so is a number of more than LONGEST digits.
    """
    if piece.translate(None, DIGITS + separator):
        return None
    codes = np.frombuffer(b"\n" + piece, dtype=np.uint8)
    values = codes - np.uint8(ord("0"))
    digit = values < 10
    ends = np.flatnonzero(digit[:-1] & ~digit[1:])
    cells = numbers(values, digit, ends)
    return None if cells is None else in_lines(codes, digit, ends, cells, np.flatnonzero(codes == ord("\n")))


def numbers(values: Codes, digit: Flags, ends: Places) -> Cells | None:
    """The numbers whose last digits stand at these places, or None if one is too long."""
    two = values.copy()
    two[1:] += values[:-1] * (digit[:-1].view(np.uint8) * np.uint8(10))
    cells: Cells = two[ends].astype(np.int32)
    if not (digit[2:] & digit[1:-1] & digit[:-2]).any():
        return cells
    longer = np.flatnonzero(digit[ends - 1] & digit[ends - 2])
    for back in range(2, LONGEST):
        cells[longer] += values[ends[longer] - back].astype(np.int32) * np.int32(10**back)
        longer = longer[digit[ends[longer] - back - 1]]
        if not len(longer):
            return cells
    return None


def in_lines(codes: Codes, filled: Flags, ends: Places, cells: Cells, breaks: Places) -> Lines | None:
    """Cells that end at these places, line by line, with every blank cell that stands before another.

    `codes` begin with an end of line; `filled` are those that are neither a separator nor an end of line; `breaks` is
    where lines end. None where a line is empty, so that nobody can tell whether it is one.
    """
    if (np.diff(breaks) == 1).any():
        return None
    breaks = breaks[1:]
    # Something after a separator after a separator or an end of line: the cell between them is blank.
    inner = filled[2:] & ~filled[1:-1] & (codes[1:-1] != ord("\n")) & ~filled[:-2]
    if not inner.any() and not (cells == BLANK).any():
        return Lines(cells, np.diff(np.searchsorted(ends, breaks), prepend=0).astype(np.int32), False)
    closed = np.flatnonzero(~filled)[1:]
    every: Cells = np.full(len(closed), BLANK, dtype=np.int32)
    every[np.searchsorted(closed, ends)] = cells
    firsts = np.searchsorted(closed, np.concatenate(([0], breaks[:-1])), side="right")
    last = np.maximum.reduceat(np.where(every == BLANK, -1, np.arange(len(every))), firsts)
    widths = np.diff(firsts, append=len(every))
    kept = np.arange(len(every)) <= np.repeat(last, widths)
    return Lines(every[kept], np.maximum(last - firsts + 1, 0).astype(np.int32), True)
