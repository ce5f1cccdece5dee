"""The history as it is told: the timeline, what others said, notable people; each with its source, by year, searched.

One part is shown at a time. The timeline begins with who the organisation is and how many it was.
"""

from typing import Any, get_args

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.door.unmoved import once, unmoved
from folkmoot.history import reads
from folkmoot.history.acts.timeline import Topic
from folkmoot.web import past
from folkmoot.web.labels import option
from folkmoot.web.members import figures
from folkmoot.web.offering import NOTES, offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import with_words
from folkmoot.web.searching import typed
from folkmoot.web.turning import turn

HISTORY = "history"
TIMELINE, CLAIMS, PEOPLE = "timeline", "claims", "people"


@require_safe
@unmoved()
def history(request: HttpRequest) -> HttpResponse:
    """One part of the history, of a year or a topic, or with some words, where these are asked for."""
    sight = look(request)
    if not sight.may_read(HISTORY):
        return page(request, "story/history", sight, private=True)
    show = request.GET.get("show", TIMELINE)
    show = show if show in (CLAIMS, PEOPLE) else TIMELINE
    asked = {name: typed(request.GET.get(name, "")) for name in ("year", "topic", "words")}
    told = _told(request, sight, show, asked)
    if show == TIMELINE and told["turn"].number == 1 and not any(asked.values()):
        told |= {
            "profile": past.profile(sight, reads.profile()),
            "figures": figures(sight),
            "offers": offers(request, sight, NOTES),
        }
    return page(
        request,
        "story/history",
        sight,
        show=show,
        asked={**asked, "any": any(asked.values())},
        topics=[(each, option(each)) for each in get_args(Topic)],
        counts={
            "claims": once("claims counted", reads.claimed().count, lasting=True),
            "people": once("people counted", reads.noted_people().count, lasting=True),
        },
        **told,
    )


def _years(found: Any) -> list[str]:
    return [str(day.year) for day in found.dates("day", "year", order="ASC")]


def _told(request: HttpRequest, sight: Sight, show: str, asked: dict[str, str]) -> dict[str, Any]:
    """One page of the part that is shown, and the years that it can be asked for."""
    found: Any = reads.claimed() if show == CLAIMS else reads.noted_people() if show == PEOPLE else reads.events()
    years = [] if show == PEOPLE else once(("years", show), lambda: _years(found), lasting=True)
    if asked["topic"] and show == TIMELINE:
        found = found.filter(topic=asked["topic"])
    if asked["year"] in years:
        found = found.filter(day__year=int(asked["year"]))
    found = with_words(found, asked["words"], sight)
    turned = turn(request, found.count())
    rows = found[turned.start : turned.stop]
    if show == CLAIMS:
        shown = past.claims(reads.said(rows))
    elif show == PEOPLE:
        shown = past.people(reads.noted(rows))
    else:
        shown = past.happenings(reads.happenings(rows))
    return {"rows": shown, "years": years, "turn": turned}
