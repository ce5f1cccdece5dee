"""Irish STV, as for the Dail: Electoral Act 1992, sections 118 to 126, as amended by section 31 of that of 2001.

Whole papers move, each worth one vote. The quota is the whole number above valid papers / (seats + 1). Of somebody
elected at the first count all papers are looked at, of somebody elected later only those of the last count; as many of
them go on as the surplus is, from each next preference its share (`shares`). The Act takes those that lie on top,
which is chance; here they are taken so that later preferences have their shares as well, whatever the order of papers.

Ties are decided by the first count in which the tied differed, then by lot. A surplus waits while, with others that
wait, it can neither bring anybody to the quota nor lift the lowest to the next. The Act's clauses on recouping
expenses have no counterpart.
"""

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.deck import Parcel
from folkmoot.core.tally.transfer.excluding import next_out
from folkmoot.core.tally.transfer.shares import chosen


def count(poll: Poll, asked: Asked) -> Result:
    """Count a poll by the Irish rule."""
    return counted(poll, asked).result()


def counted(poll: Poll, asked: Asked) -> Contest:
    """The contest as it stands at the end of the count, for whoever asks what became of the papers."""
    contest = Contest(poll, asked, unit=1)
    quota = contest.valid // (asked.seats + 1) + 1
    contest.first(quota)
    while contest.without_the_doomed():
        waiting = {each: contest.votes[each] - quota for each in contest.elected if contest.votes[each] > quota}
        together = sum(waiting.values())
        if len(contest.left) <= contest.vacancies:
            contest.fill()
            break
        if asked.settings["last"] == "on" and cannot_be_overtaken(contest, together):
            contest.fill("ahead")
            break
        if waiting and (asked.settings["deferral"] == "off" or matters(contest, together, quota)):
            most = max(waiting.values())
            source = contest.one_of([each for each in waiting if waiting[each] == most], "surplus", best=True)
            transfer_surplus(contest, source, most)
        else:
            contest.exclude(next_out(contest, together), "fewest")
    return contest


def matters(contest: Contest, waiting: int, quota: int) -> bool:
    """Whether surpluses could elect somebody, or lift the lowest to the next (section 121)."""
    votes = sorted(contest.votes[each] for each in contest.left)
    return votes[-1] + waiting >= quota or votes[0] + waiting >= votes[1]


def cannot_be_overtaken(contest: Contest, waiting: int) -> bool:
    """Whether the last seats are decided, whatever becomes of the papers that can still move (section 124).

    So they are where one more is left than seats and the lowest, with all surpluses that wait, stays below the next;
    and where one seat is left and somebody has more than all others together, with all surpluses that wait.
    """
    rising = sorted(contest.left, key=contest.votes.__getitem__)
    votes = [contest.votes[each] for each in rising]
    if len(votes) == contest.vacancies + 1 and votes[0] + waiting < votes[1]:
        return rising[0] not in contest.guarded
    return contest.vacancies == 1 and votes[-1] > sum(votes[:-1]) + waiting


def transfer_surplus(contest: Contest, source: int, surplus: int) -> None:
    """As many papers go on as the surplus is, or all that can, of those that came last (section 121)."""
    deck, pile = contest.deck, contest.piles[source]
    came = max(each.stage for each in pile)
    last = [each for each in pile if each.stage == came]
    before = np.concatenate([each.at for each in last])
    papers = np.concatenate([np.ones(len(each.at), np.int64) if each.counts is None else each.counts for each in last])
    standing = contest.standing(contest.left)
    at = before + 1
    able = deck.advance(at, standing) != deck.nobody
    going = np.where(able, papers, 0)
    if going.sum() > surplus:
        going[able] = chosen(contest, at[able], papers[able], surplus)
    gone, stays = going > 0, papers > going
    some, rest = (
        Parcel(1, before[those], None if deck.weights is None else number[those], int(number.sum()), came)
        for those, number in ((gone, going), (stays, papers - going))
    )
    contest.piles[source] = [each for each in pile if each.stage != came] + [rest]
    contest.votes[source] -= surplus
    contest.move(source, [some], 1)
    contest.set_aside(source, surplus - some.papers, 1)
    contest.close("surplus", of=[source])
