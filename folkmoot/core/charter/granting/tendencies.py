"""What the rules about tendencies, and about what is given for the asking, give.

To form, join and leave a tendency is an act on oneself: no rule gives it, and none gives anybody leave to withhold it.
"""

from collections.abc import Callable, Iterator

from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtLeast, Holds, Named
from folkmoot.core.charter.granting.book import Book
from folkmoot.core.charter.granting.row import Row
from folkmoot.core.charter.rules import (
    Body,
    Faction,
    Meeting,
    MemberClass,
    Office,
    Prohibition,
    Publication,
    Right,
    Rule,
)
from folkmoot.core.charter.values import Who

GROUND = "faction"
"""What a charter may call the ground of belonging to a tendency, besides the id of its own rule."""


def _of(rule: Faction) -> list[str]:
    return [f"faction:{rule.id}"]


def window(book: Book, rule: Faction) -> Iterator[CompiledProhibition]:
    objects = frozenset(_of(rule))
    if rule.window == "never":
        yield CompiledProhibition(rule.article, rule.id, "form_tendency", objects)
    elif rule.window == "before convention":
        called = Holds("before_convention", "window")
        yield CompiledProhibition(rule.article, rule.id, "form_tendency", objects, unless=called, kind="window")


def claims(due: str) -> Callable[[Book, Faction], Iterator[CompiledPower]]:
    """What a faction rule gives under one of its fields, if it gives it."""

    def given(book: Book, rule: Faction) -> Iterator[CompiledPower]:
        if getattr(rule, "relay_to_members" if due == "relay" else due):
            yield from _of_a_tendency(book, rule, rule, due)

    return given


def rights(book: Book, rule: Right) -> Iterator[CompiledPower]:
    for claimant in rule.of:
        faction = book.get(Faction, claimant.name)
        if faction is not None:
            yield from _of_a_tendency(book, rule, faction, rule.to)
        elif book.get(MemberClass, claimant.name) is not None:
            yield from book.power(rule, "claim", Who(str(claimant.name)), ["member"], [Named("claimed", rule.to)])
            yield from _honoured(book, rule, rule.to, ["member"])


def _of_a_tendency(book: Book, rule: Rule, faction: Faction, due: str) -> Iterator[CompiledPower]:
    needs: list[Condition] = [Named("claimed", due), Holds("belongs", "belongs")]
    if faction.min_members is not None:
        needs.append(AtLeast("tendency_members", faction.min_members, "size"))
    for each in book.of(MemberClass):
        yield from book.power(rule, "claim", Who(each.id), _of(faction), needs)
    yield from _honoured(book, rule, due, _of(faction))


def _honoured(book: Book, rule: Rule, due: str, on: list[str]) -> Iterator[CompiledPower]:
    for name in owing(book, due):
        yield from book.power(rule, "honour", Who(name), on, [Named("claimed", due)], voted=False)


def owing(book: Book, due: str) -> tuple[str, ...]:
    """The bodies and offices that owe what is claimed: whose work it is; else the offices; else every body."""
    offices = book.of(Office)
    found = list[str]()
    if due in ("bulletin_share", "relay"):
        found = [rule.edited_by for rule in book.of(Publication)]
    elif due == "convention_minutes":
        found = [each for body in book.of(Body) if body.sort == "congress" for each in _callers(book, body)]
    elif due == "reporters":
        found = [rule.id for rule in offices if rule.many]
    found = found or [rule.id for rule in offices if not rule.many]
    return tuple(dict.fromkeys(found or [rule.id for rule in book.of(Body) if not rule.many]))


def _callers(book: Book, body: Body) -> Iterator[str]:
    """Who calls the meetings of a body by themselves, not only when so many ask."""
    for meeting in book.of(Meeting):
        if meeting.of == body.id:
            yield from (who.name for who in meeting.called_by if who.count is None and who.share is None)
    if body.convenes is not None:
        yield body.id if body.convenes == "self" else body.convenes


def protected(book: Book, rule: Faction) -> Iterator[CompiledProhibition]:
    """Where the charter declares no such ground nobody can state it: then the tendency as a whole is protected."""
    grounds = frozenset(ground.id for ground in book.head.grounds if ground.id in (rule.id, GROUND))
    on = frozenset({"member", "faction"} if grounds else _of(rule))
    for verb in rule.protected_from:
        if not any(_says_so(each, verb, on, grounds) for each in book.of(Prohibition)):
            yield CompiledProhibition(rule.article, rule.id, verb, on, grounds=grounds)


def _says_so(rule: Prohibition, verb: str, on: frozenset[str], grounds: frozenset[str]) -> bool:
    """Whether a prohibition that is written out says the same or more."""
    wide = not rule.on or on <= {str(each) for each in rule.on}
    for_all = not rule.because or (bool(grounds) and grounds <= set(rule.because))
    return verb in rule.act and wide and for_all and not rule.who and not rule.excepted


HONOUR = " Whoever owes it may enter that it was given: {}."

ROWS = (
    Row(
        Faction,
        "window",
        "bars form_tendency on faction",
        "With `before convention` none is formed but while a convention has been called that is still to meet; with "
        "`never` none at all. To form, join and leave one is an act on oneself: it needs no power and nobody's leave.",
        window,
        bare=False,
    ),
    Row(
        Faction,
        "bulletin_share",
        "claim, honour on faction",
        "Whoever belongs to it may claim it, once `min_members` belong to it."
        + HONOUR.format("whoever edits a publication"),
        claims("bulletin_share"),
    ),
    Row(
        Faction,
        "convention_minutes",
        "claim, honour on faction",
        "As for `bulletin_share`." + HONOUR.format("whoever calls the convention"),
        claims("convention_minutes"),
    ),
    Row(
        Faction,
        "reporters",
        "claim, honour on faction",
        "As for `bulletin_share`." + HONOUR.format("the officers of the unit that is to hear them"),
        claims("reporters"),
    ),
    Row(
        Faction,
        "relay_to_members",
        "claim, honour on faction",
        "As for `bulletin_share`." + HONOUR.format("whoever edits a publication"),
        claims("relay"),
    ),
    Row(
        Faction,
        "protected_from",
        "bars the verbs named on member, faction",
        "Nobody does it because of the ground that the charter declares under the id of this rule or as `faction`, "
        "unless a prohibition says so anyway; where it declares none, nobody does it to the tendency as a whole.",
        protected,
        bare=False,
    ),
    Row(
        Right,
        "to",
        "claim, honour on member or faction",
        "Each of the class, or whoever belongs to such a tendency, may claim it, and needs nobody's leave. Where no "
        "article names who owes it, every office does; where there is none, every body. What a unit, a body or a "
        "minority may claim waits for motions.",
        rights,
    ),
)
