"""Whether seats can still be filled within floors and ceilings, and how many of each kind of candidate that takes.

Candidates who count towards the same limits are of one kind, and only numbers of kinds matter. Kind after kind, every
number of them is taken that leads on to a whole committee; what is remembered on the way is how many seats are taken,
and of each limit as much as still matters. So it is exact, for limits that overlap as for those that do not; WORK
bounds it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

WORK = 500_000
"""Steps from one set of numbers to the next that one question may take."""

Kind = frozenset[int]
"""The limits towards which a candidate counts."""

State = tuple[int, ...]
"""Seats taken, and then how many count towards each limit."""


class TooTangled(Exception):
    """The limits overlap so much that the question takes more than WORK steps."""


@dataclass(frozen=True, slots=True)
class Range:
    """The fewest and the most of something."""

    least: int
    most: int


def ranges(left: Mapping[Kind, int], limits: Sequence[Range], seats: int) -> dict[Kind, Range] | None:
    """How many of each kind may be among those who fill the seats, of so many that are left of it: the fewest and the
    most over all ways of filling them. None where there is no way. Raises TooTangled.

    `limits` are how many more may and must be elected towards each. Every number in a range but its ends may be
    impossible; its ends are not.
    """
    binding = _binding(left, limits, seats)
    if binding is None:
        return None
    merged = dict[Kind, int]()
    for kind, number in left.items():
        merged[kind & binding] = merged.get(kind & binding, 0) + number
    found = _Search(merged, limits, seats).ranges()
    if found is None:
        return None
    spread = dict[Kind, Range]()
    for kind, number in left.items():
        together, others = found[kind & binding], merged[kind & binding] - number
        spread[kind] = Range(max(together.least - others, 0), min(together.most, number))
    return spread


def _binding(left: Mapping[Kind, int], limits: Sequence[Range], seats: int) -> Kind | None:
    """The limits that say anything; None where one of them cannot be kept whoever is elected."""
    binding = set[int]()
    for n, limit in enumerate(limits):
        there = sum(number for kind, number in left.items() if n in kind)
        if limit.most < 0 or limit.least > min(there, limit.most):
            return None
        if limit.least > 0 or limit.most < min(there, seats):
            binding.add(n)
    return frozenset(binding)


def shares(inside: int, outside: int, limit: Range, seats: int) -> tuple[Range, Range] | None:
    """How many of those within one limit and of those outside may fill the seats, by this limit alone."""
    most = min(limit.most, inside, seats)
    least = max(limit.least, seats - outside, 0)
    return None if least > most else (Range(least, most), Range(seats - most, seats - least))


def fewest(limits: Sequence[int], so: Callable[[Sequence[int]], bool]) -> Sequence[int]:
    """Some of these limits by which it still is so, of which none can be left out. With more limits it stays so."""
    size = max(len(limits) // 2, 1)
    while True:
        at = 0
        while at < len(limits):
            fewer = [*limits[:at], *limits[at + size :]]
            if so(fewer):
                limits = fewer
            else:
                at += size
        if size == 1:
            return limits
        size //= 2


@dataclass(frozen=True, slots=True)
class _Turn:
    """One kind of candidate, and what must be remembered before it and after it.

    `carried` are the limits remembered, each with its place in the state before (0 where it was not in it, for there
    the seats stand) and whether the kind counts towards it, what is its range, how many are still to come after, and
    whether it is remembered on.
    """

    there: int
    to_come: int
    carried: tuple[tuple[int, bool, Range, int, bool], ...]


class _Search:
    """All ways of filling the seats, as steps from kind to kind."""

    def __init__(self, left: Mapping[Kind, int], limits: Sequence[Range], seats: int) -> None:
        self._seats, self._work = seats, 0
        spread = {n: sum(1 for kind in left if n in kind) for kind in left for n in kind}
        # Limits that few kinds share are dealt with together and forgotten: who is of one branch stands side by side.
        self._kinds = sorted(left, key=lambda kind: sorted((spread[n], n) for n in kind) or [(len(left) + 1, 0)])
        self._turns = list(self._in_turn(left, limits))

    def _in_turn(self, left: Mapping[Kind, int], limits: Sequence[Range]) -> Iterator[_Turn]:
        remembered: list[int] = []
        for at, kind in enumerate(self._kinds):
            later = self._kinds[at + 1 :]
            to_come = {n: sum(left[each] for each in later if n in each) for n in {*remembered, *kind}}
            more = {n for n in to_come if any(n in each for each in later)}
            carried = tuple(
                (remembered.index(n) + 1 if n in remembered else 0, n in kind, limits[n], to_come[n], n in more)
                for n in sorted(to_come)
            )
            yield _Turn(left[kind], sum(left[each] for each in later), carried)
            remembered = sorted(more)

    def ranges(self) -> dict[Kind, Range] | None:
        """The range of each kind over all ways; None where there is none."""
        layers: list[set[State]] = [{(0,)}]
        for turn in self._turns:
            layers.append({after for state in layers[-1] for _, after in self._steps(turn, state)})
        alive = {state for state in layers[-1] if state[0] == self._seats}
        if not alive:
            return None
        found = dict[Kind, Range]()
        for at in reversed(range(len(self._kinds))):
            taken, before = set[int](), set[State]()
            for state in layers[at]:
                led = {number for number, after in self._steps(self._turns[at], state) if after in alive}
                if led:
                    taken |= led
                    before.add(state)
            found[self._kinds[at]] = Range(min(taken), max(taken))
            alive = before
        return found

    def _steps(self, turn: _Turn, state: State) -> Iterator[tuple[int, State]]:
        """How many of a kind may be taken, each with what it leads to."""
        taken = state[0]
        for number in range(max(self._seats - taken - turn.to_come, 0), min(turn.there, self._seats - taken) + 1):
            self._work += 1
            if self._work > WORK:
                raise TooTangled
            after = [taken + number]
            for place, counts, limit, to_come, stays in turn.carried:
                has = (state[place] if place else 0) + (number if counts else 0)
                if has > limit.most or has + to_come < limit.least:
                    break
                if stays:
                    # Once a ceiling is out of reach, no more matters than that the floor is reached.
                    after.append(min(has, max(limit.least, 0)) if has + to_come <= limit.most else has)
            else:
                yield number, tuple(after)
