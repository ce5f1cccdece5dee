"""What others may ask of the history. The words are looked up already, for all rows at once.

Words that were never given are the empty string; words that were erased are None. Notes that were taken back are left
out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from folkmoot.door.edtf import PartialDate, partial_date
from folkmoot.door.models import Row
from folkmoot.door.occasion import ROWS_AN_ENTRY, born_of
from folkmoot.door.texts import texts_and_sources
from folkmoot.door.together import Listed, Of, Question, Rows, together
from folkmoot.door.unmoved import once
from folkmoot.history.models import Claim, Event, NotablePerson, Party, ProfileValue
from folkmoot.members import reads as members
from folkmoot.members.models import Estimate

NOTES: tuple[type[Any], ...] = (ProfileValue, Event, Claim, NotablePerson)

Words = str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What every note has: the index of its entry, and where it is stated."""

    entry: int
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Noted):
    """One value of the profile: words, a date, or the id of a body."""

    field: str
    says: Words
    date: PartialDate | None
    until: PartialDate | None
    role: Words
    body: str
    qualifier: Words
    said_by: Words
    inferred: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """The box that an encyclopaedia prints: each field that is noted, in the order in which it first was."""

    fields: Mapping[str, tuple[Value, ...]]

    def __getitem__(self, field: str) -> tuple[Value, ...]:
        """The values of a field, the first of them first; none when nothing is noted."""
        return self.fields.get(field, ())

    def says(self, field: str) -> tuple[Words, ...]:
        """The words of a field."""
        return tuple(value.says for value in self[field])

    def dates(self, field: str) -> tuple[str, ...]:
        """The dates of a field, as far as they are known."""
        return tuple(value.date.text for value in self[field] if value.date is not None)

    def age_on(self, day: date) -> int | None:
        """Whole years since the founding; None unless its first date is known to the day."""
        founded = self["founded"][0].date if self["founded"] else None
        if founded is None or founded.earliest != founded.latest:
            return None
        return day.year - founded.latest.year - ((day.month, day.day) < (founded.latest.month, founded.latest.day))


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody with a part in an event. `person` is their reference, if they are known to the roll."""

    part: str
    name: Words
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Noted):
    """One event of the timeline. `about` is the index of an entry that tells of the same."""

    topic: str
    date: PartialDate
    until: PartialDate | None
    text: Words
    place: Words
    inferred: bool
    about: int | None
    parties: tuple[Name, ...]

    def names(self, part: str) -> tuple[Words, ...]:
        """Who had this part."""
        return tuple(each.name for each in self.parties if each.part == part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Noted):
    """What somebody said. `about` and `against` are the indexes of the entry and of the claim that it answers."""

    said_by: Words
    date: PartialDate
    text: Words
    about: int | None
    against: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notable(Noted):
    """Somebody known outside, and what they were to the organisation."""

    name: Words
    description: Words
    relation: str
    since: PartialDate | None
    until: PartialDate | None
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Noted):
    """How many members there were, as somebody said: a number, a share such as `1/3`, or only a word (`qualifier`)."""

    date: PartialDate
    members: int | None
    share: str
    qualifier: str
    said_by: Words
    peak: bool


WORDS: Mapping[type[Row], tuple[str, ...]] = {
    ProfileValue: ("words", "role", "qualifier", "said_by", "stated_in"),
    Event: ("text", "place", "stated_in"),
    Claim: ("said_by", "text", "stated_in"),
    NotablePerson: ("name", "description", "stated_in"),
    Estimate: ("said_by", "stated_in"),
}
"""The columns of notes that are commitments to words."""


class _Words:
    """The words and sources of many rows, looked up at once."""

    def __init__(self, *some: Iterable[Row], beside: Iterable[str] = ()) -> None:
        kept = [row for rows in some for row in rows]
        named = (getattr(row, name, "") for row in kept for name in WORDS[type(row)])
        self._texts, self._sources = texts_and_sources([*named, *beside], (born_of(row.pk) for row in kept))

    def __call__(self, commitment: str) -> Words:
        return self._texts.get(commitment) if commitment else ""

    def noted(self, row: Row) -> dict[str, Any]:
        entry = born_of(row.pk)
        return {"entry": entry, "source": self(getattr(row, "stated_in", "")) or self._sources.get(entry)}


def profile() -> Profile:
    """The profile as it stands: of each field the values noted last, and those that were added to them since."""
    rows = once("profile", lambda: list(_standing(ProfileValue)), lasting=True)
    return _profile(rows, _Words(rows))


def _profile(rows: Iterable[ProfileValue], words: _Words) -> Profile:
    fields: dict[str, list[Value]] = {}
    entry: dict[str, int] = {}
    for row in rows:
        values = fields.setdefault(row.field, [])
        if not row.adds and entry.get(row.field) != born_of(row.pk):
            values.clear()
        entry[row.field] = born_of(row.pk)
        values.append(_value(row, words))
    return Profile({field: tuple(values) for field, values in fields.items()})


def _value(row: ProfileValue, words: _Words) -> Value:
    return Value(
        **words.noted(row),
        field=row.field,
        says=words(row.words),
        date=_date(row.date),
        until=_date(row.until),
        role=words(row.role),
        body=row.body,
        qualifier=words(row.qualifier),
        said_by=words(row.said_by),
        inferred=row.inferred,
    )


def timeline(start: int = 0, stop: int | None = None, *, topic: str | None = None) -> tuple[Happening, ...]:
    """The events from the `start`-th to before the `stop`-th, by their dates, of one topic if it is named."""
    rows = once(("timeline", start, stop, topic), lambda: list(events(topic)[start:stop]), lasting=True)
    return happenings(rows)


def happenings(found: Iterable[Event]) -> tuple[Happening, ...]:
    """These events with their words, in their order."""
    rows = list(found)
    (took_part,) = together(Rows(Party, "event", [row.pk for row in rows]))
    return _happenings(rows, took_part, _Words(rows, beside=(each.name for each in took_part)))


def _happenings(rows: Iterable[Event], took_part: Iterable[Party], words: _Words) -> tuple[Happening, ...]:
    parties: dict[int, list[Party]] = {row.pk: [] for row in rows}
    for party in took_part:
        parties[party.event].append(party)
    return tuple(
        Happening(
            **words.noted(row),
            topic=row.topic,
            date=partial_date(row.date),
            until=_date(row.until),
            text=words(row.text),
            place=words(row.place),
            inferred=row.inferred,
            about=row.about,
            parties=tuple(Name(each.part, words(each.name), each.person) for each in parties[row.pk]),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Past:
    """The profile, the first events, and the first claims and notable people."""

    profile: Profile
    events: tuple[Happening, ...]
    claims: tuple[Said, ...]
    people: tuple[Notable, ...]


def asked_for_past(most: int | None, events_until: int | None) -> tuple[Question, ...]:
    """What `past` is made of."""
    happened = Listed(lambda: events()[:events_until], ("timeline", 0, events_until, None), lasts=True)
    return (
        Listed(lambda: _standing(ProfileValue), "profile", lasts=True),
        happened,
        Rows(Party, "event", [Of(happened, "id")]),
        Listed(lambda: claimed()[:most], ("claims", None, most), lasts=True),
        Listed(lambda: noted_people()[:most], ("notable people", None, most), lasts=True),
    )


def past(most: int | None, events_until: int | None) -> Past:
    """All of it at once: so many claims and people, so many events."""
    lines, happened, parties, claimed, people = together(*asked_for_past(most, events_until))
    words = _Words(lines, happened, claimed, people, beside=(each.name for each in parties))
    return Past(
        _profile(lines, words), _happenings(happened, parties, words), _said(claimed, words), _noted(people, words)
    )


def timeline_length(topic: str | None = None) -> int:
    """How many events there are, of one topic if it is named."""
    return once(("timeline length", topic), lambda: events(topic).count(), lasting=True)


def claims(about: int | None = None, *, most: int | None = None) -> tuple[Said, ...]:
    """The claims by their date, the first `most` of them; those about one entry if its index is given."""
    found = claimed() if about is None else claimed().filter(about=about)
    return said(once(("claims", about, most), lambda: list(found[:most]), lasting=True))


def said(found: Iterable[Claim]) -> tuple[Said, ...]:
    """These claims with their words, in their order."""
    rows = list(found)
    return _said(rows, _Words(rows))


def _said(rows: Iterable[Claim], words: _Words) -> tuple[Said, ...]:
    return tuple(
        Said(
            **words.noted(row),
            said_by=words(row.said_by),
            date=partial_date(row.date),
            text=words(row.text),
            about=row.about,
            against=None if row.against is None else born_of(row.against),
        )
        for row in rows
    )


def notable_people(relation: str | None = None, *, most: int | None = None) -> tuple[Notable, ...]:
    """The notable people in the order of entry, the first `most` of them; of one relation if it is named."""
    found = noted_people() if relation is None else noted_people().filter(relation=relation)
    return noted(once(("notable people", relation, most), lambda: list(found[:most]), lasting=True))


def noted(found: Iterable[NotablePerson]) -> tuple[Notable, ...]:
    """These people with the words about them, in their order."""
    rows = list(found)
    return _noted(rows, _Words(rows))


def _noted(rows: Iterable[NotablePerson], words: _Words) -> tuple[Notable, ...]:
    return tuple(
        Notable(
            **words.noted(row),
            name=words(row.name),
            description=words(row.description),
            relation=row.relation,
            since=_date(row.from_date),
            until=_date(row.until),
            person=row.person,
        )
        for row in rows
    )


def membership() -> tuple[Figure, ...]:
    """Every estimate of the membership by its date, for a table or a plot."""
    rows = list(members.estimates())
    words = _Words(rows)
    figures = [
        Figure(
            **words.noted(row),
            date=partial_date(row.date),
            members=row.members,
            share=row.share,
            qualifier=row.qualifier,
            said_by=words(row.said_by),
            peak=row.peak,
        )
        for row in rows
    ]
    return tuple(sorted(figures, key=lambda figure: figure.date.latest))


def born_with(key: int) -> dict[str, int]:
    """The filter for every row that was born of the same entry as this key."""
    first = born_of(key) * ROWS_AN_ENTRY
    return {"pk__gte": first, "pk__lt": first + ROWS_AN_ENTRY}


def events(topic: str | None = None) -> QuerySet[Event]:
    """Every event that stands, by its day; of one topic if it is named."""
    found = _standing(Event).order_by("day", "pk")
    return found if topic is None else found.filter(topic=topic)


def claimed() -> QuerySet[Claim]:
    """Every claim that stands, by its day."""
    return _standing(Claim).order_by("day", "pk")


def noted_people() -> QuerySet[NotablePerson]:
    """Every notable person who was not taken back, in the order of entry."""
    return _standing(NotablePerson)


def _standing(model: type[Any]) -> QuerySet[Any, Any]:
    """The notes that were not taken back, in the order of entry."""
    return model.objects.filter(retracted_in=None).order_by("pk")


def _date(text: str) -> PartialDate | None:
    return partial_date(text) if text else None
