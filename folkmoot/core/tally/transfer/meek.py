"""Meek STV: the Reference Meek Rule of the Proportional Representation Foundation.

Each candidate keeps a share of what a paper brings, and passes the rest on: of those elected so much that they keep one
quota. Votes, quota and keep factors have nine decimals; what is kept and the factors are rounded up, the quota is cut
and raised by one billionth. A round is iterated until the surplus of all is below a millionth, or falls no more; then
whoever has fewest is excluded. Whoever is within the surplus of the lowest is tied with them.

The rule names no way to break a tie: lots do, unless the setting says to look at the rounds before.
"""

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.keeping import ONE, Kept

OMEGA = ONE // 10**6


def count(poll: Poll, asked: Asked) -> Result:
    """Count a poll by Meek's rule."""
    contest = Contest(poll, asked, unit=ONE)
    kept = Kept(contest)
    while contest.vacancies:
        enough = len(contest.left) <= contest.vacancies
        # "Re-open nominations" could take more seats than one, so the votes are looked at first.
        if enough and (contest.stages or poll.reopen not in contest.left):
            if not contest.stages:
                kept.distribute()
            contest.fill()
            break
        surplus, rounds = iterated(contest, kept)
        figures = {"quota": contest.amount(contest.quota or 0), "iterations": rounds, "keep": kept.shown()}
        if enough or any(each not in contest.doomed for each in winners(contest)):
            contest.close("round", figures=figures)
        else:
            out = lowest(contest, surplus)
            contest.set_out(out, "ceiling" if out in contest.doomed else "fewest", figures)
        kept.move_on()
    return contest.result()


def winners(contest: Contest) -> list[int]:
    assert contest.quota is not None
    return [each for each in contest.left if contest.votes[each] >= contest.quota]


def iterated(contest: Contest, kept: Kept) -> tuple[int, int]:
    """Count the votes until somebody is elected or nothing more moves; gives the surplus left, and how often."""
    before, times = None, 0
    while True:
        times += 1
        kept.distribute()
        quota = sum(contest.votes) // (contest.asked.seats + 1) + 1
        contest.quota = quota
        surplus = max(0, sum(contest.votes[each] - quota for each in contest.elected))
        if winners(contest) or surplus < OMEGA or (before is not None and surplus >= before):
            return surplus, times
        before = surplus
        kept.update(quota)


def lowest(contest: Contest, surplus: int) -> int:
    """Who is excluded next: whoever has fewest, or one of those whom the surplus could still lift to them."""
    doomed = contest.doomed
    free = [each for each in contest.left if each not in contest.guarded and (not doomed or each in doomed)]
    fewest = min(contest.votes[each] for each in free)
    return contest.one_of([each for each in free if contest.votes[each] <= fewest + surplus], "exclude", best=False)
