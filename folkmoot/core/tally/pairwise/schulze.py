"""Schulze's rule: who has the stronger path of victories to the other precedes the other.

Source: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011), 267-303, and arXiv 1804.02973. A path leads from victory to
victory and is as strong as the weakest of them, by winning votes unless margins are asked for. Those whom nobody
precedes are equals, and a lot decides among them.
"""

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.pairwise.matrix import compared
from folkmoot.core.tally.pairwise.outcome import outcome, table
from folkmoot.core.tally.poll import Numbers, Poll
from folkmoot.core.tally.ranking import by_precedence
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """Count by Schulze's rule. `Result.figures["paths"]` is how strong the strongest path from each to each is."""
    pairs = compared(poll, asked)
    paths = _strongest(pairs.strengths(asked.settings["strength"]))
    ranking = by_precedence(pairs.standing, paths > paths.T)
    return outcome(poll, asked, pairs, ranking, why="unbeaten", figures={"paths": table(poll, pairs, paths)})


def _strongest(strengths: Numbers) -> Numbers:
    """The strongest paths: each candidate in turn is let in as a step on the way."""
    paths = strengths.copy()
    for step in range(len(paths)):
        np.maximum(paths, np.minimum(paths[:, step, None], paths[step]), out=paths)
    np.fill_diagonal(paths, 0)
    return paths
