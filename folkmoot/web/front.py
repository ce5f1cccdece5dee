"""The front page: who the organisation is, and what happened lately."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.web import words
from folkmoot.web.page import look, page
from folkmoot.web.record import latest

LATELY = 7


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The organisation, as its record says."""
    sight = look(request)
    head = sight.head
    last = words.moment(head.at, sight.zone) if head.at else ""
    return page(request, "front", sight, lately=latest(sight, head.size, LATELY), last=last)
