"""The rules of lists on a poll: papers, thresholds, bounds, and what a result says of each seat."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import count
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lists import RULES
from folkmoot.core.tally.lists.apportioning import apportion
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import GAP, Candidate, Poll, papers
from folkmoot.core.tally.result import REASONS, STEPS, Result

NAMES = tuple(rule.id for rule in RULES)


def poll_of(votes: list[int], seats: int, *odd: tuple[int, list[Any]], withdrawn: frozenset[int] = frozenset()) -> Poll:
    """Lists A, B, C and so on with these votes, and papers beside that are marked otherwise."""
    lists = tuple(Candidate(chr(ord("A") + n)) for n in range(len(votes)))
    marked: list[tuple[int, Any]] = [(weight, [n]) for n, weight in enumerate(votes) if weight]
    return Poll(lists, seats, papers([*marked, *odd]), withdrawn=withdrawn)


def seats_of(result: Result) -> tuple[int, ...]:
    return result.figures["seats"]


def test_each_seat_is_a_stage_with_the_quotients_that_competed() -> None:
    result = count(poll_of([60, 27, 13], 4), "sainte-lague")
    assert (seats_of(result), result.elected, result.vacant) == ((2, 1, 1), (0, 1, 0, 2), 0)
    assert [stage.step for stage in result.stages] == ["first", "seat", "seat", "seat", "seat"]
    assert [stage.figures["quotients"] for stage in result.stages[1:]] == [
        (60, 27, 13),
        (20, 27, 13),
        (20, 9, 13),
        (12, 9, 13),
    ]
    assert {stage.votes for stage in result.stages} == {(60, 27, 13)}


def test_huntington_hill_shows_squares_and_no_quotient_before_the_first_seat() -> None:
    result = count(poll_of([6, 4], 3), "huntington-hill")
    assert [stage.figures["squared_quotients"] for stage in result.stages[1:]] == [(None, None), (18, None), (18, 8)]
    assert result.elected == (0, 1, 0)


def test_hamilton_tells_its_quota_whole_seats_and_remainders() -> None:
    result = count(poll_of([47, 16, 15, 22], 10), "hamilton")
    assert (result.quota, seats_of(result)) == (10, (5, 2, 1, 2))
    assert result.figures["remainders"] == (7, 6, 5, 2)
    assert [chosen.why for stage in result.stages for chosen in stage.elected] == ["whole"] * 8 + ["remainder"] * 2


@pytest.mark.parametrize(
    ("settings", "elected"),
    [
        ({"threshold": "3/10"}, (0, 0, 1)),
        ({"threshold": "3/10", "threshold_reached": "more"}, (0, 0, 0)),
        ({"threshold": Fraction(31, 100)}, (0, 0, 0)),
        ({"threshold": "0.3", "threshold_of": "cast"}, (0, 0, 0)),
    ],
)
def test_a_list_below_the_threshold_is_left_out(settings: dict[str, Any], elected: tuple[int, ...]) -> None:
    result = count(poll_of([70, 30], 3, (1, [[0, 1]])), "dhondt", **settings)
    assert (result.valid, result.rejected, result.elected) == (100, 1, elected)


def test_where_no_list_reaches_the_threshold_every_seat_stays_empty() -> None:
    result = count(poll_of([3, 3, 3], 2), "dhondt", threshold="1/2")
    assert (result.elected, result.vacant) == ((), 2)
    assert [chosen.why for chosen in result.stages[0].excluded] == ["threshold"] * 3


def test_a_paper_counts_for_the_list_that_it_names_first() -> None:
    odd = [(5, [1, 0]), (4, [GAP, 1]), (2, [[0, 1]]), (3, [])]
    result = count(poll_of([6, 0], 1, *odd), "dhondt")
    assert (result.valid, result.rejected, result.stages[0].votes) == (11, 9, (6, 5))


def test_a_list_that_was_withdrawn_has_no_papers_and_no_seat() -> None:
    result = count(poll_of([9, 5, 2], 3, withdrawn=frozenset({0})), "dhondt")
    assert (result.valid, result.rejected, seats_of(result)) == (7, 9, (0, 2, 1))


def test_seats_that_re_open_nominations_takes_stay_vacant() -> None:
    poll = poll_of([60, 27, 13], 4)
    result = count(Poll(poll.candidates, 4, poll.papers, reopen=0), "sainte-lague")
    assert (result.elected, result.vacant, seats_of(result)) == ((1, 2), 2, (2, 1, 1))
    assert [chosen.why for stage in result.stages for chosen in stage.elected][:2] == ["reopen", "quotient"]


def test_minimum_maximum_and_alternates_hold_for_each_list() -> None:
    result = count(poll_of([90, 9, 1], 6, (0, [])), "dhondt", minimum=1, maximum=3, alternates=2)
    assert (seats_of(result), result.figures["alternates"]) == ((3, 2, 1), (6, 4, 2))
    assert [chosen.why for stage in result.stages for chosen in stage.elected] == ["minimum"] * 3 + ["quotient"] * 3


def test_ratio_up_gives_as_many_seats_as_it_takes() -> None:
    result = count(poll_of([41, 40, 1], 1), "ratio-up", per=20)
    assert (result.seats, result.vacant, seats_of(result)) == (6, 0, (3, 2, 1))


def test_ratio_up_without_a_number_finds_the_one_that_the_seats_allow() -> None:
    """With 25 for each: 2 and 2 and 1; whoever has a vote has a seat."""
    assert seats_of(count(poll_of([41, 40, 1], 5), "ratio-up")) == (2, 2, 1)


@pytest.mark.parametrize(
    ("rule", "settings", "says"),
    [
        ("dhondt", {"minimum": 3}, "the minima come to 6 seats, and there are 4"),
        ("hamilton", {"maximum": 1}, "the maxima come to 2 seats, and there are 4 to share out"),
        ("hamilton", {"quota": "droop", "maximum": 3}, "a minimum and a maximum go with the Hare quota only"),
        ("dhondt", {"threshold": "6/5"}, "threshold is a share from 0 to 1, not 6/5"),
        ("dhondt", {"threshold": 0.05}, "threshold is an exact number such as 3, 7/5 or 1.4, not 0.05"),
        ("dhondt", {"threshold": "1e9"}, "threshold is an exact number such as 3, 7/5 or 1.4, not 1e9"),
        ("sainte-lague-modified", {"first_divisor": 0}, "first_divisor is more than 0, not 0"),
        ("dhondt", {"seats": 10**9}, "expected from 1 to 10,000 seats, not 1000000000"),
        ("ratio-up", {"per": -1}, "expected at least one member for each delegate, not -1"),
    ],
)
def test_what_cannot_be_counted_is_said_in_words(rule: str, settings: dict[str, Any], says: str) -> None:
    with pytest.raises(BadCount, match=f"^{says}$"):
        count(poll_of([6, 4], 4), rule, **settings)


@pytest.mark.parametrize("rule", NAMES)
def test_without_a_single_paper_lists_have_seats_by_lot(rule: str) -> None:
    result = count(poll_of([0, 0, 0], 2), rule, lots=Draws(((2, 0, 1),)))
    assert (sorted(result.elected), result.valid) == ([0, 2], 0)
    assert [lot.draw for lot in result.lots] == [1, 1]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5), st.integers(1, 9), st.sampled_from(NAMES), st.randoms())
@settings(deadline=None)
def test_order_and_weights_of_papers_change_nothing_and_all_words_are_known(
    votes: list[int], seats: int, rule: str, chance: Any
) -> None:
    lots = Draws((tuple(range(len(votes))),))
    singly = [(1, [n]) for n, weight in enumerate(votes) for _ in range(weight)]
    chance.shuffle(singly)
    merged = poll_of(votes, seats)
    split = Poll(merged.candidates, seats, papers(singly))
    result = count(merged, rule, lots=lots)
    assert count(split, rule, lots=lots) == result
    assert {stage.step for stage in result.stages} <= set(STEPS)
    assert {chosen.why for stage in result.stages for chosen in stage.elected} <= set(REASONS)
    assert result.lots == tuple(lot for stage in result.stages for lot in stage.lots)
    plain = apportion(dict(enumerate(votes)), seats, rule, draws=lots)  # type: ignore[arg-type]
    assert seats_of(result) == tuple(plain.seats.values())
