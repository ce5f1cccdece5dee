"""The versions of the charter that were adopted, the newest first, and each of them whole."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.constitution import reads as constitution
from folkmoot.constitution.models import Proposal, Version
from folkmoot.door.occasion import born_of
from folkmoot.web.charter import articles
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, charter_of, look, page
from folkmoot.web.readable import readable
from folkmoot.web.turning import turn
from folkmoot.web.versions.changed import changed

A_PAGE = 20


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Each version with its day, its entry and its hash; and what is proposed now."""
    sight = look(request)
    found = constitution.versions()
    turned = turn(request, found.count(), A_PAGE)
    rows = list(found.reverse()[turned.start : turned.stop + 1])  # and the one before the last of them
    shown = [
        {
            "number": turned.count - turned.start - n,
            "from": row.from_day,
            "entry": born_of(row.pk),
            "hash": row.charter,
            "changes": changed(charter_of(rows[n + 1].charter), charter_of(row.charter)) if n + 1 < len(rows) else (),
        }
        for n, row in enumerate(rows[: turned.size])
    ]
    return page(request, "versions/versions", sight, rows=shown, turn=turned, proposals=_proposals(sight))


def _proposals(sight: Sight) -> list[dict[str, Any]]:
    """What is put forward and not carried out, as far as this reader may read it; the newest first."""
    rows = list(readable(constitution.proposals(), sight).order_by("-pk")[:A_PAGE])
    named = names(sight, Asked(texts={row.reason for row in rows}))
    return [{"key": row.pk, "day": row.day, "ends": not row.charter, "reason": named.text(row.reason)} for row in rows]


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version of the charter: what it changed, and its whole text."""
    sight = look(request)
    row, before, last = nth(number)
    found = charter_of(row.charter)
    return page(
        request,
        "versions/version",
        sight,
        number=number,
        charter=found,
        articles=articles(found),
        day=row.from_day,
        until=_until(row),
        entry=born_of(row.pk),
        hash=row.charter,
        changes=changed(charter_of(before.charter), found) if before else None,
        around={"before": number - 1 if before else None, "after": number + 1 if number < last else None},
    )


def nth(number: int) -> tuple[Version, Version | None, int]:
    """The n-th version, the one before it, and how many there are. Raises Http404."""
    found = constitution.versions()
    last = found.count()
    if not 1 <= number <= last:
        raise Http404
    rows = list(found[max(0, number - 2) : number])
    return rows[-1], rows[0] if len(rows) > 1 else None, last


def _until(row: Version) -> Any:
    """The day from which the next version was in force."""
    later = constitution.versions().filter(pk__gt=row.pk)
    return later.values_list("from_day", flat=True).first()


def proposal_of(sight: Sight, key: int) -> Proposal:
    """The proposal with this key. Raises Http404 where there is none that this reader may read."""
    row = readable(Proposal.objects.filter(pk=key), sight).first()
    if row is None:
        raise Http404
    return row
