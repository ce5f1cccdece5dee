"""The rules of one charter, looked up while they are compiled, and the making of a power from a rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast

from folkmoot.core.charter.compiled import Authority, CompiledPower, Condition
from folkmoot.core.charter.conditions import Asked, Holds, Undefined
from folkmoot.core.charter.rules import (
    Apportionment,
    Body,
    Electorate,
    Head,
    Majority,
    Meeting,
    MemberClass,
    Office,
    Quorum,
    QuorumTerms,
    Rule,
    Unit,
)
from folkmoot.core.charter.values import Who
from folkmoot.core.charter.voting import OUTSIDE, Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import SIMPLE, Abstentions, Base, Threshold
from folkmoot.core.tally.majority import Quorum as Presence

R = TypeVar("R", bound=Rule)

CLOCK = Who("clock")
CLOCKS = frozenset({Authority("clock"), Authority("clock", "clock")})

GENERAL = frozenset[str]()
"""The articles of the general clause of amendment: all that no other clause names."""

EVERYWHERE = frozenset({"charter", "organisation", "history", "record", "motion", "publication"})
"""Objects that lie in no unit: whoever acts for a unit may touch them without being confined to it."""

_KINDS: tuple[type[Rule], ...] = (Body, Electorate, Office, MemberClass, Unit)


@dataclass(frozen=True)
class Book:
    """The rules that a program can keep: those marked as words only are left out."""

    rules: tuple[Rule, ...]

    @cached_property
    def _by_kind(self) -> dict[type[Rule], dict[str, Rule]]:
        found: dict[type[Rule], dict[str, Rule]] = {}
        for rule in self.rules:
            found.setdefault(type(rule), {})[rule.id] = rule
        return found

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Every rule of a kind."""
        return cast(tuple[R, ...], tuple(self._by_kind.get(kind, {}).values()))

    def get(self, kind: type[R], id: str | None) -> R | None:
        """The rule of this kind and id, if there is one."""
        return cast("R | None", self._by_kind.get(kind, {}).get(id or ""))

    @cached_property
    def head(self) -> Head:
        heads = self.of(Head)
        return heads[0] if heads else Head(article="", id="charter", line=1)

    def holders(self, name: str) -> frozenset[Authority]:
        """Every authority that a name means. A name that nothing defines means nobody."""
        if name == "clock":
            return CLOCKS
        return frozenset(Authority(kind.kind, name) for kind in _KINDS if self.get(kind, name) is not None)

    def is_many(self, name: str) -> bool:
        """Whether there is one of it for each unit."""
        body, office = self.get(Body, name), self.get(Office, name)
        return bool(self.get(Unit, name) or (body and body.many) or (office and office.many))

    def decides_by_vote(self, name: str) -> bool:
        """Whether it is a body or an electorate, and so uses its powers only through a decision."""
        return self.get(Body, name) is not None or self.get(Electorate, name) is not None

    def seats(self, name: str) -> int | None:
        """The seats that the charter gives a body, unless an apportionment fixes how many there are."""
        body = self.get(Body, name)
        return None if body is None or any(each.to == name for each in self.of(Apportionment)) else body.seats

    def power(
        self,
        rule: Rule,
        verb: str,
        who: Who,
        on: Iterable[str] = (),
        conditions: Sequence[Condition] = (),
        *,
        majority: str | None = None,
        quorum: QuorumTerms | None = None,
        turnout: Fraction | None = None,
        voted: bool = True,
        in_unit: bool = False,
        clause: frozenset[str] | None = None,
    ) -> Iterator[CompiledPower]:
        """The power that a rule gives to one holder; none, if nothing defines the holder.

        Bodies and electorates use it by a vote, unless it is not `voted` on, or is `who`'s by being so many.
        `in_unit` confines it to the actor's own unit, as does a holder of which each unit has one.
        """
        holders = self.holders(who.name)
        if not holders:
            return
        objects = frozenset(on)
        asked = who.count if who.count is not None else who.share
        needs = list[Condition]()
        own_unit = self.is_many(who.name) and asked is None and not (objects and objects <= EVERYWHERE)
        if in_unit or own_unit:
            needs.append(Holds("own_unit", "scope"))
        if asked is not None:
            needs.append(Asked(asked, self.counted_as(who.name)))
        needs.extend(conditions)
        if voted and asked is None and self.decides_by_vote(who.name):
            needs.extend(self.vote(who.name, majority, quorum, turnout))
        if verb == "amend_charter" and clause is None:
            clause = GENERAL
        yield CompiledPower(rule.article, rule.id, rule.kind, verb, who, holders, objects, tuple(needs), clause)

    def counted_as(self, name: str) -> str:
        """The fact that counts those of whom a share may ask for something."""
        if self.get(Electorate, name) is not None:
            return "entitled"
        return "units" if self.is_many(name) else "members"

    def vote(
        self, name: str, majority: str | None, quorum: QuorumTerms | None, turnout: Fraction | None = None
    ) -> Iterator[Condition]:
        """What it takes for a body or an electorate to decide. Defaults fill only what the rule leaves open."""
        if self.get(Body, name) is None:
            yield from self._taking_part(quorum)
        else:
            yield from self._presence(name, quorum)
        if turnout is not None:
            yield Turnout(turnout, own=True)
        if majority is not None:
            yield from self._majority(majority, self.seats(name), own=True)
        elif self.head.default_majority is not None:
            yield from self._majority(self.head.default_majority, self.seats(name), own=False)
        else:
            yield Carried(SIMPLE, own=False)

    def _majority(self, id: str, seats: int | None, *, own: bool) -> Iterator[Condition]:
        seen = list[str]()
        next_id: str | None = id
        while next_id is not None and next_id not in seen:
            seen.append(next_id)
            rule = self.get(Majority, next_id)
            if rule is None:
                yield Undefined(next_id)
                return
            yield from _carried(rule, seats, own=own)
            next_id = rule.also

    def _taking_part(self, terms: QuorumTerms | None) -> Iterator[Condition]:
        known = self._terms(terms)
        if isinstance(known, Undefined):
            yield known
        elif known is not None:
            least = known.count if known.share is None else known.share
            if least is not None:
                yield Turnout(least, own=True, of=known.base if known.base in OUTSIDE and known.base else "entitled")

    def _presence(self, name: str, terms: QuorumTerms | None) -> Iterator[Condition]:
        body = self.get(Body, name)
        inherited = (body.quorum if body else None) or self.head.default_quorum
        known = self._terms(terms or inherited)
        if isinstance(known, Undefined):
            yield known
        elif known is not None and (presence := _presence(known)) is not None:
            second = self._second_call(name, known) if terms is None else None
            yield Quorate(presence, own=terms is not None, seats=self.seats(name), second=second)

    def _second_call(self, name: str, first: QuorumTerms) -> Presence | None:
        """The lower quorum of a meeting that is called again. A share of it is taken of what the first is taken of."""
        for meeting in self.of(Meeting):
            if meeting.of == name and meeting.second_call is not None:
                lower = self._terms(meeting.second_call.quorum)
                if isinstance(lower, QuorumTerms):
                    return _presence(lower, first.base)
        return None

    def _terms(self, terms: QuorumTerms | None) -> QuorumTerms | Undefined | None:
        if terms is None or terms.named is None:
            return terms
        rule = self.get(Quorum, terms.named)
        return Undefined(terms.named) if rule is None else rule.terms


def _carried(rule: Majority, seats: int | None, *, own: bool) -> Iterator[Condition]:
    threshold = SIMPLE
    if rule.share is not None or rule.count is not None:
        threshold = Threshold(
            rule.share,
            rule.count if rule.share is None else None,
            bool(rule.strict),
            cast(Base, rule.base or "cast"),
            cast("Abstentions | None", rule.abstentions),
        )
    yield Carried(threshold, own, seats, rule.tie)
    if rule.turnout is not None:
        yield Turnout(rule.turnout, own)
    if rule.min_yes is not None:
        yield LeastYes(rule.min_yes, own)


def _presence(terms: QuorumTerms, base: str | None = None) -> Presence | None:
    """The terms as they are counted; nothing, where they name no number."""
    if terms.share is None and terms.count is None:
        return None
    return Presence(
        terms.share,
        terms.count if terms.share is None else None,
        cast(Base, terms.base or base or "entitled"),
        "participating" if terms.of == "participating" else "present",
        bool(terms.recused_count),
    )
