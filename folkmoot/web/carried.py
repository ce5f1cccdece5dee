"""What decisions carried: the entries that followed from each, in words."""

from collections.abc import Iterable
from typing import Any

from folkmoot.door.together import together
from folkmoot.web.behind import behind
from folkmoot.web.page import Sight
from folkmoot.web.record import rows_of


def carried_by(sight: Sight, indexes: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The entries that followed from each of these, as a list of the record shows them; those of all at once."""
    (rows,) = together(behind(indexes))
    found: dict[int, list[dict[str, Any]]] = {}
    for row, shown in zip(rows, rows_of(sight, rows) if rows else (), strict=True):
        if row.cause is not None:
            found.setdefault(row.cause, []).append(shown)
    return found
