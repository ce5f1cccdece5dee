"""What a side can do, act by act: choose holders of seats, empty seats, give orders, call meetings, change the charter.

Of the holders of a seat it is only asked whether they are loyal to the side, other, or gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from folkmoot.core.charter.analyses.lasting import days_of, term_of
from folkmoot.core.charter.analyses.levers import Lever, Reading
from folkmoot.core.charter.analyses.searching import Step
from folkmoot.core.charter.analyses.seats import is_many, need, seats
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import Asked
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office, Unit
from folkmoot.core.charter.values import Who

CLOCK = "clock"
CHANGED = "charter"
"""What a side reaches by changing the charter; else it reaches meetings, each by the id of its body."""

ORDERS = ("instructs", "overturns", "amends")


class Seats(NamedTuple):
    """The seats of one body: how many are loyal, emptied, co-opted; and whether it obeys whoever holds them."""

    loyal: int = 0
    empty: int = 0
    coopted: int = 0
    obeys: bool = False


AS_THEY_ARE = Seats()


class Situation(NamedTuple):
    """Everything that moves have changed: seats, by the body that has them, and what was reached besides."""

    seats: frozenset[tuple[str, Seats]] = frozenset()
    reached: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Side:
    """One side under one charter: `names` act for it from the beginning.

    `members` says that it is the members themselves, who act in every unit and may ask for what some must ask for.
    `by_lot` says that whom a lot seats is as good as loyal. `after` is what it wants besides seats; `over` is the body
    whose seats it wants, if they are all that it wants: what does not help there is left out.
    """

    charter: Charter
    names: frozenset[str]
    members: bool = False
    by_lot: bool = False
    after: frozenset[str] = frozenset()
    over: str = ""
    _seen: dict[tuple[str, Seats, frozenset[str]], list[tuple[Step, Seats]]] = field(
        default_factory=dict, compare=False
    )

    @cached_property
    def seated(self) -> dict[str, tuple[int, int]]:
        """How many seats each body and office has, and how many of them decide; 1 and 1 where no rule tells."""
        found = dict[str, tuple[int, int]]()
        for rule in (*self.charter.of(Body), *self.charter.of(Office)):
            if not is_many(self.charter, rule.id):
                found[rule.id] = seats(self.charter, rule.id) or 1, need(self.charter, rule.id) or 1
        return found

    def start(self) -> Situation:
        """Nothing is done yet: whoever acts for the side does, and nobody else."""
        return Situation()

    def inside(self, now: Situation) -> frozenset[str]:
        """Whoever does as the side wants: so many of its seats are loyal that it decides with them, or it obeys."""
        won = (name for name, here in now.seats if here.obeys or here.loyal >= self.seated[name][1])
        return self.names | self._anybody | frozenset(won)

    def moves(self, now: Situation) -> Iterator[tuple[Step, Situation]]:
        """Every act of the side that changes something, done as often as it can be done at once."""
        inside, held = self.inside(now), dict(now.seats)
        for name in self._of_use:
            here = held.get(name, AS_THEY_ARE)
            for step, there in self._on(name, here, inside):
                yield step, Situation(now.seats - {(name, here)} | {(name, there)}, now.reached)
        for aim in sorted(self.after - now.reached):
            for power in self.changing(inside) if aim == CHANGED else self._calling(aim, inside):
                on = "" if aim == CHANGED else f"meeting:{aim}"
                days = days_of(self.charter, power, on)
                step = Step(power.who, power.verb, on, power.rule, "", days)
                yield step, now._replace(reached=now.reached | {aim})

    def _on(self, name: str, here: Seats, inside: frozenset[str]) -> list[tuple[Step, Seats]]:
        """What can be done to the seats of one body: the same for whoever is inside, however they came to be."""
        if here.obeys or here.loyal == self.seated[name][0]:
            return []
        key = name, here, inside
        if key not in self._seen:
            free = (lever for lever in self._levers.get(name, ()) if self._is_free(lever, inside))
            self._seen[key] = [used for lever in free for used in self._used(lever, here)]
        return self._seen[key]

    @cached_property
    def _of_use(self) -> tuple[str, ...]:
        """Whose seats help: those of `over`, and of whoever can do something to them, or must join in, and so on."""
        others = tuple(name for name in self.seated if name not in self.names)
        if not self.over:
            return others
        found, ahead = {self.over}, [self.over]
        while ahead:
            for lever in self._levers.get(ahead.pop(), ()):
                helping = {lever.actor}.union(*lever.needs) - found
                found |= helping
                ahead.extend(helping)
        return tuple(name for name in others if name in found)

    def _is_free(self, lever: Lever, inside: frozenset[str]) -> bool:
        return (
            lever.actor in inside
            and (self.members or not lever.in_unit)
            and all(not inside.isdisjoint(group) for group in lever.needs)
        )

    def _used(self, lever: Lever, here: Seats) -> Iterator[tuple[Step, Seats]]:
        others = self.seated[lever.body][0] - here.loyal - here.empty
        if lever.kind in ORDERS:
            yield self.step(lever, lever.kind), here._replace(obeys=True)
        elif lever.kind == "removes" and others:
            yield self.step(lever, "empties"), here._replace(empty=here.empty + others)
        elif lever.kind in ("appoints", "refills"):
            most = others + here.empty if lever.most is None else lever.most - here.coopted
            if many := min(here.empty, most):
                coopted = here.coopted + (many if lever.most is not None else 0)
                yield (
                    self.step(lever, "refills"),
                    here._replace(loyal=here.loyal + many, empty=here.empty - many, coopted=coopted),
                )
            if lever.kind == "appoints" and (many := min(others, most)):
                yield self.step(lever, "in_turn"), here._replace(loyal=here.loyal + many)

    def step(self, lever: Lever, effect: str) -> Step:
        """A lever as it is used once."""
        on = f"{'decision' if lever.kind == 'overturns' else 'holder'}:{lever.body}"
        powers = self.charter.compiled.of(lever.verb).powers
        used = (each for each in powers if (each.rule, each.who.name) == (lever.rule, lever.actor))
        days = min((days_of(self.charter, each, on) for each in used), default=0)
        wait = term_of(self.charter, lever.body) if effect == "in_turn" else 0
        return Step(Who(lever.actor), lever.verb, on, lever.rule, effect, days + wait)

    def changing(self, inside: frozenset[str]) -> Iterator[CompiledPower]:
        """The powers by which some article can be changed by the side alone."""
        entrenched = self.charter.compiled.entrenched
        for power in self.charter.compiled.of("amend_charter").powers:
            for article in self.charter.articles:
                meant = article.number in power.clause if power.clause else article.number not in entrenched
                needs = self._reading.needs(power, frozenset({"charter"}), article.number) if meant else None
                if (
                    needs is not None
                    and power.who.name in inside
                    and all(not inside.isdisjoint(each) for each in needs)
                ):
                    yield power
                    break

    def _calling(self, body: str, inside: frozenset[str]) -> Iterator[CompiledPower]:
        on = frozenset({f"meeting:{body}", "meeting"})
        for power in self.charter.compiled.of("convene").powers:
            if power.objects and power.objects.isdisjoint(on):
                continue
            together = any(isinstance(each, Asked) for each in power.conditions)
            if power.who.name in inside and (self.members or not together):
                yield power

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.charter)

    @cached_property
    def _anybody(self) -> frozenset[str]:
        return self._reading.anybody()

    @cached_property
    def _levers(self) -> dict[str, list[Lever]]:
        found = dict[str, list[Lever]]()
        for lever in (*self._reading.levers(), *(self._lots() if self.by_lot else ())):
            found.setdefault(lever.body, []).append(lever)
        return found

    def _lots(self) -> Iterator[Lever]:
        """The clock seats whom a lot drew, when a seat is empty or its term is over."""
        for power in self.charter.compiled.of("appoint").powers:
            for body in self.seated:
                if power.who.name == CLOCK and f"holder:{body}" in power.objects:
                    yield Lever("refills", CLOCK, "appoint", body, power.rule, power.article)


def is_of_members(charter: Charter, name: str) -> bool:
    """Whether it is the members themselves, and not some of them who hold seats."""
    return name in of_members(charter)


def of_members(charter: Charter) -> frozenset[str]:
    """All that is the members themselves: electorates, classes, units, and the bodies in which members meet."""
    kinds = (*charter.of(Electorate), *charter.of(MemberClass), *charter.of(Unit))
    meeting = (each for each in charter.of(Body) if each.composed_of in ("members of the unit", "all members"))
    return frozenset(each.id for each in (*kinds, *meeting))


def everybody_but(charter: Charter, body: str) -> frozenset[str]:
    """Every body and office but one: the members act through all of them, and the clock through nobody."""
    seated = {each.id for each in (*charter.of(Body), *charter.of(Office))}
    return (of_members(charter) | seated | {CLOCK}) - {body}
