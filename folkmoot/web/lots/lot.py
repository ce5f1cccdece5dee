"""One lot: who is in it, from where its numbers are taken, the order that they give, and how to draw it again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.lots import in_the_lot, ordered
from folkmoot.bodies.models import Drawn, Lot
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.attached import content_of
from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.lots.offered import may_publish
from folkmoot.web.naming import Asked, names, seat_rule
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import readable
from folkmoot.web.turning import turn


@require_safe
def lot(request: HttpRequest, key: int) -> HttpResponse:
    """One lot, as far as this reader may read it."""
    sight = look(request)
    row = _row(sight, key)
    persons = in_the_lot(row)
    outcomes = {each.person: each.outcome for each in Drawn.objects.filter(lot=row.pk)}
    in_order = ordered(row.names, row.seed, persons) if row.seed else persons
    turned = turn(request, len(in_order))
    shown = in_order[turned.start : turned.stop]
    units = set() if row.unit is None else {row.unit}
    named = names(sight, Asked(people=set(shown), units=units, texts={row.seed_from}))
    rule = seat_rule(sight.charter, row.seat)
    return page(
        request,
        "lots/lot",
        sight,
        lot=row,
        body=named.seat(row.seat, row.unit),
        seed_from=named.text(row.seed_from),
        number=words.number(len(persons)),
        seats=row.seats,
        rows=[
            {"rank": rank, "name": named.person(each), "reference": each, "outcome": _outcome(outcomes.get(each))}
            for rank, each in enumerate(shown, turned.start + 1)
        ],
        turn=turned,
        entry=born_of(row.pk),
        may_draw=_may_draw(sight, row, rule),
    )


@require_safe
def names_of(request: HttpRequest, key: int) -> HttpResponse:
    """The list as it was published, byte for byte."""
    row = _row(look(request), key)
    return HttpResponse(content_of(row.names), content_type="text/plain; charset=utf-8")


def _row(sight: Sight, key: int) -> Lot:
    row = readable(Lot.objects.filter(pk=key), sight).first()
    if row is None:
        raise Http404
    return row


def _may_draw(sight: Sight, row: Lot, rule: Any) -> bool:
    known = row.drawn_on is None and not row.replaced and row.seed_on <= sight.today
    return known and isinstance(rule, Body | Office) and may_publish(sight, rule, row.unit)


def _outcome(outcome: str | None) -> str:
    said = {
        "seated": _("took a seat"),
        "alternate": _("is an alternate"),
        "passed": _("could not be seated by then, and was passed over"),
    }
    return said.get(outcome or "", "")
