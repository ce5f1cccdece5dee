"""Lots: orders of the candidates that were drawn before the count and published, and what each of them decided.

The first tie that a count meets is decided by the first draw, the second by the second, and every tie beyond the last
draw by the last. So the same draws give the same result on any machine, and in any order of the papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Draws:
    """Orders of all candidates by lot, one or more; in each, whoever stands earlier is better off.

    Raises ValueError where an order does not name every candidate once.
    """

    orders: tuple[tuple[int, ...], ...]
    are_given: bool = True

    def __post_init__(self) -> None:
        for order in self.orders:
            if sorted(order) != list(range(len(order))):
                raise ValueError("a draw names every candidate once")
        if not self.orders:
            raise ValueError("expected at least one draw")


def of_names(names: Sequence[str], seats: int) -> Draws:
    """The order by the SHA-256 of each name beside all names: for a count for which no lots were drawn.

    It is the same for everybody and owes nothing to the papers; but whoever stands can know it before the poll, so a
    result that it decides says so (`Lot.draw` is 0).
    """
    whole = "\x00".join([str(seats), *sorted(names)])
    mixed = [sha256(f"{whole}\x01{name}\x02{names[:n].count(name)}".encode()).digest() for n, name in enumerate(names)]
    return Draws((tuple(sorted(range(len(names)), key=mixed.__getitem__)),), are_given=False)


@dataclass(frozen=True, slots=True)
class Lot:
    """What one lot decided: of those who were tied, who was taken, by which draw (from 1), and what for.

    `draw` is 0 where no lots were given and the order was made from the names of the candidates.
    """

    tied: tuple[int, ...]
    taken: int
    draw: int
    purpose: str


class Lots:
    """The draws as one count uses them up; `decided` is what they decided so far, in order."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws
        self._used = 0
        self.decided: list[Lot] = []

    def again(self) -> "Lots":
        """The same draws, of which nothing is used up: for a count that is only tried."""
        return Lots(self._draws)

    def best(self, tied: Sequence[int], purpose: str) -> int:
        """Whoever of them was drawn first."""
        return self._take(tied, purpose, 0)

    def worst(self, tied: Sequence[int], purpose: str) -> int:
        """Whoever of them was drawn last."""
        return self._take(tied, purpose, -1)

    def order(self, tied: Sequence[int], purpose: str) -> tuple[int, ...]:
        """All of them in the order of one draw, which is a lot for each place but the last."""
        found, number = self._next(tied)
        for n, each in enumerate(found[:-1]):
            self.decided.append(Lot(tuple(sorted(found[n:])), each, number, purpose))
        return tuple(found)

    def _take(self, tied: Sequence[int], purpose: str, at: int) -> int:
        found, number = self._next(tied)
        self.decided.append(Lot(tuple(sorted(tied)), found[at], number, purpose))
        return found[at]

    def _next(self, tied: Sequence[int]) -> tuple[list[int], int]:
        at = min(self._used, len(self._draws.orders) - 1)
        self._used += 1
        return sorted(tied, key=self._draws.orders[at].index), at + 1 if self._draws.are_given else 0
