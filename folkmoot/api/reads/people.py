"""Reads about people: the roll, one person as the caller may see them, and what is kept of oneself."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.reading import read
from folkmoot.api.shape import NotDone
from folkmoot.bodies.models import Mandate as MandateRow
from folkmoot.door.occasion import born_of
from folkmoot.members import reads as members
from folkmoot.members.models import Membership as MembershipRow
from folkmoot.members.readings import ROLL, note_reading, of_person
from folkmoot.members.standing import status_on
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight


class OnTheRoll(Schema):
    """Somebody on the roll: since when, in which class and unit."""

    person: str
    name: str | None
    class_id: str
    unit: int | None
    since: date


class Membership(Schema):
    """A time as a member, in one class and unit; both dates as far as they are known (EDTF)."""

    class_id: str
    unit: int | None
    since: str
    until: str | None
    ended_by: str | None
    entry: int


class Mandate(Schema):
    """A time in a seat; `until` is the last day of its term, `ended` the day on which it was lost."""

    person: str
    name: str | None
    seat: str
    unit: int | None
    since: date
    until: date | None
    ended: date | None
    entry: int


class Person(Schema):
    """A person as the caller may see them. What they may not know is absent."""

    person: str
    name: str | None
    status: str | None
    memberships: list[Membership] | None
    mandates: list[Mandate] | None


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/members", Page[OnTheRoll], "members")
    def roll(
        request: HttpRequest,
        limit: Limit,
        after: After,
        unit: int | None = None,
        class_id: str | None = None,
        on: date | None = None,
    ) -> Page[OnTheRoll]:
        """The roll of today, or of another day, of one unit or class if they are named."""
        sight = caller(request).needs(ROLL)
        if unit is not None and not 0 <= unit < 2**53:
            raise NotDone(422, _("unit: expected the key of a unit"))
        rows, following = turned(members.members_on(on or sight.today, unit, class_id), after, limit)
        note_reading(sight.person, ROLL, sight.today)
        called = _called(sight, {row.person for row in rows})
        items = [
            OnTheRoll(
                person=row.person,
                name=called.get(row.person),
                class_id=row.class_id,
                unit=row.unit,
                since=row.since,
            )
            for row in rows
        ]
        return Page[OnTheRoll](items=items, next=following)

    @read(api, "/people/{reference}", Person, "members")
    def person(request: HttpRequest, reference: str) -> Person:
        """One person, as the caller may see them."""
        return _person(caller(request).sight, reference)

    @read(api, "/me", Person, "members")
    def me(request: HttpRequest) -> Person:
        """Whoever calls: everything that the record has of them."""
        sight = caller(request).sight
        if sight.person is None:
            raise NotDone(401, _("A stranger is nobody here: this needs a token for reading."))
        return _person(sight, sight.person)

    @read(api, "/mandates", Page[Mandate], "bodies")
    def mandates(request: HttpRequest, limit: Limit, after: After, seat: str | None = None) -> Page[Mandate]:
        """Every mandate there is or was, of one body or office if it is named, the oldest first."""
        sight = caller(request).needs("mandates")
        found = MandateRow.objects.all() if seat is None else MandateRow.objects.filter(seat=seat)
        rows, following = turned(found, after, limit)
        return Page[Mandate](items=mandates_of(sight, rows), next=following)


def mandates_of(sight: Sight, rows: list[MandateRow]) -> list[Mandate]:
    """These mandates, with the names that the caller may know."""
    called = _called(sight, {row.person for row in rows})
    return [
        Mandate(
            person=row.person,
            name=called.get(row.person),
            seat=row.seat,
            unit=row.unit,
            since=row.from_day,
            until=row.until_day,
            ended=row.ended,
            entry=born_of(row.pk),
        )
        for row in rows
    ]


def _called(sight: Sight, people: set[str]) -> dict[str, str]:
    return dict(names(sight, Asked(people=people)).people)


def _person(sight: Sight, reference: str) -> Person:
    """Raises NotDone where the record knows nobody of this reference whom the caller may know of."""
    own = reference == sight.person
    roll, seats = own or sight.may_read(ROLL), own or sight.may_read("mandates")
    rows = list(members.memberships(reference)) if roll else []
    held = list(MandateRow.objects.filter(person=reference).order_by("pk")) if seats else []
    found = members.person(reference) if roll or held else None
    if found is None and not own:
        raise NotDone(404, _("Nobody of this reference is known here, or the charter keeps it from this caller."))
    if roll:
        note_reading(sight.person, of_person(reference), sight.today)
    return Person(
        person=reference,
        name=_called(sight, {reference}).get(reference),
        status=status_on(reference, sight.today, sight.charter) if roll and sight.charter else None,
        memberships=[_membership(row) for row in rows] if roll else None,
        mandates=mandates_of(sight, held) if seats else None,
    )


def _membership(row: MembershipRow) -> Membership:
    return Membership(
        class_id=row.class_id,
        unit=row.unit,
        since=row.from_edtf,
        until=row.until_edtf or None,
        ended_by=row.ended_by or None,
        entry=born_of(row.pk),
    )
