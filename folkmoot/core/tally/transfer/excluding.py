"""Who is excluded next by rules of transfers: whoever has fewest votes, or several at once where a setting says so."""

from folkmoot.core.tally.transfer.contest import Contest


def next_out(contest: Contest, waiting: int) -> list[int]:
    """Who is excluded in the next stage; `waiting` are votes of surpluses that have not gone on.

    With the setting `batch` these are the most who have together, with what waits, fewer votes than the next above
    them: none of them could have overtaken that one. Where there are none such it is one, as without.
    """
    if contest.asked.settings["batch"] == "on":
        several = _hopeless(contest, waiting)
        if several:
            return several
    return [contest.lowest()]


def _hopeless(contest: Contest, waiting: int) -> list[int]:
    rising = sorted(contest.left, key=contest.votes.__getitem__)
    found = 0
    together = waiting
    for n, each in enumerate(rising[:-1], 1):
        together += contest.votes[each]
        if each in contest.guarded_among(rising[n - 1 :]) or len(rising) - n < contest.vacancies:
            break
        if together < contest.votes[rising[n]]:
            found = n
    return contest.in_order(rising[:found])[::-1]
