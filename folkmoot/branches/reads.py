"""What others may know of units."""

from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.branches.models import Departure, Unit
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Missing


def unit(key: int) -> Unit:
    """The unit with this key, ended or not. Raises Missing."""
    found = Unit.objects.filter(pk=key).first()
    if found is None:
        raise Missing(f"there is no unit {key}")
    return found


def units(day: date) -> QuerySet[Unit]:
    """Every unit that exists on a day, suspended or not, in the order of their keys."""
    return Unit.objects.filter(Q(ended=None) | Q(ended__gt=day), chartered__lte=day).order_by("pk")


def unit_rules(charter: Charter, kind: str) -> list[rules.Unit]:
    """The rules of the charter that a unit of this kind falls under: the kind is the rule's id or among its kinds."""
    named = [rule for rule in charter.of(rules.Unit) if rule.id == kind]
    return named or [rule for rule in charter.of(rules.Unit) if kind in rule.kinds]


def ended() -> QuerySet[Unit]:
    """Every unit that has left or was dissolved, with the dates as far as they are known, in order of their end."""
    return Unit.objects.exclude(ended=None).order_by("ended", "pk")


def departures() -> QuerySet[Departure]:
    """Everything that is reported of units that left, in the order of entry."""
    return Departure.objects.order_by("id")


def may_act(key: int, day: date) -> bool:
    """Whether a unit exists and is not suspended on a day; the last day of a suspension is within it."""
    suspended = Q(suspended_from__lte=day, suspended_until__gte=day)
    return units(day).filter(pk=key).exclude(suspended).exists()
