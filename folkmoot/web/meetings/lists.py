"""The meetings: those that are called, and those that were held; of a body, of a unit, or with some words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.bodies.models import Decision, Meeting
from folkmoot.branches import reads as branches
from folkmoot.branches.models import Unit
from folkmoot.core.charter.rules import Body
from folkmoot.door.together import Listed, together
from folkmoot.door.unmoved import unmoved
from folkmoot.members.reads import membership_on
from folkmoot.web.meetings.when import held_at, stage_of
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.offering import offer
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import readable, with_words
from folkmoot.web.searching import typed
from folkmoot.web.tongues import tongue
from folkmoot.web.turning import turn

SOON = 10
UNITS = "charter"
COMING, PAST = "coming", "past"


@require_safe
@unmoved()
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that are coming, the next one first, and those of the past, the last one first."""
    sight = look(request)
    asked = asked_for(request)
    when = request.GET.get("when", "")
    found = narrowed(readable(Meeting.objects.all(), sight), asked, sight)
    coming = found.filter(day__gte=sight.today).order_by("day", "pk")
    past = found.filter(day__lt=sight.today).order_by("-day", "-pk")
    several = coming if when == COMING else past
    turned = turn(request, several.count())
    rows, soon, units = together(
        Listed(several[turned.start : turned.stop]),
        Listed(Meeting.objects.none() if when in (COMING, PAST) or turned.number > 1 else coming[: SOON + 1]),
        asked_for_units(sight),
    )
    named = _names((*soon, *rows), units, sight)
    shown = _shown(sight, (*soon[:SOON], *rows), named)
    return page(
        request,
        "meetings/meetings",
        sight,
        asked={**asked, "when": when, "any": any(asked.values())},
        bodies=bodies_of(sight),
        units=[(key, named.unit(key)) for key in units],
        soon=shown[: len(soon[:SOON])],
        more_soon=len(soon) > SOON,
        rows=shown[len(soon[:SOON]) :],
        is_coming=when == COMING,
        turn=turned,
        convene=offer(request, sight, "bodies.convene", _example(sight)) if sight.charter else None,
    )


def asked_for(request: HttpRequest) -> dict[str, str]:
    """What somebody looks for: a body, a unit, words."""
    return {name: typed(request.GET.get(name, "")) for name in ("body", "unit", "words")}


def narrowed(rows: "QuerySet[Any]", asked: Mapping[str, str], sight: Sight) -> "QuerySet[Any]":
    """Of meetings or decisions, those of the body and the unit that are asked for, with the words."""
    if asked["body"]:
        rows = rows.filter(body=asked["body"])
    if asked["unit"].isascii() and asked["unit"].isdigit():
        rows = rows.filter(unit=int(asked["unit"][:16]))
    return with_words(rows, asked["words"], sight)


def bodies_of(sight: Sight) -> list[tuple[str, str]]:
    """The bodies that can be asked for, as the charter calls them."""
    rules = sight.charter.of(Body) if sight.charter else ()
    found = [(rule.id, tongue().called(rule, rule.id)) for rule in rules]
    return [(id, name[:1].upper() + name[1:]) for id, name in found]


def asked_for_units(sight: Sight) -> Listed:
    """The keys of the units that can be asked for, where the reader may know them."""
    if not sight.may_read(UNITS):
        return Listed(Unit.objects.none)
    keys = ("unit keys", sight.today)
    return Listed(lambda: branches.units(sight.today).values_list("pk", flat=True), keys, lasts=True)


def _names(rows: Iterable[Meeting], units: Iterable[int], sight: Sight) -> Names:
    asked = Asked(units={*units, *(row.unit for row in rows if row.unit is not None)})
    asked.texts = {text for row in rows for text in (row.place, row.agenda)}
    return names(sight, asked)


def _shown(sight: Sight, rows: Iterable[Meeting], named: Names) -> list[dict[str, Any]]:
    keys = [row.pk for row in rows]
    of = readable(Decision.objects.filter(meeting__in=keys), sight).values_list("meeting", flat=True)
    decided = Counter(of) if keys else Counter[int | None]()
    return [
        {
            "key": row.pk,
            "of": named.seat(row.body, row.unit),
            "day": row.day,
            "at": held_at(row, sight),
            "place": named.text(row.place),
            "stage": stage_of(row, sight.today, decided=decided[row.pk] > 0),
            "decisions": decided[row.pk],
            "approved": row.approved_on,
            "quorate": row.quorate,
        }
        for row in rows
    ]


def _example(sight: Sight) -> dict[str, Any]:
    """A meeting that this reader might call: of a unit where they hold a seat, or belong, else of the first body."""
    rules = sight.charter.of(Body) if sight.charter else ()
    day = (sight.today + timedelta(days=30)).isoformat()
    unit = next((hat.unit for hat in sorted(sight.reader.standing.hats) if hat.unit is not None), None)
    belongs = membership_on(sight.person, sight.today) if unit is None and sight.person else None
    unit = belongs.unit if belongs is not None else unit
    own = next((rule.id for rule in rules if rule.many), None)
    if unit is not None and own is not None:
        return {"body": own, "unit": unit, "day": day}
    return {"body": next((rule.id for rule in rules if not rule.many), ""), "day": day}
