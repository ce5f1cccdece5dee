"""Phragmén's sequential rule: a seat is a load of 1, which those who approve of its holder carry, all equally high.

A seat goes to the candidate with whom the highest load is lowest: who approves of them then carries (1 + what they
carried together) / how many they are, each. It is the same as: all papers earn at one speed, and a candidate gets in
when those who approve of them have 1 together, which they then spend.
Policies: a tie is decided by more approvals, then by lot (setting `ties`). Whoever nobody approves of takes a seat only
where nobody else is left, by lot.
"""

from fractions import Fraction

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.committee.purses import Purses
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result


def count(poll: Poll, asked: Asked) -> Result:
    """Seat after seat to whoever burdens least."""
    found = approvals(poll, asked)
    giving = Giving(poll, asked, found.totals)
    loads = Purses(found, 0)
    least_burden(giving, loads, 1)
    giving.fill(lambda: least_burden(giving, loads, 1))
    return giving.result(found.valid, found.rejected, figures={"approvals": found.totals})


def least_burden(giving: Giving, loads: Purses, seat: int) -> None:
    """Give the seats that are left, as far as anybody approves of those who are left. `loads` is what each paper
    carries already, and `seat` what one seat is: nobody's load may be higher than any that a new seat gives.

    The figures of each stage are `loads`: how high the load would be with each candidate, as a part of a seat.
    """
    while left := [each for each in giving.left() if giving.approvals[each]]:
        heights = {each: _height(loads, each, seat) for each in left}
        shown = tuple(heights[each] / seat if each in heights else None for each in range(len(giving.approvals)))
        worth = {each: -height for each, height in heights.items()}
        taken = giving.give(worth, giving.approvals, "load", {"loads": shown})
        height = heights[taken] * loads.unit
        loads.change(taken, height.denominator, [height.numerator] * len(loads.amounts))


def _height(loads: Purses, candidate: int, seat: int) -> Fraction:
    """What each paper of a candidate would carry with them elected."""
    papers = loads.papers(candidate)
    carried = sum(amount * number for amount, number in zip(loads.amounts, papers, strict=True))
    return Fraction(seat * loads.unit + carried, loads.unit * sum(papers))
