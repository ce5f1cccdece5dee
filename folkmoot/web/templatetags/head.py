"""What the head of every page says: the ways to the others, who reads, and what was just done."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.door.models import Entry
from folkmoot.web.head.pages import ACCOUNT, JOIN, ME, NOW, SIGN_IN, Way, stands_at, way, ways
from folkmoot.web.naming import Asked, names
from folkmoot.web.record import rows_of
from folkmoot.web.rehearsing import DONE

register = template.Library()


@register.simple_tag(takes_context=True)
def pages(context: Any) -> SafeString:
    """The ways to everybody's pages, as links."""
    return _links(stands_at(_path(context)), get_language())


@lru_cache(maxsize=256)
def _links(here: tuple[str, str], language: str | None) -> SafeString:
    """The links in one language, as they are seen from a page, or from below it: they depend on nothing else."""
    return _listed(ways(here))


def _listed(found: Iterable[Way]) -> SafeString:
    return format_html_join(
        "\n",
        '<a href="{}"{}>{}</a>',
        ((each.url, format_html(' aria-current="{}"', each.here) if each.here else "", each.says) for each in found),
    )


@register.simple_tag(takes_context=True)
def reading(context: Any) -> dict[str, Any]:
    """Who reads, by name, and the pages that are theirs: of a member what needs them now, of a stranger how to join."""
    sight, path = context.get("sight"), _path(context)
    if sight is None or not sight.head.size:
        return {}
    if sight.person is None:
        account = way(ACCOUNT, _("Your account"), path) if _signed_in(context) else way(SIGN_IN, _("Sign in"), path)
        join = None if sight.is_dissolved else way(JOIN, _("Join"), path)
        found = [join, None if sight.head.rehearsal else account]
        return {"ways": [each for each in found if each]}
    known = context.get("own_name")  # where the page has found it already
    name = known or names(sight, Asked(people={sight.person})).person(sight.person, _("Somebody new"))
    own = way(NOW, _("What needs you now"), path), way(ME, name, path)
    return {"name": name, "ways": [each for each in own if each]}


@register.simple_tag(takes_context=True)
def just_done(context: Any) -> list[dict[str, Any]]:
    """What this reader did a moment ago, told once, with its entries."""
    request, sight = context.get("request"), context.get("sight")
    done = request.session.pop(DONE, None) if request is not None and sight is not None else None
    return rows_of(sight, Entry.objects.filter(index__in=done).order_by("index")) if done else []


def _signed_in(context: Any) -> bool:
    """Whether somebody has signed in, though the record knows nobody of that address."""
    return bool(getattr(getattr(context.get("request"), "user", None), "is_authenticated", False))


def _path(context: Any) -> str:
    request = context.get("request")
    return request.path if request is not None else ""
