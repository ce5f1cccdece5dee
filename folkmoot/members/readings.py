"""Who read what is sensitive of others: one row a reader, list and day, shown to those whom it concerns.

A page or an export that shows the roll calls `note_reading(reader, ROLL, today)`; one that shows what is kept of one
person calls it with `of_person(reference)`. A person's own page shows them `readings_of(person)`. Readings are no acts:
they are kept beside the record, only ever added to, and no rebuild makes or compares them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.door.models import Reading
from folkmoot.door.rows import rows
from folkmoot.door.together import Listed, together
from folkmoot.members.models import Membership

ROLL = "roll"
MOST = 50


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Somebody (a reference) read on a day: the roll when a person was on it, what is kept of them, or in a case."""

    reader: str
    of: str
    day: date

    @property
    def is_of_the_roll(self) -> bool:
        return self.of == ROLL


def of_person(reference: str) -> str:
    """What a reading is of that concerns one person alone."""
    return f"person:{reference}"


def of_case(opened: int) -> str:
    """What a reading is of that concerns the parties of a case: words in it, or a file; by the complaint's entry."""
    return f"case:{opened}"


def readings_of_case(opened: int) -> Sequence[ReadBy]:
    """Who read in a case on which day, the latest first."""
    found = Reading.objects.filter(of=of_case(opened)).order_by("-day", "-pk")
    return [ReadBy(each.reader, each.of, each.day) for each in found]


def note_reading(reader: str | None, of: str, day: date) -> None:
    """Note that somebody read a list on a day, once. Not of a stranger, nor of whoever reads of themselves."""
    if reader is None or of == of_person(reader):
        return
    (noted,) = together(reading_noted(reader, of, day))
    if not noted:
        Reading.objects.bulk_create([Reading(reader=reader, of=of, day=day)], ignore_conflicts=True)


def reading_noted(reader: str | None, of: str, day: date) -> Listed:
    """Whether it is noted that somebody read a list on a day, to be asked together with other things."""
    found = Reading.objects.filter(reader=reader or "", of=of, day=day).values_list("pk", flat=True)
    return Listed(found, ("noted", reader, of, day))


def readings_of(person: str, start: int = 0, stop: int | None = MOST) -> Sequence[ReadBy]:
    """Who read what concerns a person, the latest first: what is kept of them, and the roll while they were on it."""
    found = _concerning(person).order_by("-day", "-pk")
    return [ReadBy(each.reader, each.of, each.day) for each in found[start:stop]]


def count_readings_of(person: str) -> int:
    """How many readings concern a person."""
    return _concerning(person).count()


def _concerning(person: str) -> "QuerySet[Reading]":
    on_the_roll = Q(pk__in=[])
    for each in rows(Membership, person=person):
        within = Q(of=ROLL, day__gte=each.from_day)
        on_the_roll |= within if each.until_day is None else within & Q(day__lt=each.until_day)
    return Reading.objects.filter(on_the_roll | Q(of=of_person(person))).exclude(reader=person)
