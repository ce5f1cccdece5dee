"""What the rest of the house may ask of the members' rows."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet

from folkmoot.door.prepared import DAY, UNIT, Day, Given, Prepared
from folkmoot.door.rows import rows
from folkmoot.door.together import Listed, together
from folkmoot.door.unmoved import once
from folkmoot.members.models import Application, Departure, Estimate, Membership, Person, Suspension

Step = tuple[date, int]
"""A day, and how many there are from then on, until the next step."""


def person(reference: str) -> Person | None:
    """The person of this reference."""
    return next(iter(rows(Person, reference=reference)), None)


def members_on(day: Day, unit: int | Given | None = None, class_id: str | Given | None = None) -> QuerySet[Membership]:
    """The roll of a day: every membership that runs then, of one unit or class if named, by the order of entry."""
    running = Membership.objects.filter(Q(until_day=None) | Q(until_day__gt=day), from_day__lte=day)
    if unit is not None:
        running = running.filter(unit=unit)
    return (running if class_id is None else running.filter(class_id=class_id)).order_by("id")


def count_on(day: date, unit: int | None = None, class_id: str | None = None) -> int:
    """How many are on the roll of a day."""
    roll = _roll(of_a_unit=unit is not None, of_a_class=class_id is not None)
    return roll.count(day=day, unit=unit, class_id=class_id)


@cache
def _roll(*, of_a_unit: bool, of_a_class: bool) -> Prepared[Membership]:
    class_id = Given("class_id", CharField())
    return Prepared(members_on(DAY, UNIT if of_a_unit else None, class_id if of_a_class else None))


def in_good_standing(day: date, *, days: int = 0, class_ids: Iterable[str] | None = None) -> QuerySet[Membership]:
    """Those on the roll of a day who have been members for so many days, in all of which they were not suspended."""
    since = day - timedelta(days=days)
    still = Q(ended_on=None) | Q(ended_on__gt=since)
    suspended = Suspension.objects.filter(still, from_day__lte=day, until_day__gte=since)
    found = members_on(day).filter(since__lte=since).exclude(person__in=suspended.values("person"))
    return found if class_ids is None else found.filter(class_id__in=list(class_ids))


def membership_on(reference: str, day: date) -> Membership | None:
    """The membership of a person on a day."""
    return next((row for row in reversed(rows(Membership, person=reference)) if _runs(row, day)), None)


def _runs(row: Membership, day: date) -> bool:
    return row.from_day <= day and (row.until_day is None or day < row.until_day)


def memberships(reference: str) -> QuerySet[Membership]:
    """Every membership that a person has had, in the order of entry."""
    return Membership.objects.filter(person=reference).order_by("id")


def last_membership(reference: str) -> Membership | None:
    """The latest membership of a person, whether it runs or not."""
    return memberships(reference).last()


def suspensions(reference: str) -> QuerySet[Suspension]:
    """Every suspension of a person, over or not, in the order of entry."""
    return Suspension.objects.filter(person=reference).order_by("id")


def suspensions_on(reference: str, day: date) -> QuerySet[Suspension]:
    """The suspensions of a person that run on a day; the last day of a suspension is within it."""
    still = Q(ended_on=None) | Q(ended_on__gt=day)
    return suspensions(reference).filter(still, from_day__lte=day, until_day__gte=day)


def is_suspended(reference: str, day: date) -> bool:
    """Whether a suspension of a person runs on a day."""
    return any(_rests(row, day) for row in rows(Suspension, person=reference))


def _rests(row: Suspension, day: date) -> bool:
    return row.from_day <= day <= row.until_day and (row.ended_on is None or day < row.ended_on)


def has_applied(reference: str) -> bool:
    """Whether a person waits for an answer to an application."""
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


def sizes(unit: int | None = None) -> list[Step]:
    """How the roll, or that of one unit, grew and shrank, as far as it is known today: one query."""
    return once(("sizes", unit), lambda: _steps(change[1:] for change in together(changes_of(unit))[0]), lasting=True)


def changes_of(unit: int | None = None) -> Listed:
    """What `sizes` asks, to be asked together with other things."""
    found = Membership.objects.all() if unit is None else Membership.objects.filter(unit=unit)
    return Listed(lambda: _changes(found), ("changes of", unit), lasts=True)


def sizes_of_units() -> Mapping[int, list[Step]]:
    """How the roll of every unit grew and shrank: one query. A unit that never had a member is absent."""
    return once("sizes of units", _sizes_of_units, lasting=True)


def _sizes_of_units() -> Mapping[int, list[Step]]:
    changes = [(unit, day, change) for unit, day, change in _changes(Membership.objects.all()) if unit is not None]
    units = groupby(sorted(changes), key=lambda change: change[0])
    return {unit: _steps((day, change) for _, day, change in of_it) for unit, of_it in units}


def _changes(found: QuerySet[Membership]) -> QuerySet[Any, tuple[int | None, date, int]]:
    """By how many a unit's roll changes on a day: so many memberships begin, less those that end."""
    begin = found.order_by().values("unit", "from_day").annotate(change=Count("id"))
    end = found.order_by().exclude(until_day=None).values("unit", "until_day").annotate(change=-Count("id"))
    first = begin.values_list("unit", "from_day", "change")
    return first.union(end.values_list("unit", "until_day", "change"), all=True)


def _steps(changes: Iterable[tuple[date, int]]) -> list[Step]:
    steps, size = list[Step](), 0
    for day, of_it in groupby(sorted(changes), key=lambda change: change[0]):
        before, size = size, size + sum(change for _, change in of_it)
        if size != before:
            steps.append((day, size))
    return steps
