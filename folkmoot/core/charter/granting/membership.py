"""What the rules about classes and units give."""

from collections.abc import Iterator

from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtLeast, AtMost, Holds, Named
from folkmoot.core.charter.granting.book import CLOCK, Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.rules import Body, MemberClass, Unit
from folkmoot.core.charter.values import Who

JOINING = ("member", "batch")


def _of_class(book: Book, rule: MemberClass) -> list[Condition]:
    """Where there are several classes, what one says holds only for its own."""
    return [Named("membership", rule.id)] if len(book.of(MemberClass)) > 1 else []


def admitted(book: Book, rule: MemberClass) -> Iterator[CompiledPower]:
    needs = _of_class(book, rule)
    if rule.objection_days is not None:
        needs.append(AtLeast("objection_days", rule.objection_days, "days"))
    if rule.eligibility:
        needs.append(Holds("eligible"))
    for who in rule.admitted_by:
        yield from book.power(rule, "admit", who, JOINING, needs)
        yield from book.power(rule, "refuse", who, JOINING, _of_class(book, rule))


def lapses(book: Book, rule: MemberClass) -> Iterator[CompiledPower]:
    days = rule.dues_grace_days if rule.lapse_days is None else rule.lapse_days
    if days is not None:
        overdue = AtLeast("arrears_days", days + 1, "days")
        yield from book.power(rule, "lapse", CLOCK, ["member"], [*_of_class(book, rule), overdue])


def proposes(book: Book, rule: MemberClass) -> Iterator[CompiledPower]:
    if "propose" in rule.rights:
        yield from book.power(rule, "propose", Who(rule.id), ["charter", "motion"])


def _unit(book: Book, rule: Unit) -> list[str]:
    """The object that means such a unit: any unit, where there is no other kind."""
    return [f"unit:{rule.id}"] if len(book.of(Unit)) > 1 else ["unit"]


def chartered(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    for who in rule.chartered_by:
        yield from book.power(rule, "charter_unit", who, _unit(book, rule))


def large_enough(book: Book, rule: Unit) -> Iterator[CompiledProhibition]:
    if rule.min_members is not None:
        enough = AtLeast("unit_members", rule.min_members, "size")
        objects = frozenset(_unit(book, rule))
        yield CompiledProhibition(rule.article, rule.id, "charter_unit", objects, unless=enough, kind="size")


def suspended(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    for who in rule.suspended_by:
        yield from book.power(rule, "suspend_unit", who, _unit(book, rule))


def entrusted(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    if rule.trusteeship is not None:
        longest = AtMost("days", rule.trusteeship.max_days, "days")
        yield from book.power(rule, "suspend_unit", rule.trusteeship.by, _unit(book, rule), [longest])


def leaves(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    for who in rule.leave_by:
        yield from book.power(rule, "disaffiliate", who, _unit(book, rule))


def ended(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    for who in rule.dissolved_by:
        yield from book.power(rule, "dissolve_unit", who, _unit(book, rule))


def own_acts(book: Book, rule: Unit) -> Iterator[CompiledPower]:
    bodies = [body.id for body in book.of(Body) if body.many]
    holder = rule.id if rule.id in bodies or not bodies else bodies[0]
    for verb in rule.own_acts:
        yield from book.power(rule, verb, Who(holder), in_unit=True)


ROWS = (
    Row(
        MemberClass,
        "admitted_by",
        "admit, refuse on member, batch",
        "Whoever admits may admit and refuse, of their own unit if each unit has one; to admit, `objection_days` must "
        "have passed since the application, and where there is an `eligibility` the person must be eligible. "
        "Where there are several classes, each for its own.",
        admitted,
    ),
    Row(
        MemberClass,
        "lapse_days",
        "lapse on member, by the clock",
        "The clock ends a membership when dues are overdue for more than `lapse_days`, "
        "or, where that is not said, `dues_grace_days`.",
        lapses,
    ),
    Row(
        MemberClass,
        "rights",
        "propose on charter, motion",
        "With the right to propose, each such member may propose a motion or a change of the charter. "
        "The other rights give no verb.",
        proposes,
    ),
    Row(Unit, "chartered_by", "charter_unit on unit", "They may charter a unit of this kind.", chartered),
    Row(
        Unit,
        "min_members",
        "bars charter_unit on unit",
        "No such unit is chartered with fewer members, whoever charters it.",
        large_enough,
        bare=False,
    ),
    Row(Unit, "suspended_by", "suspend_unit on unit", "They may suspend such a unit, and lift that again.", suspended),
    Row(
        Unit,
        "trusteeship",
        "suspend_unit on unit",
        "They may run such a unit from outside, for `max_days` at most.",
        entrusted,
    ),
    Row(
        Unit,
        "leave_by",
        "disaffiliate on unit",
        "They may have the unit leave; a body of which each unit has one, only its own.",
        leaves,
    ),
    Row(Unit, "dissolved_by", "dissolve_unit on unit", "They may dissolve such a unit.", ended),
    Row(
        Unit,
        "own_acts",
        "the verbs named, on anything in one's own unit",
        "The body of the unit may do it, within its own unit.",
        own_acts,
    ),
)
