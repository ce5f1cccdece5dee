"""The Method of Equal Shares (Peters and Skowron 2020): every paper has the same to spend, and a seat costs the same.

Of n papers for k seats each has k/n to spend, and a seat costs 1. Whom those who approve of them can pay for together
may get in: all pay the same share, or all they have left where that is less. Each seat goes to whoever asks for the
lowest such share. When nobody can be paid for any more, the setting `completion` says what becomes of the seats that
are left: `phragmen` (all earn more, alike, until somebody can be paid for; the field's usual choice), `approvals` (the
most approved), `raise` (everything again with the money of one seat more, and so on, until all seats are paid for), or
`none` (they stay vacant).
Policies: papers that approve of nobody have nothing to spend, and are not among the n. A tie is decided by more
approvals, then by lot (setting `ties`). Unless seats stay vacant, whoever nobody approves of takes one only where
nobody else is left, by lot. Money is raised at most RAISES times; the seats that are left then go by approvals.
"""

from dataclasses import replace
from fractions import Fraction

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approval import most_approved
from folkmoot.core.tally.committee.approvals import Approvals, approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.committee.phragmen import least_burden
from folkmoot.core.tally.committee.purses import Purses
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result

RAISES = 1_000


def count(poll: Poll, asked: Asked) -> Result:
    """Seat after seat to whoever asks for the lowest share; then the completion."""
    found = approvals(poll, asked)
    completion = asked.settings["completion"]
    money = _raised(poll, asked, found) if completion == "raise" else asked.seats
    giving = Giving(poll, asked, found.totals)
    purses = _paid(giving, found, money)
    if completion != "none":
        loads = _spent(purses, money)

        def complete() -> None:
            if completion == "phragmen":
                least_burden(giving, loads, found.valid)
            else:
                most_approved(giving)

        complete()
        giving.fill(complete)
    return giving.result(found.valid, found.rejected, figures={"approvals": found.totals, "money": money})


def _raised(poll: Poll, asked: Asked, found: Approvals) -> int:
    """With the money of how many seats all seats are paid for that somebody wants."""
    wanted = [each for each in range(len(found.totals)) if found.totals[each]]
    payable = asked.seats if poll.reopen in wanted else min(asked.seats, len(wanted))
    for money in range(asked.seats, asked.seats + RAISES):
        giving = Giving(poll, replace(asked, lots=asked.lots.again()), found.totals)
        _paid(giving, found, money)
        if len(giving.stages) == payable or not any(found.totals[each] for each in giving.left()):
            break
    return money


def _paid(giving: Giving, found: Approvals, money: int) -> Purses:
    """Give seats as long as anybody can be paid for, and say what each paper has left.

    A seat costs as much as there are papers, and each paper has the money of so many seats, which are whole numbers.
    The figures of each stage are `shares`, what each candidate asks of a paper, and `left`, what all papers have after
    it together, both as parts of a seat.
    """
    purses, seat = Purses(found, money), found.valid
    while True:
        asks = {each: _share(purses, each, seat) for each in giving.left() if giving.approvals[each]}
        shares = {each: share for each, share in asks.items() if share is not None}
        if not shares:
            return purses
        taken, lots = giving.best({each: -share for each, share in shares.items()})
        share = shares[taken] * purses.unit
        rest = [max(amount * share.denominator - share.numerator, 0) for amount in purses.amounts]
        purses.change(taken, share.denominator, rest)
        shown = tuple(shares[each] / seat if each in shares else None for each in range(len(giving.approvals)))
        left = Fraction(purses.total(), purses.unit * seat)
        giving.record("seat", taken, "share", giving.approvals, lots, {"shares": shown, "left": left})


def _share(purses: Purses, candidate: int, seat: int) -> Fraction | None:
    """The lowest share at which those who approve of a candidate can pay a seat together, or None if they cannot."""
    papers = purses.papers(candidate)
    cost, payers = seat * purses.unit, sum(papers)
    for amount, number in zip(purses.amounts, papers, strict=True):
        if amount * payers >= cost:
            return Fraction(cost, payers * purses.unit)
        cost -= amount * number
        payers -= number
    return None


def _spent(purses: Purses, money: int) -> Purses:
    """What each paper has spent of its money: its load, for whoever goes on by Phragmén's rule."""
    spent = Purses(purses.approvals, 0)
    spent.amounts = [money * purses.unit - amount for amount in reversed(purses.amounts)]
    spent.group = len(purses.amounts) - 1 - purses.group
    spent.unit = purses.unit
    return spent
