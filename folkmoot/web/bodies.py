"""The bodies: what each is for, who holds its seats from when until when, and what it decided with which count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from folkmoot.bodies import reads
from folkmoot.bodies.models import Decision, Mandate, Meeting
from folkmoot.branches import reads as branches
from folkmoot.core.charter.rules import Body, Electorate, Office, Unit
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY, born_of
from folkmoot.members import reads as members
from folkmoot.web import estimates, words
from folkmoot.web.command import over
from folkmoot.web.counted import DECIDE, Counted, counted
from folkmoot.web.lots.offered import lots_of
from folkmoot.web.members import FIGURES
from folkmoot.web.naming import Asked, Names, names, seat_rule
from folkmoot.web.page import Sight, look, page
from folkmoot.web.terms import Term, terms
from folkmoot.web.tongues import tongue
from folkmoot.web.turning import Turn, turn
from folkmoot.web.units import a_unit, has_units, unit_kind, units_noun

Seat = Body | Office | Electorate

ENDS: Mapping[str, words.Said] = {
    "left": pgettext_lazy("a unit", "left"),
    "dissolved": pgettext_lazy("a unit", "dissolved"),
}
"""How a unit may have come to its end."""

MANDATES, UNITS = "mandates", "charter"
MOST = 50
DECISIONS = 20
MEETINGS = 10


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body and office of the charter, and every unit with its size."""
    sight = look(request)
    if sight.charter is None:
        return page(request, "bodies", sight)
    held = list(reads.in_force(sight.today)) if sight.may_read(MANDATES) else []
    units = _units(sight) if sight.may_read(UNITS) else []
    asked = Asked(people={each.person for each in held}, units={each["key"] for each in units})
    named = names(sight, asked)
    kinds: tuple[type[Seat], ...] = (Body, Office, Electorate)
    found = [[_short(rule, held, named, sight) for rule in sight.charter.of(kind)] for kind in kinds]
    for each in units:
        each["name"] = named.unit(each["key"], _unnamed(sight, each["sort"]))
    return page(
        request,
        "bodies",
        sight,
        bodies=[*found[0], *found[2]],
        offices=found[1],
        units=units,
        nouns=units_noun(sight.charter),
        has_units=has_units(sight.charter),
        chartering=_chartering(sight),
        **(_ended(sight) if sight.may_read(UNITS) else {}),
    )


@require_safe
def body(request: HttpRequest, id: str) -> HttpResponse:
    """One body or office: its rule, its holders, its decisions and meetings."""
    sight = look(request)
    rule = _rule(sight, id)
    if rule is None or sight.charter is None:
        raise Http404
    held = reads.held_of(id, sight.today) if sight.may_read(MANDATES) else []
    before = list(Mandate.objects.filter(seat=id).exclude(pk__in=[row.pk for row in held]).order_by("-from_day")[:MOST])
    before = before if sight.may_read(MANDATES) else []
    decisions, turned = _decisions(request, sight, id)
    counts = counted(sight, (born_of(row.pk) for row in decisions))
    meetings = _readable(sight, Meeting.objects.filter(body=id).order_by("-day", "-pk")[:MEETINGS])
    rows: tuple[Any, ...] = (*held, *before, *decisions, *meetings)
    asked = Asked(people={each.person for each in (*held, *before)})
    asked.units = {each.unit for each in rows if each.unit is not None}
    asked.texts = {each.question for each in decisions}
    named = names(sight, asked)
    context: dict[str, Any] = {
        "body": _short(rule, held, named, sight),
        "held": [_mandate(row, named) for row in held],
        "over": [_mandate(row, named) for row in before],
        "terms": terms([_term(row, named, row not in held) for row in (*held, *before)], sight.today),
        "may_read": sight.may_read(MANDATES),
        "rules": [
            words.rule_says(each, sight.charter) for each in sight.charter.rules if each != rule and _concerns(each, id)
        ],
        "decisions": [_decision(row, named, counts) for row in decisions],
        "drawn": any(each.bar for each in counts.values()),
        "turn": turned,
        "meetings": [_meeting(row, named) for row in meetings],
        "decides": not isinstance(rule, Office),
        "commands": over(sight.charter, id),
        "late": [_mandate(row, named) for row in held if reads.stays_on(row, sight.today)],
        "empty": _empty(sight, rule, held),
        "lots": lots_of(sight, rule),
    }
    return page(request, "body", sight, **context)


def _rule(sight: Sight, id: str) -> Seat | None:
    return seat_rule(sight.charter, id)


def _concerns(rule: Any, id: str) -> bool:
    """Whether a rule is about the body: its seats, its meetings, what it may do."""
    if rule.kind in ("body", "office", "electorate"):
        return bool(rule.id == id)
    if rule.kind in ("meeting", "election"):
        return id in (getattr(rule, "of", None), getattr(rule, "fills", None))
    return rule.kind == "power" and any(who.name == id for who in rule.who)


def _short(rule: Seat, held: Iterable[Mandate], named: Names, sight: Sight) -> dict[str, Any]:
    votes = isinstance(rule, Electorate)
    seats = None if isinstance(rule, Electorate) else reads.seats_of(rule)
    many = isinstance(rule, Electorate) or rule.many
    own = [row for row in held if row.seat == rule.id]
    filled = len({row.person for row in own})
    name = tongue().called(rule, rule.id)
    return {
        "id": rule.id,
        "name": name[:1].upper() + name[1:],
        "article": rule.article,
        "says": words.rule_says(rule, sight.charter) if sight.charter else "",
        "many": many,
        "votes": votes,
        "seats": None if many else seats,
        "filled": filled,
        "vacant": max(0, seats - filled) if seats and not many else 0,
        "holders": [_mandate(row, named) for row in own],
    }


