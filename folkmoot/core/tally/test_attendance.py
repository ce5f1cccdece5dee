"""A quorum in the course of a meeting: found, lost, regained, and what that means for each decision."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.attendance import Measured, Seen, Stretch, quorate_for, stretches
from folkmoot.core.tally.majority import Quorum

HALF = Quorum(share=Fraction(1, 2))


def at(hour: int) -> datetime:
    return datetime(2026, 3, 7, hour, tzinfo=UTC)


MEETING = (Seen(at(10), 6), Seen(at(12), 4), Seen(at(14), 5), Seen(at(15), 8))


def test_a_quorum_is_lost_and_regained() -> None:
    assert stretches(HALF, 10, reversed(MEETING)) == (
        Stretch(at(10), at(12), True),
        Stretch(at(12), at(14), False),
        Stretch(at(14), None, True),
    )


@pytest.mark.parametrize(
    ("measured", "found"),
    [
        ("throughout", [None, True, True, False, False, True, True]),
        ("opening", [True, True, True, True, True, True, True]),
        ("close", [True, False, False, True, True, True, True]),
    ],
)
def test_each_decision_has_the_quorum_of_when_it_is_measured(measured: Measured, found: list[bool | None]) -> None:
    hours = (9, 10, 11, 12, 13, 14, 16)
    assert [quorate_for(HALF, 10, MEETING, at(hour), measured) for hour in hours] == found


def test_where_nobody_counted_nobody_knows() -> None:
    assert stretches(HALF, 10, ()) == ()
    assert [quorate_for(HALF, 10, (), at(9), each) for each in ("opening", "throughout", "close")] == [None] * 3


def test_those_who_stood_aside_count_only_where_the_rule_says_so() -> None:
    seen = (Seen(at(10), 4, recused=1),)
    assert quorate_for(HALF, 10, seen, at(10)) is False
    assert quorate_for(Quorum(share=Fraction(1, 2), recused_count=True), 10, seen, at(10)) is True


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 12)), unique_by=lambda each: each[0]), st.integers(0, 23))
def test_stretches_say_of_every_hour_what_a_decision_in_it_had(counts: list[tuple[int, int]], hour: int) -> None:
    seen = [Seen(at(when), present) for when, present in counts]
    holding = [
        each.quorate
        for each in stretches(HALF, 10, seen)
        if each.since <= at(hour) and (each.until is None or at(hour) < each.until)
    ]
    assert holding == [each for each in [quorate_for(HALF, 10, seen, at(hour))] if each is not None]
