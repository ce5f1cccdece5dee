"""`/branches/<key>`: one branch with all that is its own, as its reader may see it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.entitlement import EVERYBODY
from folkmoot.bodies.models import Decision, Meeting
from folkmoot.bodies.reads import held_in, held_in_asked
from folkmoot.branches import reads
from folkmoot.branches.models import Unit
from folkmoot.core.charter.rules import Body
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, together
from folkmoot.door.unmoved import unmoved
from folkmoot.members import reads as members
from folkmoot.web import words
from folkmoot.web.branches.health import MANDATES, MINUTES, asked_for_health, health, with_last_meeting
from folkmoot.web.branches.roll import Roll, roll_of
from folkmoot.web.branches.tree import FIGURES, UNITS
from folkmoot.web.naming import Asked, Names, names, seat_rule
from folkmoot.web.page import Sight, look, page
from folkmoot.web.plot import plot
from folkmoot.web.reach import Deed, Reach
from folkmoot.web.readable import readable
from folkmoot.web.tongues import tongue
from folkmoot.web.units import unit_kind

LATELY = 5


@require_safe
def branch(request: HttpRequest, key: int) -> HttpResponse:
    """One branch: how it does, its officers, meetings and decisions, and who belongs to it."""
    sight = look(request)
    with unmoved():
        return page(request, "branches/branch", sight, **_branch(request, sight, key))


def _branch(request: HttpRequest, sight: Sight, key: int) -> dict[str, Any]:
    rows = Unit.objects.filter(pk__lt=2**63, pk=key) if key < 2**63 else Unit.objects.none()
    row = with_last_meeting(rows, sight).first() if sight.may_read(UNITS) else None
    if row is None:
        raise Http404
    there = row.ended is None or sight.today < row.ended
    meetings, decided, below = _beside(sight, key)
    held = held_in(key, sight.today) if sight.may_read(MANDATES) and there else []
    roll = roll_of(request, sight, key) if there else Roll()
    asked = Asked(units={key, *(each.pk for each in below)} | ({row.parent} if row.parent is not None else set()))
    asked.people = {each.person for each in held} | {each.person for each in roll.rows}
    asked.texts = {each.question for each in decided} | {each.place for each in meetings} | {row.reason}
    named = names(sight, asked)
    return {
        "key": key,
        "called": capfirst(named.unit(key)),
        "kind": unit_kind(sight.charter, row.kind),
        "unit": row,
        "entry": born_of(row.pk),
        "parent": (row.parent, named.unit(row.parent)) if row.parent is not None else None,
        "below": [(each.pk, capfirst(named.unit(each.pk))) for each in below],
        "there": there,
        "ended": _ended(row, named),
        "health": health(sight, [row]).get(key) if there else None,
        "figures": _figures(sight, key),
        "sees_officers": sight.may_read(MANDATES),
        "officers": [
            {
                "person": each.person,
                "name": named.person(each.person, _("a member")),
                "place": capfirst(_seat(sight, each.seat)),
                "until": each.until_day,
                "seat": each.seat,
            }
            for each in held
        ],
        "sees_meetings": sight.may_read(MINUTES),
        "meetings": [(each.pk, each.day, named.text(each.place)) for each in meetings],
        "decisions": [
            {"key": each.pk, "question": named.text(each.question), "carried": each.carried, "day": each.held_on}
            for each in decided
        ],
        "roll": roll.said(sight, named),
        "turn": roll.turn,
        "asked": roll.asked,
        "deeds": _deeds(sight, row, capfirst(named.unit(key))) if there else [],
    }


def _seat(sight: Sight, id: str) -> str:
    """What a seat is called, without whose it is: this is the page of whose it is."""
    said: str = tongue().called(seat_rule(sight.charter, id), id)
    return said


def _ended(row: Unit, named: Names) -> dict[str, Any] | None:
    if row.ended is None:
        return None
    return {"how": row.how, "when": row.ended_edtf or row.ended, "reason": named.text(row.reason)}


def _beside(sight: Sight, key: int) -> tuple[list[Meeting], list[Decision], list[Unit]]:
    """The next meetings and the last ones, the last decisions, the units that are part of it; what else is shown."""
    found = readable(Meeting.objects.filter(unit=key), sight)
    coming, past, decided, below, *_ = together(
        Listed(found.filter(day__gte=sight.today).order_by("day", "pk")[:LATELY]),
        Listed(found.filter(day__lt=sight.today).order_by("-day", "-pk")[:LATELY]),
        Listed(readable(Decision.objects.filter(unit=key), sight).order_by("-held_on", "-pk")[:LATELY]),
        Listed(lambda: reads.units(sight.today).filter(parent=key), ("below", key, sight.today), lasts=True),
        *((held_in_asked(key, sight.today),) if sight.may_read(MANDATES) else ()),
        *(asked_for_health(sight, [key]) if sight.charter else ()),
        *((members.changes_of(key),) if sight.may_read(FIGURES) else ()),
    )
    return [*reversed(coming), *past], decided, below


def _figures(sight: Sight, key: int) -> dict[str, Any] | None:
    """How the branch grew and shrank; None where this reader may not know."""
    if not sight.may_read(FIGURES):
        return None
    steps = reads.size_over_time(key)
    return {
        "plot": plot(steps, [], sight.today),
        "steps": [{"day": day, "says": words.day(day), "size": words.number(size)} for day, size in reversed(steps)],
        "now": words.number(steps[-1][1]) if steps else "0",
    }


def _deeds(sight: Sight, row: Unit, name: str) -> list[Deed]:
    """What could be done about a branch: call its meeting, suspend it, end it, have it leave."""
    if sight.charter is None or sight.person is None or sight.is_dissolved:
        return []
    reach, given = Reach(sight.charter, sight.reader.standing.hats), {"unit": row.pk}
    bodies = [body.id for body in sight.charter.of(Body) if body.many and body.composed_of in EVERYBODY]
    says = _("Call a meeting of {unit}").format(unit=name)
    found = [
        reach.deed("bodies.convene", says, {"body": body, **given}, on=(f"meeting:{body}",), unit=row.pk)
        for body in bodies[:1]
    ]
    about = {
        "branches.suspend": _("Suspend {unit}"),
        "branches.disaffiliate": _("Have {unit} leave the organisation"),
        "branches.dissolve_unit": _("Dissolve {unit}"),
    }
    found += [reach.deed(act, says.format(unit=name), given, on=("unit",), unit=row.pk) for act, says in about.items()]
    return sorted(found, key=lambda deed: not deed.url)
