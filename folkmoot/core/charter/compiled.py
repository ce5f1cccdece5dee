"""What rules compile to: powers and prohibitions, with the conditions on which they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, NamedTuple

from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.values import Who
from folkmoot.core.tally.majority import Counts

Tri = bool | None
"""True, false, or None where the facts do not tell."""


class Authority(NamedTuple):
    """By what right somebody acts: body, electorate, office, class or unit with its id in the charter; self; clock."""

    kind: str
    id: str = ""


class Case(NamedTuple):
    """One question as conditions see it."""

    facts: Facts
    by: frozenset[Authority]
    decision: Counts | None
    told: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """Something on which a power depends."""

    kind: ClassVar[str] = "requires"

    def holds(self, case: Case) -> Tri:
        """Whether it is so, as far as the facts tell."""
        raise NotImplementedError

    def missing(self, case: Case) -> tuple[str, ...]:
        """The names of the facts that would tell."""
        raise NotImplementedError

    @property
    def reason(self) -> str:
        """The kind of reason that a refusal gives when it is not so."""
        return self.kind


@dataclass(frozen=True, slots=True)
class CompiledPower:
    """Who may do one thing on which objects (on anything, if there are none), and on which conditions.

    `who` is the holder as the rule names it, `holders` every authority that it means. `of_kind` is the rule's kind.
    Of what changes the charter, `clause` holds the articles for which alone it is meant; the general one names none.
    """

    article: str
    id: str
    of_kind: str
    verb: str
    who: Who
    holders: frozenset[Authority]
    objects: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    clause: frozenset[str] | None = None
    rule: str = field(init=False)
    """How a verdict cites it: `6 no_reversal`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule", f"{self.article} {self.id}")


@dataclass(frozen=True, slots=True)
class CompiledProhibition:
    """What nobody may do, or not these `holders`, or not on these `grounds`; `unless` and only `where` conditions hold.

    `kind` is the kind of reason that it gives: `prohibition` for a rule that says so outright, another where a rule
    of another kind bars the way (a term limit, the notice of a meeting).
    """

    article: str
    id: str
    verb: str
    objects: frozenset[str] = frozenset()
    holders: frozenset[Authority] | None = None
    grounds: frozenset[str] = frozenset()
    excepted: frozenset[str] = frozenset()
    unless: Condition | None = None
    where: Condition | None = None
    kind: str = "prohibition"
    rule: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule", f"{self.article} {self.id}")

    def spares(self, power: CompiledPower) -> bool:
        """Whether the prohibition names the power as its exception."""
        return power.id in self.excepted and power.of_kind == "power"


@dataclass(frozen=True, slots=True)
class Clause:
    """That a change which touches these articles (or, where there are none, any that no clause names) must meet it.

    Where `holders` are given, it concerns only what they do: a ratification.
    """

    verb: str
    articles: frozenset[str]
    holders: frozenset[Authority] | None = None


@dataclass(frozen=True)
class Compiled:
    """All that a charter's rules give and forbid."""

    powers: tuple[CompiledPower, ...] = ()
    prohibitions: tuple[CompiledProhibition, ...] = ()
    clauses: tuple[Clause, ...] = ()
    dissolution: tuple[str, ...] = ()
    """The rules under which the organisation ends."""

    @cached_property
    def by_verb(self) -> Mapping[str, "OfVerb"]:
        """The powers, prohibitions and clauses of each verb."""
        verbs = {power.verb for power in self.powers} | {prohibition.verb for prohibition in self.prohibitions}
        return {
            verb: OfVerb(
                tuple(power for power in self.powers if power.verb == verb),
                tuple(prohibition for prohibition in self.prohibitions if prohibition.verb == verb),
                tuple(clause for clause in self.clauses if clause.verb == verb),
            )
            for verb in verbs
        }

    @cached_property
    def entrenched(self) -> frozenset[str]:
        """The articles that have a clause of their own."""
        return frozenset[str]().union(*(clause.articles for clause in self.clauses if clause.verb == "amend_charter"))

    def of(self, verb: str) -> "OfVerb":
        return self.by_verb.get(verb, NOTHING)

    def without(self, power: CompiledPower) -> "Compiled":
        """The same, less one power."""
        return replace(self, powers=tuple(each for each in self.powers if each is not power))

    def forbidding(self, prohibition: CompiledProhibition) -> "Compiled":
        """The same, and one prohibition more."""
        return replace(self, prohibitions=(*self.prohibitions, prohibition))


class OfVerb(NamedTuple):
    """What bears on one verb."""

    powers: tuple[CompiledPower, ...]
    prohibitions: tuple[CompiledProhibition, ...]
    clauses: tuple[Clause, ...]


NOTHING = OfVerb((), (), ())
