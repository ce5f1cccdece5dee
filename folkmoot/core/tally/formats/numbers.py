"""Lines of whole numbers, many at once: from bytes to arrays, without a string or a loop for each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = -1
"""A cell that holds nothing, though a later one of its line does."""

DIGITS = b"0123456789\n"
LONGEST = 9

Cells = NDArray[np.int32]


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
    if piece.translate(None, DIGITS + separator) or piece.startswith(b"\n") or b"\n\n" in piece:
        return None
    codes = np.frombuffer(b"\n" + piece, dtype=np.uint8)
    values = codes - np.uint8(ord("0"))
    digit = values < 10
    ends = digit[:-1] & ~digit[1:]
    at = np.flatnonzero(ends)
    breaks = np.flatnonzero(codes == ord("\n"))[1:]
    cells = _cells(values, digit, at)
    if cells is None:
        return None
    # A digit after a separator after a separator: the cell between them is blank.
    if (digit[2:] & (codes[1:-1] == ord(separator)) & ~digit[:-2]).any():
        return _with_blanks(codes, digit, at, cells, breaks)
    return Lines(cells, np.diff(np.searchsorted(at, breaks), prepend=0).astype(np.int32), False)


def _cells(values: NDArray[np.uint8], digit: NDArray[np.bool_], at: NDArray[np.int64]) -> Cells | None:
    """The numbers that end at these places."""
    two = values.copy()
    two[1:] += values[:-1] * (digit[:-1].view(np.uint8) * np.uint8(10))
    cells: Cells = two[at].astype(np.int32)
    if not (digit[2:] & digit[1:-1] & digit[:-2]).any():
        return cells
    longer = np.flatnonzero(digit[at - 1] & digit[at - 2])
    for back in range(2, LONGEST + 1):
        if not len(longer):
            return cells
        if back == LONGEST:
            return None
        cells[longer] += values[at[longer] - back].astype(np.int32) * np.int32(10**back)
        longer = longer[digit[at[longer] - back - 1]]
    return cells


def _with_blanks(
    codes: NDArray[np.uint8], digit: NDArray[np.bool_], at: NDArray[np.int64], cells: Cells, breaks: NDArray[np.int64]
) -> Lines:
    """The same lines with the blank cells before their last number kept."""
    closed = np.flatnonzero(~digit)[1:]
    every: Cells = np.full(len(closed), BLANK, dtype=np.int32)
    every[np.searchsorted(closed, at)] = cells
    firsts = np.searchsorted(closed, np.concatenate(([0], breaks[:-1])), side="right")
    filled = np.where(every == BLANK, -1, np.arange(len(every)))
    last = np.maximum.reduceat(filled, firsts)
    widths = np.diff(firsts, append=len(every))
    kept = np.arange(len(every)) <= np.repeat(last, widths)
    return Lines(every[kept], np.maximum(last - firsts + 1, 0).astype(np.int32), True)
