"""What powers, prohibitions, checks and meetings give."""

from collections.abc import Iterator

from folkmoot.core.charter.compiled import Authority, CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import Asked, AtLeast, AtMost, Holds
from folkmoot.core.charter.granting.book import Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.granting.seats import RESOLVE
from folkmoot.core.charter.rules import Check, Meeting, Power, Prohibition

ON_ANYTHING: list[str] = []


def granted(book: Book, rule: Power) -> Iterator[CompiledPower]:
    objects = [str(each) for each in rule.on]
    for who in rule.who:
        needs = _conditions(book, rule, who.name)
        for verb in rule.act:
            yield from book.power(
                rule,
                verb,
                who,
                objects,
                needs,
                majority=rule.majority,
                quorum=rule.quorum,
                voted=verb != "decide",
                in_unit=rule.scope == "unit",
            )
            if verb == "decide" and book.decides_by_vote(who.name):
                yield from book.power(rule, RESOLVE, who, objects, needs, majority=rule.majority, quorum=rule.quorum)


def _conditions(book: Book, rule: Power, holder: str) -> list[Condition]:
    needs = list[Condition]()
    if rule.initiative is not None:
        needs.append(Asked(rule.initiative, book.counted_as(holder)))
    if rule.notice_days is not None:
        needs.append(AtLeast("notice_days", rule.notice_days, "notice"))
    for each in rule.requires:
        needs.append(AtLeast("notice_days", each.days, "notice") if each.days is not None else Holds(each.name))
    if rule.limit is not None:
        needs.append(AtMost("amount", rule.limit, "limit"))
    if rule.max_days is not None:
        needs.append(AtMost("days", rule.max_days, "days"))
    if rule.within_days is not None:
        needs.append(AtMost("days_since", rule.within_days, "days"))
    if rule.subject_to:
        checks = [book.get(Check, each) for each in rule.subject_to]
        if any(check is None or check.sort in ("confirm", "referendum") for check in checks):
            needs.append(Holds("confirmed", "confirmation"))
        if any(check is not None and check.sort == "veto" for check in checks):
            needs.append(Holds("veto", "veto", wanted=False))
    return needs


def forbidden(book: Book, rule: Prohibition) -> Iterator[CompiledProhibition]:
    holders = frozenset[Authority]().union(*(book.holders(who.name) for who in rule.who)) if rule.who else None
    for verb in rule.act:
        yield CompiledProhibition(
            rule.article,
            rule.id,
            verb,
            frozenset(map(str, rule.on)),
            holders,
            frozenset(rule.because),
            frozenset(rule.excepted),
        )


def checked(book: Book, rule: Check) -> Iterator[CompiledPower | CompiledProhibition]:
    passed: Condition = Holds("confirmed", "confirmation")
    answer = "ratify"
    if rule.sort == "veto":
        passed, answer = Holds("veto", "veto", wanted=False), "veto"
    elif rule.sort not in ("confirm", "referendum"):
        return
    within = [AtMost("days_since", rule.within_days, "days")] if rule.within_days is not None else []
    for who in rule.by:
        yield from book.power(rule, answer, who, ON_ANYTHING, within)
    for verb in rule.over:
        yield CompiledProhibition(rule.article, rule.id, verb, unless=passed, kind=passed.reason)


def called(book: Book, rule: Meeting) -> Iterator[CompiledPower]:
    for who in rule.called_by:
        yield from book.power(rule, "convene", who, [f"meeting:{rule.of}"])


def called_late(book: Book, rule: Meeting) -> Iterator[CompiledPower]:
    if rule.if_not_called is not None:
        for who in rule.if_not_called.by:
            yield from book.power(rule, "convene", who, [f"meeting:{rule.of}"], [Holds("overdue", "overdue")])


def announced(book: Book, rule: Meeting) -> Iterator[CompiledProhibition]:
    if rule.notice_days is not None:
        notice = AtLeast("notice_days", rule.notice_days, "notice")
        objects = frozenset({f"meeting:{rule.of}"})
        yield CompiledProhibition(rule.article, rule.id, "convene", objects, unless=notice, kind="notice")


ROWS = (
    Row(
        Power,
        "",
        "the verbs of `act`",
        "Each of `who` may do each of `act` on each of `on`, on every condition named. It replaces what a field of "
        "another rule gives the same holder for the same verb and object.",
        granted,
        bare=False,
    ),
    Row(
        Prohibition,
        "",
        "forbids the verbs of `act`",
        "Nobody, or none of `who`, may do it on any of `on`, or, with `because`, for one of those grounds; "
        "except by the powers that it names.",
        forbidden,
        bare=False,
    ),
    Row(
        Check,
        "over",
        "ratify or veto; bars the verbs of `over`",
        "`confirm` and `referendum` let those who check ratify, and until they have, the act is barred; `veto` lets "
        "them veto, and then it is. `audit` and `delay` give nothing.",
        checked,
        bare=False,
    ),
    Row(
        Meeting,
        "called_by",
        "convene on meeting:BODY",
        "They may call the meeting; `branch:10` and `membership:5%`, when so many ask.",
        called,
    ),
    Row(
        Meeting,
        "if_not_called",
        "convene on meeting:BODY",
        "When the meeting is overdue, they may call it too.",
        called_late,
    ),
    Row(
        Meeting,
        "notice_days",
        "bars convene on meeting:BODY",
        "No meeting is called or opened with less notice, whoever calls it.",
        announced,
        bare=False,
    ),
)
