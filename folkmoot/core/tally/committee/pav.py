"""Proportional approval voting (Thiele 1895): of all committees that could take the seats, the one with the best score.

A paper that approves of j of those elected gives the committee 1 + 1/2 + ... + 1/j. All committees are looked at that
could have the best score; that takes long where many candidates are level, so the search is bounded (WORK), and a poll
for which that is too little is refused.
Policies: of committees with the same score the one with more approvals in all is taken (setting `ties`); then the lot
says which candidate who is in some of them and not in others is in, until one committee is left. They are elected in
the order of their approvals, by lot where these are the same. Whoever nobody approves of takes a seat only where nobody
else is left, by lot. The votes of each stage are the scores that the committee would have with each in that seat.
"""

from fractions import Fraction

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.committee.approvals import Approvals, approvals
from folkmoot.core.tally.committee.giving import Giving
from folkmoot.core.tally.committee.seq_pav import harmonic
from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.poll import Numbers, Poll
from folkmoot.core.tally.quotas.watch import Watch
from folkmoot.core.tally.result import Result

WORK = 8_000_000_000
"""How many marks may be looked at in a search; setting out from a committee costs as much as STEP marks."""

STEP = 20_000

Committee = tuple[int, ...]


def count(poll: Poll, asked: Asked) -> Result:
    """The committee with the best score. Raises BadCount where too many would have to be looked at."""
    found = approvals(poll, asked)
    giving = Giving(poll, asked, found.totals)
    wanted = [each for each in giving.left() if found.totals[each] or asked.quotas is not None]
    if poll.reopen in wanted:
        wanted += [poll.reopen] * (asked.seats - 1)
    search = Search(found, min(asked.seats, len(wanted)), asked.quotas)
    search.look(wanted)
    committee, lots = _one(giving, search.committees)
    seats = list(committee)
    while seats:
        taken, order = giving.best({each: found.totals[each] for each in seats}, "order")
        scores = search.instead(committee, taken)
        votes = [0 if each in poll.withdrawn else score for each, score in enumerate(scores)]
        giving.record("seat", taken, "committee", votes, lots + order)
        seats.remove(taken)
        lots = ()
    giving.fill()
    figures = {
        "approvals": found.totals,
        "score": Fraction(search.score, search.one),
        "committees": len(search.committees),
    }
    return giving.result(found.valid, found.rejected, figures=figures)


class Search:
    """A search for the committees of one size with the best score.

    With somebody more elected nobody else can add more than before. So a committee that is not complete is left alone
    where what those who add the most now would add could not bring it up to the best score found so far.
    """

    def __init__(self, found: Approvals, size: int, quotas: Watch | None = None) -> None:
        self.one, self._parts = harmonic(size, found.valid)
        self._found, self._size, self._quotas = found, size, quotas
        self._weights = found.weights.astype(self._parts.dtype)
        self._work = 0
        self.score = 0
        self.committees: list[Committee] = []

    def look(self, left: list[int]) -> None:
        """Look at every committee of those left that could be best; whoever is left twice may be in it twice."""
        self._extend((), 0, left, self._found.weights * 0)

    def instead(self, committee: Committee, member: int) -> list[Fraction]:
        """The score that the committee would have with each candidate in the place of this member; of those who are in
        it already, the score that it has."""
        rest = list(committee)
        rest.remove(member)
        has = self._found.weights * 0
        for each in rest:
            has[self._found.of(each)] += 1
        adds = self._found.sums(self._weights * self._parts[has])
        without = self.score - adds[member]
        return [Fraction(self.score if each in committee else without + add, self.one) for each, add in enumerate(adds)]

    def _extend(self, chosen: Committee, score: int, left: list[int], has: Numbers) -> None:
        """Look at those who are chosen with more of those left; `has` is how many of the chosen each paper has."""
        missing = self._size - len(chosen)
        if not missing:
            self._keep(chosen, score)
            return
        if self._quotas is not None and not self._quotas.leads_on(chosen, left, missing):
            return
        self._work += len(self._found.papers) + STEP
        if self._work > WORK:
            raise BadCount("exact proportional approval voting would take too long for so many candidates and papers")
        adds = self._found.sums(self._weights * self._parts[has])
        left = sorted(left, key=lambda each: (-adds[each], each))
        for n, each in enumerate(left[: len(left) - missing + 1]):
            if n and each == left[n - 1]:
                continue
            if score + sum(adds[other] for other in left[n : n + missing]) < self.score:
                return
            if missing == 1:
                self._keep((*chosen, each), score + adds[each])
                continue
            more = has.copy()
            more[self._found.of(each)] += 1
            self._extend((*chosen, each), score + adds[each], left[n + 1 :], more)

    def _keep(self, committee: Committee, score: int) -> None:
        if self._quotas is not None and not self._quotas.is_kept(committee, 0):
            return
        if score > self.score:
            self.score, self.committees = score, []
        if score == self.score:
            self.committees.append(committee)


def _one(giving: Giving, committees: list[Committee]) -> tuple[Committee, tuple[Lot, ...]]:
    """One of the committees that have the same score, and the lots that it took."""
    if giving.asked.settings["ties"] == "approvals":
        most = max(sum(giving.approvals[each] for each in committee) for committee in committees)
        committees = [one for one in committees if sum(giving.approvals[each] for each in one) == most]
    lots = giving.asked.lots
    before = len(lots.decided)
    while len(committees) > 1:
        every = {each for committee in committees for each in committee}
        loose = {each: {committee.count(each) for committee in committees} for each in every}
        taken = lots.best(sorted(each for each in every if len(loose[each]) > 1), "elect")
        committees = [one for one in committees if one.count(taken) == max(loose[taken])]
    return committees[0], tuple(lots.decided[before:])
