"""Days in words, with the exact one in the tooltip and in the data."""

from datetime import date

from django import template
from django.template.defaultfilters import capfirst
from django.utils.html import format_html
from django.utils.safestring import SafeString

from folkmoot.web import words

register = template.Library()


@register.filter
def day(when: date | None) -> SafeString:
    """`14 May 2026`, with 2026-05-14 in its title; nothing for no day."""
    if not when:
        return SafeString("")
    exact = when.isoformat()[:10]
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, exact, words.day(when))


@register.filter
def known(edtf: str | date | None, where: str = "") -> SafeString:
    """A date as far as it is known, `about 1991`, with the exact one in its title; a day, where it is one.

    Where it begins a sentence (`known:"first"`), so does its first letter.
    """
    if not edtf:
        return SafeString("")
    if isinstance(edtf, date):
        return day(edtf)
    said = words.partial(edtf)
    return format_html('<span title="{}">{}</span>', edtf, capfirst(said) if where else said)
