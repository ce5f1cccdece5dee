"""Methods of divisors: seat after seat to whoever has the greatest quotient of votes and divisor."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.tally.lists.award import Award, Bounds, Closed, Votes
from folkmoot.core.tally.lots import Lots
from folkmoot.core.tally.result import Amount


@dataclass(frozen=True, slots=True)
class Divisors:
    """The divisor for the next seat of whoever has so many.

    Where `squared`, the divisors are squares of the true ones and are compared with the squares of the votes, so that
    no root is taken. A divisor of 0 says that whoever has no seat comes before everybody who has one.
    """

    after: Callable[[int], Amount]
    squared: bool = False

    def quotient(self, votes: int, has: int) -> Fraction | None:
        """Votes by divisor; None where the divisor is 0."""
        divisor = self.after(has)
        return None if divisor == 0 else Fraction(votes**2 if self.squared else votes) / divisor

    @property
    def word(self) -> str:
        """What its quotients are called in a stage."""
        return "squared_quotients" if self.squared else "quotients"


DHONDT = Divisors(lambda has: has + 1)
SAINTE_LAGUE = Divisors(lambda has: 2 * has + 1)
HUNTINGTON_HILL = Divisors(lambda has: has * (has + 1), squared=True)
ADAMS = Divisors(lambda has: has)

BY_NAME = {
    "dhondt": DHONDT,
    "sainte-lague": SAINTE_LAGUE,
    "huntington-hill": HUNTINGTON_HILL,
    "ratio-up": ADAMS,
}
"""The divisors of each method that has no setting of its own."""


def sainte_lague_from(first: Fraction) -> Divisors:
    """Sainte-Laguë with another divisor for the first seat, such as 7/5."""
    return Divisors(lambda has: 2 * has + 1 if has else first)


def by_divisors(
    votes: Votes, seats: int, divisors: Divisors, bounds: Bounds, lots: Lots, closed: Closed
) -> Iterator[Award]:
    """Each seat in its turn; first come the minima, of whoever has the most votes first.

    Of those who are equal a lot takes one; it has the purpose `order` where there are seats for all of them, and
    decides nothing else then. Whoever has no vote takes a seat only where nobody else may. It ends before the last
    seat where nobody may have one.
    """
    has = [0] * len(votes)
    quotients = [divisors.quotient(each, 0) for each in votes]
    for left in range(seats, 0, -1):
        barred = closed(has)
        lifted = [n for n in range(len(votes)) if has[n] < bounds.least[n] and n not in barred]
        able = lifted or [n for n in range(len(votes)) if has[n] < bounds.most[n] and n not in barred]
        if not able:
            return
        tied = greatest(able, votes) if lifted else _foremost(able, votes, quotients, has)
        before = len(lots.decided)
        taker = tied[0] if len(tied) == 1 else lots.best(tied, "order" if len(tied) <= left else "elect")
        met = tuple(lots.decided[before:])
        if lifted:
            yield Award(taker, "minimum", lots=met, held=barred)
        else:
            competed = tuple(each if n in able else None for n, each in enumerate(quotients))
            yield Award(taker, "quotient", {divisors.word: competed}, met, barred)
        has[taker] += 1
        quotients[taker] = divisors.quotient(votes[taker], has[taker])


def greatest(able: Sequence[int], numbers: Sequence[Amount]) -> list[int]:
    """Those of them whose number is the greatest."""
    most = max(numbers[n] for n in able)
    return [n for n in able if numbers[n] == most]


def _foremost(able: list[int], votes: Votes, quotients: list[Fraction | None], has: list[int]) -> list[int]:
    """Who comes next: of those whose divisor is 0, who have no seat yet, the most votes; else the greatest quotient."""
    first = [n for n in able if quotients[n] is None and votes[n]]
    if first:
        return greatest(first, votes)
    tied = greatest(able, [each or 0 for each in quotients])
    return tied if quotients[tied[0]] else greatest(tied, [-each for each in has])
