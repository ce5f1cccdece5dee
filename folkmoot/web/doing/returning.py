"""Where one came from, and goes back to when an act is done: a page of this site, never the form itself."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

BACK = "back"
MOST = 500


def way_back(request: HttpRequest) -> str:
    """The page that the form names, else the one that led to it, else the list of what one may do."""
    asked = request.POST.get(BACK) or request.GET.get(BACK) or _led_here(request)
    return asked if asked and is_ours(request, asked) and not _is_a_form(asked) else reverse("do")


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address leads to a page of this site, and to no other."""
    here = {request.get_host()}
    return len(address) <= MOST and url_has_allowed_host_and_scheme(address, here, require_https=request.is_secure())


def _led_here(request: HttpRequest) -> str:
    led = urlsplit(request.headers.get("Referer", "")) if request.method == "GET" else None
    if led is None or led.netloc != request.get_host():
        return ""
    return led.path + (f"?{led.query}" if led.query else "")


def _is_a_form(address: str) -> bool:
    return urlsplit(address).path.startswith(f"{reverse('do')}/")
