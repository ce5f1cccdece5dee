""" "Re-open nominations" may take one seat after another, which then stay vacant."""

from typing import Any

import pytest

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.poll import Candidate, Poll, papers

ROWS: list[Any] = [(6, [[0, 1]]), (5, [[2]]), (1, [[3]])]


def a_poll(seats: int, rows: list[Any]) -> Poll:
    return Poll((Candidate("A"), Candidate("B"), Candidate("Nobody"), Candidate("C")), seats, papers(rows), reopen=2)


@pytest.mark.parametrize(
    ("id", "elected"), [("seq-pav", (0, 1)), ("pav", (0, 1)), ("phragmen", (0, 1)), ("equal-shares", (0, 1))]
)
def test_it_takes_the_seats_that_its_papers_are_worth(id: str, elected: tuple[int, ...]) -> None:
    result = count(a_poll(4, ROWS), id)
    why = [(chosen.candidate, chosen.why) for stage in result.stages for chosen in stage.elected]
    assert [each for each, _ in why].count(2) == 2
    assert {each for each, reason in why if reason == "reopen"} == {2}
    assert [tuple(sorted(result.elected)), result.vacant] == [elected, 2]


def test_by_approvals_alone_only_those_with_more_than_it_are_elected() -> None:
    result = count(a_poll(4, ROWS), "approval")
    assert [tuple(sorted(result.elected)), result.vacant] == [(0, 1), 2]


@pytest.mark.parametrize("id", ["approval", "seq-pav", "pav", "phragmen", "equal-shares"])
def test_it_takes_no_seat_by_lot_that_nobody_wants_filled_or_vacant(id: str) -> None:
    result = count(a_poll(2, [(1, [[0]])]), id)
    assert result.elected[0] == 0
    assert result.elected[1] in (1, 3)


@pytest.mark.parametrize("id", ["seq-pav", "pav", "phragmen", "equal-shares"])
def test_it_is_counted_as_so_many_candidates_of_whom_the_same_papers_approve(id: str) -> None:
    rows: list[Any] = [(7, [[0, 1]]), (6, [[2]]), (3, [[2, 3]]), (2, [[1, 3]])]
    clones: list[Any] = [
        (weight, [[each for each in place if each != 2] + ([2, 4, 5, 6] if 2 in place else [])])
        for weight, [place] in rows
    ]
    poll = Poll(tuple(Candidate(name) for name in "ABNCNNN"), 4, papers(clones))
    cloned = [2 if each > 3 else each for each in count(poll, id).elected]
    result = count(a_poll(4, rows), id)
    assert sorted(chosen.candidate for stage in result.stages for chosen in stage.elected) == sorted(cloned)
