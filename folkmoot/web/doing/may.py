"""What whoever reads may do: every act put to the charter, with the article that allows it or the reason why not."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.door.unmoved import unmoved
from folkmoot.web.choices import Choices
from folkmoot.web.doing.actors import ask_who, who
from folkmoot.web.page import Sight, look, page
from folkmoot.web.possible import possibilities


@require_safe
def may(request: HttpRequest) -> HttpResponse:
    """What one may do, what takes a decision, and what one may not do now."""
    sight = look(request)
    if sight.charter is None:
        raise Http404
    if sight.person is None and not sight.is_dissolved:
        return ask_who(request, sight)
    with unmoved():
        return page(request, "doing/may", sight, **_may(sight))


def _may(sight: Sight) -> dict[str, Any]:
    if sight.charter is None or sight.person is None or sight.is_dissolved:
        return {}
    choices = Choices(sight, sight.charter, sight.person)
    found = possibilities(choices)
    return {
        "who": who(choices),
        "may": [each for each in found if each.may],
        "decided": [each for each in found if not each.may and each.decided_by],
        "may_not": [each for each in found if not each.may and not each.decided_by],
    }
