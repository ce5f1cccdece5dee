"""Each rule against its definition, counted paper by paper with fractions over sets of candidates."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Result

Papers = list[frozenset[int]]
Values = dict[int, Fraction]
Rule = Callable[[Papers, int, int], Iterator[Values]]


def counted(rule: str, votes: Papers, candidates: int, seats: int, draw: list[int], **settings: Any) -> Result:
    rows: list[tuple[int, Any]] = [(1, [sorted(vote)] if vote else []) for vote in votes]
    poll = Poll(tuple(Candidate(f"C{n}") for n in range(candidates)), seats, papers(rows))
    return count(poll, rule, lots=Draws((tuple(draw),)), **settings)


def taken(values: Values, votes: Papers, draw: list[int], ties: str) -> int:
    """Who takes a seat: the highest value, then (if asked) the most approvals, then the earliest in the draw."""
    approved = {each: sum(each in vote for vote in votes) if ties == "approvals" else 0 for each in values}
    return min(values, key=lambda each: (-values[each], -approved[each], draw.index(each)))


def filled(elected: list[int], candidates: int, seats: int, draw: list[int]) -> list[int]:
    """The elected, and by lot as many others as there are seats left."""
    return (elected + [each for each in draw if each not in elected])[: min(seats, candidates)]


def harmonic(number: int) -> Fraction:
    return sum((Fraction(1, n) for n in range(1, number + 1)), Fraction(0))


def pav_score(votes: Papers, committee: frozenset[int]) -> Fraction:
    return sum((harmonic(len(vote & committee)) for vote in votes), Fraction(0))


def block(votes: Papers, candidates: int, seats: int, draw: list[int], ties: str) -> list[int]:
    approved = [sum(each in vote for vote in votes) for each in range(candidates)]
    return sorted(range(candidates), key=lambda each: (-approved[each], draw.index(each)))[:seats]


def seq_pav(votes: Papers, candidates: int, seats: int, draw: list[int], ties: str) -> list[int]:
    elected: list[int] = []
    while len(elected) < seats:
        before = pav_score(votes, frozenset(elected))
        more = {
            each: pav_score(votes, frozenset([*elected, each])) - before
            for each in range(candidates)
            if each not in elected and any(each in vote for vote in votes)
        }
        if not more:
            break
        elected.append(taken(more, votes, draw, ties))
    return filled(elected, candidates, seats, draw)


def pav(votes: Papers, candidates: int, seats: int, draw: list[int], ties: str) -> list[int]:
    """All committees of whoever is approved of; which of the best the lot takes is told by the draw."""
    wanted = sorted({each for vote in votes for each in vote})
    every = [frozenset(committee) for committee in combinations(wanted, min(seats, len(wanted)))]
    best = max(pav_score(votes, committee) for committee in every)
    every = [committee for committee in every if pav_score(votes, committee) == best]
    approved = [sum(each in vote for vote in votes) for each in range(candidates)]
    if ties == "approvals":
        most = max(sum(approved[each] for each in committee) for committee in every)
        every = [committee for committee in every if sum(approved[each] for each in committee) == most]
    for each in draw:
        if any(each in committee for committee in every):
            every = [committee for committee in every if each in committee]
    elected = sorted(every[0], key=lambda each: (-approved[each], draw.index(each)))
    return filled(elected, candidates, seats, draw)


def earning(
    votes: Papers, candidates: int, seats: int, draw: list[int], ties: str, has: list[Fraction], elected: list[int]
) -> list[int]:
    """Time goes on and each paper earns 1 in a unit of it; a candidate is bought when theirs have 1."""
    while len(elected) < seats:
        waits = {}
        for each in range(candidates):
            theirs = [money for money, vote in zip(has, votes, strict=True) if each in vote]
            if theirs and each not in elected:
                waits[each] = -(1 - sum(theirs)) / Fraction(len(theirs))
        if not waits:
            break
        elected.append(taken(waits, votes, draw, ties))
        passed = -waits[elected[-1]]
        has = [Fraction(0) if elected[-1] in vote else money + passed for money, vote in zip(has, votes, strict=True)]
    return filled(elected, candidates, seats, draw)


def phragmen(votes: Papers, candidates: int, seats: int, draw: list[int], ties: str) -> list[int]:
    return earning(votes, candidates, seats, draw, ties, [Fraction(0)] * len(votes), [])


def share(money: list[Fraction]) -> Fraction | None:
    """The lowest part of a seat at which these can pay one: found between which of them it lies."""
    if sum(money) < 1:
        return None
    low, high = Fraction(0), max(money)
    for has in money:
        if sum(min(each, has) for each in money) >= 1:
            high = min(high, has)
        else:
            low = max(low, has)
    # Between these two the payment grows evenly, so the share divides them as 1 divides the payments.
    pays_low, pays_high = (sum(min(each, at) for each in money) for at in (low, high))
    return low + (high - low) * (1 - pays_low) / Fraction(pays_high - pays_low)


def bought(
    votes: Papers, candidates: int, seats: int, draw: list[int], ties: str, each_has: Fraction
) -> tuple[list[int], list[Fraction]]:
    has, elected = [each_has] * len(votes), list[int]()
    while len(elected) < seats:
        asks = {}
        for each in range(candidates):
            found = share([money for money, vote in zip(has, votes, strict=True) if each in vote])
            if found is not None and each not in elected:
                asks[each] = -found
        if not asks:
            break
        elected.append(taken(asks, votes, draw, ties))
        pays = -asks[elected[-1]]
        has = [
            max(money - pays, Fraction(0)) if elected[-1] in vote else money
            for money, vote in zip(has, votes, strict=True)
        ]
    return elected, has


def equal_shares(
    votes: Papers, candidates: int, seats: int, draw: list[int], ties: str, completion: str = "phragmen"
) -> list[int]:
    """Papers that approve of somebody share the money of all seats; the completion as it is asked."""
    votes = [vote for vote in votes if vote]
    each_has = Fraction(seats, max(len(votes), 1))
    elected, has = bought(votes, candidates, seats, draw, ties, each_has)
    if completion == "none":
        return elected
    if completion == "phragmen":
        return earning(votes, candidates, seats, draw, ties, has, elected)
    wanted = {each for vote in votes for each in vote}
    if completion == "raise":
        money = seats
        while len(elected) < min(seats, len(wanted)):
            money += 1
            elected, _ = bought(votes, candidates, seats, draw, ties, Fraction(money, len(votes)))
    by_approvals = [each for each in block(votes, candidates, candidates, draw, ties) if each in wanted]
    elected += [each for each in by_approvals if each not in elected][: seats - len(elected)]
    return filled(elected, candidates, seats, draw)


DEFINITIONS: dict[str, tuple[str, Callable[..., list[int]], dict[str, str]]] = {
    "approval": ("approval", block, {}),
    "seq-pav": ("seq-pav", seq_pav, {}),
    "pav": ("pav", pav, {}),
    "phragmen": ("phragmen", phragmen, {}),
    **{
        f"equal-shares-{completion}": ("equal-shares", equal_shares, {"completion": completion})
        for completion in ("none", "phragmen", "approvals", "raise")
    },
}


def agree(rule: str, votes: Papers, candidates: int, seats: int, draw: list[int], ties: str) -> None:
    id, definition, settings = DEFINITIONS[rule]
    asked = settings if id == "approval" else {**settings, "ties": ties}
    result = counted(id, votes, candidates, seats, draw, **asked)
    assert list(result.elected) == definition(votes, candidates, seats, draw, ties, **settings)
    assert [chosen.candidate for stage in result.stages for chosen in stage.elected] == list(result.elected)
    assert result.valid + result.rejected == len(votes)


@pytest.mark.slow
@pytest.mark.parametrize("rule", DEFINITIONS)
def test_every_poll_of_three_candidates_and_five_papers_is_counted_as_the_definition_has_it(rule: str) -> None:
    for candidates in (1, 2, 3):
        names = range(candidates)
        every = [frozenset(each) for size in range(candidates + 1) for each in combinations(names, size)]
        for size in range(6):
            for number, votes in enumerate(combinations_with_replacement(every, size)):
                draw = [*names][:: 1 if number % 2 else -1]
                ties = "lot" if number % 3 else "approvals"
                for seats in (1, 2, 3):
                    agree(rule, list(votes), candidates, seats, draw, ties)


@st.composite
def polls(draw: st.DrawFn) -> tuple[Papers, int, int, list[int], str]:
    candidates = draw(st.integers(1, 7))
    vote = st.frozensets(st.integers(0, candidates - 1))
    kinds = draw(st.lists(st.tuples(vote, st.integers(1, 6)), max_size=7))
    votes = [each for each, times in kinds for _ in range(times)]
    order = draw(st.permutations(range(candidates)))
    return votes, candidates, draw(st.integers(1, 6)), order, draw(st.sampled_from(["approvals", "lot"]))


@pytest.mark.parametrize("rule", DEFINITIONS)
@given(poll=polls())
def test_a_poll_is_counted_as_the_definition_has_it(rule: str, poll: tuple[Papers, int, int, list[int], str]) -> None:
    agree(rule, *poll)


def test_so_many_seats_that_sixty_four_bits_do_not_hold_the_parts_are_counted_as_the_definition_has_it() -> None:
    votes = [frozenset(each for each in range(48) if (each * each + paper * each) % 7 < 3) for paper in range(6)]
    for rule in ("seq-pav", "phragmen"):
        agree(rule, votes, 48, 45, list(range(48)), "approvals")
