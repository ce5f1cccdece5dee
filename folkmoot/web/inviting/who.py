"""Who may invite whom to have an account: whoever enters decisions of a unit, those on its roll."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from folkmoot.accounts.invitations import DAYS, invited_since, waiting
from folkmoot.members.models import Membership
from folkmoot.members.reads import members_on
from folkmoot.web.page import Sight
from folkmoot.web.reach import units_entered


def may_invite(sight: Sight) -> bool:
    """Whether whoever reads enters decisions of a unit, or of all."""
    return bool(units_entered(sight))


def without_account(sight: Sight) -> "QuerySet[Membership]":
    """Who is on the roll of the reader's units and would be reached by an invitation, in the order of entry."""
    units = units_entered(sight)
    found = members_on(sight.today).filter(person__in=waiting().values("person"))
    return found if None in units else found.filter(unit__in=units)


def without_invitation(sight: Sight, now: datetime) -> "QuerySet[Membership]":
    """Those of them who hold no invitation that still opens something."""
    return without_account(sight).exclude(person__in=invited_since(now - timedelta(days=DAYS)).values("person"))


def can_write(sight: Sight) -> bool:
    """Whether anybody is written to here: in a rehearsal, and without a mail server, nobody is."""
    return settings.WRITES_LETTERS and not sight.head.rehearsal and not sight.is_dissolved
