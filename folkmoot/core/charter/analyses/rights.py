"""`permissioned-right`: something owed for the asking, that those who lead can keep back by doing nothing."""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.control import control_of
from folkmoot.core.charter.analyses.convening import holders_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Body, Check, Deliberation, Faction, Publication, Right

LEADING = ("instruct", "declare_emergency", "hire", "spend", "charter_unit")
"""Whoever sits in a committee with one of these leads."""

GIVEN_BY = {"relay": "relay", "call_meeting": "convene"}
"""The verb by which what is claimed is given, where it takes an act of somebody."""


def kept_back(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each right and each entitlement of factions for which one must wait on those who lead."""
    first = leaders(charter)
    if not first:
        return
    led = control_of(charter).closure(first).bodies | frozenset(first)
    for right in charter.of(Right):
        if not right.text_only and (by := _whom_it_takes(charter, right, led)):
            says = say["permissioned_right"](charter, right.cite, right.to, by)
            yield of_rule("permissioned-right", "warning", right, says)
    for faction in charter.of(Faction):
        if not faction.text_only:
            yield from _of_faction(charter, say, faction, led)


def leaders(charter: Charter) -> list[str]:
    """The committees that lead: they instruct, spend, hire, charter units or declare an emergency."""
    names = dict.fromkeys(
        power.who.name for verb in LEADING for power in charter.compiled.of(verb).powers if power.who.count is None
    )
    return [name for name in names if (body := charter.body(name)) is not None and _is_committee(body)]


def _is_committee(body: Body) -> bool:
    return body.sort in ("committee", None) and not body.many and body.seats is not None


def _whom_it_takes(charter: Charter, right: Right, led: frozenset[str]) -> list[str]:
    """Those who lead, where only they can give it and nothing says by when they must, or where they may stop it."""
    verb = GIVEN_BY.get(right.to)
    if verb is None:
        return []
    checks = [who.name for check in charter.of(Check) if _stops(check, verb) for who in check.by if who.name in led]
    if checks:
        return checks
    powers = [power for power in charter.compiled.of(verb).powers if power.who.name != "clock"]
    claimants = {each.name for each in right.of} | ({"membership", "member"} if verb == "convene" else set())
    if right.within_days is not None or any(power.who.name not in led for power in powers):
        return []
    return [] if claimants & {power.who.name for power in powers} else list(dict.fromkeys(p.who.name for p in powers))


def _stops(check: Check, verb: str) -> bool:
    return verb in check.over and check.sort in ("veto", "confirm", "referendum", "delay")


def _of_faction(charter: Charter, say: Say, faction: Faction, led: frozenset[str]) -> Iterator[Finding]:
    if faction.window == "before convention":
        congresses = [body.id for body in charter.of(Body) if body.sort == "congress"]
        callers = {body: holders_of(charter, ("convene",), f"meeting:{body}") for body in congresses}
        locked = [body for body in congresses if callers[body] and led.issuperset(callers[body])]
        if locked:
            says = say["faction_waits_for_call"](charter, faction.cite, faction.id, locked[0], callers[locked[0]])
            yield of_rule("permissioned-right", "warning", faction, says)
    if faction.bulletin_share is not None or faction.relay_to_members:
        for paper in charter.of(Publication):
            editors = [name for name in (paper.instructed_by, paper.edited_by) if name in led]
            if editors and not any(rule.refuse_only for rule in charter.of(Deliberation)):
                says = say["faction_waits_for_editors"](charter, faction.cite, faction.id, paper.id, editors[0])
                yield of_rule("permissioned-right", "warning", faction, says)
