"""Whom to write to on paper: letters to those without a mail address, for whoever enters decisions of their unit."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateformat import format as formatted
from django.utils.formats import get_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from folkmoot.mail.contacts import contacts_of
from folkmoot.mail.models import Letter
from folkmoot.mail.queue import mark_posted
from folkmoot.paper.document import Para
from folkmoot.paper.letters import Letter as PrintedLetter
from folkmoot.paper.letters import Letters, letters
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.reach import units_entered
from folkmoot.web.turning import turn

ROWS = 50
MOST_PRINTED = 500


@never_cache
@require_safe
def on_paper(request: HttpRequest) -> HttpResponse:
    """The letters that are to be posted, the oldest first."""
    sight = look(request)
    waiting = _waiting(sight)
    turned = turn(request, waiting.count(), ROWS)
    rows = list(waiting[turned.start : turned.stop])
    named, contacts = names(sight, Asked(people={row.person for row in rows})), contacts_of(row.person for row in rows)
    shown = [
        {
            "letter": row,
            "name": named.person(row.person),
            "postal": contacts[row.person].postal if row.person in contacts else "",
        }
        for row in rows
    ]
    return page(request, "mailing/on-paper", sight, letters=shown, turn=turned, most=MOST_PRINTED)


@never_cache
@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """The letters to be posted as one PDF, each on a page of its own."""
    sight = look(request)
    rows = list(_waiting(sight)[:MOST_PRINTED])
    if not rows:
        raise Http404
    named, contacts = names(sight, Asked(people={row.person for row in rows})), contacts_of(row.person for row in rows)
    sheaf = [
        PrintedLetter(
            to=(named.person(row.person), *(contacts[row.person].postal.split("\n") if row.person in contacts else ())),
            title=row.subject,
            blocks=tuple(Para(each) for each in _paragraphs(row)),
            day=formatted(row.written.astimezone(sight.zone).date(), get_format("DATE_FORMAT")),
            language=row.language,
        )
        for row in rows
    ]
    content = letters(Letters(title=sight.name, sender=(sight.name,), letters=tuple(sheaf)))
    return HttpResponse(content, content_type="application/pdf")


@require_POST
def posted(request: HttpRequest) -> HttpResponse:
    """These letters were posted: their words go."""
    sight = look(request)
    asked = [int(key) for key in request.POST.getlist("letter") if key.isascii() and key.isdigit() and len(key) < 19]
    found = _waiting(sight).filter(pk__in=asked[:MOST_PRINTED]).values_list("pk", flat=True)
    mark_posted(list(found), datetime.now(UTC))
    return redirect("mail-paper")


def _paragraphs(letter: Letter) -> list[str]:
    return [*letter.text.split("\n\n"), *([settings.SITE + letter.link] if letter.link else [])]


def _waiting(sight: Sight) -> "QuerySet[Letter]":
    """The letters to be posted of the units whose decisions the reader enters. Raises Http404 if there are none."""
    units = units_entered(sight)
    if not units:
        raise Http404
    found = Letter.objects.filter(state=Letter.ON_PAPER)
    return (found if None in units else found.filter(unit__in=units)).order_by("written", "pk")
