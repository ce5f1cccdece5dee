"""Rehearsing: whoever reads a rehearsal chooses who they are, and lets days pass. No live record has such pages.

The clock ticks when days pass, and enters what has ended by then, as it does of itself in a live record.
"""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from folkmoot.door.clock import tick
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Done
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from folkmoot.door.unmoved import unmoved
from folkmoot.web import words
from folkmoot.web.being.guises import offered
from folkmoot.web.choices import Choices
from folkmoot.web.doing.actors import who
from folkmoot.web.doing.returning import is_ours
from folkmoot.web.page import ACTOR, AHEAD, Sight, look, page
from folkmoot.web.playing import NEW, are_many, is_playable, playable
from folkmoot.web.record import rows_of
from folkmoot.web.searching import typed

DONE, PASSED = "rehearsed", "rehearsed_days"
MOST_DAYS = 366
MOST_ENTRIES = 50
"""How many entries of the clock a page shows."""


def stage(request: HttpRequest) -> Sight:
    """What the reader finds, if it is a rehearsal. A live record has no such page."""
    sight = look(request)
    if not sight.head.rehearsal or sight.charter is None:
        raise Http404
    return sight


@require_safe
def rehearse(request: HttpRequest) -> HttpResponse:
    """Who one is in the rehearsal, whom else one can be, and what day it is."""
    with unmoved():
        return _rehearse(request, stage(request))


def _rehearse(request: HttpRequest, sight: Sight) -> HttpResponse:
    context: dict[str, Any] = {
        "people": playable(sight, typed(request.GET.get("name", ""))),
        "many": are_many(),
        "asked": typed(request.GET.get("name", "")),
        "offered": offered(),
        "new": NEW,
        "today": words.day(sight.today),
        "weekday": words.weekday(sight.today),
        "most_days": MOST_DAYS,
        "next": request.GET.get("next", ""),
    }
    context["passed"] = request.session.pop(PASSED, None)
    if context["passed"]:
        done = request.session.pop(DONE, [])
        context["done"] = rows_of(sight, Entry.objects.filter(index__in=done).order_by("index"))
    if sight.person and sight.charter and not sight.is_dissolved:
        context["who"] = who(Choices(sight, sight.charter, sight.person))
    return page(request, "rehearse", sight, **context)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember, in the signed cookie of this browser, whom its reader plays."""
    stage(request)
    asked = request.POST.get("person", "")
    if asked == NEW:
        request.session[ACTOR] = Draw().person()
    elif is_playable(asked):
        request.session[ACTOR] = asked
    else:
        request.session.pop(ACTOR, None)
        return redirect("rehearse")
    wanted = request.POST.get("next", "")
    return redirect(wanted if wanted and is_ours(request, wanted) else "do")


@require_POST
def wait(request: HttpRequest) -> HttpResponse:
    """Let days pass in the rehearsal of this browser, and the clock tick.

    The record moves on with what the clock enters, else with the next act.
    """
    sight = stage(request)
    days = request.POST.get("days", "")
    if days.isascii() and days.isdigit() and 1 <= int(days[:9]) <= MOST_DAYS:
        now = sight.now + timedelta(days=int(days))
        found = list(tick(now))
        entered = [index for each in found if isinstance(each, Done) for index in (each.index, *each.followed)]
        request.session[AHEAD] = now.isoformat()
        request.session[DONE] = entered[:MOST_ENTRIES]
        request.session[PASSED] = {
            "days": int(days),
            "entered": len(entered),
            "unsaid": len(entered[MOST_ENTRIES:]),
            "refused": sum(isinstance(each, Refused) for each in found),
        }
    return redirect("rehearse")
