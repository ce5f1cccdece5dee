"""`secrecy-leak`: a secret ballot of so few that its count tells how each of them voted, or one that has names too."""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.sizes import is_seatless, least_members_of_a_unit, members, seats
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Body, Election, Meeting, Office, Order, RecordRule

LEAST_CELL = 5
"""Fewer than so many votes are not published together: a count of four is four guesses."""


def leaks(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each secret ballot that is not kept one."""
    told = {name for rule in charter.of(RecordRule) for name in (*rule.public, *rule.members)}
    if "election_result" in told:
        for election in charter.of(Election):
            voters = election.electorate or _filled_by(charter, election.fills)
            cell = smallest(charter, voters) if voters and election.secret else None
            if voters and cell is not None and cell < LEAST_CELL:
                says = say["small_cell"](charter, election.cite, voters, cell, LEAST_CELL)
                yield of_rule("secrecy-leak", "warning", election, says)
    for order in charter.of(Order):
        both = [verb for verb in order.secret_vote_on if verb in order.named_vote_on]
        if both:
            yield of_rule("secrecy-leak", "warning", order, say["secret_and_named"](order.cite, both))
        if order.secret_vote_on and "decision" in told:
            yield from _meetings(charter, say, order)


def _meetings(charter: Charter, say: Say, order: Order) -> Iterator[Finding]:
    for meeting in charter.of(Meeting):
        cell = smallest(charter, meeting.of) if meeting.order == order.id else None
        if cell is not None and cell < LEAST_CELL:
            says = say["small_cell"](charter, order.cite, meeting.of, cell, LEAST_CELL)
            yield of_rule("secrecy-leak", "warning", order, says)


def _filled_by(charter: Charter, holder: str) -> str | None:
    rule = charter.body(holder) or charter.get(Office, holder)
    return rule.filled_by.by if rule is not None and rule.filled_by is not None else None


def smallest(charter: Charter, voters: str) -> int | None:
    """The fewest who vote together and are counted together; None, where the charter does not tell."""
    body = charter.body(voters)
    if body is None:
        return members(charter)
    if not is_seatless(body):
        return seats(charter, voters)
    return _smallest_unit(charter, body) if body.many else members(charter)


def _smallest_unit(charter: Charter, body: Body) -> int | None:
    """The members of the smallest unit; where it is not said how many it takes, one may be enough."""
    return least_members_of_a_unit(charter) or 1
