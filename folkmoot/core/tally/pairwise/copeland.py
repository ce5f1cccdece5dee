"""Copeland's rule: who beats the most others, two by two, is elected.

Source: A. H. Copeland, "A reasonable social welfare function", seminar on applications of mathematics to social
sciences, University of Michigan (1951). A draw is half a victory, which ranks as victories less defeats do; Ramon
Llull's rule has a whole one for both (Faliszewski, Hemaspaandra, Hemaspaandra and Rothe, Journal of Artificial
Intelligence Research 35 (2009), 275-341).
"""

from fractions import Fraction

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.pairwise.matrix import compared
from folkmoot.core.tally.pairwise.outcome import outcome
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.ranking import by_amount, whole
from folkmoot.core.tally.result import Amount, Result

DRAW = {"half": Fraction(1, 2), "none": Fraction(0), "one": Fraction(1)}


def count(poll: Poll, asked: Asked) -> Result:
    """Count by Copeland's rule. The votes of its stage are how many each beats, with what draws are worth."""
    pairs = compared(poll, asked)
    worth = DRAW[asked.settings["draws"]]
    wins = pairs.beats.sum(axis=1).tolist()
    losses = pairs.beats.sum(axis=0).tolist()
    others = len(pairs.standing) - 1
    scores: list[Amount] = [won + whole(worth * (others - won - lost)) for won, lost in zip(wins, losses, strict=True)]
    ranking = by_amount(pairs.standing, dict(zip(pairs.standing, scores, strict=True)))
    return outcome(poll, asked, pairs, ranking, why="most", votes=scores)
