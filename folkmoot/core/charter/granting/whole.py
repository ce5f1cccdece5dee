"""What the rules about the organisation as a whole give: its charter, its end, emergencies."""

from collections.abc import Iterator

from folkmoot.core.charter.compiled import Clause, CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtLeast, AtMost, Holds, Untouched
from folkmoot.core.charter.granting.book import GENERAL, Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.rules import (
    Amendment,
    Dissolution,
    Emergency,
    External,
    ExternalTerms,
    Head,
    Interpretation,
    Prohibition,
    Transition,
)
from folkmoot.core.charter.values import Who

LASTING = ("suspend_member", "suspend_unit")
"""Verbs of what lasts for a time that is asked for."""


def _steps(rule: Amendment | Dissolution) -> list[Condition]:
    needs = list[Condition]()
    if rule.deliberation_days is not None:
        needs.append(AtLeast("days_since_proposal", rule.deliberation_days, "deliberation"))
    if rule.ballots is not None and rule.ballots > 1:
        needs.append(AtLeast("ballots", rule.ballots, "ballots"))
        if rule.apart_days is not None:
            needs.append(AtLeast("apart_days", rule.apart_days, "ballots"))
    if rule.ratified_by is not None:
        needs.append(Holds("ratified", "ratification"))
    return needs


def amends(book: Book, rule: Amendment) -> Iterator[CompiledPower]:
    clause = frozenset(rule.of)
    turnout = None if rule.ratified_by else rule.turnout
    for who in rule.who:
        yield from book.power(
            rule, "amend_charter", who, (), _steps(rule), majority=rule.majority, turnout=turnout, clause=clause
        )
    if rule.ratified_by is not None:
        yield from book.power(
            rule,
            "ratify",
            Who(rule.ratified_by),
            ["charter"],
            majority=rule.ratify_majority,
            turnout=rule.turnout,
            clause=clause,
        )


def clauses(book: Book) -> Iterator[Clause]:
    """What a change must meet: the clause of each article that it touches, and the general one for all others."""
    yield Clause("amend_charter", GENERAL)
    for rule in book.of(Amendment):
        if rule.of:
            yield Clause("amend_charter", frozenset(rule.of))
        if rule.ratified_by is not None:
            yield Clause("ratify", frozenset(rule.of), book.holders(rule.ratified_by))


def fixed(book: Book, rule: Amendment) -> Iterator[CompiledProhibition]:
    if rule.unamendable:
        free = Untouched(frozenset(rule.unamendable))
        yield CompiledProhibition(rule.article, rule.id, "amend_charter", unless=free, kind="entrenched")


def entrenched(book: Book, rule: Prohibition) -> Iterator[CompiledProhibition]:
    guarded = any(rule.article in amendment.of for amendment in book.of(Amendment))
    if rule.entrenched and not guarded:
        free = Untouched(frozenset({rule.article}))
        yield CompiledProhibition(rule.article, rule.id, "amend_charter", unless=free, kind="entrenched")


def dissolves(book: Book, rule: Dissolution) -> Iterator[CompiledPower]:
    turnout = None if rule.ratified_by else rule.turnout
    for who in rule.who:
        yield from book.power(rule, "dissolve", who, (), _steps(rule), majority=rule.majority, turnout=turnout)
    if rule.ratified_by is not None:
        ratifier = Who(rule.ratified_by)
        decisions = [f"decision:{who.name}" for who in rule.who]
        yield from book.power(rule, "ratify", ratifier, decisions, majority=rule.ratify_majority, turnout=rule.turnout)


def declares(book: Book, rule: Emergency) -> Iterator[CompiledPower]:
    needs = [AtMost("days", rule.max_days, "days"), AtMost("renewals", rule.renewals or 0, "renewals")]
    for who in rule.declared_by:
        yield from book.power(rule, "declare_emergency", who, (), needs, majority=rule.majority)
    if rule.ratified_by is not None:
        within = rule.ratified_within_days
        in_time = [AtMost("days_since", within, "days")] if within is not None else []
        decisions = [f"decision:{who.name}" for who in rule.declared_by]
        yield from book.power(rule, "ratify", Who(rule.ratified_by), decisions, in_time)


