"""The federation while its year is written: who is a member where, who holds what, and what waits to be decided."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from folkmoot.tidewater import names
from folkmoot.tidewater.chance import Chance
from folkmoot.tidewater.places import NEW, REGIONS, Place, places

SMALLEST, WRITTEN = 300, 1500
"""The fewest members who can fill every body, and how many the history has that is shipped."""

MOST_BRANCHES = 120
MOST_FOUNDERS = 360
"""What one entry of the record can hold."""


@dataclass(eq=False)
class Member:
    """Somebody: what the history calls them, their name, and what they are by now."""

    label: str
    name: str
    tongue: str
    branch: "Branch | None" = None
    since: date | None = None
    seats: list[str] = field(default_factory=list)
    has_sat: bool = False


@dataclass(eq=False)
class Applied:
    """An application that waits for its branch to meet."""

    label: str
    member: Member
    day: date


@dataclass(eq=False)
class Branch:
    """A branch: its key in the history, its members, and what its next meeting has to deal with."""

    place: Place
    key: str
    members: list[Member] = field(default_factory=list)
    expected: list[Member] = field(default_factory=list)
    secretary: Member | None = None
    has_elected: bool = False
    waiting: list[Applied] = field(default_factory=list)
    delegates: list[Member] = field(default_factory=list)
    lapsed: list[Member] = field(default_factory=list)
    last_meeting: str | None = None
    meetings: int = 0
    suspended_until: date | None = None
    has_ended: bool = False

    @property
    def name(self) -> str:
        return self.place.name

    def may_act(self, day: date) -> bool:
        """Whether it is there on a day, and not suspended."""
        return not self.has_ended and (self.suspended_until is None or day > self.suspended_until)

    def ordinary(self) -> list[Member]:
        """Its members who hold no seat."""
        return [each for each in self.members if not each.seats]

    def unspent(self) -> list[Member]:
        """Its members who hold no seat and never did, so that no article bars them from one."""
        return [each for each in self.ordinary() if not each.has_sat]


class Federation:
    """Everybody and every branch. The same seed and size make the same federation."""

    def __init__(self, size: int, seed: str) -> None:
        if size < SMALLEST:
            raise ValueError(f"expected at least {SMALLEST} members: fewer do not fill the bodies of the charter")
        self.size = size
        self._chance = Chance(f"{seed}/people/{size}")
        self._labels: dict[str, int] = {}
        self._begin(Chance(f"{seed}/branches/{size}"))

    def _begin(self, chance: Chance) -> None:
        most = min(MOST_BRANCHES, max(12, self.size * 38 // WRITTEN)) if self.size != WRITTEN else 38
        found = places(min(most, 40) if self.size <= WRITTEN else most, chance)
        self.branches = [Branch(place, f"@founding.{len(REGIONS) + n}") for n, place in enumerate(found)]
        weights = [chance.near(1.0, 0.75) + 0.2 for _ in found]
        for branch, weight in zip(self.branches, weights, strict=True):
            count = max(12, round(self.size * 0.93 * weight / sum(weights)))
            branch.expected = [self.somebody(branch.place.tongue) for _ in range(count)]

    @property
    def lively(self) -> int:
        """The size by which people come and go: of a very large federation most members stay where they are."""
        return self.size if self.size <= WRITTEN else WRITTEN + (self.size - WRITTEN) // 20

    def somebody(self, tongue: str) -> Member:
        """Somebody new, of this tongue or sometimes of the other."""
        own = tongue if not self._chance.happens(0.12) else ("en" if tongue == "es" else "es")
        name = names.name(self._chance, own)
        return Member(self._label(name), name, own)

    def open_branches(self, day: date) -> list[Branch]:
        """The branches that may act on a day."""
        return [each for each in self.branches if each.may_act(day)]

    def members(self) -> list[Member]:
        """Everybody on the roll, by branch."""
        return [member for branch in self.branches for member in branch.members]

    def region(self, branch: Branch) -> str:
        """The region of a branch by its name."""
        return REGIONS[branch.place.region]

    def new_branch(self, n: int, key: str) -> Branch:
        """A branch that begins in the course of the year."""
        branch = Branch(NEW[n], key)
        self.branches.append(branch)
        return branch

    def _label(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        label = re.sub(r"[^a-z]+", "_", plain).strip("_")
        self._labels[label] = self._labels.get(label, 0) + 1
        return label if self._labels[label] == 1 else f"{label}_{self._labels[label]}"
