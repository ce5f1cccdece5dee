"""Chance that falls the same way for the same seed, on every machine and in every version of Python."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from a seed. Only `Random.random` is used, whose numbers Python promises to keep."""

    def __init__(self, seed: str) -> None:
        self._draw = Random(seed).random

    def below(self, most: int) -> int:
        """A whole number from 0 to one less than `most`."""
        return int(self._draw() * most)

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + self.below(most - least + 1)

    def happens(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self._draw() < share

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[self.below(len(among))]

    def some(self, among: Iterable[T], most: int) -> list[T]:
        """So many of them, each once, in the order in which they were drawn; all, if there are fewer."""
        left, found = list(among), list[T]()
        while left and len(found) < most:
            at = self.below(len(left))
            left[at], left[-1] = left[-1], left[at]
            found.append(left.pop())
        return found

    def near(self, middle: float, spread: float) -> float:
        """A number near the middle, seldom far from it."""
        return middle * (1 + spread * (self._draw() + self._draw() - 1))
