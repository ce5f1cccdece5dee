"""What the rules about bodies, offices and elections give."""

from collections.abc import Iterator

from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtMost, Holds
from folkmoot.core.charter.granting.book import CLOCK, Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.rules import Body, Election, Electorate, Incompatible, Office, Rule
from folkmoot.core.charter.values import FilledBy, VacancyStep, Who

SEATING = ("elect", "appoint", "coopt")
RESOLVE = "resolve"
"""Not an act: whether a decision that carries nothing is carried. See `judging.resolve`."""

VACANT = Holds("vacant", "vacancy")
ABOUT_ITS_BODY = {"convene": "meeting", "approve_minutes": "meeting", "decide": "decision"}


def _seat(rule: Rule) -> list[str]:
    return [f"holder:{rule.id}"]


def filled(book: Book, rule: Body | Office) -> Iterator[CompiledPower]:
    yield from _filling(book, rule, rule.filled_by, [])


def _filling(
    book: Book, rule: Body | Office, filled_by: FilledBy | None, needs: list[Condition]
) -> Iterator[CompiledPower]:
    if filled_by is None or filled_by.by is None:
        return
    if filled_by.way == "elected":
        yield from book.power(rule, "elect", Who(filled_by.by), _seat(rule), needs)
    elif filled_by.way == "appointed":
        yield from book.power(rule, "appoint", Who(filled_by.by), _seat(rule), needs)
    elif filled_by.way == "lot":
        yield from book.power(rule, "appoint", CLOCK, _seat(rule), needs)
        if book.get(Body, filled_by.by) is not None:
            yield from book.power(rule, "nominate", Who(filled_by.by), _seat(rule))


def refilled(book: Book, rule: Body | Office) -> Iterator[CompiledPower]:
    after_countback = False
    for step in rule.vacancy or ():
        needs: list[Condition] = [VACANT]
        if after_countback:
            needs.append(Holds("countback_done", "vacancy"))
        yield from _refilling(book, rule, step, needs)
        after_countback = after_countback or step.way == "countback"


def _refilling(book: Book, rule: Body | Office, step: VacancyStep, needs: list[Condition]) -> Iterator[CompiledPower]:
    if step.by is not None:
        yield from book.power(rule, step.way, Who(step.by), _seat(rule), needs)
    elif step.way == "lot":
        yield from book.power(rule, "appoint", CLOCK, _seat(rule), needs)
    elif step.way in ("countback", "by-election") and rule.filled_by is not None and rule.filled_by.way == "elected":
        yield from _filling(book, rule, rule.filled_by, needs)


def removed(book: Book, rule: Body | Office) -> Iterator[CompiledPower]:
    for who in rule.removed_by:
        yield from _removing(book, rule, who)


def _removing(book: Book, rule: Rule, who: Who) -> Iterator[CompiledPower]:
    yield from book.power(rule, "remove", who, _seat(rule))
    if book.get(Electorate, who.name) is not None:
        yield from book.power(rule, "recall", who, _seat(rule))


def ends(book: Book, rule: Body | Office) -> Iterator[CompiledPower]:
    yield from book.power(rule, "vacate", CLOCK, _seat(rule), [Holds("term_ended", "term")])


def limited(book: Book, rule: Body | Office) -> Iterator[CompiledProhibition]:
    if rule.max_terms is not None:
        within = AtMost("terms", rule.max_terms - 1, "terms")
        for verb in SEATING:
            yield CompiledProhibition(rule.article, rule.id, verb, frozenset(_seat(rule)), unless=within, kind="terms")


def coopted(book: Book, rule: Body) -> Iterator[CompiledProhibition]:
    if rule.coopt_max is not None:
        within = AtMost("coopted", rule.coopt_max - 1, "limit")
        yield CompiledProhibition(rule.article, rule.id, "coopt", frozenset(_seat(rule)), unless=within, kind="limit")


def suited(book: Book, rule: Office) -> Iterator[CompiledProhibition]:
    if rule.eligibility:
        for verb in SEATING:
            objects = frozenset(_seat(rule))
            yield CompiledProhibition(
                rule.article, rule.id, verb, objects, unless=Holds("eligible", "eligibility"), kind="eligibility"
            )


def one_seat(book: Book, rule: Incompatible) -> Iterator[CompiledProhibition]:
    objects = frozenset(f"holder:{each}" for each in (*rule.bodies, *rule.offices))
    free = Holds("incompatible", "incompatible", wanted=False)
    for verb in SEATING:
        yield CompiledProhibition(rule.article, rule.id, verb, objects, unless=free, kind="incompatible")


def convenes(book: Book, rule: Body) -> Iterator[CompiledPower]:
    if rule.convenes is not None:
        who = Who(rule.id if rule.convenes == "self" else rule.convenes)
        yield from book.power(rule, "convene", who, [f"meeting:{rule.id}"])


def recorded(book: Book, rule: Body | Electorate) -> Iterator[CompiledPower]:
    """Whoever holds a seat in it, or an office of it, enters what it decided; what carries it is asked apart."""
    offices = [office.id for office in book.of(Office) if office.body == rule.id]
    chair = rule.chair if isinstance(rule, Body) and rule.chair not in (None, "self", *offices) else None
    for name in (rule.id, *offices, *([chair] if chair else [])):
        yield from book.power(rule, "decide", Who(name), [f"decision:{rule.id}"], voted=False)
    yield from book.power(rule, RESOLVE, Who(rule.id), [f"decision:{rule.id}"])


