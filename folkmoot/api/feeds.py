"""Feeds: public decisions as Atom, and one's own meetings as a calendar that any program keeps up to date."""

from datetime import UTC, datetime, time, timedelta

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from folkmoot.api import tokens
from folkmoot.api.calling import Caller
from folkmoot.bodies.models import Decision, Meeting
from folkmoot.door.models import Head
from folkmoot.door.occasion import born_of
from folkmoot.web.counted import counted
from folkmoot.web.home.mine import Mine
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable

MOST = 50
PAST_DAYS = 90


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The public decisions that were entered last, as Atom (RFC 4287)."""
    sight = Caller().sight
    rows = list(readable(Decision.objects.all(), sight).order_by("-pk")[:MOST])
    indices = [born_of(row.pk) for row in rows]
    named = names(
        sight, Asked(units={row.unit for row in rows if row.unit is not None}, texts={r.question for r in rows})
    )
    counts = counted(sight, indices)
    feed = Atom1Feed(
        title=_("Decisions of {organisation}").format(organisation=sight.name),
        link=request.build_absolute_uri("/"),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for row, index in zip(rows, indices, strict=True):
        outcome = _("Carried: {question}") if row.carried else _("Not carried: {question}")
        count = counts.get(index)
        day = datetime.combine(row.held_on, time(12), tzinfo=UTC)
        feed.add_item(
            title=outcome.format(question=named.text(row.question) or _("a question whose words are not public")),
            link=request.build_absolute_uri(reverse("entry", args=[index])),
            description=count.says if count is not None else "",
            author_name=named.seat(row.body, row.unit),
            unique_id=f"tag:{sight.head.origin},2026:{index}",
            pubdate=day,
            updateddate=day,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@require_safe
def meetings(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of whoever holds the token, past and to come, as iCalendar (RFC 5545)."""
    found = tokens.find(token, datetime.now(UTC).date())
    if found is None or not tokens.is_for(found, tokens.CALENDAR):
        raise Http404
    head = Head.objects.filter(pk=Head.THE_ONE).first() or Head()
    sight = Sight(head, None, found.person)
    rows = list(_own(sight, found.person))
    named = names(
        sight, Asked(units={row.unit for row in rows if row.unit is not None}, texts={r.agenda for r in rows})
    )
    calendar = Calendar()
    calendar.add("prodid", "-//Folkmoot//Meetings//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Meetings of {organisation}").format(organisation=sight.name))
    for row in rows:
        event = Event()
        event.add("uid", f"{row.pk}@{head.origin.replace('/', '.')}")
        event.add("dtstamp", head.at or datetime.now(UTC))
        event.add("dtstart", row.day)
        event.add("dtend", row.day + timedelta(days=1))
        event.add("summary", _("Meeting of {body}").format(body=named.seat(row.body, row.unit)))
        event.add("url", request.build_absolute_uri(reverse("entry", args=[born_of(row.pk)])))
        agenda = named.text(row.agenda)
        if agenda:
            event.add("description", agenda)
        calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _own(sight: Sight, person: str):  # type: ignore[no-untyped-def]  # a query set of meetings
    """The meetings of wherever a person has a say: where they sit, and where everybody meets."""
    if sight.charter is None:
        return Meeting.objects.none()
    mine = Q(pk__in=[])
    for body, unit in Mine(sight, sight.charter, person).places:
        mine |= Q(body=body, unit=unit)
    since = sight.today - timedelta(days=PAST_DAYS)
    return readable(Meeting.objects.filter(mine, day__gte=since), sight).order_by("day")
