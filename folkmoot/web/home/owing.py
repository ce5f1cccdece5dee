"""What somebody owes to tendencies, by an office or a seat that they hold: it was claimed, and is not given yet."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.home.found import Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need
from folkmoot.web.naming import Names
from folkmoot.web.reach import Deed
from folkmoot.web.tendencies.due import dues


def claims(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """Each claim that is theirs to give, with the way to enter that it is given."""
    for due in dues(mine.sight, found.claims, named):
        if due.give:
            says = words.fill(_("{tendency} has claimed {due}: it is owed."), tendency=due.of, due=due.says)
            yield Need(
                says=says,
                by=due.by_day,
                deeds=(Deed(_("Enter that it is given"), due.give),),
                entry=due.entry,
                url=reverse("tendency", args=[due.tendency]),
            )
