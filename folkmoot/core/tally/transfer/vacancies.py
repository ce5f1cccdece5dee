"""A seat that falls vacant before its time, filled from the papers of the same poll.

Two ways, of which the charter names one:

- `countback`: the papers of whoever leaves are counted again, as in Tasmania and the Australian Capital Territory
  (Hare-Clark; Electoral Act 1992 (ACT), schedule 4, part 4.3). Each has the value that stayed with them. It goes to the
  first whom it names of those who are willing and have no seat; whoever has fewest is excluded until somebody has more
  than half. Those who elected the one who leaves choose who follows, and nobody else does.
- `recount`: all papers are counted again by the same rule without whoever leaves, as the Proportional Representation
  Society of Australia describes it beside the other; whoever has a seat keeps it: they are never excluded, and nobody
  takes their seat.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.counting import asked, count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.transfer import irish, irv, scottish
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.excluding import next_out

COUNTED: Mapping[str, Callable[[Poll, Asked], Contest]] = {
    "stv-scottish": scottish.counted,
    "stv-irish": irish.counted,
    "irv": irv.counted,
}
"""The rules that leave papers with whom they elected: what `countback` needs."""


def countback(
    poll: Poll,
    by: str,
    vacated: int,
    *,
    willing: Collection[int] | None = None,
    seats: int | None = None,
    lots: Draws | None = None,
    lots_of_the_poll: Draws | None = None,
    **settings: Any,
) -> Result:
    """Who follows somebody whom this poll elected, by the papers that elected them.

    The poll is first counted as it was, with the lots and settings of then. `willing` are those who would take the
    seat: everybody without a seat where it is not said. In the result `valid` is how many papers there are, and what of
    them went to others is `non_transferable` from the first stage on.

    Raises BadCount where the poll did not elect them, or the rule leaves nobody papers.
    """
    if by not in COUNTED:
        raise BadCount(f"{by} leaves no papers with those whom it elects: count all of them again (recount)")
    then = COUNTED[by](poll, asked(poll, by, seats=seats, lots=lots_of_the_poll, **settings))
    if vacated not in then.elected:
        raise BadCount(f"{_name(poll, vacated)} was not elected in this poll")
    request = asked(poll, by, seats=seats, lots=lots, **settings)
    contest = Contest(poll, request, then.unit)
    contest.asked = replace(request, seats=1)
    taken = {*then.elected, *poll.withdrawn}
    contest.left = [n for n in contest.left if n not in taken and (willing is None or n in willing)]
    contest.leaving = []
    contest.enough = "majority"
    contest.valid = sum(each.papers for each in then.piles[vacated])
    contest.rejected = 0
    contest.requires = lambda: sum(contest.votes[each] for each in contest.left) // 2 + 1
    for parcel in then.piles[vacated]:
        contest.set_aside(None, parcel.papers, then.unit - parcel.value)
        contest.take(None, then.deck.dealt_anew(parcel, contest.standing(contest.left)))
    contest.quota = contest.requires()
    contest.close("first")
    while contest.vacancies:
        if len(contest.left) <= 1:
            contest.fill()
            break
        contest.exclude(next_out(contest, waiting=0), "fewest")
    return replace(contest.result(), quota=None, figures={"countback": vacated})


def recount(
    poll: Poll,
    by: str,
    vacated: int,
    *,
    kept: Collection[int],
    willing: Collection[int] | None = None,
    seats: int | None = None,
    lots: Draws | None = None,
    **settings: Any,
) -> Result:
    """Who follows somebody whom this poll elected, by all papers; `kept` are those who have the other seats.

    In the result the last of those elected who are not of `kept` are new: `figures["new"]`.
    """
    if vacated in kept:
        raise BadCount(f"{_name(poll, vacated)} cannot keep a seat and leave it")
    unwilling = {n for n in poll.standing if n not in kept and willing is not None and n not in willing}
    without = replace(poll, withdrawn=poll.withdrawn | {vacated} | (unwilling - {poll.reopen}))
    found = count(without, by, seats=seats, lots=lots, quotas=Seated(frozenset(kept)), **settings)
    return replace(found, figures={**found.figures, "new": tuple(n for n in found.elected if n not in kept)})


@dataclass(frozen=True, slots=True)
class Seated:
    """Whoever has a seat keeps it: they are not excluded, and no others take it."""

    kept: frozenset[int]

    def doomed(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> Mapping[int, str]:
        """Everybody else, once only their seats are left."""
        waiting = self.kept & set(left)
        return {each: "seated" for each in left if each not in waiting} if len(waiting) >= vacancies else {}

    def guarded(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> Mapping[int, str]:
        return {each: "seated" for each in left if each in self.kept}


def _name(poll: Poll, candidate: int) -> str:
    return poll.candidates[candidate].name
