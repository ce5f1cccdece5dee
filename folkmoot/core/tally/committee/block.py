"""Block approval: the seats go to those of whom the most papers approve.

Policies: those who are level for the last seats are chosen between by lot; those who are level and all elected are put
in order by lot. Whoever nobody approves of takes a seat only where nobody else is left, by lot.
"""

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """The candidates with the most approvals, in order."""
    found = approvals(poll)
    giving = Giving(poll, asked, found.totals)
    most_approved(giving)
    giving.fill()
    return giving.result(found.valid, found.rejected)


def most_approved(giving: Giving) -> None:
    """Give the seats that are left to those with the most approvals, as far as anybody approves of them."""
    while worth := {each: giving.approvals[each] for each in giving.left() if giving.approvals[each]}:
        giving.give_at_once(worth, giving.approvals, "most")
