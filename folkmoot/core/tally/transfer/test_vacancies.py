"""Who follows whoever leaves a seat."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.result import Chosen
from folkmoot.core.tally.results.data import to_json
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.transfer.test_laws import polls
from folkmoot.core.tally.transfer.test_polls import polled
from folkmoot.core.tally.transfer.vacancies import countback, recount

THREE = "30 A>C>D, 25 A>D, 20 B>E, 12 E>B, 9 C, 4 D>C"
"""Two seats, 100 papers, quota 34: A passes 21 on, B is elected with E's papers or E with B's."""


def test_those_who_elected_somebody_choose_who_follows_them():
    """Of A's 55 papers each keeps 0.61819; 30 name C and 25 D."""
    before = count(polled(THREE, 2), "stv-scottish")
    assert before.names[0] == "A"
    result = countback(polled(THREE, 2), "stv-scottish", 0)
    assert result.names == ("C",)
    value = 1 - Fraction(38_181, 100_000)
    assert (result.valid, result.stages[0].votes[2:4]) == (55, (30 * value, 25 * value))
    assert result.stages[0].elected == (Chosen(2, "majority"),)
    assert result.stages[0].non_transferable == 55 * (1 - value)


def test_only_those_who_are_willing_can_follow():
    assert countback(polled(THREE, 2), "stv-scottish", 0, willing={3, 4}).names == ("D",)
    assert countback(polled(THREE, 2), "stv-scottish", 0, willing=()).vacant == 1


def test_papers_are_read_from_their_tops_so_that_who_was_excluded_can_follow():
    """C was excluded for B; now B leaves, and the papers that came from C go back."""
    poll = polled("10 A, 6 B>A, 5 C>B")
    assert count(poll, "irv").names == ("B",)
    assert countback(poll, "irv", 1).stages[0].votes == (6, 0, 5)
    assert countback(poll, "irv", 1).names == ("A",)


def test_nobody_follows_who_was_not_elected_and_no_rule_without_piles_counts_back():
    with pytest.raises(BadCount, match="C was not elected in this poll"):
        countback(polled(THREE, 2), "stv-scottish", 2)
    with pytest.raises(BadCount, match="stv-meek leaves no papers"):
        countback(polled(THREE, 2), "stv-meek", 0)
    with pytest.raises(BadCount, match="A cannot keep a seat and leave it"):
        recount(polled(THREE, 2), "stv-meek", 0, kept={0, 1})


@pytest.mark.parametrize("rule", ["stv-scottish", "stv-irish", "stv-meek"])
def test_in_a_recount_whoever_has_a_seat_keeps_it(rule):
    """B has least of all once A is gone, and yet stays; of the others C is the strongest."""
    poll = polled("30 A>C, 9 C, 12 D, 3 B, 8 E", 2)
    result = recount(poll, rule, 0, kept={1})
    assert sorted(result.names) == ["B", "C"]
    assert result.figures["new"] == (2,)
    assert 1 not in [each.candidate for stage in result.stages for each in stage.excluded]


@pytest.mark.parametrize("rule", ["stv-scottish", "stv-irish", "stv-meek"])
@given(data=st.data())
@settings(max_examples=40)
def test_any_seat_can_be_filled_anew_and_the_others_stay(rule, data):
    poll, _, draws = data.draw(polls())
    before = count(poll, rule, lots=draws)
    if not before.elected:
        return
    vacated = data.draw(st.sampled_from(before.elected))
    kept = set(before.elected) - {vacated}
    after = recount(poll, rule, vacated, kept=kept, lots=draws)
    assert kept <= set(after.elected)
    assert vacated not in after.elected
    free = len(poll.standing) - 1 - len(kept)
    if poll.reopen is None:
        assert len(after.figures["new"]) == min(before.seats - len(kept), free)
    for stage in after.stages:
        assert sum(stage.votes) + stage.non_transferable + stage.lost == after.valid
    if rule == "stv-meek":
        return
    follower = countback(poll, rule, vacated, lots=draws, lots_of_the_poll=draws)
    assert not set(follower.elected) & set(before.elected)
    assert faults(to_json(after)) == faults(to_json(follower)) == ()
    for stage in follower.stages:
        assert sum(stage.votes) + stage.non_transferable + stage.lost == follower.valid
