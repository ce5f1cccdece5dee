"""What cannot be undone, and why: the page asks again before it is done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.door.act import Declaration

FINAL: Mapping[str, str | Promise] = {
    "members.resign": _("The membership ends, and every seat with it. Whoever comes back applies again."),
    "members.expel": _("The membership ends, and every seat with it. Only an appeal can bring it back."),
    "members.lapse": _("The membership ends, and every seat with it."),
    "members.erase": _("The words are deleted for good, here and in every backup that is restored later."),
    "bodies.stand_down": _("The seat is empty at once. It is filled again only as the charter says."),
    "bodies.remove": _("The seat is empty at once. It is filled again only as the charter says."),
    "bodies.recall": _("The seat is empty at once. It is filled again only as the charter says."),
    "branches.disaffiliate": _("It leaves with its members, and comes back only by being chartered anew."),
    "branches.dissolve_unit": _("It ends, and its seats with it. It comes back only by being chartered anew."),
    "constitution.amend": _("From then on the changed charter judges every act. Only another change brings it back."),
    "constitution.dissolve": _("The organisation ends. From then on its record can only be read."),
    "record.fork": _("The record says for good that it went on from behind what had been published."),
}
"""Each act that nothing takes back, and what that means."""


def final(*acts: Declaration | None) -> list[str | Promise]:
    """What cannot be undone of these acts; nothing, where each of them can."""
    return [FINAL[each.name] for each in acts if each is not None and each.name in FINAL]
