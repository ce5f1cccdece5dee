"""A list that was admitted: where it stands in the record, and how to undo it."""

from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from folkmoot.door.act import BadAct
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.refusal import Refused
from folkmoot.importing.admitting import undo
from folkmoot.members import batches
from folkmoot.members.models import Batch
from folkmoot.web import words
from folkmoot.web.importing.who import for_importers
from folkmoot.web.inviting.who import may_invite
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, page
from folkmoot.web.rehearsing import DONE

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def done(request: HttpRequest, sight: Sight, index: int) -> HttpResponse:
    """What became of a list; and undoing it, until something was done with one of its people."""
    batch = Batch.objects.filter(pk=index * ROWS_AN_ENTRY).first()
    if batch is None:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            undone = undo(batch.pk, person=sight.person, at=sight.now)
            request.session[DONE] = [undone.index]
            return redirect("import-done", index)
        except BadAct:
            pass  # the page says with whom something was done
        except Refused as refused:
            fault = " ".join(refused.shown())
    given: dict[str, Any] = {"index": index, "batch": batch, "number": words.number(batch.members), "fault": fault}
    given["may_invite"] = may_invite(sight)
    if batch.undone_on is None:
        found = list(islice(batches.touched(batch, before=sight.head.size), SHOWN + 1))
        named = names(sight, Asked(people={each.person for each in found}), sight.charter)
        given["touched"] = [(each.row, named.person(each.person), each.entry) for each in found[:SHOWN]]
        given["more"] = len(found) > SHOWN
    return page(request, "importing/done", sight, status=403 if fault else 200, **given)
