"""Shares, bases and quorum, in whole votes and exact fractions: how many it takes, and whether they are there."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Base = Literal["cast", "valid", "present", "entitled", "seats", "members", "units"]
Abstentions = Literal["ignored", "against"]

OF_THE_COUNT: frozenset[Base] = frozenset({"cast", "valid", "present"})
"""Bases that the count itself gives; every other base is a number that stands outside the vote."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The count of one decision. `present` is None where nobody wrote it down; it is never less than the votes."""

    yes: int
    no: int
    abstain: int = 0
    present: int | None = None

    def __post_init__(self) -> None:
        for name in ("yes", "no", "abstain", "present"):
            value = getattr(self, name)
            if not (value is None and name == "present") and (type(value) is not int or value < 0):
                raise ValueError(f"{name} must be a whole number, 0 or more, not {value!r}")
        if self.present is not None and self.present < self.voted:
            raise ValueError(f"{self.voted} voted or abstained, but only {self.present} were present")

    @property
    def voted(self) -> int:
        """All who took part: for, against and abstaining."""
        return self.yes + self.no + self.abstain

    def to_json(self) -> dict[str, int]:
        """The count as plain numbers; `present` is left out where it is not known."""
        counts = {"yes": self.yes, "no": self.no, "abstain": self.abstain}
        return counts if self.present is None else {**counts, "present": self.present}

    @classmethod
    def from_json(cls, value: object) -> "Counts":
        """Read what `to_json` wrote. Raises ValueError for anything else."""
        if not isinstance(value, dict) or not {"yes", "no"} <= set(value) <= {"yes", "no", "abstain", "present"}:
            raise ValueError("a count has yes and no, and may have abstain and present")
        return cls(**value)


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many yes a decision takes: a share of a base, or a number of votes.

    `strict` asks for more than the share or the number. Abstentions are ignored when the base is votes cast, and
    otherwise count against, unless the rule says which.
    """

    share: Fraction | None = None
    count: int | None = None
    strict: bool = False
    base: Base = "cast"
    abstentions: Abstentions | None = None

    def __post_init__(self) -> None:
        if (self.share is None) == (self.count is None):
            raise ValueError("a majority is either a share or a number of votes")

    @property
    def abstentions_ignored(self) -> bool:
        return self.abstentions == "ignored" if self.abstentions else self.base == "cast"


SIMPLE = Threshold(share=Fraction(1, 2), strict=True)
"""More yes than no: what a decision takes where no article says otherwise."""


def base_of(threshold: Threshold, counts: Counts, outside: int | None = None) -> int | None:
    """The number that the share is taken of, or None when it is not known.

    `outside` is the number of seats, members, entitled or units: what the count itself cannot tell.
    """
    if threshold.base in ("cast", "valid"):
        whole: int | None = counts.voted
    elif threshold.base == "present":
        whole = counts.present
    else:
        whole = outside
    if whole is None or not threshold.abstentions_ignored or threshold.base == "units":
        return whole
    return max(whole - counts.abstain, 0)


def needed(threshold: Threshold, base: int) -> int:
    """The least number of yes that carries. Nothing is carried without a single yes."""
    return _least(threshold.share, threshold.count, base, strict=threshold.strict)


def carries(yes: int, threshold: Threshold, base: int) -> bool:
    """Whether so many yes carry, of this base."""
    return yes >= needed(threshold, base)


def least_share(share: Fraction | int, whole: int) -> int:
    """The least whole number that is at least this share of the whole (a turnout, a petition), or the number asked."""
    return share if isinstance(share, int) else _ceiling(share * whole)


def turnout_needed(turnout: Fraction | int, entitled: int | None) -> int | None:
    """How many must take part: at least the share of those entitled, and somebody; or the number. None is not known."""
    if isinstance(turnout, int):
        return turnout
    return None if entitled is None else max(least_share(turnout, entitled), 1)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there: a share of a base, or a number. `recused_count` counts those who stood aside."""

    share: Fraction | None = None
    count: int | None = None
    base: Base = "seats"
    of: Literal["present", "participating"] = "present"
    recused_count: bool = False

    def __post_init__(self) -> None:
        if (self.share is None) == (self.count is None):
            raise ValueError("a quorum is either a share or a number")


def quorum_needed(quorum: Quorum, base: int) -> int:
    """How many make a quorum, of this base: at least the share, and never nobody."""
    return _least(quorum.share, quorum.count, base, strict=False)


def is_quorate(quorum: Quorum, there: int, base: int) -> bool:
    """Whether so many make a quorum."""
    return there >= quorum_needed(quorum, base)


def _least(share: Fraction | None, count: int | None, base: int, *, strict: bool) -> int:
    if count is None:
        assert share is not None
        exact = share * base
        least = exact.numerator // exact.denominator + 1 if strict else _ceiling(exact)
    else:
        least = count + 1 if strict else count
    return max(least, 1)


def _ceiling(exact: Fraction) -> int:
    return -(-exact.numerator // exact.denominator)
