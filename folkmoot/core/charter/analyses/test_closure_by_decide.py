"""The closure against the real `decide`: what it allows never leads to what the analysis calls unreachable.

A few bodies act for us, and others never do. Every vote is counted as if all seats were filled and all that are not
ours voted no: a seat left empty is won by nobody (semantics H). A party appeals against nothing that helps us.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from folkmoot.core.charter.analyses.control import closure
from folkmoot.core.charter.analyses.test_closure_by_force import Rules, Seats, games
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Counts, Question, decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import Appeal, Body

SEATING = ("elect", "appoint", "coopt")
EMPTYING = ("remove", "recall", "expel", "vacate", "lapse")
ORDERING = {"instruct": "holder", "overturn": "decision", "stay": "decision", "amend_charter": "charter"}

CIRCUMSTANCES = {
    "appeal": False,
    "ratified": False,
    "confirmed": False,
    "emergency": False,
    "own_unit": True,
    "eligible": True,
    "hearing": True,
    "countback_done": True,
    "incompatible": False,
    "terms": 0,
    "notice_days": 1_000,
    "days_since_proposal": 1_000,
    "ballots": 9,
    "apart_days": 1_000,
    "find": False,
}


@dataclass(frozen=True)
class Held:
    """How the seats of a body stand. A puppet does as we say, whoever sits in it."""

    ours: int
    empty: int = 0
    coopted: int = 0
    puppet: bool = False


@dataclass(frozen=True)
class Deed:
    """Somebody tries something on a body. `of_empty`: a seat that was emptied is filled; else one at its term's end."""

    actor: str
    verb: str
    body: str
    of_empty: bool = False


class World:
    """Bodies and their seats under a charter, moved only by what `decide` allows."""

    def __init__(self, charter: Charter, start: frozenset[str]) -> None:
        self.charter, self.start = charter, start
        self.seats = {body.id: body.seats or 0 for body in charter.of(Body)}
        self.held = {body: Held(seats if body in start else 0) for body, seats in self.seats.items()}

    def ours(self) -> frozenset[str]:
        """Every body that does as we say by now."""
        won = (body for body, held in self.held.items() if held.puppet or held.ours > self.seats[body] // 2)
        return self.start | frozenset(won)

    def allowed(self) -> list[Deed]:
        """Everything that the charter lets anybody do now, and that changes something."""
        return [deed for deed in self._deeds() if self._is_allowed(deed)]

    def do(self, deed: Deed) -> None:
        held = self.held[deed.body]
        if deed.verb in ORDERING:
            held = replace(held, puppet=True)
        elif deed.verb in EMPTYING:
            held = replace(held, empty=held.empty + 1)
        else:
            coopted = held.coopted + (deed.verb == "coopt")
            held = replace(held, ours=held.ours + 1, empty=held.empty - deed.of_empty, coopted=coopted)
        self.held[deed.body] = held

    def _deeds(self) -> Iterator[Deed]:
        for body, held in self.held.items():
            if body in self.start:
                continue
            others = self.seats[body] - held.ours - held.empty
            for actor in self.seats:
                yield from (Deed(actor, verb, body) for verb in ORDERING if not held.puppet and actor != body)
                yield from (Deed(actor, verb, body) for verb in EMPTYING if others)
                yield from (Deed(actor, verb, body, of_empty=True) for verb in SEATING if held.empty)
                yield from (Deed(actor, verb, body) for verb in SEATING if others)

    def _is_allowed(self, deed: Deed) -> bool:
        kind = ORDERING.get(deed.verb, "holder")
        rule = self.charter.body(deed.body)
        assert rule is not None
        on = {"charter"} if kind == "charter" else {f"{kind}:{deed.body}", *(["member"] if kind == "holder" else [])}
        known = {
            **CIRCUMSTANCES,
            "vacant": deed.of_empty,
            "coopted": self.held[deed.body].coopted,
            "term_ended": not deed.of_empty and deed.verb in SEATING,
            "articles": (rule.article,),
            "seats": self.seats[deed.actor],
            "entitled": self.seats[deed.actor],
        }
        by = frozenset({Authority("body", deed.actor)})
        verdict = decide(self.charter, Question(deed.verb, by, Facts(on, known), self._count(deed.actor)))
        return verdict.value == "allowed" and not self._waits(deed)

    def _count(self, actor: str) -> Counts:
        held, seats = self.held[actor], self.seats[actor]
        yes = seats if held.puppet or actor in self.start else held.ours
        return Counts(yes, seats - yes, 0, seats)

    def _waits(self, deed: Deed) -> bool:
        """Whether an appeal holds it back that somebody hears who is not ours: they would never let it pass."""
        return any(
            appeal.from_body == deed.actor and deed.verb in appeal.stays and appeal.to not in {deed.actor, *self.ours()}
            for appeal in self.charter.of(Appeal)
        )


class Acts(RuleBasedStateMachine):
    """Allowed acts, one after another, under a charter that was made up."""

    @initialize(game=games())
    def begin(self, game: tuple[Rules, frozenset[str]]) -> None:
        rules, start = game
        self.text = rules.written()
        charter = read(self.text)
        self.world = World(charter, start)
        self.reachable = closure(charter, start).bodies

    @rule(pick=st.integers(0, 1_000))
    def act(self, pick: int) -> None:
        allowed = self.world.allowed()
        if allowed:
            self.world.do(allowed[pick % len(allowed)])

    @invariant()
    def nobody_is_ours_whom_the_analysis_calls_out_of_reach(self) -> None:
        if hasattr(self, "world"):
            assert self.world.ours() <= self.reachable, self.text


def driven(examples: int) -> None:
    bounded = settings(
        max_examples=examples, stateful_step_count=15, suppress_health_check=list(HealthCheck), deadline=None
    )
    run_state_machine_as_test(Acts, settings=bounded)


@pytest.mark.slow
def test_no_acts_that_are_allowed_reach_what_the_analysis_calls_unreachable() -> None:
    driven(60)


@pytest.mark.long
def test_no_acts_that_are_allowed_reach_it_in_thousands_of_charters() -> None:
    driven(5_000)


def test_acts_that_are_allowed_do_reach_what_the_analysis_calls_reachable() -> None:
    """Expelling and filling the empty seats, act by act: the machine is no bystander."""
    judges = Seats("two", 3, ("elected", "two"), vacancy=("appoint", "one"))
    charter = read(Rules((Seats("one", 1), judges), expel=frozenset({"one"})).written())
    world, deeds = World(charter, frozenset({"one"})), list[tuple[str, bool]]()
    while "two" not in world.ours():
        deed = max(world.allowed(), key=lambda each: each.of_empty)
        deeds.append((deed.verb, deed.of_empty))
        world.do(deed)
    assert deeds == [("expel", False), ("appoint", True)] * 2
    assert closure(charter, ["one"]).bodies == {"one", "two"}
