"""What the rest of the house may ask of the members."""

from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.door.occasion import Hat
from folkmoot.door.rows import rows
from folkmoot.door.standing import Standing, tells_standing
from folkmoot.members.models import Application, Departure, Estimate, Membership, Person, Suspension


def person(reference: str) -> Person | None:
    """The person of this reference."""
    return next(iter(rows(Person, reference=reference)), None)


def members_on(day: date, unit: int | None = None) -> QuerySet[Membership]:
    """The roll of a day: every membership that runs then, of one unit if it is named, by the order of entry."""
    running = Membership.objects.filter(Q(until_day=None) | Q(until_day__gt=day), from_day__lte=day)
    return (running if unit is None else running.filter(unit=unit)).order_by("id")


def count_on(day: date, unit: int | None = None) -> int:
    """How many are on the roll of a day."""
    return members_on(day, unit).count()


def membership_on(reference: str, day: date) -> Membership | None:
    """The membership of a person on a day."""
    return next((row for row in reversed(rows(Membership, person=reference)) if _runs(row, day)), None)


def last_membership(reference: str) -> Membership | None:
    """The latest membership of a person, whether it runs or not."""
    return Membership.objects.filter(person=reference).order_by("id").last()


def suspensions_on(reference: str, day: date) -> QuerySet[Suspension]:
    """The suspensions of a person that run on a day."""
    running = Suspension.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), from_day__lte=day, until_day__gt=day)
    return running.filter(person=reference).order_by("id")


def has_applied(reference: str) -> bool:
    """Whether a person waits for an answer to their application."""
    return any(not row.outcome for row in rows(Application, person=reference))


def applications() -> QuerySet[Application]:
    """Applications that nobody has decided yet, the oldest first."""
    return Application.objects.filter(outcome="").order_by("id")


def estimates() -> QuerySet[Estimate]:
    """Every estimate of the membership, in the order of entry."""
    return Estimate.objects.order_by("id")


def departures() -> QuerySet[Departure]:
    """Everything that is reported of members who left, in the order of entry."""
    return Departure.objects.order_by("id")


@tells_standing
def standing_of_members(reference: str, day: date, charter: Charter) -> Standing:
    """A member wears the hat of their class, and is a member to others' acts. While suspended the hat rests."""
    row = membership_on(reference, day)
    if row is None:
        return Standing()
    rests = any(_rests(each, day) for each in rows(Suspension, person=reference))
    hats = frozenset[Hat]() if rests else frozenset({Hat(Authority("class", row.class_id))})
    return Standing(hats=hats, objects=frozenset({"member"}))


def _runs(row: Membership, day: date) -> bool:
    return row.from_day <= day and (row.until_day is None or day < row.until_day)


def _rests(row: Suspension, day: date) -> bool:
    return row.from_day <= day < row.until_day and (row.ended_on is None or day < row.ended_on)
