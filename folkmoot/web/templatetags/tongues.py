"""The language of what is quoted on a page, where it is another than the page's own."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.explaining import Reason
from folkmoot.web import words
from folkmoot.web.tongues import language

register = template.Library()


@register.simple_tag
def tongue(charter: Charter | None) -> SafeString:
    """` lang="en"`, for an element that holds words of the charter; nothing where the page has the same language."""
    head = charter.head if charter else None
    spoken = head and (head.authoritative_language or next(iter(head.languages), None))
    return format_html(' lang="{}"', spoken) if spoken and spoken != language() else SafeString("")


@register.filter
def said(reason: Reason) -> str:
    """A reason of a verdict in the language of the page."""
    return words.reason_says(reason)
