"""What the rest of the house may ask of the members."""

from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.door.occasion import Hat
from folkmoot.door.standing import Standing, tells_standing
from folkmoot.members.models import Application, Estimate, Membership, Person, Suspension


def person(reference: str) -> Person | None:
    """The person of this reference."""
    return Person.objects.filter(reference=reference).first()


def members_on(day: date, unit: int | None = None) -> QuerySet[Membership]:
    """The roll of a day: every membership that runs then, of one unit if it is named, by the order of entry."""
    running = Membership.objects.filter(Q(until_day=None) | Q(until_day__gt=day), from_day__lte=day)
    return (running if unit is None else running.filter(unit=unit)).order_by("id")


def count_on(day: date, unit: int | None = None) -> int:
    """How many are on the roll of a day."""
    return members_on(day, unit).count()


def membership_on(reference: str, day: date) -> Membership | None:
    """The membership of a person on a day."""
    return members_on(day).filter(person=reference).last()


def last_membership(reference: str) -> Membership | None:
    """The latest membership of a person, whether it runs or not."""
    return Membership.objects.filter(person=reference).order_by("id").last()


def suspensions_on(reference: str, day: date) -> QuerySet[Suspension]:
    """The suspensions of a person that run on a day."""
    running = Suspension.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), from_day__lte=day, until_day__gt=day)
    return running.filter(person=reference).order_by("id")


def applications() -> QuerySet[Application]:
    """Applications that nobody has decided yet, the oldest first."""
    return Application.objects.filter(outcome="").order_by("id")


def estimates() -> QuerySet[Estimate]:
    """Every estimate of the membership, in the order of entry."""
    return Estimate.objects.order_by("id")


@tells_standing
def standing_of_members(reference: str, day: date, charter: Charter) -> Standing:
    """A member wears the hat of their class, and is a member to others' acts. While suspended the hat rests."""
    row = membership_on(reference, day)
    if row is None:
        return Standing()
    rests = suspensions_on(reference, day).exists()
    hats = frozenset[Hat]() if rests else frozenset({Hat(Authority("class", row.class_id))})
    return Standing(hats=hats, objects=frozenset({"member"}))
