"""Whether what a charter asserts of itself is so: each `assert` is tried by a search for the shortest way round it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from folkmoot.core.charter.analyses.control import closure
from folkmoot.core.charter.analyses.moves import CHANGED, Side, Situation, everybody_but, is_of_members, of_members
from folkmoot.core.charter.analyses.searching import BOUND, Found, Search, Step
from folkmoot.core.charter.analyses.unless import Unless, whoever
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Assert
from folkmoot.core.charter.values import Requirement, Who

NOTHING_FOUND = Found(None, 0, False)


@dataclass(frozen=True, slots=True)
class Tried:
    """One part of an assertion that was not found to hold: what it says, about whom, and what the search found.

    That is the trace that breaks it, or, where something should be possible in time, the shortest that there is.
    """

    rule: Assert
    key: str
    about: tuple[Any, ...]
    found: Found


def assertions(charter: Charter, say: Say) -> Iterator[Finding]:
    """An error for each assertion that does not hold, with the shortest trace; a note where the search gave up."""
    for rule in charter.of(Assert):
        for each in () if rule.text_only else tried(charter, rule):
            if each.found.gave_up:
                yield of_rule("assertion", "note", rule, say["assertion_unknown"](rule.cite, BOUND))
            else:
                yield _broken(each, say)


def _broken(each: Tried, say: Say) -> Finding:
    rule, steps = each.rule, each.found.trace or ()
    says = say[f"assertion_{each.key}"](say.names, rule.cite, *each.about)
    cites = dict.fromkeys([rule.cite, *(step.rule for step in steps)])
    articles = dict.fromkeys(cite.partition(" ")[0] for cite in cites)
    trace = tuple(say["assertion_step"](say.names, *_about(step)) for step in steps)
    return Finding("assertion", "error", tuple(articles), tuple(cites), says, rule.line, trace)


def _about(step: Step) -> tuple[Any, ...]:
    return step.who, step.verb, step.on, step.rule, step.effect, step.days


def tried(charter: Charter, rule: Assert, bound: int | None = None) -> Iterator[Tried]:
    """Every part of an assertion that does not hold, or of which the search could not tell."""
    said, bound = rule.never or rule.can, BOUND if bound is None else bound
    if said == "expel_without" and rule.needs:
        for needs in rule.needs:
            yield from _unheard(charter, rule, needs, bound)
    elif said == "amends_alone" and rule.who:
        for who in rule.who:
            yield from _amends(charter, rule, who, bound)
    elif said == "controls" and rule.who and rule.over:
        for who in rule.who:
            for over in rule.over:
                yield from _controls(charter, rule, who, over, bound)
    elif said in ("replace", "convene") and rule.who and rule.over:
        for who in rule.who:
            for over in rule.over:
                yield from _can(charter, rule, said, who, over, bound)
    else:
        yield Tried(rule, "says_nothing", (), NOTHING_FOUND)


def _controls(charter: Charter, rule: Assert, who: Who, over: str, bound: int) -> Iterator[Tried]:
    """The closure knows whether there is a way, and the search which is the shortest, unless it gives up."""
    way = closure(charter, [who.name])
    if over == who.name or over not in way.bodies:
        return
    side = Side(charter, frozenset({who.name}), over=over)
    found = Search(side.moves, bound=bound).shortest(side.start(), lambda now: over in side.inside(now))
    if found.trace is not None:
        yield Tried(rule, "controls", (who, over, len(found.trace)), found)
    else:
        steps = tuple(side.step(lever, "") for step in way.to(over) for lever in step.levers)
        yield Tried(rule, "controls_somehow", (who, over, len(steps)), Found(steps, 0, False))


def _amends(charter: Charter, rule: Assert, who: Who, bound: int) -> Iterator[Tried]:
    side = Side(charter, frozenset({who.name}), after=frozenset({CHANGED}))
    way = closure(charter, [who.name])
    power = next(side.changing(way.bodies), None)
    if power is None:
        return
    found = Search(side.moves, bound=bound).shortest(side.start(), lambda now: CHANGED in now.reached)
    if found.trace is None:
        steps = (side.step(lever, "") for step in way.to(power.who.name) for lever in step.levers)
        found = Found((*steps, Step(power.who, power.verb, "", power.rule)), 0, False)
    yield Tried(rule, "amends_alone", (who,), found)


def _unheard(charter: Charter, rule: Assert, needs: Requirement, bound: int) -> Iterator[Tried]:
    """The shortest way to expel anybody, whatever they are."""
    ways = list[Found]()
    for on in whoever(charter):
        way = Unless(charter, needs, on)
        ways.append(Search(way.moves, bound=bound).shortest(frozenset(), lambda done: "expel" in done))
    broken = sorted((each for each in ways if each.trace is not None), key=lambda each: len(each.trace or ()))
    for found in (broken or [each for each in ways if each.gave_up])[:1]:
        yield Tried(rule, "expel_without", (needs,), found)


def _can(charter: Charter, rule: Assert, said: str, who: Who, over: str, bound: int) -> Iterator[Tried]:
    """The members act through all other bodies; whoever else is meant, through whom they command."""
    members = is_of_members(charter, who.name)
    names = frozenset({who.name}) | (of_members(charter) if members else frozenset())
    if said == "replace":
        names = everybody_but(charter, over) if members else names - {over}
        side = Side(charter, names, members, by_lot=True, over=over)
    else:
        side = Side(charter, names, members, after=frozenset({over}))

    def is_done(now: Situation) -> bool:
        return over in (side.inside(now) if said == "replace" else now.reached)

    found = Search(side.moves, by_days=True, bound=bound).shortest(side.start(), is_done)
    if found.trace is None:
        yield Tried(rule, said, (who, over), found)
    elif rule.within_days is not None and found.days > rule.within_days:
        yield Tried(rule, f"{said}_late", (who, over, rule.within_days, found.days), found)
