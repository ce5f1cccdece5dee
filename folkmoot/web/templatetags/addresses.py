"""`{% url %}` as Django has it, each address worked out once: they follow from the pages that there are alone."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as of_django
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape

register = template.Library()


class Address(URLNode):
    """An address of a page by its name. Whatever Django does otherwise, it does itself."""

    def render(self, context: template.Context) -> str:
        name, args = self.view_name.resolve(context), tuple(each.resolve(context) for each in self.args)
        if self.kwargs or not all(type(each) in (str, int) for each in (name, *args)):
            return super().render(context)
        try:
            found = _address(name, args, get_script_prefix(), get_urlconf())
        except NoReverseMatch:
            return super().render(context)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return conditional_escape(found) if context.autoescape else found


@lru_cache(maxsize=20_000)
def _address(name: str, args: tuple[Any, ...], _prefix: str, of: str | None) -> str:
    return reverse(name, of, args)


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """`{% url NAME ARGUMENT ... %}`."""
    node = of_django(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
