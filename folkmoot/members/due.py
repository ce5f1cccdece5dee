"""What the clock enters of the members: memberships whose dues have been unpaid for too long."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.clock import Due, falls_due
from folkmoot.members import reads
from folkmoot.members.acts import Lapse
from folkmoot.members.neighbours import dues_are_kept, unpaid_since


@falls_due
def lapses(today: date, charter: Charter) -> Iterator[Due]:
    """Everybody whose dues are unpaid for longer than their class allows lapses on the day after."""
    if dues_are_kept():
        for row in reads.members_on(today):
            allowed, since = _days_allowed(charter, row.class_id), unpaid_since(row.person, today)
            if allowed is not None and since is not None and (today - since).days > allowed:
                yield Due(Lapse(person=row.person, overdue_since=since), since + timedelta(days=allowed + 1))


def _days_allowed(charter: Charter, class_id: str) -> int | None:
    rule = charter.get(MemberClass, class_id)
    if rule is None:
        return None
    return rule.dues_grace_days if rule.lapse_days is None else rule.lapse_days
