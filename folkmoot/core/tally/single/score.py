"""Score voting: whoever has the greatest sum of scores is elected, or the greatest average.

Source: Warren D. Smith, "Range voting" (2000), and rangevoting.org. Whoever a paper does not score has 0 of it. Or
blanks are left out, and the average is that of the papers that score the candidate; whoever is scored by fewer than the
quorum, in hundredths of the valid papers, then ranks behind all who are not, so that a handful of papers cannot elect
somebody unknown. Of somebody whom a paper scores twice the first score counts.
"""

from fractions import Fraction

import numpy as np

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.poll import Papers, Poll
from folkmoot.core.tally.ranking import Ranking, by_amount, chosen, result, seated, whole
from folkmoot.core.tally.result import Amount, Result, Stage
from folkmoot.core.tally.single.scores import scored

MOST = 1 << 62
"""What scores may add up to."""


def count(poll: Poll, asked: Asked) -> Result:
    """Count scores. `Result.figures` has their `sums`, and by how many papers each candidate is `scored`."""
    if not 0 <= asked.settings["quorum"] <= 100:
        raise BadCount(f"quorum is 0 to 100 hundredths of the papers, not {asked.settings['quorum']}")
    marked = scored(poll)
    sums, papers = _added(marked.papers, len(poll.candidates), asked)
    if asked.settings["blanks"] == "zero":
        amounts: list[Amount] = list(sums)
        ranking = by_amount(poll.standing, amounts)
    else:
        amounts = [whole(Fraction(total, number or 1)) for total, number in zip(sums, papers, strict=True)]
        ranking = _by_average(poll.standing, amounts, papers, asked.settings["quorum"] * marked.valid)
    taken = seated(ranking, poll, asked)
    stage = Stage(
        step="first",
        votes=tuple(amounts),
        elected=chosen(taken, poll, lambda _: "most"),
        lots=tuple(asked.lots.decided),
    )
    figures = {"sums": tuple(sums), "scored": tuple(papers)}
    return result(poll, asked, marked, taken=taken, stages=(stage,), ranking=ranking, figures=figures)


def _added(papers: Papers, candidates: int, asked: Asked) -> tuple[list[int], list[int]]:
    """The sum of each candidate's scores, and how many papers give one."""
    if papers.scores is None:
        if len(papers):
            raise BadCount(f"{asked.rule.name} counts scores, and these papers have none")
        return [0] * candidates, [0] * candidates
    if len(papers) and max(-int(papers.scores.min()), int(papers.scores.max())) * papers.count > MOST:
        raise BadCount("the scores are too great to be added up")
    weights = np.repeat(papers.weights, papers.lengths)
    sums, number = np.zeros(candidates, dtype=np.int64), np.zeros(candidates, dtype=np.int64)
    np.add.at(sums, papers.marks, papers.scores * weights)
    np.add.at(number, papers.marks, weights)
    return sums.tolist(), number.tolist()


def _by_average(standing: tuple[int, ...], averages: list[Amount], papers: list[int], hundredths: int) -> Ranking:
    """By average; those whom too few papers score come behind, and those whom none does last."""
    enough = [each for each in standing if papers[each] and 100 * papers[each] >= hundredths]
    fewer = [each for each in standing if papers[each] and each not in enough]
    none = [each for each in standing if not papers[each]]
    return (*by_amount(enough, averages), *by_amount(fewer, averages), *by_amount(none, averages))
