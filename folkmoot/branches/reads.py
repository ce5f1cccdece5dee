"""What others may know of units."""

from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.branches.models import Unit
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


def may_act(key: int, day: date) -> bool:
    """Whether a unit exists and is not suspended on a day; the last day of a suspension is within it."""
    suspended = Q(suspended_from__lte=day, suspended_until__gte=day)
    return units(day).filter(pk=key).exclude(suspended).exists()
