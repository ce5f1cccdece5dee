""" "Re-open nominations": a candidate who is nobody, and may take more than one seat, which then stays vacant.

By the National Union of Students' model ruling on RON and STV: once it is elected, its surplus and all further votes
for it go to another of the same name, as often as needed; as many seats as it takes are declared unfilled.
"""

from collections.abc import Sequence

import numpy as np

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.poll import MOST_CANDIDATES, Papers, Poll


class Reopening:
    """The numbers that stand for "re-open nominations": its own, and after the candidates one for each further seat.

    A paper that names it names all of them, one after another; only one of them stands at a time.
    """

    def __init__(self, poll: Poll, seats: int) -> None:
        self._reopen = poll.reopen
        self._people = len(poll.candidates)
        stands = poll.reopen is not None and poll.reopen not in poll.withdrawn
        self.numbers = self._people + (min(seats, poll.papers.count + 1) - 1 if stands else 0)
        if self.numbers > MOST_CANDIDATES:
            raise BadCount(f"re-open nominations could take {seats} seats, which is more than can be counted")

    def spread(self, papers: Papers) -> Papers:
        """The papers with the further ones after it."""
        further = self.numbers - self._people
        if self._reopen is None or further == 0:
            return papers
        found = np.flatnonzero(papers.marks == self._reopen)
        after = np.repeat(found + 1, further)
        marks = np.insert(papers.marks, after, np.tile(np.arange(self._people, self.numbers), len(found)))
        # They share its place, so that whoever shares it with one shares it with the one who stands.
        tied = None if papers.tied is None else np.insert(papers.tied, after, True)
        starts = papers.starts + further * np.searchsorted(found, papers.starts)
        return Papers(starts, marks, papers.weights, tied)

    def after(self, elected: int) -> int | None:
        """Which of them stands once this one has a seat, if any does."""
        if self._reopen is None or not (elected == self._reopen or elected >= self._people):
            return None
        following = self._people if elected == self._reopen else elected + 1
        return following if following < self.numbers else None

    def shown(self, number: int) -> int:
        """The candidate whom a number stands for."""
        return number if number < self._people or self._reopen is None else self._reopen

    def folded(self, votes: Sequence[int]) -> list[int]:
        """Votes of each candidate, its own and those of the further ones together."""
        together = list(votes[: self._people])
        if self._reopen is not None:
            together[self._reopen] += sum(votes[self._people :])
        return together

    def why(self, elected: int, why: str) -> str:
        """The reason for which this one has a seat."""
        return why if self._reopen is None or self.shown(elected) != self._reopen else "reopen"
