"""What the charter says of seats: whose they are, how many, for how long, and who decides."""

from calendar import monthrange
from datetime import date

from folkmoot.branches.reads import may_act
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Electorate, Office, Transition
from folkmoot.door.act import BadAct, Missing


def seated_rules(charter: Charter) -> list[Body | Office]:
    """Every body and office of a charter: all that may have seats."""
    return [*charter.of(Body), *charter.of(Office)]


def seat_rule(charter: Charter, seat: str) -> Body | Office:
    """The body or the office whose seat this is. Raises Missing."""
    found = charter.body(seat) or charter.get(Office, seat)
    if found is None:
        raise Missing("field seat: the charter has no body and no office {seat}", seat=seat)
    return found


def is_seat(charter: Charter, seat: str) -> bool:
    """Whether the charter has this body or office; one that it has abolished is nobody's to enter anything of."""
    return charter.body(seat) is not None or charter.get(Office, seat) is not None


def in_its_unit(rule: Body | Office | None, unit: int | None, day: date) -> int | None:
    """The unit, checked: it is named where there is one body or office for each. Raises BadAct or Missing."""
    if rule is not None and rule.many and unit is None:
        raise BadAct("field unit: there is one {id} for each unit; expected the key of the unit", id=rule.id)
    if unit is not None and not may_act(unit, day):
        raise Missing("field unit: there is no unit {unit} that may act on {day}", unit=unit, day=day)
    return unit


def seats_of(rule: Body | Office) -> int | None:
    """How many seats there are: of an office 1, if not said; None, where no number is fixed."""
    return rule.seats or (1 if isinstance(rule, Office) else None)


def holdover_days(charter: Charter, rule: Body | Office) -> int:
    """For how many days a mandate goes on when nobody follows: as its body says, else as the charter does."""
    own = rule.holdover_days if isinstance(rule, Body) else None
    said = next((each.holdover_days for each in charter.of(Transition) if each.holdover_days is not None), 0)
    return own if own is not None else said


def authority(charter: Charter, id: str) -> Authority:
    """The body or the electorate that decides. Raises Missing."""
    if charter.body(id) is not None:
        return Authority("body", id)
    if charter.get(Electorate, id) is not None:
        return Authority("electorate", id)
    raise Missing("field body: the charter has no body and no electorate {id}", id=id)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
