"""What the rules about complaints, appeals and standing aside give."""

from collections.abc import Iterator

from folkmoot.core.charter.compiled import Authority, CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtMost, Done, Holds, Includes
from folkmoot.core.charter.granting.book import CLOCK, Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.rules import Appeal, Body, Grievance, Office, Power, Recusal
from folkmoot.core.charter.values import Who

THEMSELVES = frozenset({Authority("self")})
PARTIES = ("complainant", "respondent", "applicant", "unit")
"""Who may appeal where the charter does not say who."""

PASSING = ("suspend_member",)
"""Sanctions that last for a time that is asked for."""


def _hearers(rule: Grievance) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (rule.received_by, rule.against_leaders_to))))


def finds(book: Book, rule: Grievance) -> Iterator[CompiledPower]:
    for name in _hearers(rule):
        yield from book.power(rule, "find", Who(name), ["member"])


def keeps(book: Book, rule: Grievance | Appeal) -> Iterator[CompiledPower]:
    """The papers of a case are kept by whoever sits in the body that hears it, or may enter what it decides."""
    for body in _hearers(rule) if isinstance(rule, Grievance) else (rule.to,):
        for name in dict.fromkeys((body, *_recorders(book, body))):
            yield from book.power(rule, "find", Who(name), [f"decision:{body}"], voted=False)


def enters_what_is_over(book: Book, rule: Grievance) -> Iterator[CompiledPower]:
    for body in _hearers(rule):
        for so in (Holds("overdue", "overdue"), Holds("term_ended", "term")):
            yield from book.power(rule, "find", CLOCK, [f"decision:{body}"], [so])


def _recorders(book: Book, body: str) -> Iterator[str]:
    """The offices whose holders may enter what a body decides."""
    rule = book.get(Body, body)
    for office in book.of(Office):
        if office.body == body or (office.body is None and "decide" in office.duties):
            yield office.id
    if rule is not None and rule.chair not in (None, "self"):
        yield rule.chair or ""
    for power in book.of(Power):
        if "decide" in power.act and any(str(each) in ("decision", f"decision:{body}") for each in power.on):
            yield from (who.name for who in power.who if book.get(Office, who.name) is not None)


def accompanied(book: Book, rule: Grievance) -> Iterator[CompiledProhibition]:
    """A right of the parties, whatever power finds; not said twice where every such power asks for it itself."""
    powers = [power for power in book.of(Power) if "find" in power.act]
    asked = [any(each.name == "accompanied" for each in power.requires) for power in powers]
    if rule.accompanied and not (powers and all(asked)):
        holders = frozenset[Authority]().union(*(book.holders(name) for name in _hearers(rule)))
        with_somebody = Holds("accompanied")
        yield CompiledProhibition(
            rule.article, rule.id, "find", frozenset({"member"}), holders, unless=with_somebody, kind="requires"
        )


def sanctions(book: Book, rule: Grievance) -> Iterator[CompiledPower]:
    for name in _hearers(rule):
        for verb in rule.sanctions:
            yield from book.power(rule, verb, Who(name), ["member"], [Holds("find")])


def longest(book: Book, rule: Grievance) -> Iterator[CompiledProhibition]:
    if rule.suspended_max_days is not None:
        within = AtMost("days", rule.suspended_max_days, "days")
        for verb in PASSING:
            yield CompiledProhibition(rule.article, rule.id, verb, frozenset({"member"}), unless=within, kind="days")


def holds_off(book: Book, rule: Grievance) -> Iterator[CompiledPower]:
    if rule.interim is not None:
        for_now = [Holds("find", wanted=False), AtMost("days", rule.interim.max_days, "days")]
        yield from book.power(rule, "suspend_member", Who(rule.interim.by), ["member"], for_now)


def decides_appeals(book: Book, rule: Appeal) -> Iterator[CompiledPower]:
    if rule.to != "none":
        yield from book.power(rule, "overturn", Who(rule.to), _of(rule), [Holds("appeal")])


def undoes(book: Book, rule: Appeal) -> Iterator[CompiledPower]:
    if rule.to != "none":
        yield from book.power(rule, "reinstate", CLOCK, ["member"], [Holds("appeal")])


def waits(book: Book, rule: Appeal) -> Iterator[CompiledPower]:
    if rule.to != "none" and rule.stays:
        yield from book.power(rule, "decide", CLOCK, _of(rule), [Holds("final")])


def runs_out(book: Book, rule: Appeal) -> Iterator[CompiledPower]:
    if rule.to != "none" and rule.decide_within_days is not None:
        yield from book.power(rule, "appeal", CLOCK, _of(rule), [Holds("overdue", "overdue")])


def in_time(book: Book, rule: Appeal) -> Iterator[CompiledProhibition]:
    if rule.to != "none" and rule.within_days is not None:
        yield _barring(book, rule, AtMost("days_since", rule.within_days, "days"), "days")


