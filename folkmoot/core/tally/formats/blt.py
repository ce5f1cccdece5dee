"""BLT, of Hill, Wichmann and Woodall (Algorithm 123, The Computer Journal 30, 1987), with what others added to it.

    4 2                     four stand for two seats; a comma between the numbers is passed over
    -2                      number 2 withdrew
    [tie 3 1 2 4]           the order in which ties are decided, best first (Droop)
    [nick ada ben cyd dan]  what candidates are called in the papers (Droop)
    3 1 3 4 0               three papers name 1, then 3, then 4
    (A-17) 1 4 1=3 0        one paper, its number in parentheses, on which 1 and 3 share the second place (OpenSTV)
    2 4 (1 3) 0             the same of two papers, as Hill writes it
    1 2 - 3 0               a place that names nobody
    0                       no more papers
    "Adam"                  their names, as `blt_names` says, and a title
    "Basil"
    "Charlotte"
    "Donald"
    "Title"

Blanks and ends of lines are all the same above the names; `# to the end of the line` and `/* between these */` are
comments. Where no paper that has its own number is followed by a 1, they have no weights (Droop); else they must have
the weight 1 (OpenSTV).
"""

import re
from collections.abc import Iterator

import numpy as np

from folkmoot.core.tally.formats import numbers
from folkmoot.core.tally.formats.blt_names import names
from folkmoot.core.tally.formats.pile import Named, Pile, Sheaf, number, poll
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.poll import GAP, MOST_CANDIDATES, MOST_PAPERS, Candidate, Poll

TOKEN = re.compile(rb"/\*.*?\*/|#[^\n]*|\n\s*|\[[^\]]*\]|\([^)\n]*\)|[^\s\[(]+|[\[(]", re.DOTALL)
PAPERS_END = b"\n0\n"
NUMBERED = re.compile(rb"^[ \t]*\([^)\n]*\)[ \t]+(\S+)", re.MULTILINE)

Token = tuple[int, str, int, int]
"""A word with its line, and where it begins and ends."""


def read(source: Source) -> Poll:
    """The poll of a file in BLT."""
    reader = _Reader(source)
    at, line = reader.head()
    at, line = reader.papers(at, line)
    called, title, ties = names(source, at, line, reader.stand)
    named = Named([Candidate(each) for each in called], reader.seats, title, frozenset(reader.withdrawn))
    if ties:
        reader.tie(*ties)
    named.tie_order = reader.tie_order
    return poll(source, reader.pile, named)


class _Reader:
    """What is known of a file so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stand = self.seats = 0
        self.withdrawn: set[int] = set()
        self.nicks: dict[str, int] = {}
        self.tie_order: tuple[int, ...] = ()

    def tokens(self, start: int, line: int) -> Iterator[Token]:
        """Every word from a place on, without comments."""
        for found in TOKEN.finditer(self.source.data, start):
            word = found[0]
            if not word.startswith((b"/*", b"#", b"\n")):
                yield line, word.decode(), found.start(), found.end()
            line += word.count(b"\n")
        raise self.source.bad(line, "expected 0 after the last paper, and the file ends before it")

    def head(self) -> tuple[int, int]:
        """Read how many stand, and all that stands above the papers; where the papers begin."""
        words = self.tokens(0, 1)
        first: list[str] = []
        for line, word, _, _ in words:
            first += [each for each in word.split(",") if each]
            if len(first) >= 2:
                self.stand = number(self.source, line, first[0], "how many stand,", 1, MOST_CANDIDATES)
                self.seats = number(self.source, line, first[1], "the number of seats,", 1, MOST_CANDIDATES)
                break
        if len(first) > 2:
            raise self.source.bad(1, "expected how many stand, for how many seats, and nothing more", first[2])
        self.pile = Pile(self.source, self.stand)
        for line, word, start, _ in words:
            if word.startswith("["):
                self._option(line, word)
            elif word.startswith("-") and word != "-":
                self.withdrawn.add(self._candidate(line, word[1:]))
            elif word != ",":
                return start, line
        raise AssertionError("words end with a fault")

    def _option(self, line: int, word: str) -> None:
        key, *words = word.strip("[]").split() or [""]
        if key == "tie":
            self.tie(line, words)
        elif key == "nick":
            if len(words) != self.stand or len(set(words)) < len(words):
                raise self.source.bad(line, f"expected {self.stand} short names, all different", word)
            self.nicks = {each: n for n, each in enumerate(words)}
        elif key == "droop":
            self.source.notes.append("Options for another program were passed over.")
        else:
            raise self.source.bad(line, "expected the option tie, nick or droop", word)

    def tie(self, line: int, words: list[str]) -> None:
        """Take the order in which ties are decided."""
        self.tie_order = tuple(self._candidate(line, each) for each in words)
        if sorted(self.tie_order) != list(range(self.stand)):
            raise self.source.bad(line, f"expected an order that has each of {self.stand} candidates once")

    def _candidate(self, line: int, word: str) -> int:
        if word in self.nicks:
            return self.nicks[word]
        return number(self.source, line, word, "the number of a candidate,", 1, self.stand) - 1

    def papers(self, start: int, line: int) -> tuple[int, int]:
        """Read the papers; where the names begin."""
        end = self.source.data.find(PAPERS_END, start) + 1
        if end:
            for first, piece in self.source.pieces(start, end, line):
                if not self._many(piece):
                    break
                start, line = start + len(piece), first + piece.count(b"\n")
        has_weights = all(
            found[1] == b"1" for found in NUMBERED.finditer(self.source.data, start, end or len(self.source.data))
        )
        words = self.tokens(start, line)
        for line, word, _, stop in words:
            if word == "0":
                return stop, line
            if word.startswith("(") and not has_weights:
                weight = 1
            else:
                if word.startswith("("):
                    line, word, _, _ = next(words)
                weight = number(self.source, line, word, "how many papers are the same,", 1, MOST_PAPERS)
            self.pile.put(weight, self._places(words))
        raise AssertionError("words end with a fault")

    def _many(self, piece: bytes) -> bool:
        """Put down a piece at once, if each of its lines is a weight, numbers and a 0."""
        lines = numbers.lines(piece, b" ")
        if lines is None or lines.has_blanks or lines.lengths.min() < 2:
            return False
        stops = np.cumsum(lines.lengths)
        weights = lines.cells[stops - lines.lengths]
        zeros = np.flatnonzero(lines.cells == 0)
        if not np.array_equal(zeros, stops - 1):
            return False
        marks = np.delete(lines.cells, np.concatenate((stops - lines.lengths, zeros)))
        if marks.max(initial=0) > self.stand:
            return False
        self.pile.add(Sheaf((marks - 1).astype(np.int16), lines.lengths - np.int32(2), weights))
        return True

    def _places(self, words: Iterator[Token]) -> list[list[int]]:
        """The places of one paper, to its 0."""
        places: list[list[int]] = []
        for line, word, _, _ in words:
            if word == "0":
                return places
            if word == "-":
                places.append([GAP])
            elif word.startswith("("):
                places.append([self._candidate(line, each) for each in word.strip("()").replace(",", " ").split()])
            else:
                places.append([self._candidate(line, each) for each in word.split("=")])
            if len(places) > MOST_CANDIDATES or not places[-1]:
                raise self.source.bad(line, f"expected at most {MOST_CANDIDATES:,} places on a paper, and none empty")
        raise AssertionError("words end with a fault")
