"""`/bodies/<seat>/lot`: who would be in the lot today, and publishing that list with the source of its numbers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.bodies.acts.lot import PublishLot
from folkmoot.bodies.lots import by_lot, empty, entrants, listed, nominated_by, open_lot
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.act import BadAct, decode
from folkmoot.door.charters import attach
from folkmoot.door.enact import enact
from folkmoot.door.refusal import Refused
from folkmoot.web import words
from folkmoot.web.doing.actors import ask_who
from folkmoot.web.lots.offered import may_publish
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.rehearsing import DONE


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, seat: str) -> HttpResponse:
    """The form on which the list is published. Raises Http404 for whoever does not enter such lots."""
    sight = look(request)
    if sight.person is None:
        return ask_who(request, sight)
    rule = sight.charter and (sight.charter.body(seat) or sight.charter.get(Office, seat))
    unit = _unit(request.POST.get("unit", "") or request.GET.get("unit", ""))
    if not rule or not by_lot(rule) or bool(rule.many) != (unit is not None) or not may_publish(sight, rule, unit):
        raise Http404
    typed, fault = dict.fromkeys(("seed_from", "seed_on"), ""), ""
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in typed}
        done, fault = _published(sight, rule, unit, typed)
        if done is not None:
            request.session[DONE] = [done]
            return redirect("body", seat)
    return _shown(request, sight, rule, unit, typed, fault)


def _unit(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 16 else None


def _published(sight: Sight, rule: Body | Office, unit: int | None, typed: dict[str, str]) -> tuple[int | None, str]:
    """The entry that it left, or what stands against it in words."""
    if sight.charter is None or not typed["seed_from"].strip() or not typed["seed_on"]:
        return None, _("Say from where the numbers will be taken, and on which day they are made known.")
    given = {"seat": rule.id, "names": "0" * 64, **typed} | ({} if unit is None else {"unit": unit})
    try:
        asked = decode("bodies.publish_lot", given)
        assert isinstance(asked, PublishLot)
        persons = entrants(sight.charter, rule, unit, sight.today, asked.seed_on)
        list_ = listed(rule, unit, empty(rule, unit, asked.seed_on), asked.seed_on, persons)
        made = decode("bodies.publish_lot", given | {"names": attach(list_)})
        return enact(made, person=sight.person, at=sight.now).index, ""
    except BadAct as bad:
        return None, bad.shown()
    except Refused as refused:
        return None, " ".join(refused.shown())


def _shown(
    request: HttpRequest, sight: Sight, rule: Body | Office, unit: int | None, typed: dict[str, str], fault: str
) -> HttpResponse:
    assert sight.charter is not None
    persons = entrants(sight.charter, rule, unit, sight.today, sight.today)
    named = names(sight, Asked(units=set() if unit is None else {unit}))
    by = nominated_by(rule, sight.charter)
    given: dict[str, Any] = {
        "rule": rule,
        "unit": unit,
        "body": named.seat(rule.id, unit),
        "empty": empty(rule, unit, sight.today),
        "persons": len(persons),
        "number": words.number(len(persons)),
        "by": by and named.seat(by.id),
        "before": open_lot(rule.id, unit),
        "typed": typed,
        "fault": fault,
    }
    return page(request, "lots/publish", sight, status=422 if fault else 200, **given)
