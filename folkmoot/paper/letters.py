"""Letters and labels for those who are reached on paper only."""

from msgspec import Struct

from folkmoot.paper.document import Block, Size
from folkmoot.paper.printing import from_template


class Letter(Struct, frozen=True, kw_only=True):
    """One letter: to whom, in which language, and what it says. `to` is the address, a line each."""

    to: tuple[str, ...]
    title: str
    blocks: tuple[Block, ...]
    day: str = ""
    language: str = "en"


class Letters(Struct, frozen=True, kw_only=True):
    """A sheaf of letters from one sender; each begins on a page of its own, its address where a window shows it."""

    title: str
    sender: tuple[str, ...]
    letters: tuple[Letter, ...]
    paper: Size = "a4"


class Labels(Struct, frozen=True, kw_only=True):
    """Addresses to stick on, row by row: 3 to a row and 7 or 10 rows to a sheet, as labels are sold for each size."""

    title: str
    addresses: tuple[tuple[str, ...], ...]
    language: str = "en"
    paper: Size = "a4"


def letters(sheaf: Letters) -> bytes:
    """The letters as one PDF, to be printed at once."""
    return from_template("letters", sheaf)


def labels(sheet: Labels) -> bytes:
    """The labels as a PDF: 63.5 × 38.1 mm on A4, 2⅝ × 1 inch on letter paper."""
    return from_template("labels", sheet)
