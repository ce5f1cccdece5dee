"""What the string forms of a charter are read as: small frozen values, each printed as it is written."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Who:
    """An authority as a rule names it: `steering`, `branch:10` (ten of them together), `membership:5%`."""

    name: str
    count: int | None = None
    share: Fraction | None = None

    def __str__(self) -> str:
        if self.count is not None:
            return f"{self.name}:{self.count}"
        return self.name if self.share is None else f"{self.name}:{self.share}"


@dataclass(frozen=True, slots=True)
class Object:
    """What an act is done on, as a rule names it: `member` (any), `holder:appeals`."""

    kind: str
    of: str | None = None

    def __str__(self) -> str:
        return self.kind if self.of is None else f"{self.kind}:{self.of}"


@dataclass(frozen=True, slots=True)
class FilledBy:
    """How seats are filled: elected, appointed, ex_officio, lot (each `by` somebody) or members (everybody)."""

    way: str
    by: str | None = None

    def __str__(self) -> str:
        return self.way if self.by is None else f"{self.way}:{self.by}"


@dataclass(frozen=True, slots=True)
class VacancyStep:
    """One step of filling an empty seat: countback, by-election, lot, vacant, coopt (`by` a body), appoint (`by`)."""

    way: str
    by: str | None = None

    def __str__(self) -> str:
        return self.way if self.by is None else f"{self.way}:{self.by}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must be so first: a fact, a verb (done on this object before), or `notice` of so many days."""

    name: str
    days: int | None = None

    def __str__(self) -> str:
        return self.name if self.days is None else f"{self.name}:{self.days}d"


@dataclass(frozen=True, slots=True)
class IfLate:
    """What becomes of a decision when its appeal is not decided in time: it falls, stands, or passes `to` a body."""

    way: str
    to: str | None = None

    def __str__(self) -> str:
        return self.way if self.to is None else f"{self.way}:{self.to}"


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whose right it is: a class, unit, body or faction by name, or a minority of at least a share."""

    name: str | None = None
    minority: Fraction | None = None

    def __str__(self) -> str:
        return self.name if self.name is not None else f"minority:{self.minority}"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as exact as it is known, with the first and the last day that it may be."""

    text: str
    first: date
    last: date
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a value uses, and the kinds of rule that may define it."""

    name: str
    kinds: tuple[str, ...]
