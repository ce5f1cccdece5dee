"""Tables in a history: a list of people as its story tells it, made into the attachment that an act names."""

import csv
from collections.abc import Iterator
from datetime import date

from folkmoot.door.act import BadAct
from folkmoot.door.attached import attach_rows
from folkmoot.door.draw import Draw
from folkmoot.door.labels import Names

COLUMNS = ("person", "name", "class", "unit", "since", "applied")
NEEDED = frozenset({"person", "name", "class", "since"})
WORDS = ("name",)


def is_table(written: str) -> bool:
    """Whether what a history writes in the place of a file's name is a table."""
    return "\n" in written


def attach_table(written: str, names: Names, draw: Draw) -> str:
    """Keep a table as an attachment, its words apart; its SHA-256. Its first line names the columns. Raises BadAct.

    `person` is a name of the history and `unit` a label of it; what is empty is left out.
    """
    lines = written.strip().split("\n")
    columns = next(csv.reader(lines[:1]))
    if not set(columns) >= NEEDED or not set(columns) <= set(COLUMNS) or len(set(columns)) < len(columns):
        raise BadAct(f"a table: expected the columns {', '.join(COLUMNS)}; found {', '.join(columns)[:200]}")
    return attach_rows(_rows(lines[1:], columns, names), WORDS, draw)


def _rows(lines: list[str], columns: list[str], names: Names) -> Iterator[dict[str, str | int]]:
    for number, values in enumerate(csv.reader(lines), 1):
        if len(values) != len(columns):
            raise BadAct(f"a table, row {number}: expected {len(columns)} values; found {len(values)}")
        yield {name: _value(name, value, number, names) for name, value in zip(columns, values, strict=True) if value}


def _value(name: str, value: str, number: int, names: Names) -> str | int:
    if name == "person":
        return names.person(value)
    if name == "unit":
        return names.key(value)
    if name in ("since", "applied"):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise BadAct(f"a table, row {number}: {name}: expected a day, like 2026-05-01") from None
    return value
