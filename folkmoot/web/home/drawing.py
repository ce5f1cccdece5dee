"""The lots that wait for somebody: their numbers are known by now, and nobody has entered them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.bodies.lots import open_lots
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.occasion import born_of
from folkmoot.door.unmoved import once
from folkmoot.web.home.found import MOST, Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need
from folkmoot.web.lots.offered import may_publish
from folkmoot.web.naming import Names, seat_rule
from folkmoot.web.reach import Deed


def lots(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """Each lot that whoever reads may draw; one query, and none for whoever enters nothing."""
    sight = mine.sight
    if not mine.entered:
        return
    for row in once("open lots", open_lots, lasting=True)[:MOST]:
        if row.seed_on > sight.today:
            continue
        rule = seat_rule(mine.charter, row.seat)
        if isinstance(rule, Body | Office) and may_publish(sight, rule, row.unit):
            says = _("The numbers that draw the lot for {body} can be entered.").format(
                body=named.seat(row.seat, row.unit)
            )
            draw = Deed(_("Enter the numbers and draw"), mine.reach.form("bodies.draw_lot", {"lot": row.pk}))
            url = reverse("lot", args=[row.pk])
            yield Need(says=says, by=row.seed_on, deeds=(draw,), entry=born_of(row.pk), url=url)
