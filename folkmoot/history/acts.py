"""The acts of the history: what is said of the organisation, where it is stated, and taking such a note back."""

from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Edtf, Id, Key, Line, Missing, Person, Text, act
from folkmoot.door.edtf import PartialDate, partial_date
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.history import reads
from folkmoot.history.models import Claim, Event, NotablePerson, Party, ProfileValue

ProfileField = Literal[
    "name",
    "short_name",
    "kind",
    "country",
    "headquarters",
    "founded",
    "voted_to_dissolve",
    "dissolved",
    "leadership",
    "ideology",
    "position",
    "colour",
    "newspaper",
    "international",
    "predecessor",
    "successor",
    "website",
]
DATES = ("founded", "voted_to_dissolve", "dissolved")

Topic = Literal[
    "origin",
    "organisation",
    "membership",
    "branches",
    "leadership",
    "convention",
    "faction",
    "grievance",
    "affiliation",
    "campaign",
    "strike",
    "election",
    "publication",
    "conference",
    "debate",
    "dissolution",
]
Part = Literal["inside", "among", "led_by", "with", "against", "by", "of", "named"]
Relation = Literal["founder", "member", "former_member", "leader", "former_leader", "supporter", "critic"]


class Stated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One value: words, a date or a body, and how sure it is. `inferred`: the source implies it but does not say it."""

    says: Line | None = None
    date: Edtf | None = None
    until: Edtf | None = None
    role: Line | None = None
    body: Id | None = None
    qualifier: Line | None = None
    said_by: Line | None = None
    inferred: bool = False


class Participant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody with a part in an event: a person, a group or an organisation, by name or as a person of the roll."""

    part: Part
    name: Line
    person: Person | None = None


class Noting(Act, frozen=True, kw_only=True):
    """What all notes share: `stated_in` says where it is stated, unless the act is told, which names its source."""

    stated_in: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if self.stated_in is None and not occasion.told:
            raise BadAct("field stated_in: expected where this is stated")
        self.check(occasion)
        return Facts({"history"})

    def check(self, occasion: Occasion) -> None:
        """Raise BadAct when the note is not well formed."""


@act("history.note_profile", verb="note", on="history", record="history")
class NoteProfile(Noting, frozen=True, kw_only=True):
    """This is what one line of our profile says.

    Its values take the place of those noted before, or with `adds` stand beside them.

    Changes: the profile. What stood there before stays in the record.
    Shows: to whoever may read what we say of our past.
    """

    field: ProfileField
    values: tuple[Stated, ...]
    adds: bool = False

    def check(self, occasion: Occasion) -> None:
        if not self.values:
            raise BadAct("field values: expected at least one")
        for n, value in enumerate(self.values):
            if self.field in DATES and value.date is None:
                raise BadAct(f"field values[{n}]: {self.field} is a date: expected date")
            if value.says is None and value.date is None and value.body is None:
                raise BadAct(f"field values[{n}]: expected says, date or body")
            if value.body is not None and occasion.charter.body(value.body) is None:
                raise Missing(f"field values[{n}]: the charter has no body {value.body}")
            _dates(**{f"values[{n}].date": value.date, f"values[{n}].until": value.until})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        for n, value in enumerate(self.values):
            ProfileValue.objects.create(
                id=occasion.key(n),
                stated_in=self.stated_in or "",
                field=self.field,
                adds=self.adds,
                words=value.says or "",
                date=value.date or "",
                until=value.until or "",
                role=value.role or "",
                body=value.body or "",
                qualifier=value.qualifier or "",
                said_by=value.said_by or "",
                inferred=value.inferred,
            )


