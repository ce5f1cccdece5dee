"""Minimax: whose greatest defeat is the smallest is elected.

Source: Paul B. Simpson, "On defining areas of voter choice", Quarterly Journal of Economics 83 (1969), 478-490, and
Gerald H. Kramer, "A dynamical model of political equilibrium", Journal of Economic Theory 16 (1977), 310-334. How great
a defeat is has three readings, which differ where papers leave candidates out or equal; by opposition whoever beats
everybody else need not be elected then.
"""

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.pairwise.matrix import Pairs, compared
from folkmoot.core.tally.pairwise.outcome import outcome
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.ranking import by_amount
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """Count by Minimax.

    `Result.figures["defeats"]` is the greatest defeat of each candidate. By margins it is below 0 for who beats
    everybody else, and 0 for whoever withdrew or stands alone.
    """
    pairs = compared(poll, asked)
    defeats = [0] * len(poll.candidates)
    for each, greatest in zip(pairs.standing, _greatest(pairs, asked.settings["strength"]), strict=True):
        defeats[each] = greatest
    ranking = by_amount(pairs.standing, defeats, least=True)
    return outcome(poll, asked, pairs, ranking, why="least", figures={"defeats": tuple(defeats)})


def _greatest(pairs: Pairs, by: str) -> list[int]:
    if len(pairs.standing) < 2:
        return [0] * len(pairs.standing)
    defeats = {"winning-votes": pairs.strengths(by), "margins": pairs.margins, "opposition": pairs.prefer}[by]
    others = ~np.eye(len(pairs.standing), dtype=np.bool_)
    greatest: list[int] = np.max(defeats, axis=0, where=others, initial=np.iinfo(np.int64).min).tolist()
    return greatest
