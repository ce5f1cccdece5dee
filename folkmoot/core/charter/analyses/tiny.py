"""`tiny-decision`: very few can expel, elect, change the charter or end the organisation, all of it lawfully.

Counted is the least number of yes when no more take part than must, and all of them vote; in elections, whoever takes
part. In a body of seats that is tiny which is below half its quorum (without one, below half a majority of its seats);
among members, what is under a twentieth of them.
"""

from collections.abc import Iterator
from fractions import Fraction

from folkmoot.core.charter.analyses.sizes import is_seatless, members, seats
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import Quorum, least_share, needed, quorum_needed

WEIGHTY = ("expel", "amend_charter", "dissolve", "elect")
FLOOR = Fraction(1, 20)


def tiny(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each rule by which so few decide something that weighs so much."""
    seen = set[tuple[str, str]]()
    for power in charter.powers:
        if power.verb not in WEIGHTY or (power.who.name, power.verb) in seen or power.who.count or power.who.share:
            continue
        says = _of_seats(charter, power, say) or _of_members(charter, power, say)
        if says is not None:
            seen.add((power.who.name, power.verb))
            rule = next(rule for rule in charter.defining(power.id, power.of_kind) if rule.article == power.article)
            yield Finding("tiny-decision", "warning", (power.article,), (power.rule,), says, rule.line)


def _of_seats(charter: Charter, power: CompiledPower, say: Say) -> str | None:
    body, whole = charter.body(power.who.name), seats(charter, power.who.name)
    if body is None or whole is None or is_seatless(body):
        return None
    quorum = _quorum(power)
    there = whole // 2 + 1 if quorum is None else quorum_needed(quorum, whole)
    least = least_yes_in(power, whole, there=1 if quorum is None else there)
    if 2 * least >= there:
        return None
    return say["tiny_in_body"](charter, power.rule, body.id, power.verb, _on(power), least, whole, quorum is None)


def _on(power: CompiledPower) -> list[Object]:
    """On what, where it is one thing."""
    kind, _, of = next(iter(power.objects), "").partition(":")
    return [Object(kind, of or None)] if len(power.objects) == 1 else []


def least_yes_in(power: CompiledPower, whole: int, there: int) -> int:
    """The least number of yes by which a body of so many seats decides, when so many are there and all vote."""
    needs = [1]
    for each in power.conditions:
        if isinstance(each, Carried):
            outside = each.threshold.base in ("seats", "entitled", "members", "units")
            needs.append(needed(each.threshold, whole if outside else there))
        elif isinstance(each, LeastYes):
            needs.append(each.least)
    return max(needs)


def _quorum(power: CompiledPower) -> Quorum | None:
    """The least quorum: that of a second call, where there is one. A share of those there is no quorum."""
    for each in power.conditions:
        if isinstance(each, Quorate):
            return each.second or each.quorum
    return None


def _of_members(charter: Charter, power: CompiledPower, say: Say) -> str | None:
    body = charter.body(power.who.name)
    if (body is None or not is_seatless(body)) and not any(charter.defining(power.who.name, "electorate")):
        return None
    whole = None if body is not None and body.many else members(charter)
    share = least_share_of(power, whole)
    if share >= FLOOR:
        return None
    number = max(least_share(share, whole), 1) if whole is not None else None
    return say["tiny_among_members"](charter, power.rule, power.who.name, power.verb, _on(power), number, whole)


def least_share_of(power: CompiledPower, whole: int | None) -> Fraction:
    """The least share of the members that decides, or takes part in an election.

    A number is a share of the `whole`; where that is not known, a number is taken to be enough.
    """
    part, shares = Fraction(0), [Fraction(0)]
    for each in power.conditions:
        if isinstance(each, Turnout):
            part = max(part, _as_share(each.share, whole))
        elif isinstance(each, Quorate):
            least = each.second or each.quorum
            part = max(part, _as_share(least.share if least.share is not None else least.count or 0, whole))
        elif isinstance(each, LeastYes):
            shares.append(_as_share(each.least, whole))
    for each in power.conditions:
        if isinstance(each, Carried):
            outside = each.threshold.base in ("entitled", "members")
            share = each.threshold.share
            whole_share = _as_share(each.threshold.count or 0, whole) if share is None else share
            shares.append(whole_share if share is None or outside else share * part)
    return max(part, *shares) if power.verb == "elect" else max(shares)


def _as_share(least: Fraction | int, whole: int | None) -> Fraction:
    if isinstance(least, Fraction):
        return least
    return FLOOR if whole is None else Fraction(least, whole)
