"""The closure against brute force: a game of seats in which every sequence of acts is tried.

Seats are held by us, by others, or by nobody. The game is written from what the rules mean and not from what they
compile to: it knows nothing of levers, and the analysis knows nothing of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.charter.analyses.control import closure
from folkmoot.core.charter.read import read

NAMES = ("one", "two", "three")


@dataclass(frozen=True)
class Seats:
    """A body of the game: who fills its seats, who may empty them, how a vacancy is filled."""

    name: str
    count: int
    filled_by: tuple[str, str] | None = None
    removed_by: tuple[str, ...] = ()
    vacancy: tuple[str, str] | None = None
    coopt_max: int | None = None
    alternates: int = 0

    def written(self) -> str:
        fields = {"id": f'"{self.name}"', "seats": self.count, "alternates": self.alternates}
        if self.filled_by is not None:
            fields["filled_by"] = f'"{":".join(self.filled_by)}"'
        if self.removed_by:
            fields["removed_by"] = str(list(self.removed_by)).replace("'", '"')
        if self.vacancy is not None:
            fields["vacancy"] = f'"{":".join(filter(None, self.vacancy))}"'
        if self.coopt_max is not None:
            fields["coopt_max"] = self.coopt_max
        return table("body", **fields)


def table(kind: str, **fields: object) -> str:
    return "\n".join([f"[[{kind}]]", *(f"{name.strip('_')} = {value}" for name, value in fields.items())])


@dataclass(frozen=True)
class Rules:
    """All that a charter of the game says. Pairs are who and whom; of `overturn` the third is: only on an appeal."""

    bodies: tuple[Seats, ...]
    expel: frozenset[str] = frozenset()
    spared: frozenset[tuple[str, str]] = frozenset()
    stayed: frozenset[tuple[str, str]] = frozenset()
    instruct: frozenset[tuple[str, str]] = frozenset()
    overturn: frozenset[tuple[str, str, bool]] = frozenset()
    aside: bool = False
    amend: frozenset[str] = frozenset()
    amend_own: frozenset[tuple[str, str]] = frozenset()

    def written(self) -> str:
        """The charter: an article for each body, and one for the rest."""
        articles = {str(number): body.written() for number, body in enumerate(self.bodies, start=1)}
        articles["9"] = "\n".join(self._rest(list(articles)))
        fenced = (f"## Article {number}. A\n\n```toml charter\n{text}\n```\n" for number, text in articles.items())
        return "\n".join(fenced)

    def _rest(self, articles: list[str]) -> Iterator[str]:
        for who in sorted(self.expel):
            yield table("power", id=f'"expel_{who}"', who=f'"{who}"', act='"expel"', on='"member"')
        for who, spared in sorted(self.spared):
            by = {"who": f'"{who}"'} if who else {}
            yield table(
                "prohibition",
                id=f'"{spared}_spared_{who}"'.replace('_"', '"'),
                act='"expel"',
                on=f'"holder:{spared}"',
                **by,
            )
        for who, to in sorted(self.stayed):
            waits = {"from": f'"{who}"', "to": f'"{to}"', "on": '"expel"', "stays": '"expel"'}
            yield table("appeal", id=f'"stay_{who}_{to}"', **waits)
        for who, whom in sorted(self.instruct):
            yield table("power", id=f'"tell_{who}_{whom}"', who=f'"{who}"', act='"instruct"', on=f'"holder:{whom}"')
        for who, whom, on_appeal in sorted(self.overturn):
            asked = {"requires": '"appeal"'} if on_appeal else {}
            undo = {"id": f'"undo_{who}_{whom}_{int(on_appeal)}"', "who": f'"{who}"', "act": '"overturn"'}
            yield table("power", **undo, on=f'"decision:{whom}"', **asked)
        if self.aside:
            yield table("recusal", in_='"overturn"', when='"party"', effect='"leave"')
        for who in sorted(self.amend):
            yield table("amendment", id=f'"change_{who}"', who=f'"{who}"')
        for who, whom in sorted(self.amend_own):
            article = articles[[body.name for body in self.bodies].index(whom)]
            yield table("amendment", id=f'"own_{who}_{whom}"', who=f'"{who}"', of=f'"{article}"')


@dataclass(frozen=True)
class Held:
    """How the seats of one body stand: ours, of them co-opted, and empty. A puppet does as it is told, whoever sits."""

    ours: int = 0
    coopted: int = 0
    empty: int = 0
    puppet: bool = False


State = tuple[Held, ...]


class Game:
    """The game under some rules, begun by whoever is ours from the start. Others never give anything away."""

    def __init__(self, rules: Rules, start: frozenset[str]) -> None:
        self.rules, self.start = rules, start
        self.names = [body.name for body in rules.bodies]

    def reached(self) -> frozenset[str]:
        """Every body that is ours in some state that some sequence of acts leads to."""
        first: State = tuple(Held() for _ in self.rules.bodies)
        known, ahead, found = {first}, [first], set(self.start)
        while ahead:
            state = ahead.pop()
            found |= self.ours(state)
            for after in self.moves(state):
                if after not in known:
                    known.add(after)
                    ahead.append(after)
        return frozenset(found)

    def ours(self, state: State) -> frozenset[str]:
        """Who does as we say: who did from the start, puppets, and bodies where most seats are ours."""
        both = zip(self.rules.bodies, state, strict=True)
        won = (body.name for body, held in both if held.puppet or held.ours > body.count // 2)
        return self.start | frozenset(won)

    def moves(self, state: State) -> Iterator[State]:
        """Every state that one act of ours leads to."""
        ours = self.ours(state)
        for at, (body, held) in enumerate(zip(self.rules.bodies, state, strict=True)):
            if body.name not in self.start:
                for after in self._moves(body, held, ours):
                    yield (*state[:at], after, *state[at + 1 :])

    def _moves(self, body: Seats, held: Held, ours: frozenset[str]) -> Iterator[Held]:
        others = body.count - held.ours - held.empty
        if self._ends_a_term(body, ours):
            if others:
                yield Held(held.ours + 1, held.coopted, held.empty, held.puppet)
            if held.empty:
                yield Held(held.ours + 1, held.coopted, held.empty - 1, held.puppet)
        if self._empties(body, ours):
            if others:
                yield Held(held.ours, held.coopted, held.empty + 1, held.puppet)
            if held.ours > held.coopted:
                yield Held(held.ours - 1, held.coopted, held.empty + 1, held.puppet)
            if held.coopted:
                yield Held(held.ours - 1, held.coopted - 1, held.empty + 1, held.puppet)
        if held.empty and body.vacancy is not None:
            way, by = body.vacancy
            if way == "appoint" and by in ours:
                yield Held(held.ours + 1, held.coopted, held.empty - 1, held.puppet)
            elif way == "coopt" and by in ours and (body.coopt_max is None or held.coopted < body.coopt_max):
                yield Held(held.ours + 1, held.coopted + 1, held.empty - 1, held.puppet)
        if not held.puppet and self._pulls_strings(body, ours):
            yield Held(held.ours, held.coopted, held.empty, puppet=True)

    def _ends_a_term(self, body: Seats, ours: frozenset[str]) -> bool:
        way, by = body.filled_by or ("", "")
        return way in ("elected", "appointed") and by in ours

    def _empties(self, body: Seats, ours: frozenset[str]) -> bool:
        expelling = (who for who in self.rules.expel & ours if self._expels(who, body, ours))
        return not ours.isdisjoint(body.removed_by) or any(expelling)

    def _expels(self, who: str, body: Seats, ours: frozenset[str]) -> bool:
        if not self.rules.spared.isdisjoint({("", body.name), (who, body.name)}):
            return False
        waits_for = {to for by, to in self.rules.stayed if by == who and to != who}
        return waits_for <= ours

    def _pulls_strings(self, body: Seats, ours: frozenset[str]) -> bool:
        if any((who, body.name) in self.rules.instruct for who in ours):
            return True
        undone = {(who, on_appeal) for who, whom, on_appeal in self.rules.overturn if whom == body.name}
        undone |= {(to, True) for by, to in self.rules.stayed if by == body.name and to != body.name}
        if any(who in ours and not (on_appeal and self._judges_fairly(who)) for who, on_appeal in undone):
            return True
        own = {who for who, whom in self.rules.amend_own if whom == body.name}
        return not (own or self.rules.amend).isdisjoint(ours)

    def _judges_fairly(self, who: str) -> bool:
        """Whoever is a party stands aside, and somebody is left to decide."""
        judge = self.rules.bodies[self.names.index(who)]
        return self.rules.aside and judge.count - 1 + judge.alternates >= 1


def agrees(rules: Rules, start: frozenset[str]) -> None:
    """The analysis finds exactly what the game can reach."""
    assert closure(read(rules.written()), start).bodies == Game(rules, start).reached(), rules.written()


@st.composite
def games(draw: st.DrawFn) -> tuple[Rules, frozenset[str]]:
    names = NAMES[: draw(st.integers(1, 3))]
    one, pair = st.sampled_from(names), st.tuples(st.sampled_from(names), st.sampled_from(names))
    others = pair.filter(lambda each: each[0] != each[1])
    bodies = tuple(
        Seats(
            name,
            draw(st.integers(1, 3)),
            draw(st.none() | st.tuples(st.sampled_from(["elected", "appointed", "lot"]), one)),
            tuple(draw(st.lists(one, max_size=1))),
            draw(st.none() | st.tuples(st.sampled_from(["coopt", "appoint"]), one) | st.sampled_from(REFILLING)),
            draw(st.none() | st.integers(1, 2)),
            draw(st.integers(0, 1)),
        )
        for name in names
    )
    rules = Rules(
        bodies,
        expel=draw(st.frozensets(one, max_size=2)),
        spared=draw(st.frozensets(st.tuples(st.just("") | one, one), max_size=2)),
        stayed=draw(st.frozensets(pair, max_size=2)),
        instruct=draw(st.frozensets(others, max_size=1)) if len(names) > 1 else frozenset(),
        overturn=_undoing(draw, others) if len(names) > 1 else frozenset(),
        aside=draw(st.booleans()),
        amend=draw(st.frozensets(one, max_size=1)) if draw(st.integers(0, 3)) == 3 else frozenset(),
        amend_own=draw(st.frozensets(pair, max_size=1)) if draw(st.integers(0, 3)) == 3 else frozenset(),
    )
    return rules, frozenset({draw(one)})


REFILLING = [("by-election", ""), ("countback", ""), ("lot", ""), ("vacant", "")]
"""Ways to fill a vacancy that nobody but the usual voters, or nobody at all, has a hand in."""


def _undoing(draw: st.DrawFn, others: st.SearchStrategy[tuple[str, str]]) -> frozenset[tuple[str, str, bool]]:
    return frozenset((who, whom, draw(st.booleans())) for who, whom in draw(st.frozensets(others, max_size=1)))


@given(games())
@settings(max_examples=150)
def test_the_closure_is_what_some_sequence_of_acts_reaches(game: tuple[Rules, frozenset[str]]) -> None:
    agrees(*game)


@pytest.mark.slow
@given(games())
@settings(max_examples=3_000)
def test_the_closure_is_what_some_sequence_of_acts_reaches_in_thousands_of_charters(
    game: tuple[Rules, frozenset[str]],
) -> None:
    agrees(*game)


def attacks(count: int, filled: tuple[tuple[str, str] | None, ...]) -> Iterator[Rules]:
    """Every way in which one body may lay hands on another of so many seats, alone and together."""
    ours = Seats("one", 1)
    vacancies = (None, ("appoint", "one"), ("coopt", "one"), ("coopt", "two"), ("by-election", ""))
    switches = product([False, True], repeat=6)
    for by, vacancy, most, on in product(filled, vacancies, (None, 1, 2), switches):
        removed, expelled, spared, stayed, undone, aside = on
        theirs = Seats("two", count, by, ("one",) if removed else (), vacancy, most, alternates=0)
        yield Rules(
            (ours, theirs),
            expel=frozenset({"one"} if expelled else ()),
            spared=frozenset({("", "two")} if spared else ()),
            stayed=frozenset({("one", "two")} if stayed else ()),
            overturn=frozenset({("one", "two", True)} if undone else ()),
            aside=aside,
        )


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_closure_is_right_for_every_way_of_one_body_to_lay_hands_on_another(count: int) -> None:
    for rules in attacks(count, (None, ("elected", "one"), ("elected", "two"))):
        agrees(rules, frozenset({"one"}))


@pytest.mark.parametrize("number", range(0, 2880, 97))
def test_the_closure_is_right_for_some_of_them(number: int) -> None:
    agrees(list(attacks(3, (None, ("elected", "one"), ("elected", "two"))))[number], frozenset({"one"}))
