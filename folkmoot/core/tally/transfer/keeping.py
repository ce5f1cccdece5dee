"""What each candidate keeps of each paper, where those elected keep a share and pass the rest on.

How much of a paper is left depends only on who was elected of those whom it named so far. So papers stand in a tree of
these paths, each at the one who now keeps all that is left of it; an iteration counts paths and looks at no paper, and
a paper moves on only when the one at whom it stands is elected or excluded.
"""

from typing import Any

import numpy as np

from folkmoot.core.tally.poll import Numbers
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.deck import At

ONE = 10**9
"""One vote in units of Meek's rule: nine decimals. A product of two shares of it still has 64 bits."""

Resting = tuple[At, Any, Numbers]
"""Papers at one candidate: where each stands, its path, and how many it is."""


class Kept:
    """The papers of a contest by their paths, and the keep factors."""

    def __init__(self, contest: Contest) -> None:
        deck = contest.deck
        self._contest, self._deck = contest, deck
        self._factors: Numbers = np.zeros(deck.nobody + 1, dtype=np.int64)
        self._children: dict[int, int] = {}
        self._levels: list[tuple[list[int], list[int], list[int]]] = []
        self._depths = [0]
        self._below = [contest.valid]
        self._rests: dict[int, list[Resting]] = {}
        self._elected: set[int] = set()
        self._left: set[int] = set()
        self._sums: dict[int, tuple[Any, Numbers]] = {}
        papers = np.ones(len(deck.tops), dtype=np.int64) if deck.weights is None else deck.weights
        self._settle(deck.tops.copy(), np.zeros(len(papers), dtype=np.int64), papers)

    def distribute(self) -> None:
        """Count everybody's votes by the factors as they are."""
        votes: Numbers = np.zeros(self._deck.nobody + 1, dtype=np.int64)
        weights: Numbers = np.full(len(self._below), ONE, dtype=np.int64)
        below = np.array(self._below, dtype=np.int64)
        for level in self._levels:
            paths, parents, keepers = (np.array(each, dtype=np.int64) for each in level)
            kept = -(-weights[parents] * self._factors[keepers] // ONE)
            weights[paths] = weights[parents] - kept
            np.add.at(votes, keepers, kept * below[paths])
        for candidate, (paths, papers) in self._sums.items():
            votes[candidate] += (weights[paths] * papers).sum()
        contest = self._contest
        *contest.votes, contest.non_transferable = votes.tolist()

    def update(self, quota: int) -> None:
        """Each of those elected keeps so much less or more that they would have the quota."""
        for each in self._contest.elected:
            product = -(-int(self._factors[each]) * quota // ONE)
            self._factors[each] = -(-product * ONE // self._contest.votes[each])

    def move_on(self) -> None:
        """Papers of those newly elected or excluded go on to the next who keeps something."""
        contest = self._contest
        gone = self._left - set(contest.left)
        elected = {each for each in contest.elected if each not in self._elected}
        moved: list[Resting] = []
        for each in sorted(gone):
            for at, path, papers in self._rests.pop(each, []):
                moved.append((at + 1, self._deeper(path, each, papers) if each in elected else path, papers))
            self._sums.pop(each, None)
        self._settle(*(np.concatenate(part) for part in zip(*moved, strict=True))) if moved else self._note()

    def shown(self) -> tuple[Any, ...]:
        """The factor of each candidate, as an amount."""
        people = len(self._contest.poll.candidates)
        return tuple(self._contest.amount(each) for each in self._factors[:people].tolist())

    def _note(self) -> None:
        contest = self._contest
        for each in self._left - set(contest.left) - set(contest.elected):
            self._factors[each] = 0
        for each in set(contest.left) - self._left:
            self._factors[each] = ONE
        self._left, self._elected = set(contest.left), set(contest.elected)

    def _settle(self, at: At, path: Any, papers: Numbers) -> None:
        """Each paper goes on until it stands at somebody who is not elected, or at nobody."""
        self._note()
        standing = self._contest.standing([*self._left, *self._elected])
        touched = set()
        while len(at):
            targets = self._deck.advance(at, standing)
            going = np.zeros(len(at), dtype=np.bool_)
            for target in np.flatnonzero(np.bincount(targets, minlength=self._deck.nobody + 1)).tolist():
                here = targets == target
                if target in self._elected:
                    going |= here
                    path[here] = self._deeper(path[here], target, papers[here])
                else:
                    self._rests.setdefault(target, []).append((at[here], path[here], papers[here]))
                    touched.add(target)
            at, path, papers = at[going] + 1, path[going], papers[going]
        for target in touched:
            together = self._by_path(self._rests[target])
            paths = np.flatnonzero(together)
            self._sums[target] = (paths, together[paths])

    def _deeper(self, path: Any, keeper: int, papers: Numbers) -> Any:
        """The paths that go on from these by one more who is elected."""
        together = self._by_path([(path, path, papers)])
        parents = np.flatnonzero(together)
        deeper = np.zeros(len(together), dtype=np.int64)
        for parent, number in zip(parents.tolist(), together[parents].tolist(), strict=True):
            child = self._children.get(parent * (self._deck.nobody + 1) + keeper)
            if child is None:
                child = self._child(parent, keeper)
            self._below[child] += number
            deeper[parent] = child
        return deeper[path]

    def _by_path(self, resting: list[Resting]) -> Numbers:
        """How many of these papers there are on each path."""
        together: Numbers = np.zeros(len(self._below), dtype=np.int64)
        for _, path, papers in resting:
            np.add.at(together, path, papers)
        return together

    def _child(self, parent: int, keeper: int) -> int:
        child, depth = len(self._below), self._depths[parent]
        self._children[parent * (self._deck.nobody + 1) + keeper] = child
        self._below.append(0)
        self._depths.append(depth + 1)
        if depth == len(self._levels):
            self._levels.append(([], [], []))
        for column, value in zip(self._levels[depth], (child, parent, keeper), strict=True):
            column.append(value)
        return child
