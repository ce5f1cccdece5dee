"""What a quota is: how many of those elected have an attribute, at least and at most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from folkmoot.core.tally.asked import BadCount

Rounding = Literal["up", "down", "nearest"]
How = Literal["reserve", "ceiling", "zipper"]

Number = int | Fraction
"""A number of seats, or as a Fraction a share of them."""


class BadQuotas(BadCount):
    """These quotas cannot be read, or cannot be kept; says where and why, in words."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of those elected have an `attribute`, or each attribute that begins with `each` and a colon.

    A share is one of the seats; unless `rounded` says otherwise a least number is rounded up, a greatest one down.
    With `zipper` every second seat is of the attribute: half of the seats, or of an odd number the half above or below.
    """

    attribute: str = ""
    each: str = ""
    least: Number | None = None
    most: Number | None = None
    zipper: bool = False
    rounded: Rounding | None = None

    def range(self, seats: int) -> tuple[int, int | None]:
        """The least and the greatest number of so many seats."""
        if self.zipper:
            return seats // 2, -(-seats // 2)
        least = 0 if self.least is None else _whole(self.least, seats, self.rounded or "up")
        return least, None if self.most is None else _whole(self.most, seats, self.rounded or "down")


@dataclass(frozen=True, slots=True)
class Quotas:
    """The quotas of one count, and attributes of candidates by their names, beside those that the poll has."""

    quotas: tuple[Quota, ...]
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    file: str = ""


def _whole(number: Number, seats: int, rounded: Rounding) -> int:
    if isinstance(number, int):
        return number
    share = number * seats
    if rounded == "nearest":
        share, rounded = share + Fraction(1, 2), "down"
    return -(-share.numerator // share.denominator) if rounded == "up" else share.numerator // share.denominator
