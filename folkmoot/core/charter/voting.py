"""The conditions on a vote: that it reached its majority, its turnout, its quorum. Each true, false or not known."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from folkmoot.core.charter.compiled import Case, Condition, Tri
from folkmoot.core.charter.conditions import number, unknown
from folkmoot.core.tally.majority import Counts, Quorum, Threshold, base_of, carries, is_quorate, turnout_needed

OUTSIDE = {"entitled": "entitled", "seats": "seats", "members": "members", "units": "units"}
"""The fact that gives a base which the count itself does not tell."""


@dataclass(frozen=True, slots=True)
class Carried(Condition):
    """A decision reached a majority.

    `own` says that the power names the majority itself. Where it does not, and a source tells that the body decided
    but not with what count, the source is believed.
    """

    kind: ClassVar[str] = "majority"

    threshold: Threshold
    own: bool
    seats: int | None = None
    tie: str | None = None

    def holds(self, case: Case) -> Tri:
        counts = case.decision
        if counts is None:
            return True if case.told and not self.own else None
        yes, base = self.yes(case, counts), self.base(case, counts)
        if yes is None or base is None:
            return None
        if carries(yes, self.threshold, base):
            return True
        if self.tie in ("chair", "lot") and counts.yes == counts.no > 0 and self.threshold.base != "units":
            broken = case.facts.known.get("tie_broken")
            return broken if isinstance(broken, bool) else None
        return False

    def yes(self, case: Case, counts: Counts) -> int | None:
        """The votes, or the units, that are for it."""
        return counts.yes if self.threshold.base != "units" else number(case, "units_yes")

    def base(self, case: Case, counts: Counts) -> int | None:
        """What the share is taken of, as far as it is known."""
        if self.threshold.share is None:
            return 0
        return base_of(self.threshold, counts, _outside(case, self.threshold.base, self.seats))

    def missing(self, case: Case) -> tuple[str, ...]:
        if case.decision is None:
            return ("decision",)
        names = list[str]()
        if self.base(case, case.decision) is None:
            names.append(OUTSIDE.get(self.threshold.base, "present"))
        if self.yes(case, case.decision) is None:
            names.append("units_yes")
        return tuple(names) or ("tie_broken",)


@dataclass(frozen=True, slots=True)
class Turnout(Condition):
    """So many took part in a ballot: a share of those entitled, or a number."""

    kind: ClassVar[str] = "turnout"

    share: Fraction | int
    own: bool
    of: str = "entitled"

    def holds(self, case: Case) -> Tri:
        if case.decision is None:
            return True if case.told and not self.own else None
        least = self.needed(case)
        return None if least is None else case.decision.voted >= least

    def needed(self, case: Case) -> int | None:
        """How many must take part, as far as the facts tell."""
        return turnout_needed(self.share, None if isinstance(self.share, int) else number(case, self.of))

    def missing(self, case: Case) -> tuple[str, ...]:
        names = () if isinstance(self.share, int) else unknown(case, (self.of,))
        return ("decision", *names) if case.decision is None else names


@dataclass(frozen=True, slots=True)
class LeastYes(Condition):
    """So many votes were for it in any case."""

    kind: ClassVar[str] = "majority"

    least: int
    own: bool

    def holds(self, case: Case) -> Tri:
        if case.decision is None:
            return True if case.told and not self.own else None
        return case.decision.yes >= self.least

    def missing(self, case: Case) -> tuple[str, ...]:
        return ("decision",)


@dataclass(frozen=True, slots=True)
class Quorate(Condition):
    """Enough of a body were there: at a second call, so many as that takes.

    Those who stood aside are not present; they count only where the rule says so. Where nobody wrote down who was
    present, whoever voted was.
    """

    kind: ClassVar[str] = "quorum"

    quorum: Quorum
    own: bool
    seats: int | None = None
    second: Quorum | None = None

    def holds(self, case: Case) -> Tri:
        if case.decision is None or (case.told and not self.own and case.decision.present is None):
            return True if case.told and not self.own else None
        first = self._reached(case, self.quorum)
        if self.second is None or first is True:
            return first
        called_again = case.facts.known.get("second_call")
        if called_again is False:
            return first
        lower = self._reached(case, self.second)
        if called_again is True:
            return lower
        return first if first is lower else None

    def _reached(self, case: Case, quorum: Quorum) -> Tri:
        there, base = self.there(case, quorum), self.base(case, quorum)
        if base is None:
            return None
        if is_quorate(quorum, there, base):
            return True
        return None if self._more_may_be_there(case, quorum) else False

    def there(self, case: Case, quorum: Quorum) -> int:
        """How many count as there, as far as the facts tell: it may be more."""
        assert case.decision is not None
        counts = case.decision
        there = counts.voted if quorum.of == "participating" or counts.present is None else counts.present
        return there + ((number(case, "recused") or 0) if quorum.recused_count else 0)

    def base(self, case: Case, quorum: Quorum) -> int | None:
        """What the share is taken of, as far as it is known."""
        return 0 if quorum.share is None else _outside(case, quorum.base, self.seats)

    def _more_may_be_there(self, case: Case, quorum: Quorum) -> bool:
        assert case.decision is not None
        unseen = quorum.of == "present" and case.decision.present is None
        return unseen or (quorum.recused_count and number(case, "recused") is None)

    def missing(self, case: Case) -> tuple[str, ...]:
        if case.decision is None:
            return ("decision",)
        names = list[str]()
        if self.base(case, self.quorum) is None:
            names.append(OUTSIDE.get(self.quorum.base, "present"))
        if self.quorum.of == "present" and case.decision.present is None:
            names.append("present")
        if self.quorum.recused_count:
            names.extend(unknown(case, ("recused",)))
        if self.second is not None:
            names.extend(unknown(case, ("second_call",)))
        return tuple(names)


def _outside(case: Case, base: str, seats: int | None) -> int | None:
    if base == "seats" and seats is not None:
        return seats
    name = OUTSIDE.get(base)
    return None if name is None else number(case, name)
