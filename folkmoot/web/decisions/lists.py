"""The decisions, the last one first; of a body, a unit, a year, an outcome, or with some words."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.models import Decision
from folkmoot.core.charter.rules import Electorate
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, together
from folkmoot.web.counted import counted
from folkmoot.web.meetings.lists import asked_for, asked_for_units, bodies_of, narrowed
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import readable
from folkmoot.web.searching import typed
from folkmoot.web.tongues import tongue
from folkmoot.web.turning import turn

A_PAGE = 25
MOST_ROWS = 10_000
"""How many rows are written to a file of figures at most."""


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions that this reader may read, each with its count."""
    sight = look(request)
    everything = readable(Decision.objects.all(), sight)
    asked = {**asked_for(request), **{name: typed(request.GET.get(name, "")) for name in ("outcome", "year")}}
    found = _found(everything, asked, sight)
    turned = turn(request, found.count(), A_PAGE)
    rows, units, years = together(
        Listed(found[turned.start : turned.stop]),
        asked_for_units(sight),
        Listed(
            lambda: everything.order_by().values_list(ExtractYear("held_on"), flat=True).distinct(),
            ("years of decisions", sight.reader.classes),
            lasts=True,
        ),
    )
    named = _names(rows, units, sight)
    counts = counted(sight, (born_of(row.pk) for row in rows))
    shown = [{**_row(row, named), "count": counts.get(born_of(row.pk))} for row in rows]
    given = request.GET.copy()
    given.pop("page", None)
    return page(
        request,
        "decisions/decisions",
        sight,
        asked={**asked, "any": any(asked.values())},
        bodies=[*bodies_of(sight), *_electorates(sight)],
        units=[(key, named.unit(key)) for key in units],
        years=[str(each) for each in sorted(years, reverse=True)],
        rows=shown,
        drawn=any(each["count"] and each["count"].bar for each in shown),
        turn=turned,
        rest=given.urlencode(),
    )


@require_safe
def table(request: HttpRequest) -> StreamingHttpResponse:
    """The same decisions as a table for a spreadsheet."""
    sight = look(request)
    asked = {**asked_for(request), **{name: typed(request.GET.get(name, "")) for name in ("outcome", "year")}}
    rows = list(_found(readable(Decision.objects.all(), sight), asked, sight)[:MOST_ROWS])
    response = StreamingHttpResponse(_lines(rows, _names(rows, (), sight)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return response


def _found(rows: "QuerySet[Decision]", asked: Mapping[str, str], sight: Sight) -> "QuerySet[Decision]":
    """The decisions that answer to what is asked, the last one first."""
    found = narrowed(rows, asked, sight).order_by("-held_on", "-pk")
    if asked["outcome"] in ("carried", "lost"):
        found = found.filter(carried=asked["outcome"] == "carried")
    if asked["outcome"] == "reported":
        found = found.filter(reported=True)
    year = asked["year"]
    if len(year) == 4 and year.isascii() and year.isdigit() and year > "0000":
        found = found.filter(held_on__year=int(year))
    return found


def _electorates(sight: Sight) -> list[tuple[str, str]]:
    rules = sight.charter.of(Electorate) if sight.charter else ()
    found = [(rule.id, tongue().called(rule, rule.id)) for rule in rules]
    return [(id, name[:1].upper() + name[1:]) for id, name in found]


def _names(rows: Iterable[Decision], units: Iterable[int], sight: Sight) -> Names:
    asked = Asked(units={*units, *(row.unit for row in rows if row.unit is not None)})
    asked.texts = {row.question for row in rows}
    return names(sight, asked)


def _row(row: Decision, named: Names) -> dict[str, Any]:
    return {
        "key": row.pk,
        "question": named.text(row.question) or _("A question whose words are not public"),
        "by": named.seat(row.body, row.unit),
        "day": row.held_on,
        "carried": row.carried,
        "reported": row.reported,
        "entry": born_of(row.pk),
    }


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Decision], named: Names) -> Iterator[str]:
    """The table: names of columns that a program may rely on, and one line for each decision."""
    writer = csv.writer(_Echo())
    yield "\ufeff"  # without it, the usual spreadsheets read accents wrongly
    columns = ("day", "body", "unit", "question", "yes", "no", "abstain", "present", "carried", "reported", "entry")
    yield writer.writerow(columns)
    for row in rows:
        unit = named.unit(row.unit) if row.unit is not None else ""
        figures = ("" if each is None else each for each in (row.yes, row.no, row.abstain, row.present))
        outcome = ("yes" if each else "no" for each in (row.carried, row.reported))
        question = _plain(named.text(row.question))
        yield writer.writerow(
            (row.held_on.isoformat(), row.body, _plain(unit), question, *figures, *outcome, born_of(row.pk))
        )


def _plain(text: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
