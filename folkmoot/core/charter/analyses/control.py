"""Who commands whom: bodies and offices as nodes, what each may do to another as edges, and what a few come to command.

A set of actors commands a body when they choose the holders of as many of its seats as decide, at once or by emptying
seats and filling them; when they tell its holders what to do; when they undo its decisions other than on a party's
appeal; or when they alone change the article that founds it. Whoever is commanded joins in, until nobody more does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from folkmoot.core.charter.analyses.levers import Kind, Lever, Reading
from folkmoot.core.charter.analyses.seats import counts_seats, is_many, need, seats
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal

Means = Literal["appoints", "instructs", "overturns", "removes", "amends"]
Cut = Literal["appoint", "instruct", "overturn", "amend", "remove", "expel"]
EdgeKind = Literal["commands", "appoints", "removes", "reviews", "instructs"]

MEANS: tuple[tuple[Means, Cut], ...] = (
    ("appoints", "appoint"),
    ("instructs", "instruct"),
    ("overturns", "overturn"),
    ("removes", "remove"),
    ("amends", "amend"),
)
"""Ways to command, and what cuts each. `removes`: seats are emptied and filled. `expel` cuts what expulsion does."""

SHOWN: Mapping[Kind, EdgeKind] = {
    "appoints": "appoints",
    "refills": "appoints",
    "removes": "removes",
    "instructs": "instructs",
    "overturns": "commands",
    "amends": "commands",
    "reviews": "reviews",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """What one body may do to another. `commands` is what it comes to, with the rules that make it so together.

    `amends` says of a command that it takes a change of the charter.
    """

    kind: EdgeKind
    source: str
    target: str
    rules: tuple[str, ...]
    by_expulsion: bool = False
    amends: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How a body comes to be commanded: by what means, and by whose acts: of those who are in already."""

    body: str
    means: Means
    levers: tuple[Lever, ...]

    @property
    def by_expulsion(self) -> bool:
        return any(lever.by_expulsion for lever in self.levers)

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lever.rule for lever in self.levers))

    @property
    def actors(self) -> frozenset[str]:
        """Whoever acts in it, and whoever must join in."""
        return frozenset(lever.actor for lever in self.levers)


@dataclass(frozen=True)
class Closure:
    """All that some actors come to command, themselves included; `steps` says how, in the order in which it happens."""

    start: frozenset[str]
    bodies: frozenset[str]
    steps: tuple[Step, ...]
    needed: Mapping[str, frozenset[str]]
    """For each body that was won, whoever had to be in for it."""

    def __contains__(self, body: str) -> bool:
        return body in self.bodies

    def to(self, body: str) -> tuple[Step, ...]:
        """The steps that lead to one body, and no others."""
        wanted = {body}
        for step in reversed(self.steps):
            if step.body in wanted:
                wanted |= self.needed[step.body]
        return tuple(step for step in self.steps if step.body in wanted)

    @property
    def won(self) -> tuple[str, ...]:
        """Whoever is commanded and was not there from the start, in the order in which it happens."""
        return tuple(step.body for step in self.steps if step.body not in self.start)


