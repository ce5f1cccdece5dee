"""The head of a CSV of cast votes: what its columns are, and what lines of notes before them say.

Notes are ours; a file from elsewhere has none:

    # title: Branch committee
    # seats: 3
    # candidate: Ada Ayre
    # candidate: Ben Bell
    # withdrawn: 2
    # tie: 2, 1

The header, which may be missing, names each column: `count` (or weight, ballots, votes), something that is passed over
(id, ballot id, voter id, cvr number, precinct, batch, timestamp), a choice (`rank1`, `Rank 1`, `1`, `choice_1`,
`preference 1`, `p1`, `1st choice`), or a candidate, which may be said with what the cells are (`rank:Ada Ayre`,
`score:Ada Ayre`). Cells are parted by commas, semicolons or tabs, as the header is.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from folkmoot.core.tally.formats.pile import name, number, title
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.poll import MOST_CANDIDATES

COUNT = frozenset({"count", "weight", "ballots", "votes"})
PASSED = frozenset(
    {"id", "ballot", "ballot id", "voter", "voter id", "cvr", "cvr number", "precinct", "batch", "timestamp"}
)
CHOICE = re.compile(
    r"(?:(?:rank|ranking|choice|preference|pref|place|p)[ .]?)?([0-9]{1,5})"
    r"|([0-9]{1,5})(?:st|nd|rd|th)(?: (?:rank|choice|preference|place))?"
)
NOTE = re.compile(r"#\s*(title|seats|candidate|withdrawn|tie)\s*:(.*)", re.IGNORECASE)

Role = Literal["count", "passed", "choice", "candidate"]


@dataclass
class Head:
    """What a file says before its first row. `columns` is empty where there is no header: every cell is a choice."""

    delimiter: str = ","
    columns: list[Role] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    cells: str = ""
    start: int = 0
    line: int = 1
    title: str = ""
    seats: int = 0
    candidates: list[str] = field(default_factory=list)
    withdrawn: frozenset[int] = frozenset()
    tie_order: tuple[int, ...] = ()

    @property
    def is_ragged(self) -> bool:
        """Whether a row may have more cells than there are columns: no choice was named."""
        return "choice" not in self.columns


def head(source: Source) -> Head:
    """The head of a file."""
    found = Head()
    for line, start, end in source.spans():
        text = source.text(start, end)
        if text.strip() and not text.startswith("#"):
            found.line, found.start = line, start
            _header(source, found, line, text)
            _settle(source, found)
            return found
        note = NOTE.match(text)
        if note:
            _note(source, found, line, note[1].lower(), note[2].strip())
    raise source.bad(0, "expected rows of cast votes, and there are none")


def row(source: Source, line: int, text: str, delimiter: str) -> list[str]:
    """The cells of one line."""
    if '"' not in text:
        return [each.strip() for each in text.split(delimiter)]
    try:
        (cells,) = csv.reader([text], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        raise source.bad(line, "expected cells in which every quote is closed in its line") from None
    return [each.strip() for each in cells]


def _note(source: Source, found: Head, line: int, key: str, text: str) -> None:
    if key == "title":
        found.title = title(source, line, text)
    elif key == "seats":
        found.seats = number(source, line, text, "the number of seats,", 1, MOST_CANDIDATES)
    elif key == "candidate":
        found.candidates.append(name(source, line, text))
        if len(found.candidates) > MOST_CANDIDATES:
            raise source.bad(line, f"expected at most {MOST_CANDIDATES:,} candidates")
    else:
        listed = [
            number(source, line, each.strip(), "the numbers of candidates,", 1, MOST_CANDIDATES) - 1
            for each in text.split(",")
        ]
        if key == "withdrawn":
            found.withdrawn = frozenset(listed)
        else:
            found.tie_order = tuple(listed)


def _header(source: Source, found: Head, line: int, text: str) -> None:
    found.delimiter = max(",;\t", key=re.sub('"[^"]*"', "", text).count)
    cells = row(source, line, text, found.delimiter)
    if all(not each or each.isdigit() for each in cells) and not _is_header(source, found, line, cells):
        return
    found.start += len(text.encode()) + 1
    found.line = line + 1
    found.columns = [_role(each) for each in cells]
    while found.columns and not cells[-1]:
        found.columns.pop()
        cells.pop()
    choices = [
        int(re.sub("[^0-9]", "", each)) for each, is_a in zip(cells, found.columns, strict=True) if is_a == "choice"
    ]
    named = [each for each, is_a in zip(cells, found.columns, strict=True) if is_a == "candidate"]
    if choices and named:
        raise source.bad(line, "expected columns of choices or of candidates, and not both", named[0])
    if choices != list(range(1, len(choices) + 1)):
        raise source.bad(line, "expected the columns of choices from the first on, each once")
    if found.columns.count("count") > 1:
        raise source.bad(line, "expected at most one column that counts")
    _candidates(source, found, line, named)


def _candidates(source: Source, found: Head, line: int, named: Sequence[str]) -> None:
    kinds = {each.split(":")[0].casefold() for each in named if re.match("(?:rank|score):", each, re.IGNORECASE)}
    if named and kinds:
        if len(kinds) > 1 or not all(each.casefold().startswith(tuple(kinds)) and ":" in each for each in named):
            raise source.bad(line, "expected every candidate with rank: before the name, or every one with score:")
        found.cells = kinds.pop()
        named = [each.split(":", 1)[1] for each in named]
    found.names = [name(source, line, each) for each in named]
    if len(found.names) > MOST_CANDIDATES or len(set(found.names)) < len(found.names):
        raise source.bad(line, f"expected each candidate once, and at most {MOST_CANDIDATES:,}")


def _role(cell: str) -> Role:
    plain = re.sub("[ _-]+", " ", cell.casefold())
    if plain in COUNT:
        return "count"
    if plain in PASSED:
        return "passed"
    return "choice" if CHOICE.fullmatch(plain) else "candidate"


def _is_header(source: Source, found: Head, line: int, cells: Sequence[str]) -> bool:
    """Whether 1, 2, 3 in the first line are choices, and no paper: there is a name below, or no row is as long.

    Raises BadPoll where nobody can tell.
    """
    if list(cells) != [str(n + 1) for n in range(len(cells))]:
        return False
    widest = 0
    for at, text in source.lines(found.start + len(",".join(cells)) + 1, line + 1):
        below = row(source, at, text, found.delimiter)
        if not all(not each or each.isdigit() for each in below):
            return True
        widest = max(widest, len(below))
        if widest > len(cells):
            return False
    if widest < len(cells):
        return False
    raise source.bad(line, "expected a header that nobody can take for a paper: rank1, rank2 and so on")


def _settle(source: Source, found: Head) -> None:
    """What the notes say of candidates holds together."""
    known = found.names or found.candidates
    if len(set(found.candidates)) < len(found.candidates):
        raise source.bad(0, "expected each candidate once, by a name of their own")
    for n, each in enumerate(found.candidates):
        if each.isdigit() and each != str(n + 1):
            raise source.bad(0, "expected names that are not the numbers of others", each)
    if found.names and found.candidates and found.names != found.candidates:
        raise source.bad(0, "expected the candidates of the notes to be those of the header")
    if found.withdrawn and max(found.withdrawn) >= len(known):
        raise source.bad(0, "expected whoever withdrew to be a candidate")
    if found.tie_order and sorted(found.tie_order) != list(range(len(known))):
        raise source.bad(0, "expected an order for ties that has every candidate once")
