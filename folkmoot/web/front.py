"""The front page: who the organisation is, what happened lately, and what is said of its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.door.together import together
from folkmoot.history import reads as history
from folkmoot.web import past, words
from folkmoot.web.members import FIGURES, asked_for_figures, figures
from folkmoot.web.offering import NOTES, offers
from folkmoot.web.page import look, page
from folkmoot.web.record import asked_for_news, news

LATELY = 7
EVENTS = 40
FIRST = 20
HISTORY = "history"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The organisation, as its record says."""
    sight = look(request)
    head = sight.head
    together(
        *(asked_for_figures() if sight.may_read(FIGURES) else ()),
        *(history.asked_for_past(FIRST, EVENTS) if sight.may_read(HISTORY) else ()),
        *asked_for_news(sight, without=HISTORY),
    )
    last = words.moment(head.at, sight.zone) if head.at else ""
    context: dict[str, Any] = {
        "lately": news(sight, LATELY, without=HISTORY),
        "last": last,
        "figures": figures(sight),
    }
    if sight.may_read(HISTORY):
        found = history.past(FIRST, EVENTS)
        context |= {"profile": past.profile(sight, found.profile), **_timeline(request, found.events)}
        context |= {"people": past.people(found.people), "claims": past.claims(found.claims), "first": FIRST}
        context["offers"] = offers(request, sight, NOTES)
    return page(request, "front", sight, **context)


def _timeline(request: HttpRequest, first: tuple[history.Happening, ...]) -> dict[str, Any]:
    """The events, the oldest first; all of them where the address asks for all."""
    count = history.timeline_length() if len(first) == EVENTS else len(first)
    found = history.timeline(stop=count) if request.GET.get("events") == "all" else first
    return {"events": past.happenings(found), "more_events": count - len(found)}
