"""Links to entries and articles, named in the language of the page."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from folkmoot.web import words

register = template.Library()


@register.simple_tag
def entry_link(index: int, where: str = "") -> SafeString:
    """`entry 9` with a link to it; `Entry 9` where it begins a sentence (`"first"`)."""
    said = _("Entry {number}") if where else _("entry {number}")
    return format_html('<a href="{}">{}</a>', reverse("entry", args=[index]), said.format(number=index))


@register.simple_tag
def article_link(number: str, where: str = "") -> SafeString:
    """`Article 6` with a link to it; as it stands inside a sentence with `"inside"`."""
    said = _("article {number}") if where else _("Article {number}")
    return format_html('<a href="{}#article-{}">{}</a>', reverse("charter"), number, said.format(number=number))


@register.simple_tag
def article_links(numbers: Iterable[str]) -> SafeString:
    """`article 6 and article 9`, each with a link to it."""
    return mark_safe(words.listing([article_link(each, "inside") for each in numbers]))
