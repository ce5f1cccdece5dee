"""`unreachable-quorum`: a quorum or a majority that so many cannot reach as are left to come and vote.

Left are the seats, less one that may stand empty or be suspended, less those who must stand aside at once, with the
alternates who take their place.
"""

from collections.abc import Iterator
from typing import NamedTuple

from folkmoot.core.charter.analyses.sizes import is_seatless, least_members_of_a_unit, members, seats
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition
from folkmoot.core.charter.compiling import covers
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Apportionment, Body, Incompatible, Recusal
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import least_share, needed, quorum_needed


class Left(NamedTuple):
    """Who is left to decide: of `seats`, so many are empty or suspended, so many stand aside."""

    seats: int
    away: int
    aside: int

    @property
    def there(self) -> int:
        return max(self.seats - self.away - self.aside, 0)

    @property
    def filled(self) -> int:
        return self.seats - self.away


def unreachable(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each body and rule that needs more than can be there."""
    seen = set[tuple[str, int]]()
    for power in sorted(charter.powers, key=lambda power: power.of_kind != "body"):
        left, need = left_for(charter, power), None
        if left is not None:
            need = needed_of(power, left)
        elif (whole := _whole(charter, power)) is not None:
            left, need = Left(whole, 0, 0), needed_of_all(power, whole)
        if left is None or need is None or need <= left.there:
            continue
        if (power.who.name, need) not in seen:
            seen.add((power.who.name, need))
            severity = "error" if need > left.seats else "warning"
            says = say["unreachable_quorum"](
                charter, power.rule, power.who.name, need, left.there, left.away, left.aside
            )
            yield _at(charter, severity, power, says)


def everybody(charter: Charter, say: Say) -> Iterator[Finding]:
    """A ballot in which every single member must take part, or agree."""
    seen = set[str]()
    for power in charter.powers:
        for each in power.conditions:
            whole = (isinstance(each, Turnout) and each.share == 1 and not isinstance(each.share, int)) or (
                isinstance(each, Carried)
                and each.threshold.base in ("entitled", "members")
                and each.threshold.share == 1
                and left_for(charter, power) is None
            )
            if whole and power.rule not in seen:
                seen.add(power.rule)
                yield _at(charter, "warning", power, say["everybody_must_vote"](power.rule))


def _at(charter: Charter, severity: str, power: CompiledPower, says: str) -> Finding:
    rule = next(rule for rule in charter.defining(power.id, power.of_kind) if rule.article == power.article)
    return Finding("unreachable-quorum", severity, (power.article,), (power.rule,), says, rule.line)


def left_for(charter: Charter, power: CompiledPower) -> Left | None:
    """Who is left of a body to use this power; None, where it has no number of seats."""
    body, whole = charter.body(power.who.name), seats(charter, power.who.name)
    if body is None or whole is None or is_seatless(body):
        return None
    return Left(whole, _away(charter, body), _aside(charter, power, body, whole))


def needed_of(power: CompiledPower, left: Left) -> int:
    """How many of a body must be there, or for it, to use this power."""
    needs = [1]
    for each in power.conditions:
        if isinstance(each, Quorate):
            calls = [each.quorum, *([each.second] if each.second else [])]
            needs.append(min(quorum_needed(call, _base(call.base, left)) for call in calls))
        elif isinstance(each, Carried):
            base = _base(each.threshold.base, left) if each.threshold.base in ("seats", "entitled") else 1
            needs.append(needed(each.threshold, base))
        elif isinstance(each, LeastYes):
            needs.append(each.least)
    return max(needs)


def _base(base: str, left: Left) -> int:
    return left.filled if base in ("entitled", "members") else left.seats


def _away(charter: Charter, body: Body) -> int:
    """One seat that may stand empty, and one whose holder somebody may suspend."""
    empty = int(body.vacancy is None or body.vacancy[0].way == "vacant")
    return empty + int(_may_be_suspended(charter, body.id))


def _may_be_suspended(charter: Charter, body: str) -> bool:
    bears = charter.compiled.of("suspend_member")
    seat = f"holder:{body}"
    guards = [each for each in bears.prohibitions if each.unless is None and not each.grounds]
    return any(
        power.who.name != body
        and (not power.objects or "member" in power.objects or covers(power.objects, seat))
        and not any(_guards(guard, power, seat) for guard in guards)
        for power in bears.powers
    )


def _guards(guard: CompiledProhibition, power: CompiledPower, seat: str) -> bool:
    """Whether a prohibition keeps those who hold the power from whoever holds the seat."""
    if guard.spares(power) or (guard.holders is not None and not power.holders <= guard.holders):
        return False
    return not guard.objects or "member" in guard.objects or covers(guard.objects, seat)


def _aside(charter: Charter, power: CompiledPower, body: Body, whole: int) -> int:
    """How many of the body may have to stand aside at once from this, and are not replaced."""
    reasons = {reason for rule in _recusals(charter, power) for reason in rule.when}
    if not reasons or any("lot" in (rule.replaced_by or "") for rule in _recusals(charter, power)):
        return 0
    aside = int(bool(reasons & {"party", "named"}))
    if "decided_below" in reasons:
        aside += max((shared(charter, body.id, below) for below in _below(power)), default=0)
    if "same_unit" in reasons:
        aside += _of_one_unit(charter, body.id, whole)
    replaced = 0 if any(rule.replaced_by == "nobody" for rule in _recusals(charter, power)) else body.alternates or 0
    return max(min(aside, whole) - replaced, 0)


def _of_one_unit(charter: Charter, body: str, whole: int) -> int:
    """The most seats that members of one unit can hold: all, unless each unit sends so many at most."""
    most = [rule.maximum for rule in charter.of(Apportionment) if rule.to == body and rule.maximum is not None]
    return min([*most, whole])


def _recusals(charter: Charter, power: CompiledPower) -> list[Recusal]:
    return [rule for rule in charter.of(Recusal) if power.verb in rule.inside and rule.effect == "leave"]


def _below(power: CompiledPower) -> list[str]:
    """The bodies on whose decisions this power decides."""
    return [each.partition(":")[2] for each in power.objects if each.startswith("decision:")]


def shared(charter: Charter, one: str, other: str) -> int:
    """The most seats of `one` that those may hold who sit in `other`."""
    if one == other:
        return seats(charter, one) or 0
    apart = any({one, other} <= {*rule.bodies, *rule.offices} for rule in charter.of(Incompatible))
    return 0 if apart else min(seats(charter, one) or 0, seats(charter, other) or 0)


def _whole(charter: Charter, power: CompiledPower) -> int | None:
    """Of how many a ballot or an assembly is, as far as the charter says."""
    body = charter.body(power.who.name)
    if body is None:
        return members(charter) if any(charter.defining(power.who.name, "electorate")) else None
    if not is_seatless(body):
        return None
    return least_members_of_a_unit(charter) if body.many else members(charter)


def needed_of_all(power: CompiledPower, whole: int) -> int:
    """How many members must take part, or be for it, to use this power."""
    needs = [1]
    for each in power.conditions:
        if isinstance(each, Turnout):
            needs.append(least_share(each.share, whole))
        elif isinstance(each, LeastYes):
            needs.append(each.least)
        elif isinstance(each, Quorate):
            calls = [each.quorum, *([each.second] if each.second else [])]
            needs.append(min(quorum_needed(call, whole) for call in calls))
        elif isinstance(each, Carried) and (each.threshold.count or each.threshold.base in ("entitled", "members")):
            needs.append(needed(each.threshold, whole))
    return max(needs)
