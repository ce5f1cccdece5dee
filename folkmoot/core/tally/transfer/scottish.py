"""Scottish STV: the Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52.

The quota is the whole number above valid papers / (seats + 1). A surplus goes on with all papers of its owner, each at
a share of the value at which it came, cut after five decimals; what is cut off is lost. Surpluses go on before anybody
is excluded, the largest first. Ties are decided by the last stage before in which the tied differed, then by lot.
When as many are left as seats, they are elected and nothing more moves.

Votes are counted in hundred thousandths.
"""

from collections.abc import Mapping
from dataclasses import replace

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.excluding import next_out

UNIT = 100_000


def count(poll: Poll, asked: Asked) -> Result:
    """Count a poll by the Scottish rule."""
    return counted(poll, asked).result()


def counted(poll: Poll, asked: Asked) -> Contest:
    """The contest as it stands at the end of the count, for whoever asks what became of the papers."""
    contest = Contest(poll, asked, UNIT)
    contest.first((contest.valid // (asked.seats + 1) + 1) * UNIT)
    while contest.without_the_doomed():
        over = surpluses(contest)
        if len(contest.left) <= contest.vacancies and not (over and asked.settings["last"] == "off"):
            contest.fill()
            break
        if over:
            transfer_surplus(contest, largest(contest, over))
        else:
            contest.exclude(next_out(contest, waiting=0), "fewest")
    return contest


def surpluses(contest: Contest) -> dict[int, int]:
    """What each of those elected has beyond the quota."""
    assert contest.quota is not None
    over = {each: contest.votes[each] - contest.quota for each in contest.elected}
    return {each: votes for each, votes in over.items() if votes > 0}


def largest(contest: Contest, over: Mapping[int, int]) -> int:
    """Whose surplus goes on next (rule 49): whoever has most."""
    most = max(over.values())
    return contest.one_of([each for each in over if over[each] == most], "surplus", best=True)


def transfer_surplus(contest: Contest, source: int) -> None:
    """All papers of somebody elected go on, each at the share of its value that is surplus (rule 48).

    The rest of its value stays in the pile.
    """
    assert contest.quota is not None
    held, surplus = contest.votes[source], contest.votes[source] - contest.quota
    pile, contest.piles[source], contest.votes[source] = contest.piles[source], [], contest.quota
    arrived = 0
    for value in sorted({each.value for each in pile}, reverse=True):
        parcels = [each for each in pile if each.value == value]
        passed = surplus * value // held
        arrived += contest.move(source, parcels, passed)
        contest.piles[source] += [replace(each, value=value - passed) for each in parcels]
    contest.lost += surplus - arrived
    contest.close("surplus", of=[source])
