"""The rows that a reader may read: those that were born of entries of a class that they may read."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from folkmoot.door.models import Entry, Row
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.web.page import Sight
from folkmoot.web.searching import entries_with

R = TypeVar("R", bound=Row)


def readable(rows: "QuerySet[R]", sight: Sight) -> "QuerySet[R]":
    """Of these rows, those whose entries this reader may read."""
    born_of = Entry.objects.filter(index=OuterRef("pk") / ROWS_AN_ENTRY, record_class__in=sight.reader.classes)
    return rows.filter(Exists(born_of))


def with_words(rows: "QuerySet[R]", asked: str, sight: Sight) -> "QuerySet[R]":
    """Of these rows, those in whose entries each word that is asked for was written, where this reader may read it."""
    for entries in entries_with(asked, sight):
        born_of = Entry.objects.filter(index=OuterRef("pk") / ROWS_AN_ENTRY, index__in=entries)
        rows = rows.filter(Exists(born_of))
    return rows
