"""Sequential proportional approval voting (Thiele 1895): a paper counts 1, then 1/2, 1/3 ... as its candidates get in.

Each seat goes to whoever adds the most to the score of the committee: every paper of theirs that already has j elected
adds 1/(j + 1). Policies: a tie is decided by more approvals, then by lot (setting `ties`). Whoever nobody approves of
takes a seat only where nobody else is left, by lot.
"""

from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result

Parts = NDArray[Any]


def count(poll: Poll, asked: Asked) -> Result:
    """Seat after seat to whoever adds the most."""
    found = approvals(poll, asked)
    giving = Giving(poll, asked, found.totals)
    most = asked.seats if poll.reopen is not None else min(asked.seats, len(poll.candidates))
    one, parts = harmonic(most, found.valid)
    has = np.zeros(len(found.weights), np.int64)
    weights = found.weights.astype(parts.dtype)
    worth = weights * one

    def give() -> None:
        while left := giving.left():
            scores = found.sums(worth)
            adds = {each: scores[each] for each in left if scores[each]}
            if not adds:
                return
            taken = giving.give(adds, [Fraction(score, one) for score in scores], "adds")
            theirs = found.of(taken)
            has[theirs] += 1
            worth[theirs] = weights[theirs] * parts[has[theirs]]

    give()
    giving.fill(give)
    return giving.result(found.valid, found.rejected, figures={"approvals": found.totals})


def harmonic(seats: int, papers: int) -> tuple[int, Parts]:
    """A whole number that 1, 2 ... up to the seats divide, and it divided by each of them: what one paper adds.

    The last part is 0: when all seats are given, nothing is added. The parts of so many papers add up in 64 bits, or
    they are whole numbers of any size.
    """
    one = lcm(*range(1, seats + 1))
    fits = one * max(papers, 1) < 2**63
    return one, np.array([*(one // n for n in range(1, seats + 1)), 0], dtype=np.int64 if fits else object)
