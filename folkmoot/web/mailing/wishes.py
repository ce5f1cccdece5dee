"""What somebody wants to be written about: a page for whoever is signed in, and one click from any letter."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from folkmoot.mail.contacts import contact_of, forget, set_contact
from folkmoot.mail.envelope import read_stop
from folkmoot.mail.purposes import PURPOSES, stop_writing, unwanted, want
from folkmoot.web.page import look, page

MOST_POSTAL = 500


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """How one is written to, and about what."""
    sight = look(request)
    if sight.person is None:
        return redirect(f"{reverse('sign-in')}?next={request.path}")
    if request.method == "POST" and "forget" in request.POST:
        forget(sight.person)
        messages.success(request, _("It is deleted. Whoever writes to you does not know where you are reached."))
        return redirect("mail")
    if request.method == "POST":
        want(sight.person, {each for each in request.POST.getlist("about") if each in PURPOSES})
        language = request.POST.get("language", "")
        zone = request.POST.get("zone", "")
        set_contact(
            sight.person,
            language=language if language in dict(settings.LANGUAGES) else "",
            zone=zone if zone in available_timezones() else "",
            on_paper="on_paper" in request.POST,
            postal=request.POST.get("postal", "").replace("\r\n", "\n").strip()[:MOST_POSTAL],
        )
        messages.success(request, _("It is kept. From now on you are written to like this."))
        return redirect("mail")
    gone = unwanted(sight.person)
    given: dict[str, Any] = {
        "contact": contact_of(sight.person),
        "purposes": [(key, says, key not in gone) for key, says in PURPOSES.items()],
        "languages": settings.LANGUAGES,
        "zones": sorted(available_timezones()),
    }
    return page(request, "mailing/wishes", sight, **given)


@csrf_exempt  # mail programs send this of themselves (RFC 8058); the token says whose letters, and nothing else
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters of one purpose: a mail program does it at once, a person is asked first."""
    found = read_stop(token)
    if found is None:
        raise Http404
    person, purpose = found
    if request.method == "POST":
        stop_writing(person, purpose)
    given: dict[str, Any] = {"what": PURPOSES[purpose], "done": request.method == "POST"}
    return page(request, "mailing/stop", look(request), **given)
