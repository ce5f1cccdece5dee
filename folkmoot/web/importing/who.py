"""Who may bring in a list: whoever the charter lets admit one, by an office or as a member, alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from folkmoot.branches import reads as branches
from folkmoot.door.act import REGISTER
from folkmoot.web import words
from folkmoot.web.doing.actors import ask_who
from folkmoot.web.page import Sight, look, page
from folkmoot.web.reach import Reach
from folkmoot.web.units import unit_noun

P = ParamSpec("P")
VERB, ON = REGISTER["members.admit_batch"].verb, REGISTER["members.admit_batch"].on


def may_import(sight: Sight) -> bool:
    """Whether whoever reads may admit a list."""
    if sight.charter is None or sight.person is None or sight.is_dissolved:
        return False
    return Reach(sight.charter, sight.reader.standing.hats).alone(VERB, (ON,))


def units_of(sight: Sight) -> list[tuple[str, str]]:
    """The units that there are, by their keys, with their names."""
    rows = list(branches.units(sight.today))
    names = sight.words(each.name for each in rows)
    found = [(str(each.pk), names.get(each.name, f"{unit_noun(sight.charter)} {each.pk}")) for each in rows]
    return sorted(found, key=lambda each: each[1].casefold())


def for_importers(
    view: Callable[Concatenate[HttpRequest, Sight, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A page for those who may admit a list. Others hear who may."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
        sight = look(request)
        if may_import(sight):
            return view(request, sight, *args, **given)
        if sight.charter is None or sight.person is None:
            return ask_who(request, sight)
        others: Any = [each for each in words.who_may(sight.charter, VERB, ON) if not each.forbidden_by]
        return page(request, "importing/not-yours", sight, status=403, others=others)

    return shown
