"""`impossible-calendar`: days that cannot all be kept: a notice longer than the time in which one must have decided.

Each rule about days says that one event lies at least, or at most, so many days after another. Together they can be
kept if no circle of them asks for less than no time: such a circle is the finding, and its steps are the trace.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import (
    Appeal,
    Check,
    Deliberation,
    Election,
    Electorate,
    Emergency,
    Grievance,
    Meeting,
    Motion,
    Power,
    Rule,
)

DAYS_OF_A_MONTH = 31
"""A year of so many months is never shorter than the rule allows."""

Event = tuple[str, ...]


class Span(NamedTuple):
    """That `later` comes at most `days` after `earlier`; with days below 0, that much before it, at least.

    `says` is the sentence, by its key, with what it names.
    """

    earlier: Event
    later: Event
    days: int
    rule: Rule
    says: tuple[str, str, int]


def impossible(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each circle of days that cannot be kept. One that is found is taken apart before the next."""
    for spans in _apart(calendar(charter)):
        while circle := negative_circle(spans):
            yield _finding(charter, say, circle)
            spans = [span for span in spans if span not in circle]


def _finding(charter: Charter, say: Say, circle: list[Span]) -> Finding:
    first = circle.index(min(circle, key=lambda span: span.rule.line))
    told = [span for span in (*circle[first:], *circle[:first]) if span.says[0]]
    rules = list(dict.fromkeys(span.rule for span in told))
    trace = tuple(say[span.says[0]](charter, span.rule.cite, *span.says[1:]) for span in told)
    at = max(rules, key=lambda rule: rule.line)
    articles = dict.fromkeys(rule.article for rule in rules)
    cites = tuple(dict.fromkeys(rule.cite for rule in rules))
    says = say["impossible_calendar"](-sum(span.days for span in circle), trace)
    return Finding("impossible-calendar", "error", tuple(articles), cites, says, at.line, trace)


