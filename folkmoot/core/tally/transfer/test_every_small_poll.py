"""Every poll of up to three candidates and five papers, and many larger ones, against plain readings of the rules."""

from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.transfer import test_irish, test_irv, test_meek, test_scottish
from folkmoot.core.tally.transfer.test_polls import in_that_order, polled_of, small_profiles

READINGS: dict[str, ModuleType] = {
    "stv-scottish": test_scottish,
    "stv-irish": test_irish,
    "stv-meek": test_meek,
    "irv": test_irv,
}
SEATS = {"irv": (1,)}


def agrees(rule, profile, people, seats, order):
    """Whether a count is what the plain reading has: who is elected, in which order, by which votes."""
    result = count(polled_of(profile, people, seats), rule, lots=in_that_order(order))
    elected, history, nowhere = READINGS[rule].plain(profile, people, seats, order)
    assert list(result.elected) == elected
    assert [list(stage.votes) for stage in result.stages if stage.step != "fill"] == history
    assert result.stages[-1].non_transferable == nowhere
    for stage in result.stages:
        assert sum(stage.votes) + stage.non_transferable + stage.lost == len(profile)
    return result


@pytest.mark.slow
@pytest.mark.parametrize("rule", READINGS)
@pytest.mark.parametrize("people", [1, 2, 3])
def test_every_small_poll_is_counted_as_the_rule_reads(rule, people):
    """Where a lot decided, with another order of the lots too."""
    orders = [range(people), range(people)[::-1]]
    for profile in small_profiles(people, 5):
        for seats in SEATS.get(rule, (1, 2)):
            if agrees(rule, profile, people, seats, list(orders[0])).lots:
                agrees(rule, profile, people, seats, list(orders[1]))


@st.composite
def profiles(draw):
    people = draw(st.integers(1, 6))
    ranking = st.permutations(range(people)).flatmap(lambda all: st.integers(1, people).map(lambda n: tuple(all[:n])))
    kinds = draw(st.lists(st.tuples(ranking, st.integers(1, 9)), max_size=8))
    order = draw(st.permutations(range(people)))
    return [ranking for ranking, times in kinds for _ in range(times)], people, draw(st.integers(1, people)), order


@pytest.mark.parametrize("rule", READINGS)
@given(profiles())
@settings(max_examples=60)
def test_polls_of_any_shape_are_counted_as_the_rule_reads(rule, shape):
    profile, people, seats, order = shape
    agrees(rule, profile, people, 1 if rule in SEATS else seats, order)


def test_the_plain_reading_is_itself_right_where_the_case_is_published():
    """B has 3.99998 and C 4."""
    rankings = [(0, 1)] * 3 + [(0, 3)] * 27 + [(1,)] * 2 + [(2,)] * 4 + [(3,)] * 3
    elected, history, _ = test_scottish.plain(rankings, 4, 3, [0, 1, 2, 3])
    assert elected == [0, 3, 2]
    assert history[1] == [10, Fraction(399_998, 100_000), 4, Fraction(2_099_982, 100_000)]
