"""Which entries of the record people are written about, and what the letters say: nothing that is not theirs to know.

A letter names bodies, units and days, and leads to the page where the rest can be read by whoever may.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.dateformat import format as formatted
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from folkmoot.bodies.entitlement import belonging
from folkmoot.bodies.reads import holding
from folkmoot.branches.models import Unit
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import called
from folkmoot.core.charter.rules import Body, MemberClass, Office
from folkmoot.core.record.entry import Entry
from folkmoot.door.charters import adopted
from folkmoot.door.edtf import partial_date
from folkmoot.door.texts import texts
from folkmoot.mail.queue import Words
from folkmoot.members.models import Application
from folkmoot.members.reads import members_on, membership_on


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of one purpose to some people, all of one text."""

    people: Iterable[str]
    purpose: str
    says: Callable[[], Words]
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, as whoever writes about it needs it."""

    entry: Entry
    charter: Charter
    day: date

    def field(self, name: str) -> str:
        return str(self.entry.body.get(name) or "")

    @property
    def unit(self) -> int | None:
        found = self.entry.body.get("unit")
        return found if isinstance(found, int) else None

    @property
    def link(self) -> str:
        return reverse("entry", args=[self.entry.index])

    def words(self, subject: str, *paragraphs: str, link: str = "") -> Words:
        return Words(subject, "\n\n".join(filter(None, paragraphs)), link or self.link)

    def where(self, unit: int | None) -> str:
        """The name of a unit, as the roll of branches has it; empty where there is none."""
        row = Unit.objects.filter(pk=unit).first() if unit is not None else None
        return texts([row.name]).get(row.name, "") if row is not None else ""

    def seat(self) -> str:
        """`Steering Committee`, `branch secretary, North Branch`: the seat or body of the entry."""
        id_ = self.field("seat") or self.field("body")
        rule = self.charter.body(id_) or self.charter.get(Office, id_)
        noun = called(id_, rule.name if rule else None)
        unit = self.where(self.unit) if rule is not None and rule.many else ""
        if isinstance(rule, Body) and unit:
            return unit
        return f"{noun}, {unit}" if unit else noun

    def person(self) -> list[str]:
        """Whom the entry is about, if it names somebody."""
        found = self.field("person")
        return [found] if found else []

    def own(self, says: Callable[[], Words], people: Iterable[str] | None = None) -> Iterator[Letters]:
        """A letter to whom the entry is about."""
        for person in self.person() if people is None else people:
            row = membership_on(person, self.day)
            yield Letters([person], "own", says, row.unit if row is not None else None)


Writer = Callable[[Told], Iterator[Letters]]
WRITERS: dict[str, Writer] = {}


def writes(*acts: str) -> Callable[[Writer], Writer]:
    """Register what is written about the entries of some acts."""

    def register(writer: Writer) -> Writer:
        WRITERS.update(dict.fromkeys(acts, writer))
        return writer

    return register


def about(entry: Entry) -> Iterator[Letters]:
    """Every letter that an entry calls for. Nobody is written to of what was only told or refused."""
    writer = WRITERS.get(entry.act)
    if writer is None or entry.kind != "live":
        return
    charter = adopted(entry.charter)
    yield from writer(Told(entry, charter, partial_date(entry.at[:10]).latest))


def _day(found: object) -> str:
    """A day of an entry as people say it in the language of the letter."""
    return formatted(date.fromisoformat(str(found)), get_format("DATE_FORMAT"))


@writes("bodies.convene")
def _meeting(told: Told) -> Iterator[Letters]:
    body = told.charter.body(told.field("body"))
    if body is None:
        return
    day = date.fromisoformat(told.field("day"))
    place = texts([told.field("place")]).get(told.field("place"), "")
    agenda = texts([told.field("agenda")]).get(told.field("agenda"), "")

    def says() -> Words:
        begins = told.field("begins")
        when = _("{day}, {hour}").format(day=_day(day), hour=begins) if begins else _day(day)
        return told.words(
            _("Meeting on {day}: {body}").format(day=_day(day), body=told.seat()),
            _("{body} meets on {when}.").format(body=told.seat(), when=when),
            _("Place: {place}").format(place=place) if place else "",
            _("To be talked about:\n{agenda}").format(agenda=agenda) if agenda else "",
        )

    yield Letters(belonging(told.charter, body, told.unit, told.day), "meetings", says, told.unit)


@writes("members.apply")
def _application(told: Told) -> Iterator[Letters]:
    """To whoever enters what is decided on it: the officers of the unit, or of whom the class is admitted by."""
    rule = told.charter.get(MemberClass, told.field("class") or "member")
    by = rule.admitted_by if rule else None
    body = told.charter.body(by) if isinstance(by, str) else None
    offices = [each.id for each in told.charter.of(Office) if each.body == (body.id if body else None) or each.many]
    officers = {each.person for each in holding(tuple(offices), told.unit, told.day, able_to_act=True)}
    officers.discard(told.field("person"))

    def says() -> Words:
        unit = told.where(told.unit)
        subject = _("Somebody has applied to {unit}").format(unit=unit) if unit else _("Somebody has applied")
        return told.words(subject, _("An application waits for an answer."), link=reverse("now"))

    yield Letters(sorted(officers), "tasks", says, told.unit)


@writes("members.admit", "members.refuse")
def _answer(told: Told) -> Iterator[Letters]:
    row = Application.objects.filter(pk=told.field("application")).first()
    if row is None:
        return
    admitted = told.entry.act == "members.admit"

    def says() -> Words:
        unit = told.where(row.unit)
        if admitted and unit:
            return told.words(_("You are a member"), _("You were admitted to {unit}. Welcome.").format(unit=unit))
        if admitted:
            return told.words(_("You are a member"), _("You were admitted. Welcome."))
        return told.words(_("Your application"), _("You were not admitted. The entry says by whom, and under what."))

    yield from told.own(says, [row.person])


@writes("members.transfer")
def _transfer(told: Told) -> Iterator[Letters]:
    def says() -> Words:
        unit = told.where(told.unit)
        return told.words(_("You were transferred"), _("You belong to {unit} from now on.").format(unit=unit))

    yield from told.own(says)


@writes("members.suspend")
def _suspension(told: Told) -> Iterator[Letters]:
    def says() -> Words:
        until = _day(told.field("until"))
        return told.words(
            _("Your membership is suspended"),
            _("Your membership is suspended until {day}. Until then your rights rest.").format(day=until),
            _("The entry says by whom it was decided, and under which article."),
        )

    yield from told.own(says)


@writes("members.expel", "members.lapse", "members.reinstate")
def _membership(told: Told) -> Iterator[Letters]:
    def says() -> Words:
        subject, text = {
            "members.expel": (_("You were expelled"), _("Your membership was ended by an expulsion.")),
            "members.lapse": (_("Your membership has lapsed"), _("Your membership has ended because dues are unpaid.")),
            "members.reinstate": (_("You are a member again"), _("You were taken back. Welcome.")),
        }[told.entry.act]
        return told.words(subject, text, _("The entry says by whom it was decided, and under which article."))

    yield from told.own(says)


@writes("bodies.elect", "bodies.appoint", "bodies.coopt")
def _seated(told: Told) -> Iterator[Letters]:
    def says() -> Words:
        return told.words(
            _("You have a seat: {seat}").format(seat=told.seat()),
            _("You were elected or appointed to this seat: {seat}.").format(seat=told.seat()),
        )

    yield from told.own(says)


@writes("bodies.remove", "bodies.recall")
def _unseated(told: Told) -> Iterator[Letters]:
    def says() -> Words:
        return told.words(
            _("Your seat: {seat}").format(seat=told.seat()),
            _("You hold this seat no longer: {seat}.").format(seat=told.seat()),
            _("The entry says by whom it was decided, and under which article."),
        )

    yield from told.own(says)


@writes("constitution.propose_amendment", "constitution.amend")
def _charter(told: Told) -> Iterator[Letters]:
    proposed = told.entry.act == "constitution.propose_amendment"

    def says() -> Words:
        if proposed:
            return told.words(_("A change of the charter is proposed"), _("What it would change can be read there:"))
        return told.words(_("The charter was changed"), _("What was changed can be read there:"))

    people = members_on(told.day).values_list("person", flat=True).iterator()
    yield Letters(people, "charter", says)
