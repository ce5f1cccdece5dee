"""`vacancy-deadlock`: bodies that can never be filled or meet again once all seats are empty.

Live are the members, and every body that those who are live can fill and call together. What stays outside is dead:
either nobody may fill it or call it at all, or whoever may waits for it in turn.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from folkmoot.core.charter.analyses.sizes import is_seatless
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.compiling import covers
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Body, Office

SEATING = ("elect", "appoint", "coopt")


class Waits(NamedTuple):
    """For whom a body or office waits: any of `fill` must live to fill it, and any of `call` to have it meet."""

    fill: frozenset[str] | None
    call: frozenset[str] | None


def deadlocks(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each circle of those who wait for each other, and for each whom nobody may fill or call."""
    waits = waiting(charter)
    dead = sorted(waits.keys() - live(waits), key=lambda id: _rule(charter, id).line)
    told = set[str]()
    for id in dead:
        nobody = "fill" if waits[id].fill == frozenset() else "call" if waits[id].call == frozenset() else None
        if nobody is not None:
            told.add(id)
            rule = _rule(charter, id)
            says = say[f"nobody_may_{nobody}"](charter, id)
            yield Finding("vacancy-deadlock", "warning", (rule.article,), (rule.cite,), says, rule.line)
    for id in dead:
        circle = _circle(id, waits, dead)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            yield _deadlock(charter, say, circle, waits, [each for each in dead if each not in circle])


def _deadlock(charter: Charter, say: Say, circle: list[str], waits: Mapping[str, Waits], others: list[str]) -> Finding:
    rules = sorted((_rule(charter, id) for id in circle), key=lambda rule: rule.line)
    steps = []
    for at, id in enumerate(circle):
        then = circle[(at + 1) % len(circle)]
        fill = waits[id].fill
        steps.append(say["waits_to_be_filled" if fill and then in fill else "waits_to_be_called"](charter, id, then))
    articles = dict.fromkeys(rule.article for rule in rules)
    empty = [rule.id for rule in rules if not (isinstance(rule, Body) and is_seatless(rule))]
    says = say["vacancy_deadlock"](charter, empty, others)
    cites = tuple(rule.cite for rule in rules)
    return Finding("vacancy-deadlock", "error", tuple(articles), cites, says, rules[0].line, tuple(steps))


def live(waits: Mapping[str, Waits]) -> frozenset[str]:
    """The least set of those who can be filled and called by the members, or by others in the set."""
    alive = frozenset[str]()
    while True:
        more = alive | {id for id, each in waits.items() if all(_met(needs, alive) for needs in each)}
        if more == alive:
            return alive
        alive = more


def _met(needs: frozenset[str] | None, alive: frozenset[str]) -> bool:
    return needs is None or not needs.isdisjoint(alive)


def waiting(charter: Charter) -> dict[str, Waits]:
    """For whom each body and office waits. None stands where the members are enough, or nothing is to be done."""
    every: tuple[Body | Office, ...] = (*charter.of(Body), *charter.of(Office))
    holders = [rule for rule in every if not rule.text_only and _is_told(rule)]
    ids = frozenset(rule.id for rule in holders)
    return {rule.id: Waits(_fill(charter, rule, ids), _call(charter, rule, ids)) for rule in holders}


def _is_told(rule: Body | Office) -> bool:
    """Whether the charter says of it how it is made up: of some bodies it says only that they are."""
    return isinstance(rule, Office) or is_seatless(rule) or rule.seats is not None or rule.filled_by is not None


def _fill(charter: Charter, rule: Body | Office, ids: frozenset[str]) -> frozenset[str] | None:
    by = rule.filled_by
    if (isinstance(rule, Body) and is_seatless(rule)) or (by is not None and by.way == "members"):
        return None
    names = {power.who.name for power in _powers(charter, SEATING, f"holder:{rule.id}")} - {rule.id}
    if by is not None and by.way in ("lot", "ex_officio") and by.by is not None:
        names = names - {"clock"} | {by.by}
    return None if names - ids else frozenset(names)


def _call(charter: Charter, rule: Body | Office, ids: frozenset[str]) -> frozenset[str] | None:
    """Whoever may call it. Once it has been filled it may call itself, where it may at all."""
    if isinstance(rule, Office):
        return None
    names = {power.who.name for power in _powers(charter, ("convene",), f"meeting:{rule.id}")}
    if rule.id in names and not is_seatless(rule):
        return None
    names.discard(rule.id)
    return None if names - ids else frozenset(names)


def _powers(charter: Charter, verbs: tuple[str, ...], seat: str) -> Iterator[CompiledPower]:
    for verb in verbs:
        for power in charter.compiled.of(verb).powers:
            if not power.objects or covers(power.objects, seat):
                yield power


def _circle(start: str, waits: Mapping[str, Waits], dead: list[str]) -> list[str]:
    """The circle into which one comes who asks, of each in turn, for whom it waits; none, where the way ends."""
    way, at = list[str](), start
    while at not in way:
        way.append(at)
        nexts = [id for id in _blockers(waits[at], dead) if id in waits]
        if not nexts:
            return []
        at = nexts[0]
    return way[way.index(at) :]


def _blockers(each: Waits, dead: list[str]) -> list[str]:
    """Those among the dead for whom it waits, where no other could do it."""
    found = list[str]()
    for needs in each:
        if needs is not None and needs <= set(dead):
            found.extend(id for id in dead if id in needs)
    return found


def _rule(charter: Charter, id: str) -> Body | Office:
    rule = charter.body(id) or charter.get(Office, id)
    assert rule is not None
    return rule
