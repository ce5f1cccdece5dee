"""Parts of a page that are the same for everybody: said once in each language, and for each value that they name.

`{% same %}…{% endsame %}` holds what depends on the language alone; `{% same head.size %}`, on that too. Nothing else
may stand in it: a test looks.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST = 200
"""So many ways to say it are remembered of one part."""


class Same(template.Node):
    """What was said once is said again."""

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values
        self.said: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        asked = (get_language(), *(each.resolve(context) for each in self.values))
        found = self.said.get(asked)
        if found is None:
            if len(self.said) >= MOST:
                self.said.clear()
            found = self.said[asked] = self.nodelist.render(context)
        return found


@register.tag
def same(parser: Parser, token: Token) -> Same:
    """`{% same VALUE ... %}`."""
    values = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    nodelist = parser.parse(("endsame",))
    parser.delete_first_token()
    return Same(nodelist, values)
