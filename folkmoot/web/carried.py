"""What decisions carried: the entries that followed from each, in words."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from folkmoot.door.models import Entry
from folkmoot.web.page import Sight
from folkmoot.web.record import rows_of

BEHIND = 200
"""What a decision carries follows close behind it: so far is looked."""


def carried_by(sight: Sight, indexes: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The entries that followed from each of these, as a list of the record shows them; those of all at once."""
    where = Q()
    for index in indexes:
        where |= Q(index__gt=index, index__lte=index + BEHIND, cause=index)
    rows = list(Entry.objects.filter(where).order_by("index")) if where else []
    found: dict[int, list[dict[str, Any]]] = {}
    for row, shown in zip(rows, rows_of(sight, rows) if rows else (), strict=True):
        if row.cause is not None:
            found.setdefault(row.cause, []).append(shown)
    return found
