"""Lines of known words, many at once: each cell is compared as a whole, eight letters at a time."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.formats.numbers import LONGEST as MOST_DIGITS
from folkmoot.core.tally.formats.numbers import Cells, Codes, Lines, Places, in_lines

LONGEST = 64
"""Letters of a word, in bytes, beyond which words are left to others."""

AT_ONCE = 8
MOST_BITS = 20
MIXED = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that mixes words well; words that mix alike are left to others."""

Mixed = NDArray[np.uint64]


class Words:
    """Words that stand for numbers, ready to be found: by what their letters mix to, and then letter by letter."""

    def __init__(self, known: Mapping[str, int]) -> None:
        encoded = [each.encode() for each in known]
        self.longest = min(max(map(len, encoded), default=0), LONGEST)
        encoded = [each if len(each) <= LONGEST else b"" for each in encoded]
        rows = np.zeros((len(encoded), LONGEST), dtype=np.uint8)
        for row, each in zip(rows, encoded, strict=True):
            row[: len(each)] = np.frombuffer(each, dtype=np.uint8)
        self.letters = rows.view("<u8").astype(np.uint64).T[: -(-self.longest // AT_ONCE)].copy()
        self.numbers = np.array(list(known.values()), dtype=np.int32)
        self.shift, self.table = _table(_mixed(list(self.letters)) if self.longest else np.empty(0, dtype=np.uint64))

    def find(self, codes: Codes, starts: Places, ends: Places) -> Cells | None:
        """The numbers of the words that stand between these places; None if one is not known."""
        if not len(starts):
            return np.empty(0, dtype=np.int32)
        lengths = ends - starts
        if not len(self.table) or lengths.max() > self.longest:
            return None
        padded = np.concatenate((codes, np.zeros(LONGEST + AT_ONCE, dtype=np.uint8)))
        every: Mixed = np.ndarray((len(padded) - AT_ONCE + 1,), dtype="<u8", buffer=padded.data, strides=(1,))
        letters = [every[starts + AT_ONCE * n] & _HELD[n][lengths] for n in range(len(self.letters))]
        at = self.table[_mixed(letters) >> self.shift]
        if not all((known[at] == each).all() for known, each in zip(self.letters, letters, strict=True)):
            return None
        found: Cells = self.numbers[at]
        return found


_HELD = np.array(
    [
        [(1 << 8 * min(max(length - AT_ONCE * n, 0), AT_ONCE)) - 1 for length in range(LONGEST + 1)]
        for n in range(LONGEST // AT_ONCE)
    ],
    dtype=np.uint64,
)
"""Which bits of each eight letters belong to a word of so many."""


def _table(mixed: Mixed) -> tuple[np.uint64, NDArray[np.int32]]:
    """Where each word stands, by the highest bits of what it mixes to; empty where some cannot be told apart."""
    for bits in range(8, MOST_BITS + 1, 2):
        slots = mixed >> np.uint64(64 - bits)
        if len(slots) and len(np.unique(slots)) == len(slots):
            table = np.zeros(1 << bits, dtype=np.int32)
            table[slots] = np.arange(len(slots))
            return np.uint64(64 - bits), table
    return np.uint64(0), np.empty(0, dtype=np.int32)


def _mixed(letters: list[Mixed]) -> Mixed:
    found = np.zeros(len(letters[0]), dtype=np.uint64)
    for each in letters:
        found ^= each
        found ^= found >> np.uint64(29)
        found *= MIXED
    return found


def lines(piece: bytes, separator: bytes, words: Words, leads: int, counts: int | None) -> Lines | None:
    """The numbers of the words of whole lines; or None where anything stands in them that is not known.

    The first `leads` cells of every line hold anything and become 1; but that of `counts` is a whole number.
    """
    if b'"' in piece:
        return None
    codes = np.frombuffer(b"\n" + piece, dtype=np.uint8)
    filled = (codes != ord(separator)) & (codes != ord("\n"))
    starts = np.flatnonzero(~filled[:-1] & filled[1:]) + 1
    ends = np.flatnonzero(filled[:-1] & ~filled[1:])
    breaks = np.flatnonzero(codes == ord("\n"))
    cells: Cells = np.ones(len(ends), dtype=np.int32)
    is_word = np.ones(len(ends), dtype=np.bool_)
    at, expected = np.searchsorted(starts, breaks[:-1]), breaks[:-1] + 1
    for n in range(leads):
        if not len(starts) or at.max() >= len(starts) or (starts[at] != expected).any():
            return None
        if n == counts:
            found = _whole(codes, starts[at], ends[at])
            if found is None:
                return None
            cells[at] = found
        is_word[at] = False
        at, expected = at + 1, ends[at] + 2
    known = words.find(codes, starts[is_word], ends[is_word] + 1)
    if known is None:
        return None
    cells[is_word] = known
    return in_lines(codes, filled, ends, cells, breaks)


def _whole(codes: Codes, starts: Places, ends: Places) -> Cells | None:
    """The numbers between these places, or None if one is no number or too long."""
    longest = int((ends - starts).max()) + 1
    if longest > MOST_DIGITS:
        return None
    found: Cells = np.zeros(len(starts), dtype=np.int32)
    for back in range(longest):
        inside = ends - back >= starts
        digits = codes[ends[inside] - back] - np.uint8(ord("0"))
        if (digits > 9).any():
            return None
        found[inside] += digits.astype(np.int32) * np.int32(10**back)
    return found
