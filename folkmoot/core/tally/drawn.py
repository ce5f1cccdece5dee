"""The lots that were drawn before a count, as a text that anybody can write and read.

A line is one draw: every candidate once, whoever was drawn first standing first, parted by commas. A candidate is a
number, from 1, or a name, in quotes where it holds a comma. What follows `#` at the beginning of a line is a remark.

    # drawn on 3 May 2026 in the presence of both tellers
    3, 1, 2
    Ada, "Kern, Ben", Cleo
"""

import csv
from collections.abc import Sequence

from folkmoot.core.tally.lots import Draws

MOST_CHARACTERS = 4 << 20
MOST_DRAWS = 10_000


class BadLots(ValueError):
    """This names no lots; says the line and what was expected."""


def read_lots(text: str, names: Sequence[str]) -> Draws:
    """The draws of a text, for candidates of these names. Raises BadLots."""
    if len(text) > MOST_CHARACTERS:
        raise BadLots(f"expected at most {MOST_CHARACTERS:,} characters")
    known = {name: number for number, name in enumerate(names)}
    doubled = {name for name in names if names.count(name) > 1} if len(known) < len(names) else set()
    orders: list[tuple[int, ...]] = []
    for line, said in enumerate(text.splitlines(), 1):
        if not said.strip() or said.lstrip().startswith("#"):
            continue
        if len(orders) == MOST_DRAWS:
            raise BadLots(f"line {line}: expected at most {MOST_DRAWS:,} draws")
        orders.append(_order(said, line, known, doubled, len(names)))
    if not orders:
        raise BadLots("expected at least one draw: a line that names every candidate, parted by commas")
    return Draws(tuple(orders))


def _order(said: str, line: int, known: dict[str, int], doubled: set[str], count: int) -> tuple[int, ...]:
    try:
        (cells,) = csv.reader([said], skipinitialspace=True, strict=True)
    except csv.Error:
        raise BadLots(f"line {line}: expected a quote to be closed, and a comma after it") from None
    found: list[int] = []
    for cell in (each.strip() for each in cells):
        if cell in doubled:
            raise BadLots(f"line {line}: two candidates are called {cell}: expected their numbers")
        number = known.get(cell)
        if number is None and cell.isascii() and cell.isdigit() and len(cell) < 6 and 1 <= int(cell) <= count:
            number = int(cell) - 1
        if number is None:
            raise BadLots(f"line {line}: expected a candidate, or a number from 1 to {count}, not {cell[:80]!r}")
        if number in found:
            raise BadLots(f"line {line}: {cell[:80]} is named twice")
        found.append(number)
    if len(found) != count:
        lacking = min(set(range(count)) - set(found)) + 1
        raise BadLots(f"line {line}: expected all {count} candidates; number {lacking} is missing")
    return tuple(found)
