"""All that a motion may need at once: majorities of several bases, a turnout, a number of yes; and consent.

Whole votes and exact fractions, as `majority` has them. What nobody wrote down is not known, and no outcome is guessed.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from folkmoot.core.tally.majority import (
    SIMPLE,
    Counts,
    Threshold,
    base_of,
    carries,
    least_share,
    needed,
    turnout_needed,
)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Outside:
    """What the count of a motion cannot tell: the numbers of those who could have voted, and the units for it.

    None is not known.
    """

    entitled: int | None = None
    seats: int | None = None
    members: int | None = None
    units: int | None = None
    units_yes: int | None = None

    def base(self, threshold: Threshold) -> int | None:
        """The number of a base that stands outside the count."""
        return {"entitled": self.entitled, "seats": self.seats, "members": self.members, "units": self.units}.get(
            threshold.base
        )


@dataclass(frozen=True, slots=True)
class Needs:
    """What a motion needs: every one of these majorities, so many who take part, so many for it in any case.

    Two majorities with different bases, such as votes cast and units, are a double majority.
    """

    majorities: tuple[Threshold, ...] = (SIMPLE,)
    turnout: Fraction | int | None = None
    min_yes: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a motion needs: how many there must be, and how many there are; None is not known."""

    what: Literal["majority", "turnout", "min_yes"]
    needed: int | None
    there: int | None
    majority: Threshold | None = None

    @property
    def met(self) -> bool | None:
        return None if self.needed is None or self.there is None else self.there >= self.needed


def needs_of(needs: Needs, counts: Counts, outside: Outside | None = None) -> tuple[Need, ...]:
    """Everything that a motion needs, with what it has of each."""
    known = outside or Outside()
    found = [_majority(each, counts, known) for each in needs.majorities]
    if needs.turnout is not None:
        found.append(Need("turnout", turnout_needed(needs.turnout, known.entitled), counts.voted))
    if needs.min_yes is not None:
        found.append(Need("min_yes", needs.min_yes, counts.yes))
    return tuple(found)


def is_carried(needs: Needs, counts: Counts, outside: Outside | None = None) -> bool | None:
    """Whether a motion has all that it needs; None where that turns on a number that nobody wrote down."""
    met = [each.met for each in needs_of(needs, counts, outside)]
    return False if False in met else None if None in met else True


def units_for(
    votes: Mapping[K, Counts],
    majority: Threshold = SIMPLE,
    *,
    outside: Mapping[K, int] | None = None,
    weights: Mapping[K, int] | None = None,
) -> int:
    """How many units are for a motion, each by the vote of its own members; with weights, how much they weigh together.

    `outside` gives the base of each unit where its own count does not. A unit of which the base is not known raises
    ValueError: whether it is for the motion cannot be told.
    """
    found = 0
    for unit, counts in votes.items():
        base = 0 if majority.share is None else base_of(majority, counts, (outside or {}).get(unit))
        if base is None:
            raise ValueError(f"{unit}: how many are {majority.base} is not known")
        if carries(counts.yes, majority, base):
            found += 1 if weights is None else weights[unit]
    return found


@dataclass(frozen=True, slots=True)
class Consent:
    """A motion that passes where nobody objects in time: the days to object, and how many objections stop it.

    The number may be a share of those entitled. Where neither is given a single objection stops it.
    """

    days: int
    count: int | None = None
    share: Fraction | None = None


def consented(
    consent: Consent, objections: int, entitled: int | None, days: int
) -> Literal["passes", "waits", "stopped"]:
    """What has become of it so many days after it was announced, the day itself being 0.

    An objection on the last day is in time; it passes on the day after. Where both a number and a share are given,
    the lower of the two stops it. Raises ValueError where only a share is given and nobody knows of how many.
    """
    limits = [] if consent.count is None else [consent.count]
    if consent.share is not None and entitled is not None:
        limits.append(max(least_share(consent.share, entitled), 1))
    if not limits and consent.share is not None:
        raise ValueError("a share of those entitled stops it, and how many are entitled is not known")
    if objections >= min(limits, default=1):
        return "stopped"
    return "passes" if days > consent.days else "waits"


def _majority(majority: Threshold, counts: Counts, known: Outside) -> Need:
    base = 0 if majority.share is None else base_of(majority, counts, known.base(majority))
    there = known.units_yes if majority.base == "units" else counts.yes
    return Need("majority", None if base is None else needed(majority, base), there, majority)
