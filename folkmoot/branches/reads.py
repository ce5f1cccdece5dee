"""What others may know of units."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from folkmoot.branches.models import Departure, Suspension, Unit
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Missing
from folkmoot.door.prepared import DAY, Day, Prepared
from folkmoot.door.rows import rows
from folkmoot.members import reads as members
from folkmoot.members.models import Membership
from folkmoot.members.neighbours import tells_units


def unit(key: int) -> Unit:
    """The unit with this key, ended or not. Raises Missing."""
    found = rows(Unit, id=key)
    if not found:
        raise Missing("there is no unit {key}", key=key)
    return found[0]


def units(day: Day, kind: str | None = None) -> QuerySet[Unit]:
    """Every unit that exists on a day, suspended or not, of one kind if it is named, in the order of their keys."""
    found = Unit.objects.filter(Q(ended=None) | Q(ended__gt=day), chartered__lte=day).order_by("pk")
    return found if kind is None else found.filter(kind=kind)


def count_units(day: date) -> int:
    """How many units exist on a day."""
    return _units().count(day=day)


@cache
def _units() -> Prepared[Unit]:
    return Prepared(units(DAY))


def unit_rules(charter: Charter, kind: str) -> list[rules.Unit]:
    """The rules of the charter that a unit of this kind falls under: the kind is the rule's id or among its kinds."""
    named = [rule for rule in charter.of(rules.Unit) if rule.id == kind]
    return named or [rule for rule in charter.of(rules.Unit) if kind in rule.kinds]


@tells_units
def may_act(key: int, day: date) -> bool:
    """Whether a unit exists and is not suspended on a day; the last day of a suspension is within it."""
    there = any(row.chartered <= day and (row.ended is None or day < row.ended) for row in rows(Unit, id=key))
    return there and not any(_rests(row, day) for row in rows(Suspension, unit=key))


def _rests(row: Suspension, day: date) -> bool:
    return row.from_day <= day <= row.until_day and (row.ended_on is None or day < row.ended_on)


def suspensions_on(key: int, day: date) -> QuerySet[Suspension]:
    """The suspensions of a unit that run on a day."""
    still = Q(ended_on=None) | Q(ended_on__gt=day)
    return Suspension.objects.filter(still, unit=key, from_day__lte=day, until_day__gte=day).order_by("pk")


def suspensions(key: int) -> QuerySet[Suspension]:
    """Every suspension of a unit, over or not, in the order of entry."""
    return Suspension.objects.filter(unit=key).order_by("pk")


def tree(day: date) -> Mapping[int | None, list[int]]:
    """The units of a day as a tree: under None those at the top, under each key those that are part of it.

    Where a unit has ended, those that were part of it are part of the one above it.
    """
    above = dict(Unit.objects.values_list("pk", "parent"))
    found: dict[int | None, list[int]] = {None: []}
    there = dict.fromkeys(units(day).values_list("pk", flat=True))
    for key in there:
        parent = above[key]
        while parent is not None and parent not in there:
            parent = above.get(parent)
        found.setdefault(parent, []).append(key)
    return found


def with_all_below(key: int, day: date) -> list[int]:
    """A unit and every unit below it in the tree of a day."""
    below, found = tree(day), [key]
    for each in found:  # grows while it is read
        found.extend(below.get(each, ()))
    return found


def size_on(key: int, day: date) -> int:
    """How many members a unit has on a day, with all units below it."""
    return members.members_on(day).filter(unit__in=with_all_below(key, day)).count()


def size_over_time(key: int) -> list[members.Step]:
    """How a unit grew and shrank, by the roll; it ends with the unit."""
    ended, steps = unit(key).ended, members.sizes(key)
    if ended is None:
        return steps
    until = [step for step in steps if step[0] < ended]
    return [*until, (ended, 0)] if until and until[-1][1] else until


def numbers() -> list[members.Step]:
    """How many units there were over time."""
    changes: dict[date, int] = {}
    for chartered, ended in Unit.objects.values_list("chartered", "ended"):
        changes[chartered] = changes.get(chartered, 0) + 1
        if ended is not None:
            changes[ended] = changes.get(ended, 0) - 1
    steps, there = list[members.Step](), 0
    for day in sorted(changes):
        there += changes[day]
        if changes[day]:
            steps.append((day, there))
    return steps


def left_without_a_unit(day: date) -> QuerySet[Membership]:
    """Members whose unit has ended: they stay members, and somebody moves them, by the order of entry."""
    return members.members_on(day).exclude(unit=None).exclude(unit__in=units(day).values("pk"))


def ended() -> QuerySet[Unit]:
    """Every unit that has left or was dissolved, with the dates as far as they are known, in order of their end."""
    return Unit.objects.exclude(ended=None).order_by("ended", "pk")


def departures() -> QuerySet[Departure]:
    """Everything that is reported of units that left, in the order of entry."""
    return Departure.objects.order_by("id")
