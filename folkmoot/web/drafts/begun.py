"""Whether a form is one that somebody began: what the page of the form says of it, and does with it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

from folkmoot.web.drafts.keeping import agrees, find, form_of, typed_in
from folkmoot.web.page import Sight


@dataclass(frozen=True, slots=True)
class Begun:
    """A form and its draft. `can`: it may be kept. `own`: its draft is of this very form, and goes when it is done.

    `since` is the day of the draft that stands in it. `other` leads to one that somebody began with something else.
    """

    can: bool = False
    own: bool = False
    typed: QueryDict | None = None
    since: date | None = None
    other: str = ""


def begun(request: HttpRequest, sight: Sight, act: str) -> Begun:
    """What is kept of the form that is asked for. A stranger keeps nothing; an address that says more comes first."""
    if sight.person is None:
        return Begun()
    if request.method == "POST":
        return Begun(can=True, own="draft" in request.POST)
    carries = request.GET.get("carries", "")
    row = find(sight.person, act, carries)
    if row is None:
        return Begun(can=True, own=True)
    if not agrees(row, request.GET):
        return Begun(can=True, since=row.day, other=form_of(act, carries))
    return Begun(can=True, own=True, typed=typed_in(row), since=row.day)
