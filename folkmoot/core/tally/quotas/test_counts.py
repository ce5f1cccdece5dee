"""Quotas inside the counts: kept by every rule whenever that is possible, and without them nothing is otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, combinations_with_replacement
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import count
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.quotas.quota import BadQuotas, Quota, Quotas
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.rules import rules

LISTS = sorted(id for id, rule in rules().items() if rule.kind == "lists" and rule.seats == "several")
PEOPLE = sorted(id for id, rule in rules().items() if rule.kind in ("ranked", "approval") and rule.seats == "several")
SETTINGS: dict[str, tuple[dict[str, Any], ...]] = {
    "stv-scottish": ({}, {"batch": "on"}),
    "equal-shares": tuple({"completion": each} for each in ("phragmen", "approvals", "raise", "none")),
}
EVERY = [(id, settings) for id in PEOPLE for settings in SETTINGS.get(id, ({},))]

WORDS = ("a", "b", "c")


def poll_of(votes: Sequence[tuple[int, Any]], attributes: Sequence[str], seats: int) -> Poll:
    """Candidates A, B and so on with the attributes whose letters stand in each text."""
    people = tuple(Candidate(chr(ord("A") + n), "", frozenset(each)) for n, each in enumerate(attributes))
    return Poll(people, seats, papers(list(votes)))


@st.composite
def polls(draw: st.DrawFn) -> tuple[Poll, Quotas]:
    """Up to six candidates with up to three attributes, small papers, and quotas on attributes that somebody has."""
    people = draw(st.integers(2, 6))
    attributes = draw(
        st.lists(st.sampled_from(("", "a", "b", "c", "ab", "bc", "ac", "abc")), min_size=people, max_size=people)
    )
    ranking = st.lists(st.integers(0, people - 1), max_size=people, unique=True)
    votes = draw(st.lists(st.tuples(st.integers(1, 9), ranking), max_size=8))
    quotas = []
    for word in WORDS:
        least = draw(st.integers(0, 2))
        if any(word in each for each in attributes) and draw(st.booleans()):
            quotas.append(Quota(word, least=least, most=least + draw(st.integers(0, 2))))
    return poll_of(votes, attributes, draw(st.integers(1, 4))), Quotas(tuple(quotas))


def keeps(poll: Poll, elected: Sequence[int], quotas: Quotas) -> bool:
    """Whether those elected keep every quota: counted again, one by one."""
    has = [poll.candidates[each].attributes for each in elected]
    return all(
        (each.least or 0) <= sum(each.attribute in one for one in has) <= (len(has) if each.most is None else each.most)  # type: ignore[operator]
        for each in quotas.quotas
    )


def counted(poll: Poll, rule: str, quotas: Quotas | None, **settings: Any) -> Result:
    return count(poll, rule, quotas=quotas, lots=Draws((tuple(range(len(poll.candidates))),)), **settings)


@pytest.mark.parametrize(("rule", "settings"), EVERY)
@given(polls())
@settings(max_examples=40, deadline=None)
def test_every_rule_that_elects_several_keeps_quotas_whenever_they_can_be_kept(
    rule: str, settings: dict[str, Any], asked: tuple[Poll, Quotas]
) -> None:
    poll, quotas = asked
    everybody = range(len(poll.candidates))
    seats = min(poll.seats, len(everybody))
    if not any(keeps(poll, each, quotas) for each in combinations(everybody, seats)):
        with pytest.raises(BadQuotas, match=r"seats? to fill"):
            counted(poll, rule, quotas, **settings)
        return
    result = counted(poll, rule, quotas, **settings)
    if settings.get("completion") == "none":
        rest = [each for each in everybody if each not in result.elected]
        more = combinations(rest, seats - len(result.elected))
        assert any(keeps(poll, (*result.elected, *each), quotas) for each in more)
    else:
        assert len(set(result.elected)) == seats
        assert keeps(poll, result.elected, quotas)
    assert result.lots == tuple(lot for stage in result.stages for lot in stage.lots)


@pytest.mark.parametrize(("rule", "settings"), EVERY)
@given(polls())
@settings(max_examples=30, deadline=None)
def test_quotas_that_ask_for_nothing_elect_the_same_people(
    rule: str, settings: dict[str, Any], asked: tuple[Poll, Quotas]
) -> None:
    poll, _ = asked
    assume(any("a" in each.attributes for each in poll.candidates))
    slack = Quotas((Quota("a", least=0, most=poll.seats),))
    with_slack, without = counted(poll, rule, slack, **settings), counted(poll, rule, None, **settings)
    assert with_slack.elected == without.elected
    if rule != "pav":  # which with quotas also weighs those of whom nobody approves
        assert [stage.votes for stage in with_slack.stages] == [stage.votes for stage in without.stages]


@pytest.mark.parametrize("rule", LISTS)
@given(polls())
@settings(max_examples=40, deadline=None)
def test_lists_keep_quotas_whenever_they_can_be_kept(rule: str, asked: tuple[Poll, Quotas]) -> None:
    poll, quotas = asked
    everybody = range(len(poll.candidates))
    possible = any(keeps(poll, each, quotas) for each in combinations_with_replacement(everybody, poll.seats))
    if not possible:
        with pytest.raises(BadQuotas, match=r"seats? to fill"):
            counted(poll, rule, quotas)
        return
    result = counted(poll, rule, quotas)
    assert result.vacant == 0
    assert keeps(poll, result.elected, quotas)


@pytest.mark.parametrize("rule", LISTS)
@given(polls())
@settings(max_examples=30, deadline=None)
def test_lists_with_quotas_that_ask_for_nothing_have_the_same_seats(rule: str, asked: tuple[Poll, Quotas]) -> None:
    poll, _ = asked
    assume(any("a" in each.attributes for each in poll.candidates))
    slack = Quotas((Quota("a", least=0, most=poll.seats),))
    assert counted(poll, rule, slack) == counted(poll, rule, None)


@pytest.mark.parametrize(("rule", "settings"), EVERY)
@given(polls())
@settings(max_examples=30, deadline=None)
def test_where_nominations_may_be_opened_again_quotas_are_kept_among_the_people(
    rule: str, settings: dict[str, Any], asked: tuple[Poll, Quotas]
) -> None:
    """Whoever is nobody has no attributes and may leave seats vacant; those that are taken can still be made good."""
    poll, quotas = replace(asked[0], reopen=0), asked[1]
    people = range(1, len(poll.candidates))
    try:
        result = counted(poll, rule, quotas, **settings)
    except BadQuotas:
        assert not any(keeps(poll, each, quotas) for each in combinations(people, min(poll.seats, len(people))))
        return
    assert 0 not in result.elected
    assert result.vacant or keeps(poll, result.elected, quotas)


def test_a_list_is_kept_out_once_its_branch_has_all_that_it_may() -> None:
    """D'Hondt gives A all 5 seats; with half of them at most for the north it has 2, and the stage says why."""
    poll = poll_of([(80, [0]), (15, [1]), (5, [2])], ("a", "", ""), 5)
    result = counted(poll, "dhondt", Quotas((Quota("a", most=Fraction(1, 2)),)))
    assert (counted(poll, "dhondt", None).elected, result.elected) == ((0, 0, 0, 0, 0), (0, 0, 1, 1, 1))
    held = [(n, each.candidate, each.how, each.quota) for n, stage in enumerate(result.stages) for each in stage.held]
    assert held == [(3, 0, "doomed", "a ≤ 2")]


