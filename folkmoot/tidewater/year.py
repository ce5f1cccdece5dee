"""The year as it is being written: the federation, the story so far, and what is still to come on which day."""

import heapq
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from folkmoot.tidewater.chance import Chance
from folkmoot.tidewater.federation import Federation, Member
from folkmoot.tidewater.writing import Script

FOUNDED = date(2025, 9, 6)
LAST_DAY = date(2026, 10, 30)
SUMMER_TIME = ((date(2025, 3, 9), date(2025, 11, 2)), (date(2026, 3, 8), date(2026, 11, 1)))

Happening = Callable[[datetime], None]
Acts = list[dict[str, Any]]
"""Acts that a decision carries, as a history writes them."""


def at(day: date, hour: int = 15, minute: int = 0) -> datetime:
    """A time of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)


def on_the_coast(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of a day by the clocks of the coast, which are three hours behind in summer and four in winter."""
    behind = 3 if any(first <= day < last for first, last in SUMMER_TIME) else 4
    return at(day, hour + behind, minute)


class Year:
    """What everybody who writes a part of the story shares."""

    def __init__(self, size: int, seed: str) -> None:
        self.seed = seed
        self.federation = Federation(size, seed)
        self.script = Script()
        self.seats: dict[str, list[Member]] = {}
        self._to_come: list[tuple[datetime, int, Happening]] = []
        self._count = 0
        self._called: dict[str, int] = {}

    def chance(self, of: str) -> Chance:
        """A chance of its own for one part of the story, so that a change of one part leaves the others as they are."""
        return Chance(f"{self.seed}/{of}/{self.federation.size}")

    def plan(self, when: datetime, happening: Happening) -> None:
        """Something happens at a time; what comes after the last day does not."""
        if when.date() <= LAST_DAY:
            self._count += 1
            heapq.heappush(self._to_come, (when, self._count, happening))

    def live(self, step: Callable[[float], None] | None = None) -> None:
        """Let everything happen, in its order. `step` hears what share of the year has passed."""
        whole = (LAST_DAY - FOUNDED).days
        while self._to_come:
            when, _, happening = heapq.heappop(self._to_come)
            happening(when)
            if step is not None:
                step((when.date() - FOUNDED).days / whole)

    def call(self, what: str) -> str:
        """A name for an act that nothing else is called."""
        self._called[what] = self._called.get(what, 0) + 1
        return f"{what}_{self._called[what]}"

    @property
    def office(self) -> Member:
        """The General Secretary, who does the paperwork."""
        return self.seats["general_secretary"][0]

    def seat(self, seat: str, member: Member) -> None:
        """Somebody holds a seat from now on."""
        self.seats.setdefault(seat, []).append(member)
        member.seats.append(seat)
        member.has_sat = True

    def unseat(self, seat: str, member: Member) -> None:
        """Somebody does not hold it any more."""
        self.seats[seat].remove(member)
        member.seats.remove(seat)

    def decide(
        self,
        when: datetime,
        by: Member,
        body: str,
        question: str,
        votes: "Votes",
        carries: Acts | None = None,
        **more: Any,
    ) -> None:
        """A body decides, and somebody enters it with its count."""
        unit = more.pop("unit", None)
        self.script.act(
            "bodies.decide",
            when,
            by.label,
            body=body,
            unit=unit,
            yes=votes.yes,
            no=votes.no,
            abstain=votes.abstain or None,
            present=votes.present,
            question=question,
            carries=carries,
            **more,
        )


class Votes:
    """A count: how many were there, and how they voted."""

    def __init__(self, present: int, yes: int, no: int, abstain: int = 0) -> None:
        self.present, self.yes, self.no, self.abstain = present, yes, no, abstain


def carried(chance: Chance, present: int, share: float = 0.5) -> Votes:
    """A count by which a question is carried: more than this share of those present say yes."""
    most_no = int(present * (1 - share) * 0.7)
    no = chance.below(most_no + 1) if chance.happens(0.55) else 0
    abstain = min(chance.below(3), most_no - no) if most_no > no else 0
    return Votes(present, present - no - abstain, no, abstain)


def lost(chance: Chance, present: int) -> Votes:
    """A count by which a question is lost."""
    yes = chance.below(max(1, present * 2 // 5) + 1)
    abstain = chance.below(2) if present - yes > 2 else 0
    return Votes(present, yes, present - yes - abstain, abstain)


def days_between(chance: Chance, first: date, last: date) -> date:
    """A day, both ends included."""
    return first + timedelta(days=chance.below((last - first).days + 1))
