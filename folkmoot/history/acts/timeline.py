"""The timeline: what happened, and what was said of it."""

from typing import Literal

from msgspec import Struct

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Edtf, Key, Line, Missing, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.history.acts.noting import Noting, check_dates, entry_of, place_in_time, when
from folkmoot.history.models import Claim, Event, Party

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


class Participant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody with a part in an event: a person, a group or an organisation, by name or as a person of the roll."""

    part: Part
    name: Line
    person: Person | None = None


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
        when(self.date, occasion)
        check_dates(until=self.until)
        entry_of(self.about, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        date = when(self.date, occasion)
        Event.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            topic=self.topic,
            date=date.text,
            until=self.until or "",
            day=place_in_time(date, occasion),
            text=self.text,
            place=self.place or "",
            inferred=self.inferred,
            about=entry_of(self.about, occasion),
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
        when(self.date, occasion)
        entry_of(self.about, occasion)
        if self.against is not None and not Claim.objects.filter(pk=self.against).exists():
            raise Missing("field against: there is no claim {against}", against=self.against)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        date = when(self.date, occasion)
        Claim.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            said_by=self.said_by,
            date=date.text,
            day=place_in_time(date, occasion),
            text=self.text,
            about=entry_of(self.about, occasion),
            against=self.against,
        )
