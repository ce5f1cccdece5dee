"""The part of the members' page that is the roll; the table to take away; and the views that somebody keeps."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.branches import reads as branches
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.together import Listed, together
from folkmoot.members.models import Membership
from folkmoot.members.readings import ROLL, note_reading, reading_noted
from folkmoot.web import words
from folkmoot.web.models import SavedView
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight, look
from folkmoot.web.roll.asked import GOOD, LATEST, NAME, SUSPENDED, AskedRoll, asked_for, roll, rows
from folkmoot.web.roll.keeping import forget_view, keep_view
from folkmoot.web.searching import typed
from folkmoot.web.tongues import tongue
from folkmoot.web.turning import turn

AT_ONCE = 500
MOST_UNITS = 500
COLUMNS = ("reference", "name", "class", "branch", "since")
"""The headings that `folkmoot import members` reads back."""


def part(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    """One page of the roll for the members' page. Nothing where this reader may not read it."""
    if not sight.may_read(ROLL):
        return {}
    asked = asked_for(request)
    found = roll(asked, sight)
    turned = turn(request, found.count())
    shown = rows(asked, found, turned.start, turned.stop)
    noted, views, units = together(
        reading_noted(sight.person, ROLL, sight.today),
        Listed(SavedView.objects.filter(person=sight.person or "").order_by("pk")),
        Listed(branches.units(sight.today)[:MOST_UNITS], ("units", sight.today, MOST_UNITS), lasts=True),
    )
    if not noted:
        note_reading(sight.person, ROLL, sight.today)
    kinds = sight.charter.of(MemberClass) if sight.charter else ()
    named = _names(shown, sight, {unit.pk for unit in units})
    rest = request.GET.copy()
    rest.pop("page", None)
    return {
        "roll": [_row(each, named, sight) for each in shown],
        "count": words.number(turned.count),
        "turn": turned,
        "asked": asked.name,
        "narrow": asked,
        "rest": rest.urlencode(),
        "units": sorted(((unit.pk, named.unit(unit.pk)) for unit in units), key=lambda each: each[1].casefold()),
        "classes": [(each.id, _class(sight, each.id)) for each in kinds],
        "orders": [(LATEST, _("The latest first")), (NAME, _("By name"))],
        "standings": [(GOOD, _("In good standing")), (SUSPENDED, _("Suspended"))],
        "views": views,
    }


def _names(shown: Sequence[Membership], sight: Sight, units: set[int]) -> Names:
    own = {row.unit for row in shown if row.unit is not None}
    return names(sight, Asked(people={row.person for row in shown}, units=units | own))


def _row(row: Membership, named: Names, sight: Sight) -> dict[str, Any]:
    return {
        "name": named.person(row.person, _("name withheld")),
        "reference": row.person,
        "class": _class(sight, row.class_id),
        "unit": named.unit(row.unit, "") if row.unit is not None else "",
        "since": row.since,
    }


def _class(sight: Sight, id_: str) -> str:
    rule = sight.charter.get(MemberClass, id_) if sight.charter else None
    return str(tongue().class_(rule, id_))


@require_safe
def table(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The part of the roll that is asked for, to take away, where the charter lets this reader read it."""
    sight = look(request)
    if not sight.may_read(ROLL):
        raise Http404
    note_reading(sight.person, ROLL, sight.today)
    response = StreamingHttpResponse(_lines(asked_for(request), sight), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="members.csv"'
    return response


class _Echo:
    def write(self, line: str) -> str:
        return line


def _lines(asked: AskedRoll, sight: Sight) -> Iterator[str]:
    """The table, some hundred rows at once, so that a long roll takes no more memory than a short one."""
    found, writer, start = roll(asked, sight), csv.writer(_Echo()), 0
    yield "\ufeff"  # without it, the usual spreadsheets read accents wrongly
    yield writer.writerow(COLUMNS)
    while some := rows(asked, found, start, start + AT_ONCE):
        named = _names(some, sight, set())
        for row in some:
            unit = named.unit(row.unit) if row.unit is not None else ""
            cells = (row.person, named.person(row.person, ""), row.class_id, unit, row.since.isoformat())
            yield writer.writerow([_plain(cell) for cell in cells])
        start += AT_ONCE


def _plain(text: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a view of the roll under a name, for whoever reads; one of the same name takes its place."""
    sight = look(request)
    if sight.person is None or not sight.may_read(ROLL):
        raise Http404
    name, query = typed(request.POST.get("name", ""))[:80], request.POST.get("query", "")[:500]
    if name:
        keep_view(sight.person, name, query)
    return redirect(f"{reverse('members')}?{query}#roll")


@require_POST
def forget(request: HttpRequest, key: int) -> HttpResponse:
    """Forget a view that one has kept."""
    sight = look(request)
    forget_view(sight.person or "", key)
    return redirect(f"{reverse('members')}#roll")
