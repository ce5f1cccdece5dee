"""Plurality: whoever has the most first preferences is elected.

Source: the Representation of the People Act 1983 (United Kingdom), schedule 1, rules 18 and 49: the candidate to whom
the most votes have been given, and a lot where several have them. A paper that puts several first counts for nobody.
"""

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.marking import ranked
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.ranking import by_amount, chosen, result, seated
from folkmoot.core.tally.result import Result, Stage
from folkmoot.core.tally.single.firsts import added, firsts


def count(poll: Poll, asked: Asked) -> Result:
    """Count first preferences."""
    marked = ranked(poll, asked.settings)
    *votes, nobody = added(
        firsts(marked.papers, poll.standing, len(poll.candidates)), marked.papers.weights, len(poll.candidates)
    )
    ranking = by_amount(poll.standing, votes)
    taken = seated(ranking, poll, asked)
    stage = Stage(
        step="first",
        votes=tuple(votes),
        non_transferable=nobody,
        elected=chosen(taken, poll, lambda _: "most"),
        lots=tuple(asked.lots.decided),
    )
    return result(poll, asked, marked, taken=taken, stages=(stage,), ranking=ranking)
