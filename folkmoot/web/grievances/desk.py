"""`/complaints/desk`: the cases before whoever reads, by when something is due in each, and who stands aside.

Only who holds a seat of a body before which cases come has a desk; nobody else finds the page.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.bodies.reads import mandates_of
from folkmoot.grievances import panel, procedure, readers
from folkmoot.grievances.models import Case
from folkmoot.grievances.reads import is_open
from folkmoot.web import words
from folkmoot.web.grievances import parts, stands
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight, look, page


def sits(sight: Sight) -> bool:
    """Whether whoever reads holds a seat of one of them."""
    if sight.person is None or sight.charter is None:
        return False
    seats = procedure.judging_seats(sight.charter)
    return any(each.seat in seats for each in mandates_of(sight.person, sight.today))


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The cases before whoever reads."""
    sight = look(request)
    if not sits(sight):
        raise Http404
    found = [each for each in parts.cases_of(sight) if each.part == parts.JUDGE]
    named = names(sight, Asked(people={person for each in found for person in _aside(each.case, sight)}))
    rows = [_row(each, named) for each in found]
    return page(
        request,
        "grievances/desk",
        sight,
        open=[each for each in rows if each["open"]],
        over=[each for each in rows if not each["open"]],
    )


def _row(one: parts.Seen, named: Names) -> dict[str, Any]:
    sight = one.sight
    return {
        "key": one.case.pk,
        "number": one.number,
        "open": is_open(one.case, sight.today),
        "opened": one.case.opened_on,
        "state": stands.state(one.case, named, sight.today),
        "next": next(stands.coming(one.case, sight.today), None),
        "aside": words.listing([named.person(each) for each in _aside(one.case, sight)]),
    }


def _aside(case: Case, sight: Sight) -> list[str]:
    """Who stands aside from a case, of those before whom it is."""
    found: dict[str, None] = {}
    for each in readers.benches(case, sight.today):
        if each.body:
            there = panel.panel(case, sight.today, verb=each.verb, body=each.body, unit=each.unit)
            found.update(dict.fromkeys(sorted(there.aside)))
    return list(found)