def test_a_quota_of_votes_elects_nobody_for_whom_the_floors_leave_no_seat() -> None:
    """Three seats, a woman and a student among them: with Bo elected both seats left are spoken for, and Cem, who has
    27 votes where 26 elect, is excluded; his papers go on, and the stage says why."""
    votes = [(30, [1, 4]), (27, [2, 1]), (14, [4, 1]), (16, [0, 3]), (13, [3, 0])]
    poll = poll_of(votes, ("ab", "b", "", "a", "c"), 3)
    floors = Quotas((Quota("a", least=1), Quota("c", least=1)))
    assert counted(poll, "stv-scottish", None).elected == (1, 2, 0)
    result = counted(poll, "stv-scottish", floors)
    assert result.elected == (1, 0, 4)
    assert [(each.candidate, each.how, each.quota) for each in result.stages[1].held] == [(2, "doomed", "a ≥ 1, c ≥ 1")]
    assert [(each.candidate, each.why) for each in result.stages[1].excluded] == [(2, "ceiling")]


def test_whoever_is_needed_for_a_floor_is_not_excluded_with_the_fewest_votes() -> None:
    votes = [(9, [0]), (8, [1]), (7, [2]), (3, [3, 1])]
    poll = poll_of(votes, ("", "", "", "a"), 2)
    assert counted(poll, "stv-scottish", None).elected == (1, 0)
    result = counted(poll, "stv-scottish", Quotas((Quota("a", least=1),)))
    assert (result.elected, [stage.of for stage in result.stages[1:3]]) == ((0, 3), [(2,), (1,)])
    held = [(each.candidate, each.how, each.quota) for stage in result.stages for each in stage.held]
    assert held == [(3, "guarded", "a ≥ 1")] * 2


def test_a_zipper_elects_half_of_each_side_and_puts_them_in_turns() -> None:
    votes = [(9, [0, 1, 2]), (5, [3]), (4, [4])]
    poll = poll_of(votes, ("a", "a", "a", "", ""), 4)
    result = counted(poll, "approval", Quotas((Quota("a", zipper=True),)))
    assert (sorted(result.elected), result.figures["zipper"]) == ([0, 1, 3, 4], (0, 3, 1, 4))


@pytest.mark.parametrize(
    ("rule", "settings", "says"),
    [
        ("plurality", {"seats": 1}, "Plurality elects one, and quotas are for several"),
        ("ratio-up", {"per": 3}, "quotas need a number of seats, and this rule finds one by itself"),
        ("hamilton", {"minimum": 1}, "a minimum for each list and quotas do not go together"),
        ("dhondt", {"maximum": 1}, "with 3 seats to fill, this quota cannot be kept: a ≥ 2, 1 stand"),
    ],
)
def test_what_quotas_do_not_go_with_is_said_in_words(rule: str, settings: dict[str, Any], says: str) -> None:
    poll = poll_of([(8, [0]), (5, [1]), (2, [2])], ("a", "", ""), 3)
    with pytest.raises(BadCount, match=f"^{says}$"):
        count(poll, rule, quotas=Quotas((Quota("a", least=2),)), **settings)
