"""Who holds which seat on a day, and how many there are to decide."""

from calendar import monthrange
from datetime import date

from django.db.models import Q, QuerySet

from folkmoot.bodies.models import Mandate
from folkmoot.branches.reads import may_act
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.rows import rows


def in_force(day: date) -> QuerySet[Mandate]:
    """The mandates that hold on a day: the last day of a term is within it, the day of a removal is not."""
    current = Q(until_day=None) | Q(until_day__gte=day)
    return Mandate.objects.filter(current, Q(ended=None) | Q(ended__gt=day), from_day__lte=day).order_by("pk")


def holders(seat: str, unit: int | None, day: date) -> QuerySet[Mandate]:
    """Who holds a seat on a day; in one unit, if there is one of it for each."""
    found = in_force(day).filter(seat=seat)
    return found if unit is None else found.filter(unit=unit)


def mandates_that_act(person: str, day: date) -> list[Mandate]:
    """By what seats somebody may act on a day: not by one in a unit that is suspended or has ended."""
    return [each for each in mandates_of(person, day) if each.unit is None or may_act(each.unit, day)]


def mandates_of(person: str, day: date) -> list[Mandate]:
    """The seats that somebody holds on a day."""
    return [each for each in rows(Mandate, person=person) if _holds(each, day)]


def _holds(mandate: Mandate, day: date) -> bool:
    return (
        mandate.from_day <= day
        and (mandate.until_day is None or day <= mandate.until_day)
        and (mandate.ended is None or day < mandate.ended)
    )


def seat_rule(charter: Charter, seat: str) -> Body | Office:
    """The body or the office whose seat this is. Raises Missing."""
    found = charter.body(seat) or charter.get(Office, seat)
    if found is None:
        raise Missing(f"field seat: the charter has no body and no office {seat}")
    return found


def in_its_unit(rule: Body | Office | None, unit: int | None, day: date) -> int | None:
    """The unit, checked: it is named where there is one body or office for each. Raises BadAct or Missing."""
    if rule is not None and rule.many and unit is None:
        raise BadAct(f"field unit: there is one {rule.id} for each unit; expected the key of the unit")
    if unit is not None and not may_act(unit, day):
        raise Missing(f"field unit: there is no unit {unit} that may act on {day}")
    return unit


def seats_of(rule: Body | Office) -> int | None:
    """How many seats there are: of an office 1, if not said; None, where no number is fixed."""
    return rule.seats or (1 if isinstance(rule, Office) else None)


def authority(charter: Charter, id: str) -> Authority:
    """The body or the electorate that decides. Raises Missing."""
    if charter.body(id) is not None:
        return Authority("body", id)
    if charter.get(Electorate, id) is not None:
        return Authority("electorate", id)
    raise Missing(f"field body: the charter has no body and no electorate {id}")


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
