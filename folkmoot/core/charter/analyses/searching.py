"""Bounded search for the shortest way from one situation to another: by acts, or by the days that they take."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Generic, NamedTuple, TypeVar

from folkmoot.core.charter.values import Who

S = TypeVar("S", bound=Hashable)

BOUND = 1_000
"""Situations that are looked at before a search gives up and says so."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a trace: who does what on what, under which rule, what comes of it, and how many days it takes."""

    who: Who
    verb: str
    on: str
    rule: str
    effect: str = ""
    days: int = 0


class Found(NamedTuple):
    """What a search found: the acts, or None; how long they take; whether it gave up before it had seen everything."""

    trace: tuple[Step, ...] | None
    days: int
    gave_up: bool


@dataclass(frozen=True, slots=True)
class Search(Generic[S]):
    """The moves that there are from a situation, and where they lead."""

    moves: Callable[[S], Iterable[tuple[Step, S]]]
    by_days: bool = False
    bound: int = BOUND

    def shortest(self, start: S, is_goal: Callable[[S], bool]) -> Found:
        """The shortest trace from the start to a goal: by days and then by acts, or by acts alone."""
        came: dict[S, tuple[S, Step] | None] = {start: None}
        costs: dict[S, tuple[int, int]] = {start: (0, 0)}
        waiting: list[tuple[tuple[int, int], int]] = [((0, 0), 0)]
        order: list[S] = [start]
        seen = set[S]()
        while waiting:
            cost, place = heappop(waiting)
            here = order[place]
            if here in seen:
                continue
            if is_goal(here):
                return Found(_back(came, here), cost[0], False)
            if len(seen) >= self.bound:
                return Found(None, 0, True)
            seen.add(here)
            for step, there in self.moves(here):
                further = (cost[0] + step.days if self.by_days else 0, cost[1] + 1)
                if there not in costs or further < costs[there]:
                    costs[there], came[there] = further, (here, step)
                    order.append(there)
                    heappush(waiting, (further, len(order) - 1))
        return Found(None, 0, False)


def _back(came: dict[S, tuple[S, Step] | None], here: S) -> tuple[Step, ...]:
    trace = list[Step]()
    while (before := came[here]) is not None:
        here, step = before
        trace.append(step)
    return tuple(reversed(trace))
