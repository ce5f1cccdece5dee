"""Names to search and to sort by: a kept table beside the people, that follows the record when somebody asks.

Nothing in it is shown. Whoever searches says which record classes they may read; counts obey the same.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from folkmoot.door.models import Entry, Head, KeptText, Place
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.members.models import Person, SoughtName

READER = "members.sought"
NO_NAME = "\uffff"
AT_ONCE, MOST_AT_ONCE = 400, 2_000
_PERSON = re.compile(rb"p:[A-Za-z0-9_-]{22}")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})


def folded(text: str) -> str:
    """`Kovács Łucja` as `kovacs lucja`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_PLAIN)


def named(asked: str, classes: Collection[str]) -> "QuerySet[SoughtName]":
    """Everybody in whose name each word stands that is asked for, among the names of these record classes."""
    follow()
    found = SoughtName.objects.filter(record_class__in=classes)
    for word in folded(asked).split():
        found = found.filter(folded__contains=word)
    return found


def follow() -> None:
    """Take in what the record has said of people since the last time."""
    size = Head.objects.filter(pk=Head.THE_ONE).values_list("size", flat=True).first() or 0
    if Place.objects.filter(reader=READER, next=size).exists():
        return
    with transaction.atomic():
        Place.objects.get_or_create(reader=READER)
        place = Place.objects.select_for_update().get(reader=READER)
        if place.next < size:
            _take(_touched(place.next, size))
        Place.objects.filter(reader=READER).update(next=size)


def _touched(first: int, stop: int) -> "QuerySet[Person]":
    """Whoever came to be known since an entry, or is named in one: their name may be another, or erased."""
    if first == 0 or stop - first > MOST_AT_ONCE:
        return Person.objects.all()
    lines = Entry.objects.filter(index__gte=first, index__lt=stop).values_list("line", flat=True)
    met = {found.decode() for line in lines for found in _PERSON.findall(bytes(line))}
    if len(met) > AT_ONCE:
        return Person.objects.all()
    return Person.objects.filter(Q(reference__in=met) | Q(id__gte=first * ROWS_AN_ENTRY))


def _take(people: "QuerySet[Person]") -> None:
    chunk: list[tuple[str, str]] = []
    for row in people.values_list("reference", "name").iterator():
        chunk.append(row)
        if len(chunk) == AT_ONCE:
            _write(chunk)
            chunk = []
    _write(chunk)


def _write(people: Iterable[tuple[str, str]]) -> None:
    names = dict(people)
    texts = KeptText.objects.filter(commitment__in=names.values())
    said = {each.commitment: each for each in texts.only("commitment", "text", "record_class")}
    SoughtName.objects.filter(reference__in=names).delete()
    SoughtName.objects.bulk_create(
        SoughtName(
            reference=reference,
            folded=folded(said[name].text)[:400] if name in said else NO_NAME,
            record_class=said[name].record_class if name in said else "",
        )
        for reference, name in names.items()
    )
