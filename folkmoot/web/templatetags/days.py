"""Days as people count them: which day of the week it is, and how far away."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def weekday(when: date | None, today: date | None = None) -> SafeString:
    """`Thursday 14 May`, with the year where it is another one; the exact day in its title."""
    if when is None:
        return SafeString("")
    exact = when.isoformat()
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, exact, on_day(when, today))


@register.filter
def away(when: date | None, today: date) -> str:
    """`today`, `tomorrow`, `in 3 days`, `3 days ago`."""
    return "" if when is None else how_far(when, today)


def on_day(when: date, today: date | None = None) -> str:
    """`Thursday 14 May`, or `Thursday 14 May 2027`."""
    same = today is not None and when.year == today.year
    # Translators: how Django writes a day, as in its template filter "date"
    return _formatted(when, _("l j F") if same else _("l j F Y"), get_language())


@lru_cache(maxsize=4_096)
def _formatted(when: date, how: str, language: str | None) -> str:
    return date_format(when, how, use_l10n=False)


def how_far(when: date, today: date) -> str:
    """`today`, `tomorrow`, `in 3 days`, `3 days ago`."""
    days = (when - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if days > 0:
        return ngettext("in {days} day", "in {days} days", days).format(days=days)
    return ngettext("{days} day ago", "{days} days ago", -days).format(days=-days)
