"""The page on which members are invited to have an account: some, or everybody who has no invitation."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.invitations import DAYS, MOST, invite, undelivered, under_way
from folkmoot.accounts.models import Invited
from folkmoot.mail.contacts import addresses_of
from folkmoot.members.models import Membership
from folkmoot.members.readings import ROLL, note_reading
from folkmoot.members.sought import named
from folkmoot.web import words
from folkmoot.web.doing.actors import ask_who
from folkmoot.web.inviting.who import can_write, may_invite, without_account, without_invitation
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.searching import typed
from folkmoot.web.turning import turn


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inviting(request: HttpRequest) -> HttpResponse:
    """Who has an address and no account, and inviting them. Raises Http404 for whoever enters no decisions."""
    sight = look(request)
    if sight.person is None:
        return ask_who(request, sight)
    if not may_invite(sight):
        raise Http404
    return _invite(request, sight, sight.person) if request.method == "POST" else _shown(request, sight, sight.person)


def _invite(request: HttpRequest, sight: Sight, by: str) -> HttpResponse:
    """Write to those who were ticked, or to everybody who has no invitation, and say to how many."""
    now = datetime.now(UTC)
    if can_write(sight):
        if "everybody" in request.POST:
            meant = without_invitation(sight, now)
        else:
            meant = without_account(sight).filter(person__in=request.POST.getlist("person")[:MOST])
        messages.success(
            request, _said(invite(meant.values_list("person", flat=True)[:MOST], settings.SITE, by=by, now=now))
        )
    return redirect(request.get_full_path())


def _said(count: int) -> str:
    if not count:
        return _("Nobody was written to: tick somebody who was not invited today.")
    says = ngettext(
        "{number} invitation is written, and is sent from here on.",
        "{number} invitations are written, and are sent from here on.",
        count,
    )
    return says.format(number=words.number(count))


def _shown(request: HttpRequest, sight: Sight, by: str) -> HttpResponse:
    everybody, asked = without_account(sight), typed(request.GET.get("name", ""))
    found = everybody.filter(person__in=named(asked, sight.reader.classes).values("reference")) if asked else everybody
    turned = turn(request, found.count())
    open_to = without_invitation(sight, datetime.now(UTC)).count()
    waits, written = under_way(by)
    note_reading(by, ROLL, sight.today)
    given: dict[str, Any] = {
        "rows": _rows(found[turned.start : turned.stop], sight),
        "turn": turned,
        "asked": asked,
        "can_write": can_write(sight),
        "without": open_to,
        "without_said": words.number(open_to),
        "most": MOST if open_to > MOST else 0,
        "waits": waits,
        "written": written,
        "sent": written - waits,
    }
    return page(request, "inviting/invite", sight, **given)


def _rows(found: Iterable[Membership], sight: Sight) -> list[dict[str, Any]]:
    rows = list(found)
    people = [row.person for row in rows]
    units = {row.unit for row in rows if row.unit is not None}
    called, addresses = names(sight, Asked(people=set(people), units=units)), addresses_of(people)
    invited = dict(Invited.objects.filter(person__in=people).values_list("person", "at"))
    failed, open_since = undelivered(people), datetime.now(UTC) - timedelta(days=DAYS)
    return [
        {
            "person": row.person,
            "name": called.person(row.person, _("name withheld")),
            "address": addresses.get(row.person, ""),
            "unit": called.unit(row.unit, "") if row.unit is not None else "",
            "invited": invited[row.person].astimezone(sight.zone).date() if row.person in invited else None,
            "failed": row.person in failed,
            "over": row.person in invited and invited[row.person] < open_since,
        }
        for row in rows
    ]
