""" "Re-open nominations" takes seats that stay vacant, as often as its votes make a quota."""

import pytest

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.result import Chosen, Move
from folkmoot.core.tally.transfer.test_polls import polled


def test_it_can_take_more_than_one_seat_and_its_surplus_goes_to_itself():
    """Of 80 papers R has 40, a quota of 21 and 19 over: with A's surplus of 4 they are another quota."""
    result = count(polled("40 R, 25 A>R, 10 B, 5 C", 3, reopen="R"), "stv-scottish")
    assert (result.names, result.vacant) == (("A",), 2)
    assert [stage.elected for stage in result.stages] == [
        (Chosen(3, "reopen"), Chosen(0, "quota")),
        (),
        (Chosen(3, "reopen"),),
    ]
    assert result.stages[1].moves == (Move(3, 3, 40, pytest.approx(0.475), 19),)
    assert [stage.votes for stage in result.stages] == [(25, 10, 5, 40), (25, 10, 5, 40), (21, 10, 5, 44)]


def test_it_is_excluded_like_anybody_and_then_has_no_more_seats():
    result = count(polled("9 A>R, 8 B, 4 R>B, 6 C", 2, reopen="R"), "stv-scottish")
    assert [stage.of for stage in result.stages] == [(), (3,), (1,), (2,), ()]
    assert result.names == ("B", "A")


@pytest.mark.parametrize("rule", ["stv-scottish", "stv-irish", "stv-meek"])
def test_all_seats_stay_vacant_where_everybody_wants_that(rule):
    result = count(polled("30 R>A, 2 A, 1 B", 3, reopen="R"), rule)
    assert (result.elected, result.vacant) == ((), 3)


@pytest.mark.parametrize("rule", ["stv-scottish", "stv-irish", "stv-meek"])
def test_a_paper_that_puts_it_beside_somebody_waits_for_one_of_them(rule):
    result = count(polled("6 A, 5 B, 3 C>A=R, 1 R", reopen="R"), rule, overvotes="wait")
    assert result.names == ("A",)


def test_it_fills_a_last_seat_with_nobody():
    result = count(polled("5 A, 2 R, 1 B", 2, reopen="R"), "stv-scottish")
    assert (result.names, result.vacant) == (("A",), 1)
    assert result.stages[-1].elected == (Chosen(2, "reopen"),)


def test_more_seats_than_can_be_counted_are_refused():
    with pytest.raises(BadCount, match="expected from 1 to 10,000 seats, not 20000"):
        count(polled("30000 R, 1 A", 20_000, reopen="R"), "stv-scottish")