class Control:
    """The graph of one charter. Closures are kept: they are asked for again and again."""

    def __init__(self, charter: Charter, reading: Reading | None = None) -> None:
        self.charter = charter
        self.reading = reading or Reading(charter)
        self.bodies = self.reading.targets()
        self.levers: Mapping[str, tuple[Lever, ...]] = _by_body(self.reading.levers())
        self._anybody = self.reading.anybody()
        self._meddling: dict[str, tuple[Lever, ...]] = {}
        self._known: dict[tuple[frozenset[str], frozenset[str]], Closure] = {}
        self._seats = {body: (seats(charter, body), need(charter, body)) for body in self.bodies}
        self._many = frozenset(body for body in self.bodies if is_many(charter, body))

    def closure(self, actors: Iterable[str], cut: Iterable[Cut] = ()) -> Closure:
        """All that these actors come to command, with no means that is `cut`: the least fixpoint.

        A body or an office of which each unit has one stands for that of one unit.
        """
        key = frozenset(actors), frozenset(cut)
        if key not in self._known:
            self._known[key] = self._closure(*key)
        return self._known[key]

    def _closure(self, start: frozenset[str], cut: frozenset[str]) -> Closure:
        whole = {actor for actor in start if actor not in self._many} | self._anybody
        inside = set(start) | self._anybody
        steps, needed = list[Step](), dict[str, frozenset[str]]()
        while True:
            won = list[tuple[Step, bool]]()
            for body in self.bodies:
                if body not in whole and (step := self._won(body, inside, whole, cut)) is not None:
                    all_of_it = body not in self._many or self._everywhere(step, whole)
                    if body not in inside or all_of_it:
                        won.append((step, all_of_it))
            if not won:
                return Closure(start, frozenset(inside) - self._anybody | start, tuple(steps), needed)
            for step, all_of_it in won:
                if step.body not in inside:
                    steps.append(step)
                    needed[step.body] = self._needed(step, inside)
                if all_of_it:
                    whole.add(step.body)
            inside |= {step.body for step, _ in won}

    def _won(self, body: str, inside: set[str], whole: set[str], cut: frozenset[str]) -> Step | None:
        levers = [
            lever
            for lever in self.levers.get(body, ())
            if lever.actor in inside
            and not (lever.by_expulsion and "expel" in cut)
            and (body in self._many or not lever.in_unit or (lever.actor in self._many and lever.actor in whole))
            and all(not inside.isdisjoint(group) for group in lever.needs)
        ]
        levers.sort(key=lambda lever: lever.by_expulsion)
        for means, cut_by in MEANS:
            used = () if cut_by in cut else self._by(means, body, levers)
            if used:
                return Step(body, means, used)
        return None

    def _by(self, means: Means, body: str, levers: list[Lever]) -> tuple[Lever, ...]:
        """The levers by which these means reach, if they do."""
        if means not in ("appoints", "removes"):
            return next(((lever,) for lever in levers if lever.kind == means), ())
        filling = [lever for lever in levers if lever.kind == "appoints"]
        if means == "appoints":
            return self._enough(body, filling)
        emptying = [lever for lever in levers if lever.kind == "removes"]
        refilling = [lever for lever in levers if lever.kind == "refills"]
        filled = self._enough(body, refilling) if emptying else ()
        return (emptying[0], *filled) if filled else ()

    def _enough(self, body: str, filling: list[Lever]) -> tuple[Lever, ...]:
        """The lever that fills as many seats as decide, if one does; a limit to cooption holds for all of it."""
        there, least = self._seats[body]
        for lever in sorted(filling, key=lambda lever: (lever.most is not None, -(lever.most or 0))):
            reached = there if lever.most is None else lever.most
            if (reached is None) if least is None else (reached is not None and reached >= least):
                return (lever,)
        return ()

    def fills(self, body: str, filling: Iterable[Lever]) -> bool:
        """Whether one of these fills as many seats of it as decide."""
        return bool(self._enough(body, list(filling)))

    def _everywhere(self, step: Step, whole: set[str]) -> bool:
        """Whether it is won in all units, and not in one alone."""
        return all(lever.actor in whole and (not lever.in_unit or lever.actor in self._many) for lever in step.levers)

    def _needed(self, step: Step, inside: set[str]) -> frozenset[str]:
        groups = [group for lever in step.levers for group in lever.needs]
        joining = (min(group & inside) for group in groups if group.isdisjoint(self._anybody))
        return frozenset({lever.actor for lever in step.levers} | set(joining)) - self._anybody

    def meddling(self, judge: str) -> tuple[Lever, ...]:
        """Whatever anybody may do to this body's decisions, or tell those who sit in it, other than on review."""
        if judge not in self._meddling:
            self._meddling[judge] = tuple(dict.fromkeys(self.reading.meddling(judge)))
        return self._meddling[judge]

    def blocking(self, judge: str) -> tuple[Lever, ...]:
        """Whatever keeps those who sit in a body from sitting there, whether or not others may follow them."""
        emptying = [lever for lever in self.levers.get(judge, ()) if lever.kind == "removes" and lever.actor != judge]
        resting = self.reading.suspending(judge) if counts_seats(self.charter, judge) else ()
        return (*sorted(emptying, key=lambda lever: lever.by_expulsion), *resting)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge between two that are named, each kind once, in the order of the text."""
        return tuple(dict.fromkeys((*self._shown(), *self._reviews(), *self._commands())))

    def _shown(self) -> Iterator[Edge]:
        plain = [lever for levers in self.levers.values() for lever in levers if self._is_edge(lever)]
        of_one = defaultdict[tuple[EdgeKind, str, str, bool], list[str]](list)
        for lever in plain:
            of_one[SHOWN[lever.kind], lever.actor, lever.body, lever.by_expulsion].append(lever.rule)
        for (kind, source, target, by_expulsion), rules in of_one.items():
            yield Edge(kind, source, target, tuple(dict.fromkeys(rules)), by_expulsion)

    def _is_edge(self, lever: Lever) -> bool:
        return lever.actor != lever.body and lever.kind not in ("overturns", "amends")

    def _reviews(self) -> Iterator[Edge]:
        for appeal in self.charter.of(Appeal):
            if appeal.to not in ("none", appeal.from_body) and not appeal.text_only:
                yield Edge("reviews", appeal.to, appeal.from_body, (appeal.cite,))

    def _commands(self) -> Iterator[Edge]:
        """Whom each commands with nobody else's help, as one step."""
        for source in self.bodies:
            for step in self.closure([source]).steps:
                if step.actors - self._anybody == {source}:
                    amends = step.means == "amends"
                    yield Edge("commands", source, step.body, step.rules, step.by_expulsion, amends)


def control_of(charter: Charter) -> Control:
    """The graph of a charter, made once for as long as the charter is at hand: a check asks for it again and again."""
    kept = _KEPT.get(id(charter))
    if kept is None:
        if len(_KEPT) >= _KEPT_AT_MOST:
            _KEPT.clear()
        kept = _KEPT[id(charter)] = Control(charter)
    return kept


_KEPT: dict[int, Control] = {}
"""By what the charter is and not by what it says: with a rule more or less, the same text compares equal."""
_KEPT_AT_MOST = 8


def closure(charter: Charter, actors: Iterable[str], cut: Iterable[Cut] = ()) -> Closure:
    """All that these actors come to command under a charter; see `Control.closure`."""
    return control_of(charter).closure(actors, cut)


def _by_body(levers: Iterable[Lever]) -> dict[str, tuple[Lever, ...]]:
    found = defaultdict[str, list[Lever]](list)
    for lever in dict.fromkeys(levers):
        if lever.actor != lever.body or lever.kind != "instructs":
            found[lever.body].append(lever)
    return {body: tuple(each) for body, each in found.items()}
