"""`/now`: a member's first page. What needs them now, with what to do and by when; what was decided lately."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.models import Decision
from folkmoot.door.unmoved import unmoved
from folkmoot.web.home import begun, belonging, drawing, hearing, owing, sitting
from folkmoot.web.home.found import find
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import in_order
from folkmoot.web.naming import Names, names
from folkmoot.web.page import Sight, look, page

PARTS = (
    belonging.own,
    belonging.applications,
    sitting.meetings,
    sitting.terms,
    sitting.proposals,
    drawing.lots,
    hearing.cases,
    owing.claims,
    begun.forms,
)


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What needs whoever reads now."""
    sight = look(request)
    if sight.person is None or sight.charter is None or sight.is_dissolved:
        return page(request, "home/now", sight)
    with unmoved():
        return page(request, "home/now", sight, **_now(sight, Mine(sight, sight.charter, sight.person)))


def _now(sight: Sight, mine: Mine) -> dict[str, Any]:
    found = find(mine)
    asked = found.asked()
    asked.people.add(mine.person)
    named = names(sight, asked)
    own_name = named.person(mine.person, "")
    return {
        "own_name": own_name,
        "greeting": _greeting(sight, own_name),
        "needs": in_order(need for part in PARTS for need in part(mine, found, named)),
        "decisions": [_decision(row, named) for row in found.decisions],
        "belongs": mine.membership is not None,
        "has_applied": any(row.person == mine.person for row in found.applications),
    }


def _greeting(sight: Sight, name: str) -> str:
    hour = sight.now.astimezone(sight.zone).hour
    if not name:
        return _("Good day.")
    if 5 <= hour < 12:
        return _("Good morning, {name}.").format(name=name)
    if 12 <= hour < 18:
        return _("Good afternoon, {name}.").format(name=name)
    return _("Good evening, {name}.").format(name=name)


def _decision(row: Decision, named: Names) -> dict[str, Any]:
    return {
        "question": named.text(row.question) or _("A question whose words are not for you to read"),
        "by": capfirst(named.seat(row.body, row.unit)),
        "day": row.held_on,
        "carried": row.carried,
        "key": row.pk,
    }
