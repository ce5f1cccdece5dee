"""One meeting: its call, its agenda, who is there and whether they are enough, and what was decided."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.bodies.meetings import rule_of
from folkmoot.bodies.models import Meeting
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, Rows, together
from folkmoot.door.unmoved import unmoved
from folkmoot.web import words
from folkmoot.web.meetings.course import course, title
from folkmoot.web.meetings.when import held_at, stage_of
from folkmoot.web.naming import Asked, names
from folkmoot.web.offering import offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import readable


@require_safe
@unmoved()
def meeting(request: HttpRequest, key: int) -> HttpResponse:
    """One meeting, and what may be done at it now."""
    sight = look(request)
    row = found(sight, key)
    named = names(sight, Asked(units=set() if row.unit is None else {row.unit}))
    told = course(sight, row)
    stage = stage_of(row, sight.today, decided=any(each.key is not None for each in told.steps))
    rule = rule_of(sight.charter, row.body) if sight.charter else None
    return page(
        request,
        "meetings/meeting",
        sight,
        meeting=row,
        title=title(row, named, words.day(row.day)),
        of=named.seat(row.body, row.unit),
        at=held_at(row, sight),
        course=told,
        stage=stage,
        entry=born_of(row.pk),
        rule={"says": words.rule_says(rule, sight.charter), "article": rule.article}
        if rule and sight.charter
        else None,
        offers=offers(request, sight, possible(row, stage)) if possible(row, stage) else [],
    )


def found(sight: Sight, key: int) -> Meeting:
    """The meeting with this key. Raises Http404 where there is none that this reader may read of."""
    found, _ = together(Listed(readable(Meeting.objects.filter(pk=key), sight)), Rows(Meeting, "id", [key]))
    if not found:
        raise Http404
    row: Meeting = found[0]
    return row


def possible(row: Meeting, stage: str) -> Mapping[str, Mapping[str, Any]]:
    """What is to be done at a meeting as it stands, by an example of each act."""
    whose = {"body": row.body} if row.unit is None else {"body": row.body, "unit": row.unit}
    opening = {"bodies.open_meeting": {"meeting": row.pk, "present": 1}}
    counting = {"bodies.note_quorum": {"meeting": row.pk, "present": 1}}
    count = {"yes": 1, "no": 0, "present": 1, "question": "…"}
    deciding = {"bodies.decide": {**whose, "held_on": row.day.isoformat(), **count}}
    approving = {"bodies.approve_minutes": {"meeting": row.pk, "minutes": "…"}}
    if row.approved_on is not None:
        return {}
    if stage == "coming":
        return opening
    if stage == "open":
        return {**counting, **deciding, **approving}
    return {**({} if row.opened else opening), **deciding, **approving}
