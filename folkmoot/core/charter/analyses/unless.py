"""What can be done to a member without something having been so first: a way through the powers that never asks it."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.core.charter.analyses.searching import Step
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import AtLeast, Holds, Undefined, Untouched
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.rules import Body, Office
from folkmoot.core.charter.values import Requirement
from folkmoot.core.charter.vocabulary import FACTS, VERBS

Done = frozenset[str]
"""The verbs that were done to the member by now."""


@dataclass(frozen=True)
class Unless:
    """Every way to do things to a member while one thing never comes to be."""

    charter: Charter
    lacking: Requirement
    on: str

    def moves(self, done: Done) -> Iterator[tuple[Step, Done]]:
        """Every act that somebody may do to the member and that was not done yet."""
        objects = Facts({self.on}).objects
        for power in self.charter.compiled.powers:
            if power.verb in done or (power.objects and power.objects.isdisjoint(objects)):
                continue
            if power.verb == self.lacking.name or power.verb not in self._of_use:
                continue
            bars = self.charter.compiled.of(power.verb).prohibitions
            if all(self._may_hold(each, done) for each in power.conditions) and not any(
                self._bars(each, power, objects, done) for each in bars
            ):
                yield Step(power.who, power.verb, self.on, power.rule), done | {power.verb}

    @property
    def _of_use(self) -> frozenset[str]:
        """Expelling, and the verbs that some power asks for."""
        asked = (
            each.fact for power in self.charter.compiled.powers for each in power.conditions if isinstance(each, Holds)
        )
        return frozenset(asked) | {"expel"}

    def _may_hold(self, condition: Condition, done: Done) -> bool:
        if isinstance(condition, Undefined):
            return False
        if isinstance(condition, AtLeast) and condition.fact == "notice_days" and self.lacking.days is not None:
            return condition.least < self.lacking.days
        if not isinstance(condition, Holds) or not condition.wanted:
            return True
        if condition.fact == self.lacking.name:
            return False
        own = condition.fact in VERBS and VERBS[condition.fact].own
        return condition.fact not in VERBS or condition.fact in FACTS or own or condition.fact in done

    def _bars(
        self, prohibition: CompiledProhibition, power: CompiledPower, objects: frozenset[str], done: Done
    ) -> bool:
        if prohibition.grounds or prohibition.where is not None or prohibition.spares(power):
            return False  # another ground can be given, another case made
        if isinstance(prohibition.unless, Untouched):
            return False
        if prohibition.objects and prohibition.objects.isdisjoint(objects):
            return False
        if prohibition.holders is not None and prohibition.holders.isdisjoint(power.holders):
            return False
        return prohibition.unless is None or not self._may_hold(prohibition.unless, done)


def whoever(charter: Charter) -> tuple[str, ...]:
    """All that somebody may be who is expelled: a member, a faction, the holder of any seat."""
    seats = (f"holder:{each.id}" for each in (*charter.of(Body), *charter.of(Office)))
    return "member", "faction", *seats
