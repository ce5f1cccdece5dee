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
from folkmoot.door.unmoved import once
from folkmoot.web import words
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
    row = readable(Decision.objects.filter(pk=key), sight).first()
    entry = Entry.objects.filter(index=born_of(key)).first() if row else None
    if row is None or entry is None:
        raise Http404
    meeting = readable(Meeting.objects.filter(pk=row.meeting), sight).first() if row.meeting is not None else None
    recused = Recused.objects.filter(decision=row.pk).values_list("person", flat=True)
    aside = once(("recused", row.pk), lambda: list(recused), lasting=True)
    asked = Asked(people=set(aside), units=set() if row.unit is None else {row.unit}, texts={row.question})
    named = names(sight, asked)
    carried = carried_by(sight, [entry.index]).get(entry.index, [])
    corrections = Correction.objects.filter(of=entry.index).order_by("pk").values_list("pk", flat=True)
    corrected = once(("corrections of", entry.index), lambda: list(corrections), lasting=True)
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
        ballots=_ballots(row),
        waiting=_waiting(row),
        corrected=[born_of(each) for each in corrected],
        proof=prove(entry, sight.head),
        around=_around(row, sight),
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


def _ballots(row: Decision) -> int:
    """How many ballots in a row had carried the same by then, where the charter wants several; else 0."""
    of = Ballot.objects.filter(decision=row.pk).values_list("ballots", flat=True)
    return once(("ballots", row.pk), lambda: max(of, default=0), lasting=True)


def _waiting(row: Decision) -> list[Waiting]:
    """What it carries and what has had to wait for an appeal; and what became of it."""
    return once(("waiting", row.pk), lambda: list(Waiting.objects.filter(decision=row.pk).order_by("pk")), lasting=True)


def _around(row: Decision, sight: Sight) -> dict[str, int | None]:
    """The decisions of the same body before and after this one."""
    same = readable(Decision.objects.filter(body=row.body, unit=row.unit), sight)
    earlier = same.filter(Q(held_on__lt=row.held_on) | Q(held_on=row.held_on, pk__lt=row.pk))
    later = same.filter(Q(held_on__gt=row.held_on) | Q(held_on=row.held_on, pk__gt=row.pk))
    return {
        "before": earlier.order_by("-held_on", "-pk").values_list("pk", flat=True).first(),
        "after": later.order_by("held_on", "pk").values_list("pk", flat=True).first(),
    }
