"""What would become of each row of a list; and admitting whoever is new."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.act import BadAct
from folkmoot.door.refusal import Refused
from folkmoot.importing.admitting import admit, take_over
from folkmoot.importing.columns import FIELDS
from folkmoot.importing.draft import Draft, Outcome
from folkmoot.importing.matching import explained
from folkmoot.members.readings import ROLL, note_reading
from folkmoot.web import words
from folkmoot.web.importing import drafts
from folkmoot.web.importing.choosing import charter_of
from folkmoot.web.importing.who import for_importers, units_of
from folkmoot.web.importing.working import Each, progress, work
from folkmoot.web.page import Sight, page
from folkmoot.web.searching import typed
from folkmoot.web.turning import turn

FAULTS = "faults"
SORTS = (
    (Outcome.NEW, gettext_lazy("New")),
    (Outcome.CHANGED, gettext_lazy("Changed")),
    (Outcome.SAME, gettext_lazy("Same")),
    (Outcome.DUPLICATE, gettext_lazy("Duplicates")),
    (Outcome.LEFT, gettext_lazy("No members any more")),
)
_SAID = {"unit": "branch", "class_id": "class"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def seen(request: HttpRequest, sight: Sight, token: str) -> HttpResponse:
    """A list as it was read; or how far the work on it is."""
    table, draft, kept = drafts.opened(token, sight.person)
    try:
        if request.method == "POST" and "forget" in request.POST:
            drafts.forget(token)
            return redirect("import")
        working = progress(kept)
        if working is not None and not (working["stopped"] and request.method == "POST"):
            return page(request, "importing/working", sight, token=token, file=table.name, working=working)
        if kept.get("entry") is not None:
            drafts.forget(token)
            return redirect("import-done", kept["entry"])
        if not kept.get("seen"):
            return redirect("import-columns", token)
        note_reading(sight.person, ROLL, sight.today)  # what becomes of a row is said by comparing it with the roll
        fault = str(kept.get("wrong", ""))
        if request.method == "POST":
            fault = _admitted(request, sight, token, draft)
            if not fault:
                return redirect("import-seen", token)
        return _shown(request, sight, draft, {"token": token, "file": table.name, "fault": fault})
    finally:
        draft.close()


def _shown(request: HttpRequest, sight: Sight, draft: Draft, given: dict[str, Any]) -> HttpResponse:
    """The rows of one sort, a page at a time."""
    counts, faults = draft.counts(), draft.count_faults()
    sorts = [(each.value, str(says), words.number(counts[each])) for each, says in SORTS if counts[each]]
    sorts += [(FAULTS, _("Not readable"), words.number(faults))] if faults else []
    known = [name for name, _says, _count in sorts]
    asked, show = typed(request.GET.get("words", "")), request.GET.get("show", known[0] if known else "")
    show = show if show in known else Outcome.NEW
    if show == FAULTS:
        found = draft.faults()
        turned = turn(request, len(found))
        given |= {"faults": found[turned.start : turned.stop]}
    else:
        turned = turn(request, draft.count(show, asked))
        given |= {"rows": _rows(sight, draft, draft.people(show, asked, turned.start, turned.size))}
    given |= {"sorts": sorts, "show": show, "words": asked, "turn": turned, "wrong": faults}
    given |= {
        "new": counts[Outcome.NEW],
        "number": words.number(counts[Outcome.NEW]),
        "known": counts[Outcome.CHANGED] + counts[Outcome.SAME],
    }
    given["asks"] = any(rule.eligibility for rule in charter_of(sight).of(MemberClass))
    return page(request, "importing/seen", sight, status=422 if given["fault"] else 200, **given)


def _rows(sight: Sight, draft: Draft, rows: list[Any]) -> list[dict[str, Any]]:
    units = dict(units_of(sight))
    return [
        {
            "row": row["row"],
            "name": row["name"],
            "unit": units.get(str(row["unit"]), ""),
            "since": date.fromisoformat(row["since"]),
            "email": row["email"],
            "why": why,
            "differs": [FIELDS[_SAID.get(each, each)] for each in (row["differs"] or "").split()],
        }
        for row, why in explained(draft, rows)
    ]


def _admitted(request: HttpRequest, sight: Sight, token: str, draft: Draft) -> str:
    """Admit whoever is new; what stands against it, in words."""
    contacts, new = "contacts" in request.POST, draft.count(Outcome.NEW)
    if draft.count_faults() and "leave_out" not in request.POST:
        return _("Some rows cannot be read. Mend the file and send it again, or leave those rows out.")
    if not new:
        if contacts:
            take_over(draft)
        return "" if contacts else _("Nobody in the list is new.")
    person, now, eligible = sight.person, sight.now, "eligible" in request.POST

    def admitting(there: Draft, each: Each) -> None:
        request_id = f"import:{token}"
        found = admit(there, person=person, at=now, eligible=eligible, request=request_id, contacts=contacts, each=each)
        there.keep(entry=found.done.index)

    try:
        work(drafts.folder() / token / "draft.sqlite3", _("Admitting the members"), new, admitting)
    except BadAct as bad:
        return bad.shown()
    except Refused as refused:
        return " ".join(refused.shown())
    return ""
