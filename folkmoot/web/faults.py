"""The pages for what went wrong: in words, without codes, and without the database where that may be what failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.web.page import look, page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return page(request, "404", look(request), status=404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of this browser."""
    return render(request, "web/forged.html", status=403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no browser sends of itself."""
    return render(request, "web/not-understood.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """The server failed."""
    return render(request, "web/failed.html", status=500)
