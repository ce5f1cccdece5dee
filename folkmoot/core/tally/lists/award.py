"""Who gets which seat, and why: what every method of apportionment gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lots import Lot

Votes = Sequence[int]

Closed = Callable[[Sequence[int]], Mapping[int, str]]
"""Given how many seats each has, who may not have the next one, and what keeps them from it."""


def nobody(has: Sequence[int]) -> Mapping[int, str]:
    """Nobody is kept from a seat."""
    return {}


@dataclass(frozen=True, slots=True)
class Award:
    """One seat: who takes it, why (a word of `REASONS`), the numbers that competed, the lots if some were equal.

    `held` are those who were kept from it, and by what.
    """

    taker: int
    why: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    lots: tuple[Lot, ...] = ()
    held: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The fewest and the most seats that each may have."""

    least: Sequence[int]
    most: Sequence[int]

    def check(self, seats: int, names: Sequence[str]) -> None:
        """Raises BadCount where so many seats cannot be shared out within them."""
        for name, least, most in zip(names, self.least, self.most, strict=True):
            if least < 0 or most < 0:
                raise BadCount(f"{name}: expected minimum and maximum of 0 or more, not {min(least, most)}")
            if least > most:
                raise BadCount(f"{name} has a minimum of {least} seats and a maximum of {most}")
        if sum(self.least) > seats:
            raise BadCount(f"the minima come to {sum(self.least)} seats, and there are {seats}")
        if sum(self.most) < seats:
            raise BadCount(f"the maxima come to {sum(self.most)} seats, and there are {seats} to share out")