def _mandate(row: Mandate, named: Names) -> dict[str, Any]:
    return {
        "name": named.person(row.person),
        "unit": named.unit(row.unit, "") if row.unit is not None else "",
        "since": row.from_day,
        "until": row.until_day,
        "ended": row.ended,
        "entry": born_of(row.pk),
    }


def _term(row: Mandate, named: Names, over: bool) -> Term:
    return Term(named.person(row.person), row.from_day, row.ended or row.until_day, over)


def _decisions(request: HttpRequest, sight: Sight, id: str) -> tuple[list[Decision], Turn]:
    """One page of the decisions whose entries this reader may read, and which page it is."""
    found = Decision.objects.filter(body=id).order_by("-held_on", "-pk")
    readable = Entry.objects.filter(act=DECIDE, record_class__in=sight.reader.classes)
    found = found.filter(pk__in=readable.annotate(key=F("index") * ROWS_AN_ENTRY).values("key"))
    turned = turn(request, found.count(), DECISIONS)
    return list(found[turned.start : turned.stop]), turned


def _decision(row: Decision, named: Names, counts: Mapping[int, Counted]) -> dict[str, Any]:
    return {
        "question": named.text(row.question) or _("A question whose words are not public"),
        "by": named.seat(row.body, row.unit) if row.unit is not None else "",
        "day": row.held_on,
        "carried": row.carried,
        "count": counts.get(born_of(row.pk)),
        "reported": row.reported,
        "key": row.pk,
        "entry": born_of(row.pk),
    }


def _meeting(row: Meeting, named: Names) -> dict[str, Any]:
    unit = named.unit(row.unit, "") if row.unit is not None else ""
    return {"key": row.pk, "day": row.day, "called": row.called_on, "unit": unit, "entry": born_of(row.pk)}


def _empty(sight: Sight, rule: Seat, held: Iterable[Mandate]) -> tuple[str, ...]:
    """The units in which a seat is empty, where each has its own; three queries."""
    if isinstance(rule, Electorate) or not rule.many or not reads.seats_of(rule) or sight.is_told:
        return ()
    if not (sight.may_read(MANDATES) and sight.may_read(UNITS)):
        return ()
    filled = Counter(row.unit for row in held)
    seats = reads.seats_of(rule) or 0
    empty = [key for key in branches.units(sight.today).values_list("pk", flat=True) if filled[key] < seats]
    named = names(sight, Asked(units=set(empty)))
    return tuple(sorted(named.unit(key) for key in empty))


def _readable(sight: Sight, rows: Iterable[Any]) -> list[Any]:
    """The rows whose entries this reader may read."""
    found = list(rows)
    if not found:
        return found
    entries = Entry.objects.filter(index__in={born_of(row.pk) for row in found}, record_class__in=sight.reader.classes)
    readable = set(entries.values_list("index", flat=True))
    return [row for row in found if born_of(row.pk) in readable]


def _units(sight: Sight) -> list[dict[str, Any]]:
    """Every unit of today with its size, where this reader may know it: two queries."""
    sizes = {key: steps[-1][1] for key, steps in members.sizes_of_units().items()} if sight.may_read(FIGURES) else None
    return [
        {
            "key": row.pk,
            "sort": row.kind,
            "kind": unit_kind(sight.charter, row.kind),
            "since": row.chartered_edtf or row.chartered,
            "size": "" if sizes is None else words.number(sizes.get(row.pk, 0)),
        }
        for row in branches.units(sight.today)
    ]


def _unnamed(sight: Sight, kind: str) -> str:
    said = words.fill(_("{unit} whose name is not public"), unit=a_unit(sight.charter, kind))
    return said[:1].upper() + said[1:]


def _chartering(sight: Sight) -> list[dict[str, str]]:
    """What the charter says of how a unit begins: each rule with its article."""
    rules = sight.charter.of(Unit) if sight.charter else ()
    return [{"says": words.rule_says(rule, sight.charter), "article": rule.article} for rule in rules if sight.charter]


def _ended(sight: Sight) -> dict[str, Any]:
    """The units that are no more, and what is reported of others that left."""
    rows, told = list(branches.ended()), list(branches.departures())
    texts = sight.words([text for row in rows for text in (row.name, row.reason)] + [row.said_by for row in told])
    gone = [
        {
            "name": texts.get(row.name) or _unnamed(sight, row.kind),
            "kind": unit_kind(sight.charter, row.kind),
            "how": str(ENDS.get(row.how) or _("ended")),
            "when": row.ended_edtf or row.ended,
            "reason": texts.get(row.reason, ""),
        }
        for row in rows
        if row.ended
    ]
    reported = [
        {
            "says": estimates.units(row.units, row.qualifier, row.how, units_noun(sight.charter)),
            "when": row.date,
            "said_by": texts.get(row.said_by, ""),
            "entry": born_of(row.pk),
        }
        for row in told
    ]
    return {"gone": gone, "reported": reported}
