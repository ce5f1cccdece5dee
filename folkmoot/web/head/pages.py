"""The pages that the head of every page leads to: those that exist, for whoever has a use for them."""

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERYBODYS: tuple[tuple[str, str | Promise], ...] = (
    ("charter", _("Charter")),
    ("bodies", _("Bodies")),
    ("branches", _("Branches")),
    ("meetings", _("Meetings")),
    ("decisions", _("Decisions")),
    ("complaints", _("Complaints")),
    ("members", _("Members")),
    ("record", _("Record")),
    ("history", _("History")),
)
"""The name of each page's address, and what it is called."""

NOW, ME, JOIN, SIGN_IN, ACCOUNT = "now", "me", "join", "account_login", "account"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a page. `here` is `page` where one stands on it, `true` on a page below it, else empty."""

    url: str
    says: str | Promise
    here: str


def stands_at(path: str) -> tuple[str, str]:
    """The way to everybody's pages on which one stands at a path, and how: as `Way.here`. Nothing, on none of them."""
    found = ((url, _here(url, path)) for name, _says in EVERYBODYS if (url := where(name)))
    return next(((url, here) for url, here in found if here), ("", ""))


def ways(stands: tuple[str, str]) -> list[Way]:
    """The ways to everybody's pages, seen from where one stands."""
    found = ((where(name), says) for name, says in EVERYBODYS)
    return [Way(url, says, stands[1] if url == stands[0] else "") for url, says in found if url]


def way(name: str, says: str | Promise, path: str) -> Way | None:
    """The way to one page; None where it does not exist."""
    url = where(name)
    return Way(url, says, _here(url, path)) if url else None


@cache
def where(name: str) -> str:
    """The address of a page by its name; nothing where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _here(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(f"{url}/") else ""