def gives_for_now(book: Book, rule: Emergency) -> Iterator[CompiledPower]:
    running: list[Condition] = [Holds("emergency", "emergency")]
    for who in rule.declared_by:
        for verb in rule.grants:
            if verb not in rule.never:
                needs = [*running, AtMost("days", rule.max_days, "days")] if verb in LASTING else running
                yield from book.power(rule, verb, who, (), needs, majority=rule.majority)


def interprets(book: Book, rule: Interpretation) -> Iterator[CompiledPower]:
    for who in (*rule.by, *([Who(rule.until)] if rule.until else [])):
        yield from book.power(rule, "interpret", who)


def interpreter(book: Book, rule: Head) -> Iterator[CompiledPower]:
    if rule.interpreter is not None and not book.of(Interpretation):
        yield from book.power(rule, "interpret", Who(rule.interpreter))


def calls_what_is_late(book: Book, rule: Transition) -> Iterator[CompiledPower]:
    late = [Holds("overdue", "overdue")]
    for who in rule.overdue_called_by:
        yield from book.power(rule, "convene", who, ["meeting"], late)
        yield from book.power(rule, "call_election", who, ["election"], late)


def endorses(book: Book, rule: External) -> Iterator[CompiledPower]:
    yield from _outward(book, rule, rule.endorse, ("endorse",), "candidate")


def affiliates(book: Book, rule: External) -> Iterator[CompiledPower]:
    yield from _outward(book, rule, rule.affiliate, ("affiliate", "disaffiliate"), "organisation")


def _outward(
    book: Book, rule: External, terms: ExternalTerms | None, verbs: tuple[str, ...], on: str
) -> Iterator[CompiledPower]:
    if terms is not None:
        heard = [Holds("hearing")] if terms.hearing else []
        for who in terms.who:
            for verb in verbs:
                yield from book.power(rule, verb, who, [on], heard, majority=terms.majority)


ROWS = (
    Row(
        Amendment,
        "",
        "amend_charter; ratify on charter",
        "They may change the charter; with `of`, only what touches those articles, which no other clause then covers. "
        "A change that touches several articles must meet the clause of each. `ratified_by` may ratify by "
        "`ratify_majority` and `turnout`, and until it has, nothing is changed.",
        amends,
        bare=False,
    ),
    Row(Amendment, "unamendable", "bars amend_charter", "Nobody may change these articles.", fixed, bare=False),
    Row(
        Prohibition,
        "entrenched",
        "bars amend_charter",
        "Its article is not changed by the general clause, but only by an `amendment` whose `of` names it.",
        entrenched,
        bare=False,
    ),
    Row(
        Dissolution,
        "",
        "dissolve; ratify on decision:BODY",
        "They may end the organisation, by the majority, turnout and ballots named, and once it is ratified.",
        dissolves,
        bare=False,
    ),
    Row(
        Emergency,
        "",
        "declare_emergency; ratify on decision:BODY",
        "They may declare an emergency of at most `max_days`, and renew it so often as `renewals` says, never if it "
        "says nothing. `ratified_by` may ratify it within `ratified_within_days`.",
        declares,
        bare=False,
    ),
    Row(
        Emergency,
        "grants",
        "the verbs named, less those of `never`",
        "While the emergency runs, whoever declared it may do them by the same majority, on anything; "
        "what lasts, for at most `max_days`.",
        gives_for_now,
        bare=False,
    ),
    Row(Interpretation, "by", "interpret", "They may rule on what the charter means, and so may `until`.", interprets),
    Row(Head, "interpreter", "interpret", "Where no `interpretation` says otherwise, they may.", interpreter),
    Row(
        Transition,
        "overdue_called_by",
        "convene on meeting; call_election on election",
        "What is overdue, they may call.",
        calls_what_is_late,
    ),
    Row(External, "endorse", "endorse on candidate", "They may endorse, after a hearing if it asks for one.", endorses),
    Row(
        External,
        "affiliate",
        "affiliate, disaffiliate on organisation",
        "They may join other organisations and leave them.",
        affiliates,
    ),
)