def _apart(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans, those together that have to do with each other: most bodies have nothing to do with most others."""
    groups = dict[Event, tuple[set[Event], list[Span]]]()
    for span in spans:
        one = groups.setdefault(span.earlier, ({span.earlier}, []))
        other = groups.setdefault(span.later, ({span.later}, []))
        if one is not other:
            small, large = sorted((one, other), key=lambda group: len(group[0]))
            large[0].update(small[0])
            large[1].extend(small[1])
            groups.update(dict.fromkeys(small[0], large))
        groups[span.earlier][1].append(span)
    yield from {id(group): group[1] for group in groups.values()}.values()


def negative_circle(spans: Iterable[Span]) -> list[Span]:
    """A circle whose days together are less than none, by Bellman and Ford; empty, if there is no such circle."""
    spans = list(spans)
    events = dict.fromkeys(event for span in spans for event in (span.earlier, span.later))
    latest, came_by = dict.fromkeys(events, 0), dict[Event, Span]()
    moved: Event | None = None
    for _ in events:
        moved = None
        for span in spans:
            if latest[span.earlier] + span.days < latest[span.later]:
                latest[span.later] = latest[span.earlier] + span.days
                came_by[span.later] = span
                moved = span.later
        if moved is None:
            return []
    if moved is None:
        return []
    for _ in events:
        moved = came_by[moved].earlier
    circle, at = [came_by[moved]], came_by[moved].earlier
    while at != moved:
        circle.append(came_by[at])
        at = came_by[at].earlier
    return circle[::-1]


def calendar(charter: Charter) -> Iterator[Span]:
    """Every span of days that the rules lay down."""
    for rule in charter.rules:
        if rule.text_only:
            continue
        if isinstance(rule, Meeting):
            yield from _meeting(rule)
        elif isinstance(rule, Motion):
            yield from _motion(charter, rule)
        elif isinstance(rule, Deliberation):
            yield from _deliberation(charter, rule)
        elif isinstance(rule, Election):
            yield from _election(charter, rule)
        else:
            yield from _in_time(charter, rule)


def _at_least(earlier: Event, later: Event, days: int, rule: Rule, key: str, name: str) -> Span:
    return Span(later, earlier, -days, rule, (key, name, days))


def _at_most(earlier: Event, later: Event, days: int, rule: Rule, key: str, name: str) -> Span:
    return Span(earlier, later, days, rule, (key, name, days))


def _meeting(rule: Meeting) -> Iterator[Span]:
    meets, called, before = ("meets", rule.of), ("called", rule.of), ("met before", rule.of)
    if rule.notice_days is not None:
        yield _at_least(called, meets, rule.notice_days, rule, "day_of_notice", rule.of)
        yield _at_least(before, called, 0, rule, "", rule.of)
        if rule.documents_days is not None:
            papers = ("papers", rule.of)
            yield _at_least(papers, meets, rule.documents_days, rule, "day_of_papers", rule.of)
            yield _at_least(called, papers, 0, rule, "", rule.of)
            yield _at_most(called, meets, rule.notice_days, rule, "day_of_call", rule.of)
    if rule.every_months is not None:
        yield _at_most(before, meets, rule.every_months * DAYS_OF_A_MONTH, rule, "day_of_round", rule.of)


def _notice(charter: Charter, body: str) -> Iterator[tuple[Meeting, int]]:
    for meeting in charter.of(Meeting):
        if meeting.of == body and meeting.notice_days is not None and not meeting.text_only:
            yield meeting, meeting.notice_days


def _motion(charter: Charter, rule: Motion) -> Iterator[Span]:
    meets, closes, called = ("meets", rule.of), ("motions close", rule.of), ("called", rule.of)
    if rule.deadline_days is not None:
        yield _at_least(closes, meets, rule.deadline_days, rule, "day_of_motions", rule.of)
        for meeting, days in _notice(charter, rule.of):
            yield _at_most(called, meets, days, meeting, "day_of_call", rule.of)
            yield _at_least(called, closes, 0, rule, "", rule.of)
        if rule.amendment_deadline_days is not None:
            amended = ("amendments close", rule.of)
            yield _at_least(amended, meets, rule.amendment_deadline_days, rule, "day_of_amendments", rule.of)
            yield _at_least(closes, amended, 0, rule, "", rule.of)
            yield _at_most(closes, meets, rule.deadline_days, rule, "day_of_late_motions", rule.of)


def _deliberation(charter: Charter, rule: Deliberation) -> Iterator[Span]:
    if rule.days is not None:
        begins, meets, before = ("discussion begins", rule.before), ("meets", rule.before), ("met before", rule.before)
        yield _at_least(begins, meets, rule.days, rule, "day_of_discussion", rule.before)
        yield _at_least(before, begins, 0, rule, "", rule.before)


def _election(charter: Charter, rule: Election) -> Iterator[Span]:
    vote, announced = ("vote", rule.id), ("announced", rule.id)
    opens, closes = ("nominations open", rule.id), ("nominations close", rule.id)
    times = rule.nominations
    if rule.notice_days is not None:
        yield _at_least(announced, vote, rule.notice_days, rule, "day_of_election", rule.fills)
        yield _at_most(announced, vote, rule.notice_days, rule, "day_of_election", rule.fills)
        yield from _roll(charter, rule, announced, vote)
    if times is not None and times.closes_days is not None:
        yield _at_least(closes, vote, times.closes_days, rule, "day_of_closing", rule.fills)
        if rule.notice_days is not None:
            yield _at_least(announced, closes, 0, rule, "", rule.fills)
    if times is not None and times.opens_days is not None:
        yield _at_most(opens, vote, times.opens_days, rule, "day_of_opening", rule.fills)
        yield _at_least(opens, closes, 0, rule, "", rule.fills)


def _roll(charter: Charter, rule: Election, announced: Event, vote: Event) -> Iterator[Span]:
    """A roll that is fixed by an event and by a number of days, and so on two days at once."""
    for voters in charter.of(Electorate):
        if voters.id != rule.electorate or voters.record_date_days is None or voters.record_date_event != "notice":
            continue
        fixed, days = ("roll", rule.id), voters.record_date_days
        yield _at_least(fixed, vote, days, voters, "day_of_roll", voters.id)
        yield _at_most(fixed, vote, days, voters, "day_of_roll", voters.id)
        yield _at_least(announced, fixed, 0, voters, "day_of_notice_is_roll", voters.id)
        yield _at_most(announced, fixed, 0, voters, "day_of_notice_is_roll", voters.id)


def _in_time(charter: Charter, rule: Rule) -> Iterator[Span]:
    """What must be decided within so many days, by a body that meets only after its notice."""
    for whose, days, key, notices in _deadlines(charter, rule):
        asked, decided = ("asked", rule.cite, whose), ("decided", rule.cite, whose)
        yield _at_most(asked, decided, days, rule, key, whose)
        for own in notices:
            yield _at_least(asked, decided, own, rule, "day_of_own_notice", whose)
        for meeting, notice in _notice(charter, whose):
            yield _at_least(asked, decided, notice, meeting, "day_of_notice", whose)


def _deadlines(charter: Charter, rule: Rule) -> Iterator[tuple[str, int, str, tuple[int, ...]]]:
    """Who must decide, within how many days, by what sentence, and after which notice that the rule asks for itself."""
    if isinstance(rule, Power) and rule.within_days is not None:
        for who in rule.who:
            yield who.name, rule.within_days, "day_of_power", _own_notice(rule)
    elif isinstance(rule, Appeal) and rule.decide_within_days is not None:
        yield rule.to, rule.decide_within_days, "day_of_appeal", ()
    elif isinstance(rule, Emergency):
        yield rule.ratified_by, rule.ratified_within_days, "day_of_emergency", ()
    elif isinstance(rule, Check) and rule.within_days is not None:
        for who in rule.by:
            yield who.name, rule.within_days, "day_of_check", ()
    elif isinstance(rule, Grievance):
        days = [step.days for step in rule.steps if step.step in ("hear", "find")]
        if any(step.step == "find" for step in rule.steps):
            finding = [
                power for power in charter.of(Power) if "find" in power.act and _is_held(power, rule.received_by)
            ]
            own = tuple(each for power in finding for each in _own_notice(power))
            yield rule.received_by, sum(days), "day_of_finding", own


def _is_held(power: Power, by: str) -> bool:
    return any(who.name == by for who in power.who)


def _own_notice(power: Power) -> tuple[int, ...]:
    """The notice that a power asks for itself."""
    asked = (power.notice_days, *(each.days for each in power.requires))
    return tuple(days for days in asked if days is not None)
