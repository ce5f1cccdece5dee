"""The front page: who the organisation is, what happened lately, and what is said of its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.history import reads as history
from folkmoot.web import past, words
from folkmoot.web.members import figures
from folkmoot.web.offering import NOTES, offers
from folkmoot.web.page import look, page
from folkmoot.web.record import news

LATELY = 7
EVENTS = 40
FIRST = 20
HISTORY = "history"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The organisation, as its record says."""
    sight = look(request)
    head = sight.head
    last = words.moment(head.at, sight.zone) if head.at else ""
    context: dict[str, Any] = {
        "lately": news(sight, LATELY, without=HISTORY),
        "last": last,
        "figures": figures(sight),
    }
    if sight.may_read(HISTORY):
        context |= {"profile": past.profile(sight), **_timeline(request)}
        people, claims = history.notable_people(most=FIRST), history.claims(most=FIRST)
        context |= {"people": past.people(people), "claims": past.claims(claims), "first": FIRST}
        context["offers"] = offers(request, sight, NOTES)
    return page(request, "front", sight, **context)


def _timeline(request: HttpRequest) -> dict[str, Any]:
    """The events, the oldest first; all of them where the address asks for all."""
    count = history.timeline_length()
    most = count if request.GET.get("events") == "all" else EVENTS
    return {"events": past.happenings(history.timeline(stop=most)), "more_events": max(0, count - most)}
