"""What cannot be removed: bodies whose holders nobody else can replace while they themselves sit still."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from folkmoot.core.charter.analyses.control import Control
from folkmoot.core.charter.analyses.levers import Lever, Reading
from folkmoot.core.charter.analyses.seats import holder, is_seated, need, seats
from folkmoot.core.charter.analyses.tracing import articles
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Body, Electorate, Office, Transition

WITHOUT_TERM = 24
"""Months in which a body must be replaceable that has no term."""


def unremovable(charter: Charter, say: Say) -> Iterator[Finding]:
    """Bodies of which no acts of all the others replace a majority within one term and what follows it.

    Everybody else is taken to act for the members, and what is drawn by lot comes by itself.
    """
    control = Control(charter, Reading(charter, together=True))
    for body in control.bodies:
        rule = holder(charter, body)
        if rule is None or not is_seated(charter, body) or _is_replaceable(control, rule):
            continue
        says = say["unremovable"](say.names, body, need(charter, body), seats(charter, body), _months(charter, rule))
        yield Finding("unremovable", "error", articles([rule.cite]), (rule.cite,), says, rule.line, (), (body,))


def _months(charter: Charter, rule: Body | Office) -> int:
    """One term and what a mandate goes on after it, in whole months."""
    if rule.term_months is None:
        return WITHOUT_TERM
    general = next((each.holdover_days for each in charter.of(Transition) if each.holdover_days is not None), None)
    own = rule.holdover_days if isinstance(rule, Body) else None
    return rule.term_months + -(-((own if own is not None else general) or 0) // 30)


def _is_replaceable(control: Control, rule: Body | Office) -> bool:
    body, charter = rule.id, control.charter
    alive = _alive(charter, control.bodies, body) | control.reading.anybody()
    levers = [each for each in control.levers.get(body, ()) if _is_used(each, alive)]
    levers.extend(_drawn(charter, body))
    at_term = [each for each in levers if each.kind == "appoints"]
    if rule.term_months is not None and control.fills(body, at_term):
        return True
    again = [replace(each, kind="appoints") for each in levers if each.kind in ("appoints", "refills")]
    return any(each.kind == "removes" for each in levers) and control.fills(body, again)


def _is_used(lever: Lever, alive: frozenset[str]) -> bool:
    return lever.actor in alive and all(not alive.isdisjoint(group) for group in lever.needs)


def _drawn(charter: Charter, body: str) -> Iterator[Lever]:
    """What the clock fills by lot."""
    for power in charter.compiled.of("appoint").powers:
        if power.who.name == "clock" and f"holder:{body}" in power.objects:
            yield Lever("appoints", "clock", "appoint", body, power.rule, power.article)


def _alive(charter: Charter, bodies: Iterable[str], passing: str) -> frozenset[str]:
    """Whoever can act while one body does nothing: a body, if somebody can call it who can act."""
    alive = {each for each in bodies if charter.get(Office, each) or charter.get(Electorate, each)} - {passing}
    calls = {body: _callers(charter, body) for body in bodies if charter.body(body) is not None and body != passing}
    while True:
        more = {body for body, callers in calls.items() if body not in alive and _is_called(body, callers, alive)}
        if not more:
            return frozenset(alive)
        alive |= more


def _is_called(body: str, callers: frozenset[str] | None, alive: set[str]) -> bool:
    return callers is None or body in callers or "" in callers or not callers.isdisjoint(alive)


def _callers(charter: Charter, body: str) -> frozenset[str] | None:
    """Who may call its meetings; "" stands for so many members, or the clock; None where no rule says who."""
    found = set[str]()
    for power in charter.compiled.of("convene").powers:
        if power.objects and power.objects.isdisjoint({f"meeting:{body}", "meeting"}):
            continue
        bodies = charter.body(power.who.name) or charter.get(Office, power.who.name)
        many = power.who.count is not None or power.who.share is not None
        found.add(power.who.name if bodies is not None and not many else "")
    return frozenset(found) or None
