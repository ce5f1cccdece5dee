"""All that is kept of one person, in the record and beside it: what the page shows is what they take away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from folkmoot.accounts.ties import account_of
from folkmoot.bodies.models import Attendance, Decision, Meeting, Recused
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.deliberation.reads import asked_for_belonged, belonged
from folkmoot.door.casefile import words_of_row
from folkmoot.door.classes import MEMBERS, PUBLIC
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.door.texts import texts
from folkmoot.door.together import Of, Rows, together
from folkmoot.mail.contacts import contact_of
from folkmoot.members.models import Application, Person
from folkmoot.members.own_words import repeated, words_of
from folkmoot.members.readings import readings_of
from folkmoot.web.drafts.keeping import called, drafts_of, form_of, what_was_typed
from folkmoot.web.naming import Names, names
from folkmoot.web.page import Sight
from folkmoot.web.people.life import Life, Line

AT_ONCE = 400
EVERY = slice(0, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind of what is kept. `id` is what programs call it."""

    id: str
    title: str
    lines: list[Line]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Line):
    """A form that they began: what was typed is `said`, as it is kept."""

    act: str
    carries: str


def kept(sight: Sight, person: str, *, readings: slice = EVERY) -> list[Part]:
    """Everything but the words in the record, which are found entry by entry; of the readings, a page if named."""
    life = Life(sight, person)
    asked = life.asked()
    attended_at, stood = Rows(Attendance, "person", [person]), Rows(Recused, "person", [person])
    there, aside, met, decided, *_beside = together(
        attended_at,
        stood,
        Rows(Meeting, "id", [Of(attended_at, "meeting")]),
        Rows(Decision, "id", [Of(stood, "decision")]),
        Rows(Application, "person", [person]),
        asked_for_belonged(person, sight.today),
    )
    there, aside = there[::-1], aside[::-1]
    meetings, decisions = {each.pk: each for each in met}, {each.pk: each for each in decided}
    placed: list[Meeting | Decision] = [*meetings.values(), *decisions.values()]
    asked.units |= {each.unit for each in placed if each.unit is not None}
    asked.texts |= {each.question for each in decisions.values()}
    read = readings_of(person, readings.start, readings.stop)
    asked.people |= {each.reader for each in read}
    joined = belonged(person, sight.today)
    asked.tendencies = {each.tendency for each in joined}
    named = names(sight, asked)
    named = replace(named, texts={**named.texts, **texts(asked.texts, of=(PUBLIC, MEMBERS))})
    attended = [
        Line(what=capfirst(named.seat(row.body, row.unit)), since=row.day, until=row.day, entry=born_of(each.pk))
        for each in there
        if (row := meetings.get(each.meeting))
    ]
    stood_aside = [
        Line(what=named.text(of.question), since=of.held_on, until=of.held_on, entry=born_of(each.pk))
        for each in aside
        if (of := decisions.get(each.decision))
    ]
    tendencies = [
        Line(what=named.tendency(each.tendency), since=each.since, until=each.left, entry=born_of(each.pk))
        for each in joined
    ]
    return [
        Part(id="name", title=_("Your name"), lines=list(_names(person, named)), empty=_("No name is kept any more.")),
        Part(
            id="membership",
            title=_("Your membership"),
            lines=life.membership_lines(named),
            empty=_("You are no member, and never were."),
        ),
        Part(id="applications", title=_("Your applications"), lines=life.application_lines(named)),
        Part(id="seats", title=_("Your seats"), lines=life.mandate_lines(life.mandates, named)),
        Part(id="suspensions", title=_("Your suspensions"), lines=life.suspension_lines()),
        Part(id="tendencies", title=_("Tendencies to which you belong or belonged"), lines=tendencies),
        Part(id="meetings", title=_("Meetings at which you were named as present"), lines=attended),
        Part(id="aside", title=_("Decisions from which you stood aside"), lines=stood_aside),
        Part(id="drafts", title=_("Forms that you began"), lines=list(_drafts(sight, person))),
        Part(
            id="readings",
            title=_("Who has read of you"),
            lines=[
                Line(
                    what=named.person(each.reader, _("a member")),
                    said=_("the roll") if each.is_of_the_roll else _("your page"),
                    since=each.day,
                    until=each.day,
                    url=each.reader,
                )
                for each in read
            ],
            empty=_("Nobody, so far: whoever reads the roll or your page leaves a trace that stands here."),
        ),
        Part(
            id="contact",
            title=_("How you are reached"),
            lines=list(_contact(person)),
            empty=_("No address of yours is kept."),
        ),
        Part(id="account", title=_("Your account"), lines=list(_account(person, sight)), empty=_("You have none.")),
    ]


def _names(person: str, named: Names) -> Iterator[Line]:
    row = next(iter(rows(Person, reference=person)), None)
    if row is not None and named.person(person, ""):
        yield Line(what=named.person(person, ""), entry=born_of(row.pk))


def _drafts(sight: Sight, person: str) -> Iterator[Form]:
    """The forms that they began: kept beside the record until they are done or forgotten."""
    for row in drafts_of(person):
        what, url = called(row, sight.charter), form_of(row.act, row.carries)
        yield Form(what=what, said=what_was_typed(row), since=row.day, url=url, act=row.act, carries=row.carries)


def _contact(person: str) -> Iterator[Line]:
    """How they are reached: kept beside the record, and so without an entry."""
    found = contact_of(person)
    if found.address:
        yield Line(what=_("Address"), said=found.address)
    if found.language:
        yield Line(what=_("Language"), said=found.language)
    if found.zone:
        yield Line(what=_("Time zone"), said=found.zone)
    if found.on_paper:
        yield Line(what=_("Written to on paper"), said=_("yes"))


def _account(person: str, sight: Sight) -> Iterator[Line]:
    found = account_of(person)
    if found is not None:
        yield Line(what=_("Signs in as"), said=found.email, since=found.since.astimezone(sight.zone).date())


def entries_about(sight: Sight, person: str) -> Iterator[RecordEntry]:
    """Every entry that names somebody, as it was hashed, in the order of the record; what is sealed if they read it."""
    there = {PUBLIC, MEMBERS, *sight.reader.classes}
    rows = Entry.objects.filter(record_class__in=there).order_by("index").values_list("line", flat=True)
    for line in rows.iterator():
        if person.encode() in bytes(line):
            yield RecordEntry.parse(bytes(line))


def own_words(person: str) -> list[dict[str, Any]]:
    """Every word of theirs that the record still has, and where it stands."""
    places = list(words_of(person))
    indexes = sorted({index for index, _ in places})
    said: dict[tuple[int, str], str] = {}
    for start in range(0, len(indexes), AT_ONCE):
        found = KeptText.objects.filter(entry__in=indexes[start : start + AT_ONCE])
        said.update(((row.entry, row.field), text) for row in found if (text := words_of_row(row)) is not None)
    stands = {at: said[place] for place in places if place in said for at in (place, *repeated(*place))}
    return [{"entry": index, "field": path, "text": text} for (index, path), text in sorted(stands.items())]
