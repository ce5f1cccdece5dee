"""The conditions that a power may have, each true, false or not known. Shares are exact."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from folkmoot.core.charter.compiled import Case, Condition, Tri
from folkmoot.core.tally.majority import least_share


@dataclass(frozen=True, slots=True)
class Holds(Condition):
    """A fact is so, or, with `wanted` false, is not so."""

    fact: str
    reason_kind: str = "requires"
    wanted: bool = True

    def holds(self, case: Case) -> Tri:
        value = case.facts.known.get(self.fact)
        return value is self.wanted if value is True or value is False else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return (self.fact,)

    @property
    def reason(self) -> str:
        return self.reason_kind


@dataclass(frozen=True, slots=True)
class AtLeast(Condition):
    """A number that is a fact reaches a least."""

    fact: str
    least: int
    reason_kind: str

    def holds(self, case: Case) -> Tri:
        value = case.facts.known.get(self.fact)
        return value >= self.least if type(value) is int else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return (self.fact,)

    @property
    def reason(self) -> str:
        return self.reason_kind


@dataclass(frozen=True, slots=True)
class AtMost(Condition):
    """A number that is a fact does not pass a limit; the limit itself is within it."""

    fact: str
    most: int
    reason_kind: str

    def holds(self, case: Case) -> Tri:
        value = case.facts.known.get(self.fact)
        return value <= self.most if type(value) is int else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return (self.fact,)

    @property
    def reason(self) -> str:
        return self.reason_kind


@dataclass(frozen=True, slots=True)
class Asked(Condition):
    """So many asked for it: a number, or a share of those whom the fact `of` counts."""

    kind: ClassVar[str] = "initiative"

    share: Fraction | int
    of: str

    def holds(self, case: Case) -> Tri:
        asked, least = case.facts.known.get("initiative"), self.needed(case)
        return None if type(asked) is not int or least is None else asked >= least

    def needed(self, case: Case) -> int | None:
        """How many must ask, as far as the facts tell."""
        if isinstance(self.share, int):
            return self.share
        whole = case.facts.known.get(self.of)
        return max(least_share(self.share, whole), 1) if type(whole) is int else None

    def missing(self, case: Case) -> tuple[str, ...]:
        names = ("initiative",) if isinstance(self.share, int) else ("initiative", self.of)
        return unknown(case, names)


@dataclass(frozen=True, slots=True)
class Named(Condition):
    """A fact that is a name is this one."""

    fact: str
    name: str

    def holds(self, case: Case) -> Tri:
        value = case.facts.known.get(self.fact)
        return value == self.name if isinstance(value, str) else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return (self.fact,)


@dataclass(frozen=True, slots=True)
class Includes(Condition):
    """One of the names that a fact lists is one of these."""

    fact: str
    names: frozenset[str]

    def holds(self, case: Case) -> Tri:
        value = case.facts.known.get(self.fact)
        return not self.names.isdisjoint(value) if isinstance(value, tuple) else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return (self.fact,)


@dataclass(frozen=True, slots=True)
class Done(Condition):
    """One of these verbs was done on the object, or, with `wanted` false, none of them."""

    verbs: frozenset[str]
    wanted: bool = True

    def holds(self, case: Case) -> Tri:
        found = {case.facts.known.get(verb) for verb in self.verbs}
        if True in found:
            return self.wanted
        return not self.wanted if found <= {False} else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return unknown(case, tuple(sorted(self.verbs)))


@dataclass(frozen=True, slots=True)
class Untouched(Condition):
    """None of these articles is changed."""

    kind: ClassVar[str] = "entrenched"

    articles: frozenset[str]

    def holds(self, case: Case) -> Tri:
        touched = case.facts.known.get("articles")
        return self.articles.isdisjoint(touched) if isinstance(touched, tuple) else None

    def missing(self, case: Case) -> tuple[str, ...]:
        return ("articles",)


@dataclass(frozen=True, slots=True)
class Undefined(Condition):
    """A name on which the power depends, and which no article defines: so it is never met."""

    kind: ClassVar[str] = "undefined"

    name: str

    def holds(self, case: Case) -> Tri:
        return False

    def missing(self, case: Case) -> tuple[str, ...]:
        return ()


def claimed(conditions: Iterable[Condition]) -> str | None:
    """What a power with these conditions is for, if it is for what is claimed, or is given."""
    return next((each.name for each in conditions if isinstance(each, Named) and each.fact == "claimed"), None)


def number(case: Case, name: str) -> int | None:
    """The value of a fact that is a number, if it is known."""
    value = case.facts.known.get(name)
    return value if type(value) is int else None


def unknown(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the facts that are not known."""
    return tuple(name for name in names if not isinstance(case.facts.known.get(name), bool | int | str | tuple))
