"""Approval: each paper approves of as many as it likes, and the seats go to those of whom the most papers approve.

Source: Steven J. Brams and Peter C. Fishburn, "Approval voting", American Political Science Review 72 (1978), 831-847;
of several seats the same with the several of whom most approve (block approval).
Policies: those who are level for the last seats are chosen between by lot; those who are level and all elected are put
in order by lot. Whoever nobody approves of takes a seat only where nobody else is left, by lot.
"""

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.ranking import by_amount
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """The candidates with the most approvals, in order."""
    found = approvals(poll, asked)
    giving = Giving(poll, asked, found.totals)
    most_approved(giving)
    giving.fill(lambda: most_approved(giving))
    return giving.result(found.valid, found.rejected, ranking=by_amount(poll.standing, found.totals))


def most_approved(giving: Giving) -> None:
    """Give the seats that are left to those with the most approvals, as far as anybody approves of them."""
    while worth := {each: giving.approvals[each] for each in giving.left() if giving.approvals[each]}:
        giving.give_at_once(worth, giving.approvals, "most")
