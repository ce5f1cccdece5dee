"""What somebody began and has not done: the forms that they kept for later."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from folkmoot.web.drafts.keeping import called, drafts_of, form_of
from folkmoot.web.home.found import MOST, Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need
from folkmoot.web.naming import Names
from folkmoot.web.reach import Deed
from folkmoot.web.templatetags.days import on_day


def forms(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """The forms that wait to be gone on with, the latest first."""
    for row in drafts_of(mine.person)[:MOST]:
        yield Need(
            says=_("You began: {act}").format(act=called(row, mine.charter)),
            more=(_("What you typed is kept since {day}.").format(day=on_day(row.day, mine.sight.today)),),
            deeds=(Deed(_("Go on with it"), form_of(row.act, row.carries)),),
        )
