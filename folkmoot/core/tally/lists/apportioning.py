"""Apportionment as plain functions: votes of lists or members of units, and how many seats each has."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, Literal, TypeVar

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lists import divisors, remainders
from folkmoot.core.tally.lists.award import Award, Bounds, Votes, nobody
from folkmoot.core.tally.lots import Draws, Lot, Lots, of_names

K = TypeVar("K", bound=Hashable)
Method = Literal["dhondt", "sainte-lague", "sainte-lague-modified", "huntington-hill", "ratio-up", "hamilton"]
Bound = int | Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Apportioned(Generic[K]):
    """How many seats each has, in the order in which they were given; `lots` are the ties, and what decided them.

    A lot for the purpose `elect` decided who has a seat, one for `order` only who has it first.
    """

    seats: Mapping[K, int]
    awards: tuple[Award, ...]
    lots: tuple[Lot, ...] = ()

    def alternates(self, each: int) -> Mapping[K, int]:
        """How many alternates each has, at so many for each seat."""
        return {name: seats * each for name, seats in self.seats.items()}


def apportion(
    votes: Mapping[K, int],
    seats: int,
    method: Method = "sainte-lague",
    *,
    minimum: Bound = None,
    maximum: Bound = None,
    quota: remainders.Quota = "hare",
    first_divisor: Fraction = Fraction(7, 5),
    draws: Draws | None = None,
) -> Apportioned[K]:
    """Share out so many seats among lists by their votes, or among units by their members.

    `minimum` and `maximum` hold for each, or are one number for each in order. `quota` is Hamilton's,
    `first_divisor` that of modified Sainte-Laguë. `draws` decide between equals: where there are none, an order made
    from the names does, as in every count. Raises BadCount where the seats cannot be shared out so.
    """
    numbers, names = _numbers(votes), [str(name) for name in votes]
    if seats < 0:
        raise BadCount(f"expected 0 seats or more, not {seats}")
    if not numbers:
        raise BadCount("nobody is there to have seats")
    bounds = bounds_of(minimum, maximum, seats, len(numbers))
    bounds.check(seats, names)
    lots = Lots(draws or of_names(names, seats))
    if method == "hamilton":
        awards = remainders.by_remainders(numbers, seats, quota, bounds, lots, nobody)[1]
    else:
        by = _divisors(method, first_divisor)
        awards = list(divisors.by_divisors(numbers, seats, by, bounds, lots, nobody))
    return Apportioned(_seats(votes, (each.taker for each in awards)), tuple(awards), tuple(lots.decided))


def ratio_up(
    members: Mapping[K, int], per: int, *, minimum: int = 0, maximum: int | None = None, at_large: int = 0
) -> Mapping[K, int]:
    """One delegate for each so many members or part of them, within the bounds that hold for every unit.

    Nobody is tied and no total is given; a unit without members has the minimum.
    """
    if per < 1:
        raise BadCount(f"expected at least one member for each delegate, not {per}")
    if minimum < 0 or (maximum is not None and maximum < minimum):
        raise BadCount(f"expected a minimum of 0 or more and a maximum not below it, not {minimum} and {maximum}")
    return {
        name: min(max(-(-number // per), minimum), maximum if maximum is not None else number + minimum)
        for name, number in zip(members, _numbers(members), strict=True)
    }


def over_bar(votes: Mapping[K, int], share: Fraction, whole: int, *, strict: bool = False) -> tuple[K, ...]:
    """Whose votes are at least this share of the whole, or more than it where `strict`."""
    least = share * whole
    return tuple(name for name, number in votes.items() if number > least or (number == least and not strict))


def bounds_of(minimum: Bound, maximum: Bound, seats: int, many: int) -> Bounds:
    """Bounds for each from one number for all, or from one for each."""
    least = [minimum or 0] * many if not isinstance(minimum, Sequence) else list(minimum)
    most = [seats if maximum is None else maximum] * many if not isinstance(maximum, Sequence) else list(maximum)
    if len(least) != many or len(most) != many:
        raise BadCount(f"expected a minimum and a maximum for each of {many}")
    return Bounds(least, most)


def _divisors(method: str, first_divisor: Fraction) -> divisors.Divisors:
    if method == "sainte-lague-modified":
        return divisors.sainte_lague_from(first_divisor)
    found = divisors.BY_NAME.get(method)
    if found is None:
        raise BadCount(f"no method of apportionment is called {method}")
    return found


def _numbers(votes: Mapping[K, int]) -> Votes:
    for name, number in votes.items():
        if type(number) is not int or number < 0:
            raise BadCount(f"{name}: expected a whole number of votes, 0 or more, not {number!r}")
    return list(votes.values())


def _seats(names: Iterable[K], takers: Iterable[int]) -> Mapping[K, int]:
    keys = list(names)
    seats = dict.fromkeys(keys, 0)
    for taker in takers:
        seats[keys[taker]] += 1
    return seats
