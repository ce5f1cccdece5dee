"""Approval: each paper approves as many as it likes, and whoever most papers approve are elected.

Source: Steven J. Brams and Peter C. Fishburn, "Approval voting", American Political Science Review 72 (1978), 831-847;
of several seats the same with the several whom most approve. What approves is as in every rule of committees: a paper
that ranks approves all whom it names, in whatever place, and one that scores all whom it scores above zero.
"""

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import approvals
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.ranking import by_amount, result, seated
from folkmoot.core.tally.result import Chosen, Result, Stage


def count(poll: Poll, asked: Asked) -> Result:
    """Count by approval."""
    papers = approvals(poll)
    ranking = by_amount(poll.standing, papers.totals)
    elected = seated(ranking, asked)
    why = "last" if len(poll.standing) <= asked.seats else "most"
    stage = Stage(
        step="first",
        votes=papers.totals,
        elected=tuple(Chosen(each, why) for each in elected),
        lots=tuple(asked.lots.decided),
    )
    return result(poll, asked, papers, elected=elected, stages=(stage,), ranking=ranking)