def by_a_party(book: Book, rule: Appeal) -> Iterator[CompiledProhibition]:
    if rule.to != "none" and "member" not in rule.who:
        yield _barring(book, rule, Includes("party", frozenset(rule.who or PARTIES)), "party")


def _barring(book: Book, rule: Appeal, unless: Condition, kind: str) -> CompiledProhibition:
    """What bars an appeal that goes this way: against what the rule names, else against what no other names."""
    others = frozenset(
        verb for each in book.of(Appeal) if each is not rule and each.from_body == rule.from_body for verb in each.on
    )
    where: Condition | None = None
    if rule.on:
        where = Done(frozenset(rule.on))
    elif others:
        where = Done(others, wanted=False)
    return CompiledProhibition(
        rule.article, rule.id, "appeal", frozenset(_of(rule)), THEMSELVES, unless=unless, where=where, kind=kind
    )


def ends_here(book: Book, rule: Appeal) -> Iterator[CompiledProhibition]:
    if rule.to == "none":
        yield CompiledProhibition(rule.article, rule.id, "appeal", frozenset(_of(rule)), THEMSELVES, kind="final")
    elif rule.final:
        still = Holds("final", "final", wanted=False)
        objects = frozenset({f"decision:{rule.to}"})
        yield CompiledProhibition(rule.article, rule.id, "appeal", objects, THEMSELVES, unless=still, kind="final")


def _of(rule: Appeal) -> list[str]:
    return [f"decision:{rule.from_body}"]


def stands_aside(book: Book, rule: Recusal) -> Iterator[CompiledPower]:
    """Nothing: who must stand aside is found from the rows, and a count that includes them is no count."""
    return iter(())


ROWS = (
    Row(
        Grievance,
        "received_by",
        "find on member",
        "Whoever receives a complaint may make a finding on it; `against_leaders_to` too.",
        finds,
    ),
    Row(
        Grievance,
        "",
        "find on decision:BODY",
        "Whoever sits in the body that hears a case, or may enter what it decides, acknowledges the complaint and "
        "enters its hearings, its steps and its end.",
        keeps,
        bare=False,
    ),
    Row(
        Grievance,
        "",
        "find on decision:BODY, by the clock",
        "The clock enters which steps were not done in time, and which measures and suspended sanctions have ended.",
        enters_what_is_over,
        bare=False,
    ),
    Row(
        Grievance,
        "accompanied",
        "bars find on member",
        "Nobody who receives complaints makes a finding where a party could not bring somebody along.",
        accompanied,
        bare=False,
    ),
    Row(
        Grievance,
        "sanctions",
        "the verbs named, on member",
        "After a finding, whoever receives complaints may impose each of them.",
        sanctions,
    ),
    Row(
        Grievance,
        "suspended_max_days",
        "bars suspend_member on member",
        "No member is suspended for longer, by whatever power.",
        longest,
        bare=False,
    ),
    Row(
        Grievance,
        "interim",
        "suspend_member on member",
        "They may suspend a member for at most `max_days` before there is a finding.",
        holds_off,
    ),
    Row(
        Appeal,
        "to",
        "overturn on decision:BODY",
        "On a party's appeal they may set aside, vary or uphold what `from` decided. To stay it, or to send it back, "
        "takes a power that says so.",
        decides_appeals,
    ),
    Row(
        Appeal,
        "to",
        "reinstate on member, by the clock",
        "What a sanction did to a member is undone when the decision is set aside on appeal, or falls.",
        undoes,
    ),
    Row(
        Appeal,
        "",
        "find on decision:BODY",
        "Whoever sits in the body that hears an appeal, or may enter what it decides, keeps the papers of its cases.",
        keeps,
        bare=False,
    ),
    Row(
        Appeal,
        "who",
        "bars appeal on decision:BODY",
        "Nobody else appeals this way; where nobody is named, the parties do.",
        by_a_party,
        bare=False,
    ),
    Row(
        Appeal,
        "within_days",
        "bars appeal on decision:BODY",
        "Nobody appeals this way after the last of these days, which count from the decision.",
        in_time,
        bare=False,
    ),
    Row(
        Appeal,
        "final",
        "bars appeal on decision:BODY",
        "Against what `to` decided on an appeal nobody appeals again; where `to` is `none`, against nothing that "
        "`from` decided.",
        ends_here,
        bare=False,
    ),
    Row(
        Appeal,
        "stays",
        "decide on decision:BODY, by the clock",
        "What waited for the end of an appeal, or of the days in which one may be made, the clock asks about again.",
        waits,
    ),
    Row(
        Appeal,
        "decide_within_days",
        "appeal on decision:BODY, by the clock",
        "When an appeal is not decided in time, the clock enters what `if_late` says: the decision `falls`, it "
        "`stands`, or the appeal `passes` to another body. Where nothing is said, the decision stands.",
        runs_out,
    ),
    Row(
        Recusal,
        "inside",
        "nothing of its own",
        "A count for one of these verbs that includes somebody who must stand aside is no count.",
        stands_aside,
        bare=False,
    ),
)
