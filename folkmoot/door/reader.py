"""Follows the record from a remembered place, so that mail, search and feeds can read it at their own pace."""

from collections.abc import Callable

from django.db import transaction

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.models import Entry, Place


def read_on(reader: str, take: Callable[[RecordEntry], None], *, at_most: int = 100) -> int:
    """Give a reader the entries that it has not read, in order, and remember its place; how many it was given.

    The place moves on with each entry, in one transaction with whatever `take` writes to this database: an entry is
    taken once by it, also where the process is killed. What `take` does elsewhere may happen twice.
    """
    for count in range(at_most):
        with transaction.atomic():
            Place.objects.get_or_create(reader=reader)
            place = Place.objects.select_for_update().get(reader=reader)
            row = Entry.objects.filter(index=place.next).only("line").first()
            if row is None:
                return count
            take(RecordEntry.parse(bytes(row.line)))
            Place.objects.filter(reader=reader).update(next=place.next + 1)
    return at_most