@act("history.note_event", verb="note", on="history", record="history")
class NoteEvent(Noting, frozen=True, kw_only=True):
    """This happened.

    Without a date it happened on the day of which it is told. `about` names an act that is told of the same.

    Changes: the timeline.
    Shows: to whoever may read what we say of our past.
    """

    topic: Topic
    text: Text
    date: Edtf | None = None
    until: Edtf | None = None
    place: Line | None = None
    parties: tuple[Participant, ...] = ()
    inferred: bool = False
    about: Key | None = None

    def check(self, occasion: Occasion) -> None:
        _when(self.date, occasion)
        _dates(until=self.until)
        _entry(self.about, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        when = _when(self.date, occasion)
        Event.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            topic=self.topic,
            date=when.text,
            until=self.until or "",
            first_day=_first_day(when),
            last_day=partial_date(self.until).latest if self.until else when.latest,
            text=self.text,
            place=self.place or "",
            inferred=self.inferred,
            about=_entry(self.about, occasion),
        )
        for n, each in enumerate(self.parties, 1):
            Party.objects.create(
                id=occasion.key(n), event=occasion.key(), part=each.part, name=each.name, person=each.person or ""
            )


@act("history.claim", verb="note", on="history", record="history")
class MakeClaim(Noting, frozen=True, kw_only=True):
    """Somebody said this of us. Whether it is so we do not say.

    `about` names the act that it is about; `against` another claim, which it contradicts. Both stay.

    Changes: the claims.
    Shows: to whoever may read what we say of our past.
    """

    said_by: Line
    text: Text
    date: Edtf | None = None
    about: Key | None = None
    against: Key | None = None

    def check(self, occasion: Occasion) -> None:
        _when(self.date, occasion)
        _entry(self.about, occasion)
        if self.against is not None and not Claim.objects.filter(pk=self.against).exists():
            raise Missing(f"field against: there is no claim {self.against}")

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        when = _when(self.date, occasion)
        Claim.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            said_by=self.said_by,
            date=when.text,
            first_day=_first_day(when),
            text=self.text,
            about=_entry(self.about, occasion),
            against=self.against,
        )


@act("history.note_person", verb="note", on="history", record="history")
class NotePerson(Noting, frozen=True, kw_only=True):
    """This person is known outside, and was this to us.

    Changes: the notable people. The roll stays as it is.
    Shows: to whoever may read what we say of our past.
    """

    name: Line
    description: Line
    relation: Relation
    from_: Edtf | None = field(name="from", default=None)
    until: Edtf | None = None
    person: Person | None = None

    def check(self, occasion: Occasion) -> None:
        _dates(**{"from": self.from_, "until": self.until})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        NotablePerson.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            name=self.name,
            description=self.description,
            relation=self.relation,
            from_date=self.from_ or "",
            until=self.until or "",
            person=self.person or "",
        )


@act("history.retract", verb="note", on="history", record="history")
class Retract(Act, frozen=True, kw_only=True):
    """We take back what we noted.

    Changes: the note is shown no longer; what it replaced in the profile is shown again. The entry stays.
    Shows: to whoever may read what we say of our past.
    """

    note: Key
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        noted = [row for model in reads.NOTES for row in model.objects.filter(**reads.born_with(self.note))]
        if not noted:
            raise Missing(f"field note: there is no note {self.note}")
        if noted[0].retracted_in is not None:
            raise BadAct("field note: it was taken back already")
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        for model in reads.NOTES:
            model.objects.filter(**reads.born_with(self.note)).update(retracted_in=occasion.index)


def _when(named: str | None, occasion: Occasion) -> PartialDate:
    """The date of an event or a claim: the one that is named, else the one of which it is told. Raises BadAct."""
    if named is None and occasion.on is None:
        raise BadAct("field date: expected when it was")
    return _date("date", named or occasion.on or "")


def _dates(**named: Any) -> None:
    for name, given in named.items():
        if given is not None:
            _date(name, given)


def _date(name: str, given: str) -> PartialDate:
    try:
        return partial_date(given)
    except ValueError as error:
        raise BadAct(f"field {name}: {error}") from None


def _first_day(when: PartialDate) -> date:
    """The day by which it stands in the order of things: the first that it can mean, if there is one."""
    return when.earliest or when.latest


def _entry(key: int | None, occasion: Occasion) -> int | None:
    """The index of the entry that a key names. Raises Missing when the record has not come to it yet."""
    if key is None:
        return None
    if born_of(key) >= occasion.index:
        raise Missing(f"field about: there is no entry {born_of(key)} yet")
    return born_of(key)
