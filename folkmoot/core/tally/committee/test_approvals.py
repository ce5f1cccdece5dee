"""Whom papers approve of, and how equal papers become one."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import folkmoot.core.tally.committee.approvals as module
from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.committee.approvals import Approvals, approvals
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Lots, of_names
from folkmoot.core.tally.poll import GAP, Candidate, Papers, Poll, papers
from folkmoot.core.tally.rules import rule

Row = tuple[int, list[list[int]]]


def a_poll(rows: list[Row], candidates: int, withdrawn: frozenset[int] = frozenset()) -> Poll:
    return Poll(tuple(Candidate(f"C{n}") for n in range(candidates)), 1, papers(list(rows)), withdrawn=withdrawn)


def read(poll: Poll, approved: str = "all") -> Approvals:
    lots = Lots(of_names(poll.names, 1))
    return approvals(poll, Asked(rule("seq-pav"), 1, lots, {"approved": approved, "ties": "lot"}))


def sets(found: Approvals) -> dict[frozenset[int], int]:
    """The sets of candidates, and how many papers approve of each."""
    approved: list[set[int]] = [set() for _ in found.weights]
    for candidate in range(len(found.starts) - 1):
        for paper in found.of(candidate):
            approved[paper].add(candidate)
    distinct = {frozenset(each): int(weight) for each, weight in zip(approved, found.weights, strict=True)}
    assert len(distinct) == len(found.weights)
    return distinct


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[Row], int, frozenset[int], str]:
    candidates = draw(st.sampled_from([1, 3, 61, 62, 63, 130]))
    named = st.integers(max(candidates - 5, 0), candidates - 1) | st.integers(0, min(candidates, 3) - 1)
    place = st.lists(named, min_size=1, max_size=3) | st.just([GAP])
    found = draw(st.lists(st.tuples(st.integers(1, 9), st.lists(place, max_size=4)), max_size=6))
    return found, candidates, draw(st.frozensets(named, max_size=2)), draw(st.sampled_from(["all", "first"]))


@given(poll=rows(), together=st.integers(1, 4))
def test_papers_become_the_sets_of_those_whom_they_approve_of(
    poll: tuple[list[Row], int, frozenset[int], str], together: int
) -> None:
    given_rows, candidates, withdrawn, approved = poll
    expected: Counter[frozenset[int]] = Counter()
    for weight, row in given_rows:
        named = [frozenset(place) - withdrawn - {GAP} for place in row]
        named = [place for place in named if place]
        expected[frozenset().union(*(named if approved == "all" else named[:1]))] += weight
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "TOGETHER", together)
        found = read(a_poll(given_rows, candidates, withdrawn), approved)
    assert found.rejected == expected.pop(frozenset(), 0)
    assert sets(found) == expected
    assert found.valid == expected.total()
    assert found.totals == tuple(
        sum(weight for named, weight in expected.items() if each in named) for each in range(candidates)
    )


def test_a_ranked_paper_approves_of_all_whom_it_names_or_of_its_first_place() -> None:
    poll = a_poll([(2, [[GAP], [1, 2], [0]]), (1, [[0], [2]])], 3)
    assert sets(read(poll)) == {frozenset({0, 1, 2}): 2, frozenset({0, 2}): 1}
    assert sets(read(poll, "first")) == {frozenset({1, 2}): 2, frozenset({0}): 1}


def test_a_paper_that_gives_scores_approves_of_those_above_zero() -> None:
    marked = papers([(2, [0, 1, 2]), (1, [1])])
    scored = Papers(marked.starts, marked.marks, marked.weights, scores=np.array([3, 0, -1, 0]))
    found = read(Poll((Candidate("A"), Candidate("B"), Candidate("C")), 1, scored))
    assert [sets(found), found.rejected] == [{frozenset({0}): 2}, 1]


@pytest.mark.parametrize("id", ["approval", "seq-pav", "pav", "phragmen", "equal-shares"])
def test_without_papers_the_lot_elects_and_says_so(id: str) -> None:
    poll = Poll((Candidate("A"), Candidate("B"), Candidate("C")), 2, papers([]))
    result = count(poll, id)
    assert [len(result.elected), result.vacant, result.valid] == [2, 0, 0]
    assert [(chosen.why, len(stage.lots)) for stage in result.stages for chosen in stage.elected] == [("lot", 1)] * 2
    assert [lot.tied for lot in result.lots] == [(0, 1, 2), tuple(sorted({0, 1, 2} - {result.elected[0]}))]


@pytest.mark.parametrize("id", ["approval", "seq-pav", "pav", "phragmen", "equal-shares"])
def test_with_fewer_candidates_than_seats_all_are_elected_and_seats_stay_vacant(id: str) -> None:
    rows: list[Any] = [(1, [[0]])]
    marked = papers(rows)
    result = count(Poll((Candidate("A"), Candidate("B"), Candidate("C")), 5, marked, withdrawn=frozenset({2})), id)
    assert [result.elected, result.vacant, result.lots] == [(0, 1), 3, ()]


@pytest.mark.parametrize("completion", ["none", "phragmen", "approvals", "raise"])
def test_without_completion_seats_that_nobody_can_pay_for_stay_vacant(completion: str) -> None:
    rows: list[Row] = [(5, [[0]]), (1, [[1]]), (2, [[2]])]
    result = count(a_poll(rows, 4), "equal-shares", seats=3, completion=completion)
    assert result.elected == ((0,) if completion == "none" else (0, 2, 1))
    assert result.figures["money"] == (8 if completion == "raise" else 3)
