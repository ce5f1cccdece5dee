"""How few can take the whole: its charter, its justice or its elections; or choose those who elect them."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.core.charter.analyses.control import Closure, Control, control_of
from folkmoot.core.charter.analyses.seats import is_many, is_seated, members, need, seats, speaks_for_all
from folkmoot.core.charter.analyses.tracing import articles, cites, trace
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import AtLeast, AtMost
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Appeal, Election, Electorate


def capture(charter: Charter, say: Say) -> Iterator[Finding]:
    """The fewest seats of one body that are enough for what was meant to lie in several hands."""
    control = control_of(charter)
    found = [
        (least, body, taken)
        for body in control.bodies
        if is_seated(charter, body) and not speaks_for_all(charter, body)
        if (least := need(charter, body)) is not None
        if (taken := dict(_taken(control, body)))
    ]
    if not found:
        return
    least, body, taken = min(found, key=lambda each: each[0])
    closure = control.closure([body])
    way = tuple(step for step in closure.steps if any(step in closure.to(each) for each in taken.values()))
    rule = next(rule for rule in charter.rules if rule.id == body and rule.kind in ("body", "office"))
    rules = cites(rule.cite, *way)
    everybody = members(charter)
    says = say["capture"](say.names, body, least, seats(charter, body), everybody, tuple(taken))
    yield Finding("capture", "warning", articles(rules), rules, says, rule.line, trace(say, way), (body,))


def _taken(control: Control, body: str) -> Iterator[tuple[str, str]]:
    """What it comes to hold through somebody whom it commands, and who that is."""
    closure = control.closure([body])
    if (amending := _amending(control, closure, body)) is not None:
        yield "charter", amending
    if (judging := _disciplining(control.charter, closure, body)) is not None:
        yield "justice", judging
    counting = (rule.run_by for rule in control.charter.of(Election) if rule.run_by is not None)
    if (running := next((each for each in counting if each in closure and each != body), None)) is not None:
        yield "elections", running


def _amending(control: Control, closure: Closure, body: str) -> str | None:
    for levers in control.levers.values():
        for lever in levers:
            if lever.kind == "amends" and lever.actor in closure:
                joining = [next(iter(group & closure.bodies), None) for group in lever.needs]
                others = {lever.actor, *joining} - {body}
                if None not in joining and others:
                    return min(str(each) for each in others)
    return None


def _disciplining(charter: Charter, closure: Closure, body: str) -> str | None:
    """Whoever expels, and whoever hears the appeals, where both are in."""
    for power in charter.compiled.of("expel").powers:
        if power.who.name not in closure:
            continue
        heard_by = {rule.to for rule in charter.of(Appeal) if rule.from_body == power.who.name and rule.to != "none"}
        others = {power.who.name, *heard_by} - {body}
        if heard_by <= closure.bodies and others:
            return min(others)
    return None


@dataclass(frozen=True, slots=True)
class Packing:
    """A power of somebody whom `body` commands, over who may vote when `voters` choose who sits in it."""

    body: str
    voters: str
    actor: str
    verb: str
    rule: str
    by_list: bool


def electorate_capture(charter: Charter, say: Say) -> Iterator[Finding]:
    """Whoever is elected and decides, until the day of the vote, who belongs to those who elect them.

    Admitting one by one after days for objections is not counted: that is how every organisation grows.
    """
    control = control_of(charter)
    told = set[tuple[str, str]]()
    electing = [(body, voters) for body in _elected(control) for voters in _voters(control, body)]
    for body, voters in sorted(electing, key=lambda each: -len(control.closure([each[0]]).bodies)):
        packing = list(_packing(control, body, voters))
        if all((voters, each.rule) in told for each in packing):
            continue
        told |= {(voters, each.rule) for each in packing}
        actor = packing[0].actor
        way = control.closure([body]).to(actor)
        rule = next(rule for rule in charter.rules if rule.id == body and rule.kind in ("body", "office"))
        rules = cites(rule.cite, *way, *(each.rule for each in packing))
        deeds = tuple(dict.fromkeys((each.verb, each.by_list) for each in packing if each.actor == actor))
        says = say["electorate_capture"](say.names, body, voters, actor, deeds)
        trail = (*trace(say, way), *(_told(say, each) for each in packing))
        yield Finding("electorate-capture", "warning", articles(rules), rules, says, rule.line, trail, (body,))


def _elected(control: Control) -> Iterator[str]:
    for body in control.bodies:
        if is_seated(control.charter, body) and not speaks_for_all(control.charter, body):
            yield body


def _told(say: Say, packing: Packing) -> str:
    return say["packing"](say.names, packing.actor, packing.verb, packing.by_list, packing.rule)


def _voters(control: Control, body: str) -> Iterator[str]:
    """Those at whom every chain of filling seats begins: an electorate, or a meeting of everybody."""
    seen, ahead = {body}, [body]
    while ahead:
        for lever in control.levers.get(ahead.pop(0), ()):
            if lever.kind == "appoints" and lever.actor not in seen:
                seen.add(lever.actor)
                if is_seated(control.charter, lever.actor):
                    ahead.append(lever.actor)
                elif lever.actor in control.bodies:
                    yield lever.actor


def _packing(control: Control, body: str, voters: str) -> Iterator[Packing]:
    charter, closure = control.charter, control.closure([body])
    fixed = _is_fixed(charter.get(Electorate, voters))
    for verb in ("admit", "suspend_member", "lapse", "expel"):
        for power in charter.compiled.of(verb).powers:
            actor = power.who.name
            if actor not in closure or actor == voters or _is_slow(power):
                continue
            if verb == "admit" and (fixed or (power.objects.isdisjoint({"member", "batch"}) and power.objects)):
                continue
            levers = control.reading.over_members(power, by_list="batch" in power.objects)
            if levers is None or any(closure.bodies.isdisjoint(group) for group in levers):
                continue
            in_unit = any(getattr(each, "fact", "") == "own_unit" for each in power.conditions)
            if not in_unit or (is_many(charter, body) and is_many(charter, voters)):
                yield Packing(body, voters, actor, verb, power.rule, power.objects == frozenset({"batch"}))


def _is_fixed(electorate: Electorate | None) -> bool:
    """Whether the roll is fixed before anybody could still be admitted to sway the vote."""
    if electorate is None:
        return False
    return bool(electorate.record_date_days) or electorate.record_date_event in ("called", "notice")


def _is_slow(power: CompiledPower) -> bool:
    """Whether it waits for objections, for unpaid dues, or ends some days after the beginning."""
    return any(
        (isinstance(each, AtLeast) and each.fact in ("objection_days", "arrears_days"))
        or (isinstance(each, AtMost) and each.fact == "days_since")
        for each in power.conditions
    )
