"""The search for the best committee: it is bounded, and says how committees with one score were told apart."""

from typing import Any

import numpy as np
import pytest

import folkmoot.core.tally.committee.pav as module
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.committee.seq_pav import harmonic
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws, Lot
from folkmoot.core.tally.poll import Candidate, Poll, papers

PARTIES: list[Any] = [(4, [[0, 1, 2, 3]]), (2, [[4, 5]])]


def a_poll(rows: list[Any], candidates: int, seats: int) -> Poll:
    return Poll(tuple(Candidate(f"C{n}") for n in range(candidates)), seats, papers(rows))


def test_a_search_that_would_take_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORK", 10 * module.STEP)
    one_each: list[Any] = [(1, [[each, (each + 1) % 20]]) for each in range(20)]
    with pytest.raises(BadCount, match="would take too long"):
        count(a_poll(one_each, 20, 8), "pav")


def test_a_committee_of_thirty_is_found_among_fourteen_million_in_a_moment() -> None:
    rows: list[Any] = [(30 - each, [[each, (each + 7) % 30]]) for each in range(30)]
    result = count(a_poll(rows, 30, 9), "pav")
    assert [len(result.elected), result.figures["committees"]] == [9, 1]


def test_of_committees_with_one_score_lots_say_candidate_by_candidate_who_is_in() -> None:
    result = count(a_poll(PARTIES, 6, 3), "pav", lots=Draws(((5, 3, 2, 1, 0, 4), (0, 1, 2, 3, 4, 5))))
    # Two of the four and one of the two: twelve committees.
    assert [result.figures["committees"], result.figures["score"], result.elected] == [12, 8, (0, 1, 5)]
    assert result.lots == (
        Lot((0, 1, 2, 3, 4, 5), 5, 1, "elect"),
        Lot((0, 1, 2, 3), 0, 2, "elect"),
        Lot((1, 2, 3), 1, 2, "elect"),
        Lot((0, 1), 0, 2, "order"),
    )
    assert [stage.lots for stage in result.stages] == [result.lots, (), ()]


def test_of_committees_with_one_score_the_one_with_more_approvals_is_taken_where_that_is_asked() -> None:
    # A and B: 10 + 6. A and C: 6 + 4 + 4, and four halves for the papers that approve of both.
    rows: list[Any] = [(6, [[0]]), (6, [[1]]), (4, [[0, 2]]), (4, [[2]])]
    result = count(a_poll(rows, 3, 2), "pav", ties="approvals", lots=Draws(((1, 0, 2),)))
    assert [result.figures["committees"], result.elected, result.lots] == [2, (0, 2), ()]
    assert set(count(a_poll(rows, 3, 2), "pav", ties="lot", lots=Draws(((1, 0, 2),))).elected) == {0, 1}


def test_each_seat_tells_the_score_that_the_committee_would_have_with_another_in_it() -> None:
    rows: list[Any] = [(6, [[0]]), (6, [[1]]), (4, [[0, 2]]), (3, [[2]]), (1, [[3]])]
    result = count(a_poll(rows, 5, 2), "pav")
    assert result.elected == (0, 1)
    # In A's seat C would bring 7 to B's 6; in B's seat 3, and a half for each paper that approves of both, to A's 10.
    assert [stage.votes for stage in result.stages] == [(16, 16, 13, 7, 6), (16, 16, 15, 11, 10)]
    without = Poll(tuple(Candidate(name) for name in "ABCDE"), 2, papers(rows), withdrawn=frozenset({2}))
    assert [stage.votes for stage in count(without, "pav").stages] == [(16, 16, 0, 7, 6), (16, 16, 0, 11, 10)]


def test_parts_that_do_not_fit_sixty_four_bits_are_whole_numbers_of_any_size() -> None:
    assert [harmonic(9, 50_000)[1].dtype, harmonic(50, 50_000)[1].dtype] == [np.int64, np.object_]
    one, parts = harmonic(4, 1)
    assert [one, parts.tolist()] == [12, [12, 6, 4, 3, 0]]
