"""One decision: its question, its count beside what was needed, and what came of it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.models import Ballot, Decision, Meeting, Recused, Waiting
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.models import Correction, Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, Rows, together
from folkmoot.web import words
from folkmoot.web.behind import behind
from folkmoot.web.carried import carried_by
from folkmoot.web.counted import counted
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, charter_of, look, page
from folkmoot.web.proof import prove
from folkmoot.web.readable import readable


@require_safe
def decision(request: HttpRequest, key: int) -> HttpResponse:
    """One decision, as far as this reader may read it."""
    sight = look(request)
    index = born_of(key)
    found, entries, recused, corrected, ballots, waiting, _beside = together(
        Listed(readable(Decision.objects.filter(pk=key), sight)),
        Rows(Entry, "index", [index]),
        Rows(Recused, "decision", [key]),
        Rows(Correction, "of", [index]),
        Rows(Ballot, "decision", [key]),
        Rows(Waiting, "decision", [key]),
        behind([index]),
    )
    row, entry = (next(iter(each), None) for each in (found, entries))
    if row is None or entry is None:
        raise Http404
    around, meeting = _around(row, sight)
    aside = [each.person for each in recused]
    asked = Asked(people=set(aside), units=set() if row.unit is None else {row.unit}, texts={row.question})
    named = names(sight, asked)
    carried = carried_by(sight, [entry.index]).get(entry.index, [])
    articles = _articles(entry, carried)
    known = [named.person(person, "") for person in aside]
    return page(
        request,
        "decisions/decision",
        sight,
        question=named.text(row.question) or _("A question whose words are not public"),
        by=named.seat(row.body, row.unit),
        decision=row,
        count=counted(sight, [entry.index]).get(entry.index),
        carried=carried,
        articles=articles,
        numbers=list(dict.fromkeys(each["article"] for each in articles)),
        aside=words.listing(known) if known and all(known) else "",
        aside_count=len(aside),
        meeting=meeting,
        entry=entry,
        ballots=max((each.ballots for each in ballots), default=0),
        waiting=waiting,
        corrected=[born_of(each.pk) for each in corrected],
        proof=prove(entry, sight.head),
        around=around,
    )


def _articles(entry: Entry, carried: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The articles by which it was decided, and by which what it carried was allowed; each with its rules in words."""
    verdicts: list[tuple[Mapping[str, Any], str]] = []
    for read in (RecordEntry.parse(bytes(entry.line)), *(each["read"] for each in carried if each["whole"])):
        verdicts.append((read.verdict, read.charter))
    found: dict[str, dict[str, str]] = {}
    for verdict, hash_ in verdicts:
        for rule, article, says in words.rules(verdict, charter_of(hash_)):
            found.setdefault(rule, {"rule": rule, "article": article, "says": says})
    return list(found.values())


def _around(row: Decision, sight: Sight) -> tuple[dict[str, int | None], Meeting | None]:
    """The decisions of the same body before and after this one, and the meeting at which it was taken."""
    same = readable(Decision.objects.filter(body=row.body, unit=row.unit), sight)
    earlier = same.filter(Q(held_on__lt=row.held_on) | Q(held_on=row.held_on, pk__lt=row.pk))
    later = same.filter(Q(held_on__gt=row.held_on) | Q(held_on=row.held_on, pk__gt=row.pk))
    before, after, meeting = together(
        Listed(earlier.order_by("-held_on", "-pk").values_list("pk", flat=True)[:1]),
        Listed(later.order_by("held_on", "pk").values_list("pk", flat=True)[:1]),
        Listed(readable(Meeting.objects.filter(pk__in=[] if row.meeting is None else [row.meeting]), sight)),
    )
    around = {"before": next(iter(before), None), "after": next(iter(after), None)}
    return around, next(iter(meeting), None)
