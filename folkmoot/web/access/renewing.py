"""`/people/<ref>/access`: an officer who has seen somebody gives them a new way to sign in.

The address is typed here and nowhere else: it goes to what is kept beside the record. In a rehearsal there are no
accounts, and the form of the act alone is left.
"""

import re
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.forms import Plain
from folkmoot.accounts.renewing import ACT, renew
from folkmoot.door.act import BadAct
from folkmoot.door.enact import ask
from folkmoot.door.refusal import Refused
from folkmoot.members import reads
from folkmoot.members.acts import RenewAccess
from folkmoot.web import words
from folkmoot.web.doing.actors import ask_who
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.rehearsing import DONE

_REQUEST_ID = re.compile("[A-Za-z0-9:_-]{1,64}")


class Access(Plain, forms.Form):
    """How somebody was seen, and where they are reached from now on."""

    seen = forms.CharField(max_length=200)
    address = forms.EmailField(max_length=254, required=False)
    words = {
        "seen": (
            gettext_lazy("How you saw that it is they"),
            gettext_lazy("They came to the office with their card, for instance."),
        ),
        "address": (
            gettext_lazy("Their new e-mail address"),
            gettext_lazy("Let them read it before you go on. Leave it empty if they still read the mail they had."),
        ),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest, reference: str) -> HttpResponse:
    """The form for it, or why it is not for this reader; and what becomes of it."""
    sight = look(request)
    if sight.head.rehearsal and sight.person:
        return redirect(f"{reverse('act', args=[ACT])}?{urlencode({'person': reference})}")
    if sight.person is None:
        return ask_who(request, sight)
    if not sight.may_read("roll") or sight.charter is None or reads.person(reference) is None:
        raise Http404
    form = Access(request.POST if request.method == "POST" else None)
    given: dict[str, Any] = {"form": form, "reference": reference, "request_id": _request_id(request)}
    if not form.is_valid():
        because = _why_not(sight, sight.person, reference)
        status = 422 if form.is_bound else 200
        return _shown(request, sight, reference, given | {"because": because}, status)
    try:
        done = renew(reference, **form.cleaned_data, by=sight.person, at=sight.now, request=given["request_id"])
    except Refused as refused:
        return _shown(request, sight, reference, given | {"because": refused.shown()}, 403)
    except BadAct as error:
        return _shown(request, sight, reference, given | {"because": [_says(error)]}, 422)
    request.session[DONE] = [done.index]
    return redirect("person", reference)


def _shown(
    request: HttpRequest, sight: Sight, reference: str, given: dict[str, Any], status: int = 200
) -> HttpResponse:
    name = names(sight, Asked(people={reference})).person(reference, _("somebody"))
    return page(request, "people/access", sight, status=status, called=name, **given)


def _why_not(sight: Sight, officer: str, person: str) -> list[str]:
    """Why the reader may not do it, in sentences; nothing where they may."""
    try:
        verdict = ask(RenewAccess(person=person, seen="…"), person=officer, at=sight.now)
    except BadAct as error:
        return [_says(error)]
    return [] if verdict.value == "allowed" else [words.reason_says(reason) for reason in verdict.because]


def _says(error: BadAct) -> str:
    """What cannot be meant, as a page says it: the door speaks of fields."""
    if "own access" in str(error):
        return _("Nobody does this for themselves: another officer has to see you.")
    return _("Somebody else signs in with this address. Use another one.")


def _request_id(request: HttpRequest) -> str:
    """The id that the form carries, so that a double click leaves one entry; a new one for a new form."""
    given = request.POST.get("request_id", "")
    return given if _REQUEST_ID.fullmatch(given) else f"access:{uuid4().hex}"
