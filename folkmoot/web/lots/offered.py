"""What the page of a body says of its lots, and who may publish the list of the next one."""

from dataclasses import dataclass
from typing import Any

from folkmoot.bodies.lots import by_lot, drawn_from, empty, nominated_by, open_lot
from folkmoot.bodies.models import Lot
from folkmoot.core.charter.rules import Body, Office
from folkmoot.web.page import Sight
from folkmoot.web.reach import Reach
from folkmoot.web.readable import readable

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Lots:
    """The lots of a body or an office: those that this reader may read, and whether a list is to be published."""

    rows: list[Lot]
    empty: int
    may_publish: bool
    nominated: bool


def lots_of(sight: Sight, rule: Any) -> Lots | None:
    """The lots for the seats of a body or an office; None where no lot fills them."""
    if not isinstance(rule, Body | Office) or sight.charter is None or not by_lot(rule) or sight.is_told:
        return None
    rows = readable(Lot.objects.filter(seat=rule.id, replaced=False), sight).order_by("-pk")[:SHOWN]
    lacking = 0 if rule.many or open_lot(rule.id, None) else empty(rule, None, sight.today)
    return Lots(list(rows), lacking, may_publish(sight, rule), nominated_by(rule, sight.charter) is not None)


def may_publish(sight: Sight, rule: Body | Office, unit: int | None = None) -> bool:
    """Whether whoever reads enters the lots for these seats."""
    if sight.charter is None or sight.person is None or sight.is_dissolved:
        return False
    on = (f"decision:{drawn_from(rule)}",) if drawn_from(rule) else ()
    return bool({None, unit} & Reach(sight.charter, sight.reader.standing.hats).units("decide", on))