def counted(book: Book, rule: Election) -> Iterator[CompiledPower]:
    body = book.get(Body, rule.fills) or book.get(Office, rule.fills)
    voters = rule.electorate or (body.filled_by.by if body and body.filled_by else None)
    if rule.run_by is not None and voters is not None and book.get(Electorate, voters) is not None:
        yield from book.power(rule, "decide", Who(rule.run_by), [f"decision:{voters}"], voted=False)


def officers(book: Book, rule: Office) -> Iterator[CompiledPower]:
    if rule.filled_by is not None:
        yield from _filling(book, rule, rule.filled_by, [])
    elif rule.body is not None:
        yield from book.power(rule, "elect", Who(rule.body), _seat(rule))
        yield from book.power(rule, "appoint", Who(rule.body), _seat(rule))
    if not rule.removed_by:
        filler = rule.filled_by.by if rule.filled_by and rule.filled_by.way in ("elected", "appointed") else rule.body
        if filler is not None:
            yield from _removing(book, rule, Who(filler))


def duties(book: Book, rule: Office) -> Iterator[CompiledPower]:
    for verb in rule.duties:
        about = ABOUT_ITS_BODY.get(verb)
        objects = [f"{about}:{rule.body}"] if about and rule.body else []
        yield from book.power(rule, verb, Who(rule.id), objects, in_unit=bool(rule.many))


ROWS = (
    Row(
        Body,
        "filled_by",
        "elect, appoint or nominate on holder:BODY",
        "`elected:X` lets X elect, `appointed:X` lets X appoint, `lot:X` lets the clock appoint whom the lot drew, and "
        "a body X nominate those among whom it is drawn. "
        "`ex_officio:X` and `members` give nothing.",
        filled,
    ),
    Row(
        Body,
        "vacancy",
        "coopt, appoint or elect on holder:BODY",
        "While a seat is vacant: `coopt:X` lets X co-opt, `appoint:X` lets X appoint, `lot` lets the clock appoint, "
        "and `countback` and `by-election` let those elect who elect anyway. What follows a countback waits for it.",
        refilled,
    ),
    Row(
        Body,
        "removed_by",
        "remove on holder:BODY",
        "They may remove; an electorate may also recall.",
        removed,
    ),
    Row(
        Body,
        "",
        "vacate on holder:BODY, by the clock",
        "The clock enters that a mandate has ended: its term is over and somebody has followed or none is to be waited "
        "for, its holder is no longer a member, or its unit has ended.",
        ends,
    ),
    Row(
        Body,
        "max_terms",
        "bars elect, appoint, coopt on holder:BODY",
        "Nobody is seated who has held the seat for so many terms in a row.",
        limited,
        bare=False,
    ),
    Row(
        Body,
        "coopt_max",
        "bars coopt on holder:BODY",
        "Nobody is co-opted when so many seats are filled that way.",
        coopted,
        bare=False,
    ),
    Row(
        Body, "convenes", "convene on meeting:BODY", "It, or the body or office named, may call its meetings.", convenes
    ),
    Row(
        Body,
        "",
        "decide on decision:BODY",
        "Whoever holds a seat in a body, chairs it or holds an office of it may enter what it has decided; of their "
        "own unit, if each unit has one. Whether it was carried is judged by its majority and quorum.",
        recorded,
    ),
    Row(
        Electorate,
        "",
        "decide on decision:ELECTORATE",
        "A ballot of the electorate decides; it is entered in its name.",
        recorded,
    ),
    Row(
        Election,
        "run_by",
        "decide on decision:ELECTORATE",
        "Whoever runs an election may enter the result of a ballot of those who vote in it.",
        counted,
    ),
    Row(
        Office,
        "filled_by",
        "elect or appoint, and remove, on holder:OFFICE",
        "As for a body. Where nothing is said, the body of the office elects or appoints; where no `removed_by` says "
        "otherwise, whoever fills it may remove.",
        officers,
    ),
    Row(Office, "vacancy", "coopt, appoint or elect on holder:OFFICE", "As for a body.", refilled),
    Row(Office, "removed_by", "remove on holder:OFFICE", "As for a body.", removed),
    Row(Office, "", "vacate on holder:OFFICE, by the clock", "As for a body.", ends),
    Row(Office, "max_terms", "bars elect, appoint, coopt on holder:OFFICE", "As for a body.", limited, bare=False),
    Row(
        Office,
        "eligibility",
        "bars elect, appoint, coopt on holder:OFFICE",
        "Only somebody who is eligible may be seated.",
        suited,
        bare=False,
    ),
    Row(
        Office,
        "duties",
        "the verbs named",
        "Its holder may do them, within their own unit if each unit has one; of meetings and decisions, "
        "those of the office's own body, if it has one.",
        duties,
    ),
    Row(
        Incompatible,
        "",
        "bars elect, appoint, coopt on holder:BODY",
        "Nobody is seated who holds, or held too lately, a seat that excludes this one.",
        one_seat,
        bare=False,
    ),
)
