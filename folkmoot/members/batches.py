"""Lists of members who are admitted together: a row a line, in canonical JSON, in an attachment that the act names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Annotated

import msgspec
from msgspec import Meta

from folkmoot.core.charter.rules import MemberClass
from folkmoot.core.record import canonical
from folkmoot.door.act import BadAct, Id, Key, Missing
from folkmoot.door.act import Person as Reference
from folkmoot.door.attached import attach_rows, content_of
from folkmoot.door.draw import Draw
from folkmoot.door.models import Entry
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.door.saying import Saying, saying
from folkmoot.members.models import Batch, Person
from folkmoot.members.neighbours import unit_may_act

MOST = 200_000
"""The most rows of one list: an export takes no attachment that is longer than 64 MiB."""

AT_ONCE = 500  # SQLite bounds the parameters of a query
SHOWN = 20

_PERSON = re.compile(rb"p:[A-Za-z0-9_-]{22}")
Commitment = Annotated[str, Meta(pattern=r"^c:[A-Za-z0-9_-]{43}$(?!\n)")]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of them: who, what they are called (a commitment), of which class and unit, and since when."""

    person: Reference
    name: Commitment
    class_: Id = msgspec.field(name="class")
    unit: Key | None = None
    since: date
    applied: date | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to be admitted with others, with their name in words."""

    person: str
    name: str
    class_id: str
    since: date
    unit: int | None = None
    applied: date | None = None

    def line(self) -> dict[str, str | int]:
        """The row of a list, the name not yet committed to."""
        found: dict[str, str | int] = {"person": self.person, "name": self.name, "class": self.class_id}
        found["since"] = self.since.isoformat()
        found |= {} if self.unit is None else {"unit": self.unit}
        return found | ({} if self.applied is None else {"applied": self.applied.isoformat()})


def attach(newcomers: Iterable[Newcomer], draw: Draw) -> str:
    """Make a list of newcomers, and return the SHA-256 by which `members.admit_batch` names it."""
    return attach_rows((each.line() for each in newcomers), ["name"], draw)


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a list as a whole; None or empty where its rows differ."""

    members: int
    class_id: str
    unit: int | None
    applied: date | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A row of a list that something has been done with since: its number, whose it is, and the entry."""

    row: int
    person: str
    entry: int


_decode = msgspec.json.Decoder(Row).decode


def rows(attachment: str) -> Iterator[tuple[int, Row]]:
    """The rows of a list, each with its number from 1. Raises BadAct with the number of one that is out of form."""
    try:
        content = content_of(attachment)
    except LookupError as error:
        raise Missing("field rows: {error}", error=error) from None
    for number, line in enumerate(BytesIO(content), 1):
        try:
            row = _decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BadAct("field rows: row {number}: {error}", number=number, error=error) from None
        if canonical.encode(msgspec.to_builtins(row)) + b"\n" != line:
            raise BadAct("field rows: row {number}: expected a line of canonical JSON", number=number)
        yield number, row


def surveyed(attachment: str, occasion: Occasion) -> Survey:
    """A list, each of its rows checked. Raises BadAct with the number of a row that cannot be."""
    surveyor = _Surveyor(occasion)
    for number, row in rows(attachment):
        surveyor.meet(number, row)
    return surveyor.survey()


class _Surveyor:
    """Goes once through a list."""

    def __init__(self, occasion: Occasion) -> None:
        self.today = occasion.today
        self.entered_on = occasion.at.astimezone(occasion.charter.timezone).date()
        self.classes = {rule.id for rule in occasion.charter.of(MemberClass)}
        self.units: dict[int | None, bool] = {None: True}
        self.people: dict[str, int] = {}
        self.names: set[str] = set()
        self.applied: date | None = date.min
        self.of_class: set[str] = set()
        self.of_unit: set[int | None] = set()

    def meet(self, number: int, row: Row) -> None:
        """Take one more row. Raises BadAct."""
        if number > MOST:
            raise BadAct("field rows: expected at most {most:,} rows", most=MOST)
        if row.unit is not None and row.unit not in self.units:
            self.units[row.unit] = unit_may_act(row.unit, self.entered_on)
        fault = self._fault(row)
        if fault is not None:
            raise BadAct("field rows: row {number}: {fault}", number=number, fault=fault)
        self.people[row.person] = number
        self.names.add(row.name)
        self.of_class.add(row.class_)
        self.of_unit.add(row.unit)
        self.applied = None if self.applied is None or row.applied is None else max(self.applied, row.applied)

    def survey(self) -> Survey:
        """What is known of them all. Raises BadAct where there is nobody, or somebody whom the record knows."""
        if not self.people:
            raise BadAct("field rows: expected at least one row")
        for known in _known(list(self.people)):
            raise BadAct(
                "field rows: row {number}: {known} is in the record already", number=self.people[known], known=known
            )
        return Survey(
            members=len(self.people),
            class_id=next(iter(self.of_class)) if len(self.of_class) == 1 else "",
            unit=next(iter(self.of_unit)) if len(self.of_unit) == 1 else None,
            applied=self.applied,
        )

    def _fault(self, row: Row) -> Saying | None:
        if row.person in self.people or row.name in self.names:
            return saying("it stands there twice")
        if row.class_ not in self.classes:
            classes = ", ".join(sorted(self.classes))
            return saying("expected class to be one of {classes}; found {found}", classes=classes, found=row.class_)
        if not self.units[row.unit]:
            return saying("there is no unit {unit} that may act on {day}", unit=row.unit, day=self.entered_on)
        if row.since > self.today:
            return saying("since: {since} has not come yet", since=row.since)
        if row.applied is not None and row.applied > self.today:
            return saying("applied: {applied} has not come yet", applied=row.applied)
        return None


def _known(people: list[str]) -> Iterator[str]:
    """Those whom the record knows already."""
    for start in range(0, len(people), AT_ONCE):
        found = Person.objects.filter(reference__in=people[start : start + AT_ONCE])
        yield from found.values_list("reference", flat=True)


def touched(batch: Batch, *, before: int) -> Iterator[Touched]:
    """Each row of a list that an entry names after the list was admitted, and before that index; once a row."""
    people = {row.person.encode(): number for number, row in rows(batch.rows)}
    later = Entry.objects.using("default").filter(index__gt=born_of(batch.pk), index__lt=before).order_by("index")
    for index, line in later.values_list("index", "line").iterator():
        for person in dict.fromkeys(_PERSON.findall(bytes(line))):
            if number := people.pop(person, None):
                yield Touched(number, person.decode(), index)


def listed(found: Iterator[Touched]) -> str:
    """The rows that were touched, in words; the first of them, and how many more."""
    first = [f"row {each.row} in entry {each.entry}" for each in islice(found, SHOWN)]
    more = sum(1 for _ in found)
    return ", ".join(first) + (f", and {more:,} more" if more else "")


def name_stands_at(person: Person) -> tuple[int, str] | None:
    """The place of the name under which somebody came into the record by a list."""
    row = Batch.objects.filter(pk__lte=person.pk).order_by("-pk").first()
    if row is None or born_of(row.pk) != born_of(person.pk):
        return None
    return row.named_in, f"{row.named_at}:{person.pk - row.pk + 1}.name"


def row_at(index: int, path: str) -> Row | None:
    """The row of a list whose name stands at a place, if one does."""
    at, _, rest = path.partition(":")
    number, _, name = rest.partition(".")
    batch = Batch.objects.filter(named_in=index, named_at=at).first()
    if batch is None or name != "name" or not number.isdecimal() or not 1 <= int(number) <= batch.members:
        return None
    return next(row for n, row in rows(batch.rows) if n == int(number))
