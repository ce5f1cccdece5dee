"""The page of one's tokens: make one for a program or a calendar, see it once, take it back."""

from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.api import tokens as tokens_
from folkmoot.web.page import Sight, look

DAYS = {"30": gettext_lazy("30 days"), "365": gettext_lazy("a year"), "": gettext_lazy("until it is taken back")}
SHOWN_ONCE = "token_made"
ORGANS = {
    "constitution": gettext_lazy("the charter: propose, amend, interpret"),
    "members": gettext_lazy("membership: apply, admit, transfer, resign"),
    "branches": gettext_lazy("branches: charter, suspend, dissolve"),
    "bodies": gettext_lazy("bodies: call meetings, enter decisions, seat people"),
    "history": gettext_lazy("history: note events, claims and people"),
    "record": gettext_lazy("the record: put entries right"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever reads, and a form for a new one."""
    sight = look(request)
    if sight.person is None:
        return redirect(f"{reverse('sign-in')}?next={request.path}")
    typed, faults = _typed(request), dict[str, str]()
    if request.method == "POST":
        faults = _faults(typed)
        if not faults:
            try:
                request.session[SHOWN_ONCE] = tokens_.make(
                    sight.person, typed["label"], typed["for"], today=_today(), days=int(typed["days"] or 0) or None
                )
                return redirect("tokens")
            except tokens_.TooMany:
                faults["label"] = _("You have {count} tokens: take one back first.").format(count=tokens_.MOST)
    return _page(request, sight, typed, faults)


@require_POST
def revoke(request: HttpRequest, key: int) -> HttpResponse:
    """Take a token back: from now on it opens nothing."""
    sight = look(request)
    if sight.person is not None and key < 2**53:
        tokens_.revoke(key, sight.person, _today())
    return redirect("tokens")


def _today() -> date:
    """Tokens are a matter of this server, not of the organisation: its own clock counts."""
    return datetime.now(UTC).date()


def _typed(request: HttpRequest) -> dict[str, Any]:
    if request.method != "POST":
        return {"label": "", "for": [tokens_.READ], "days": "365"}
    return {
        "label": request.POST.get("label", "").strip(),
        "for": request.POST.getlist("for"),
        "days": request.POST.get("days", ""),
    }


def _faults(typed: dict[str, Any]) -> dict[str, str]:
    faults = {}
    if not 1 <= len(typed["label"]) <= 80:
        faults["label"] = _("Say what the token is for, in at most 80 characters.")
    if not typed["for"] or set(typed["for"]) - set(tokens_.scopes()):
        faults["for"] = _("Tick at least one thing that the token is for.")
    if typed["days"] not in DAYS:
        faults["days"] = _("Choose for how long.")
    return faults


def _page(request: HttpRequest, sight: Sight, typed: dict[str, Any], faults: dict[str, str]) -> HttpResponse:
    made = request.session.pop(SHOWN_ONCE, None)
    says = {scope: _says(scope) for scope in tokens_.scopes()}
    calendar = made is not None and tokens_.find(made, _today())
    address = ""
    if calendar and tokens_.is_for(calendar, tokens_.CALENDAR):
        address = request.build_absolute_uri(reverse("meetings-calendar", args=[made]))
    context = {
        "sight": sight,
        "head": sight.head,
        "here": "tokens",
        "made": made,
        "calendar": address,
        "scopes": says.items(),
        "days": DAYS.items(),
        "typed": typed,
        "faults": faults,
        "tokens": [
            {"token": each, "for": [says[scope] for scope in each.scopes if scope in says]}
            for each in tokens_.of(sight.person or "", _today())
        ],
    }
    return render(request, "api/tokens.html", context, status=422 if faults else 200)


def _says(scope: str) -> str:
    if scope == tokens_.READ:
        return _("read what I may read")
    if scope == tokens_.CALENDAR:
        return _("my meetings, as a calendar")
    organ = scope.partition(":")[2]
    return _("act for me in {what}").format(what=ORGANS.get(organ, organ))
