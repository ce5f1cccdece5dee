"""`/me`: all that is kept of whoever reads; to correct, to take away, to erase, and to leave."""

import csv
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.unmoved import unmoved
from folkmoot.members.readings import count_readings_of
from folkmoot.web.naming import names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.people.kept import Part, entries_about, kept, own_words
from folkmoot.web.people.life import Life, Line
from folkmoot.web.reach import Reach
from folkmoot.web.turning import turn

COLUMNS = ("part", "what", "said", "since", "until", "entry")
LEAVES = {
    "at_once": gettext_lazy("Your membership ends on the day on which you say so."),
    "month_end": gettext_lazy("Your membership ends at the end of the month in which you say so."),
    "year_end": gettext_lazy("Your membership ends at the end of the year in which you say so."),
}


@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """What is kept of whoever reads, and what they can do about it."""
    sight = look(request)
    if sight.person is None or sight.charter is None:
        return page(request, "people/me", sight)
    with unmoved():
        reach = Reach(sight.charter, sight.reader.standing.hats)
        turned = turn(request, count_readings_of(sight.person))
        found = kept(sight, sight.person, readings=slice(turned.start, turned.stop))
        parts = [part for part in found if part.lines or part.empty]
        return page(
            request, "people/me", sight, parts=parts, turn=turned, **_deeds(sight, reach), **_leaving(sight, reach)
        )


def _deeds(sight: Sight, reach: Reach) -> dict[str, Any]:
    known = not sight.is_dissolved
    return {
        "correct": [reach.deed("members.correct_details", _("Correct my name"), {})] if known else [],
        "erase": [reach.deed("members.erase", _("Choose words to have erased"), {})],
    }


def _leaving(sight: Sight, reach: Reach) -> dict[str, Any]:
    """What leaving means for whoever is a member: when it takes effect, and which seats end."""
    life = Life(sight, sight.person or "")
    row = life.running
    if row is None or sight.is_dissolved or row.told_on is not None:
        return {"leaves_on": row.until_day if row is not None else None}
    rule = sight.charter.get(MemberClass, row.class_id) if sight.charter else None
    named = names(sight, life.asked())
    stand_down = [
        reach.deed(
            "bodies.stand_down",
            _("Give up a seat: {place}").format(place=named.place(each.seat, each.unit)),
            {"seat": each.seat, "unit": each.unit},
        )
        for each in life.held
    ]
    return {
        "leaves": LEAVES[(rule and rule.leave) or "at_once"],
        "leave_article": rule.article if rule else "",
        "seats": [capfirst(named.place(each.seat, each.unit)) for each in life.held],
        "leave": [reach.deed("members.resign", _("Leave the organisation"), {}), *stand_down],
    }


@never_cache
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """All that is kept of whoever reads, for programs: with every entry that names them, and their own words."""
    sight, person = _oneself(request)
    parts = {part.id: [_plain(line) for line in part.lines] for part in kept(sight, person)}
    entries = [json.loads(each.line()) for each in entries_about(sight, person)]
    found = {"reference": person, **parts, "entries": entries, "words": own_words(person)}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return _file(HttpResponse(text, content_type="application/json; charset=utf-8"), "json")


@never_cache
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """All that is kept of whoever reads, as a table."""
    sight, person = _oneself(request)
    response = _file(HttpResponse(content_type="text/csv; charset=utf-8"), "csv")
    response.write("\ufeff")  # so that spreadsheets read the accents
    table = csv.writer(response)
    table.writerow(COLUMNS)
    for part in kept(sight, person):
        table.writerows(_row(part, line) for line in part.lines)
    for each in own_words(person):
        table.writerow(("words", each["field"], _unlike_a_formula(each["text"]), "", "", each["entry"]))
    return response


def _oneself(request: HttpRequest) -> tuple[Sight, str]:
    sight = look(request)
    if sight.person is None or sight.charter is None:
        raise Http404
    return sight, sight.person


def _plain(line: Line) -> dict[str, Any]:
    since, until = (each.isoformat() if each else None for each in (line.since, line.until))
    return {"what": line.what, "said": str(line.said), "since": since, "until": until, "entry": line.entry}


def _row(part: Part, line: Line) -> tuple[Any, ...]:
    what, said = _unlike_a_formula(line.what), _unlike_a_formula(str(line.said))
    return part.id, what, said, line.since or "", line.until or "", "" if line.entry is None else line.entry


def _unlike_a_formula(text: str) -> str:
    """Text that a spreadsheet takes for text."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _file(response: HttpResponse, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="my-data.{ending}"'
    return response
