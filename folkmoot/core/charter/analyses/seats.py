"""How many sit in a body, how many of them decide, and whether a quorum is left when some of them stand aside."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiling import RESOLVE
from folkmoot.core.charter.rules import Apportionment, Body, Electorate, Office, Recusal, Unit
from folkmoot.core.charter.voting import Carried, Quorate
from folkmoot.core.tally.majority import needed, quorum_needed

_SEATING = ("elected", "appointed", "ex_officio", "lot")


def holder(charter: Charter, id: str) -> Body | Office | None:
    """The body or the office of this id."""
    return charter.body(id) or charter.get(Office, id)


def is_seated(charter: Charter, id: str) -> bool:
    """Whether people hold it by a seat; not, where everybody belongs who is a member."""
    rule = holder(charter, id)
    if rule is None or isinstance(rule, Office):
        return rule is not None
    if rule.composed_of in ("members of the unit", "all members"):
        return False
    filled = rule.filled_by is not None and rule.filled_by.way in _SEATING
    return filled or rule.seats is not None or rule.composed_of is not None


def is_many(charter: Charter, id: str) -> bool:
    """Whether there is one of it for each unit."""
    rule = holder(charter, id)
    return bool(charter.get(Unit, id) or (rule is not None and rule.many))


def seats(charter: Charter, id: str) -> int | None:
    """The seats of a body or an office; of delegates so many as may be expected; None where nothing tells."""
    rule = holder(charter, id)
    if isinstance(rule, Office):
        return rule.seats or 1
    sent = next((each for each in charter.of(Apportionment) if each.to == id), None)
    if rule is None or sent is None:
        return None if rule is None else rule.seats
    base = charter.get(Electorate, sent.base)
    units = max((unit.expected or 0 for unit in charter.of(Unit)), default=0)
    by_size = -(-base.expected // sent.per) if base is not None and base.expected and sent.per else 0
    return max(units * (sent.minimum or 0), by_size) + (sent.at_large or 0) or rule.seats


def need(charter: Charter, id: str) -> int | None:
    """How many of its seats decide whatever the others do; None where nobody knows how many there are."""
    there = seats(charter, id)
    if there is None:
        return None
    thresholds = [
        max((needed(each.threshold, there) for each in power.conditions if isinstance(each, Carried)), default=0)
        for power in charter.compiled.of(RESOLVE).powers
        if power.who.name == id
    ]
    return min((least for least in thresholds if least), default=there // 2 + 1)


def quorum(charter: Charter, id: str) -> int:
    """How many of its seats must be there for it to decide; 1 where no rule says more."""
    there = seats(charter, id)
    asked = [
        quorum_needed(each.quorum, there or 0)
        for power in charter.compiled.of(RESOLVE).powers
        if power.who.name == id
        for each in power.conditions
        if isinstance(each, Quorate) and each.quorum.base not in ("members", "units")
    ]
    return max(asked, default=1)


def counts_seats(charter: Charter, id: str) -> bool:
    """Whether its quorum is a number, or a share of its seats: then whoever is suspended is missing from it."""
    return any(
        each.quorum.share is None or each.quorum.base == "seats"
        for power in charter.compiled.of(RESOLVE).powers
        if power.who.name == id
        for each in power.conditions
        if isinstance(each, Quorate)
    )


def leaves_quorum(charter: Charter, id: str, aside: int) -> bool:
    """Whether it can still decide when so many stand aside and its alternates take their places.

    A vote of everybody always can. Where nobody knows how many seats there are, there are enough.
    """
    there, rule = seats(charter, id), holder(charter, id)
    if there is None or not is_seated(charter, id):
        return True
    alternates = (rule.alternates or 0) if isinstance(rule, Body) else 0
    return min(there, there - aside + alternates) >= quorum(charter, id)


def stands_aside(charter: Charter, verb: str, *reasons: str) -> bool:
    """Whether a rule has people stand aside in such an act for one of these reasons."""
    return any(
        verb in rule.inside and not set(reasons).isdisjoint(rule.when)
        for rule in charter.of(Recusal)
        if not rule.text_only
    )


def replaces_by_lot(charter: Charter, verb: str) -> bool:
    """Whether a lot draws who takes the place of whoever stands aside, so that there are always enough."""
    by_lot = ("lot", "alternates or lot")
    return any(verb in rule.inside and rule.replaced_by in by_lot for rule in charter.of(Recusal) if not rule.text_only)


def speaks_for_all(charter: Charter, id: str) -> bool:
    """Whether it is everybody, or their delegates: nobody stands outside of what they command."""
    rule = charter.body(id)
    if rule is None:
        return charter.get(Electorate, id) is not None
    return not is_seated(charter, id) or rule.sort in ("assembly", "congress") or rule.composed_of == "delegates"


def members(charter: Charter) -> int | None:
    """How many members there are likely to be, as far as the charter says."""
    return max((each.expected for each in charter.of(Electorate) if each.expected is not None), default=None)
