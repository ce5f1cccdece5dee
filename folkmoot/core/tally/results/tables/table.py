"""A table before it is drawn anywhere: what stands in each cell, exactly."""

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.tally.result import Amount

PERCENT = "%"
"""The heading of a column of shares."""


@dataclass(frozen=True, slots=True)
class Change:
    """What came or went, told with its sign."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, told in hundredths of the whole."""

    share: Fraction


Cell = Amount | Change | Percent | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; columns with the same `over` stand together under it. `short` is for where there is little room."""

    heading: str
    over: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What the row is about, what became of it, and its cells; `is_sum` of what is no candidate."""

    heading: str
    cells: tuple[Cell, ...]
    fate: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the heading of the headings of rows, columns, rows."""

    caption: str
    of: str
    fate: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
