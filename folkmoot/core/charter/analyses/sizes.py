"""How many there are likely to be: seats of a body, members, the least members of a unit. None, where nothing says."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Apportionment, Body, Electorate, Office, Unit


def seats(charter: Charter, holder: str) -> int | None:
    """The seats of a body; of one to which units send delegates, as many as an expected membership sends."""
    for rule in charter.of(Apportionment):
        if rule.to == holder:
            return _delegates(charter, rule)
    body, office = charter.body(holder), charter.get(Office, holder)
    if office is not None:
        return office.seats or 1
    return None if body is None else body.seats


def _delegates(charter: Charter, rule: Apportionment) -> int | None:
    measured = charter.get(Electorate, rule.base)
    if measured is None or measured.expected is None or rule.per is None:
        return None
    return -(-measured.expected // rule.per) + (rule.at_large or 0)


def members(charter: Charter) -> int | None:
    """The members, by the widest electorate of which a number is expected."""
    return max((rule.expected for rule in charter.of(Electorate) if rule.expected is not None), default=None)


def least_members_of_a_unit(charter: Charter) -> int | None:
    """The fewest members with which a unit may begin, of all kinds of unit that have members."""
    parents = {rule.parent for rule in charter.of(Unit)}
    sizes = [rule.min_members for rule in charter.of(Unit) if rule.id not in parents]
    return None if not sizes or None in sizes else min(size for size in sizes if size is not None)


def is_seated(charter: Charter, holder: str) -> bool:
    """Whether it is a body of seats, and not everybody who belongs somewhere."""
    body = charter.body(holder)
    if body is None:
        return charter.get(Office, holder) is not None
    return body.seats is not None or body.composed_of in ("delegates", "officers of the unit")


def is_seatless(body: Body) -> bool:
    """Whether everybody who belongs somewhere is in it: an assembly."""
    return body.composed_of in ("members of the unit", "all members") or (
        body.composed_of is None and body.sort == "assembly" and body.seats is None
    )
