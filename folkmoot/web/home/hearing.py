"""What needs somebody in cases: as a party, or as one who judges; by when, and nothing of what a case is about."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.grievances.reads import is_open
from folkmoot.web.grievances import parts, stands
from folkmoot.web.home.found import Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need
from folkmoot.web.naming import Names
from folkmoot.web.reach import Deed


def cases(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """What is due next in each case: to be done by those who judge, worth knowing to its parties."""
    today = mine.sight.today
    for one in parts.waiting_for(mine.sight):
        if not is_open(one.case, today):
            continue
        url, given = reverse("case", args=[one.case.pk]), {"number": one.number}
        if not one.reads:
            yield from _asked(mine, one, url)
            continue
        step = next(stands.coming(one.case, today), None)
        if step is None:
            continue
        says = _("Case {number}: {what}").format(what=step.says, **given)
        look = Deed(_("Go to the case"), url) if one.part == parts.JUDGE else None
        yield Need(says=says, by=step.by, deeds=() if look is None else (look,), url=url)


def _asked(mine: Mine, one: parts.Seen, url: str) -> Iterator[Need]:
    """That somebody is asked to stand by a complaint, or is called to be heard."""
    if one.part == parts.ASKED:
        says = _("You are asked whether you stand by a complaint.")
        yield Need(says=says, deeds=(Deed(_("See what is asked"), url),), url=url)
        return
    for each in parts.calls(one.case, mine.person):
        if each.held_on is None:
            yield Need(says=_("You are called to be heard."), by=each.day, url=url)
