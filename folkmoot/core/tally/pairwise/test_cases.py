"""Published elections, and what each rule makes of them."""

import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.lots import Draws, Lot
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Chosen


def poll(names, *lines, withdrawn=()):
    """Papers as `3 A>B=C`."""
    rankings = [
        (int(number), [[names.index(each) for each in place.split("=")] for place in order.split(">")])
        for number, order in (line.split() for line in lines)
    ]
    standing = tuple(Candidate(each) for each in names)
    return Poll(standing, 1, papers(rankings), withdrawn=frozenset(map(names.index, withdrawn)))


def ranking(found):
    return [[found.candidates[each] for each in group] for group in found.ranking]


FORTY_FIVE = poll(
    "ABCDE",
    "5 A>C>B>E>D",
    "5 A>D>E>C>B",
    "8 B>E>D>A>C",
    "3 C>A>B>E>D",
    "7 C>A>E>B>D",
    "2 C>B>A>D>E",
    "7 D>C>E>B>A",
    "8 E>B>A>D>C",
)
"""Schulze's own example: 45 voters, five candidates (arXiv 1804.02973; Wikipedia, "Schulze method")."""

BURLINGTON = poll(
    ("Montroll", "Kiss", "Wright"),
    "1332 Montroll>Kiss>Wright",
    "767 Montroll>Wright>Kiss",
    "455 Montroll",
    "2043 Kiss>Montroll>Wright",
    "371 Kiss>Wright>Montroll",
    "568 Kiss",
    "1513 Wright>Montroll>Kiss",
    "495 Wright>Kiss>Montroll",
    "1289 Wright",
)
"""Burlington, Vermont, 3 March 2009: the papers as they compare the three who came first (rangevoting.org)."""


@pytest.mark.parametrize("strength", ["winning-votes", "margins"])
def test_schulze_ranks_the_45_voters_of_its_paper_as_published(strength):
    found = count(FORTY_FIVE, "schulze", strength=strength)
    assert ranking(found) == [["E"], ["A"], ["C"], ["B"], ["D"]]
    assert found.figures["matrix"] == (
        (0, 20, 26, 30, 22),
        (25, 0, 16, 33, 18),
        (19, 29, 0, 17, 24),
        (15, 12, 28, 0, 14),
        (23, 27, 21, 31, 0),
    )
    assert (found.figures["condorcet"], found.lots) == (None, ())


def test_the_strongest_paths_of_the_45_voters_are_as_published():
    assert count(FORTY_FIVE, "schulze").figures["paths"] == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )


def test_ranked_pairs_elect_another_of_the_45_voters_candidates():
    found = count(FORTY_FIVE, "ranked-pairs")
    assert ranking(found) == [["A"], ["C"], ["E"], ["B"], ["D"]]
    names = found.candidates
    assert [
        (names[each["winner"]] + names[each["loser"]], each["strength"], each["locked"])
        for each in found.figures["pairs"]
    ] == [
        ("BD", 21, True),
        ("ED", 17, True),
        ("AD", 15, True),
        ("CB", 13, True),
        ("DC", 11, False),
        ("EB", 9, True),
        ("AC", 7, True),
        ("BA", 5, False),
        ("CE", 3, True),
        ("EA", 1, False),
    ]


def test_in_burlington_plurality_elects_wright_two_rounds_kiss_and_every_comparison_montroll():
    found = {
        rule: count(BURLINGTON, rule).names
        for rule in ("plurality", "two-rounds", "schulze", "ranked-pairs", "minimax", "copeland", "borda")
    }
    assert found == {
        "plurality": ("Wright",),
        "two-rounds": ("Kiss",),
        "schulze": ("Montroll",),
        "ranked-pairs": ("Montroll",),
        "minimax": ("Montroll",),
        "copeland": ("Montroll",),
        "borda": ("Montroll",),
    }


def test_the_matrix_of_burlington_is_the_published_one():
    found = count(BURLINGTON, "schulze")
    assert found.figures["matrix"] == ((0, 4067, 4597), (3477, 0, 4314), (3668, 4064, 0))
    assert found.figures["condorcet"] == 0
    assert found.stages[0].elected == (Chosen(0, "condorcet"),)
    assert count(BURLINGTON, "copeland").stages[0].votes == (2, 1, 0)


TENNESSEE = poll("MNCK", "42 M>N>C>K", "26 N>C>K>M", "15 C>K>N>M", "17 K>C>N>M")
"""The capital of Tennessee (Wikipedia): Memphis, Nashville, Chattanooga, Knoxville."""


def test_the_capital_of_tennessee_is_nashville_by_comparison_and_points_and_memphis_by_first_preferences():
    assert ranking(count(TENNESSEE, "schulze")) == [["N"], ["C"], ["K"], ["M"]]
    assert ranking(count(TENNESSEE, "ranked-pairs")) == [["N"], ["C"], ["K"], ["M"]]
    assert ranking(count(TENNESSEE, "copeland")) == [["N"], ["C"], ["K"], ["M"]]
    assert count(TENNESSEE, "minimax", strength="margins").figures["defeats"] == (16, -16, 36, 66)
    assert count(TENNESSEE, "minimax").figures["defeats"] == (58, 0, 68, 83)
    assert count(TENNESSEE, "borda").stages[0].votes == (126, 194, 173, 107)
    assert count(TENNESSEE, "plurality").names == ("M",)
    assert count(TENNESSEE, "two-rounds").names == ("N",)


def test_winning_votes_and_margins_elect_others_where_papers_are_short():
    """A beats B by 7 to 4, B beats C by 11 to 9, C beats A by 12 to 8."""
    found = poll("ABC", "9 C", "7 A>B", "3 B>C", "1 B>A")
    for rule in ("schulze", "ranked-pairs", "minimax"):
        assert count(found, rule, strength="winning-votes").names == ("B",)
        assert count(found, rule, strength="margins").names == ("C",)


def test_who_is_not_named_stands_last_and_equal_and_equals_count_for_neither():
    found = count(poll("ABCD", "3 A", "2 B=C>A", "1 D>C"), "schulze")
    assert found.figures["matrix"] == ((0, 3, 3, 5), (2, 0, 0, 2), (3, 1, 0, 2), (1, 1, 1, 0))
    apart = count(poll("ABCD", "3 A", "2 B=C>A", "1 D>C"), "schulze", unranked="apart")
    assert apart.figures["matrix"] == ((0, 0, 0, 0), (2, 0, 0, 0), (2, 0, 0, 0), (0, 0, 1, 0))


def test_whoever_withdrew_is_compared_with_nobody():
    found = count(poll("ABC", "3 A>B>C", "2 B>C", "2 A", withdrawn="A"), "schulze")
    assert found.figures["matrix"] == ((0, 0, 0), (0, 0, 5), (0, 0, 0))
    assert (found.names, found.valid, found.rejected) == (("B",), 5, 2)
    assert ranking(found) == [["B"], ["C"]]


def test_equal_victories_that_cannot_all_be_locked_are_put_in_order_by_lot():
    circle = poll("ABC", "1 A>B>C", "1 B>C>A", "1 C>A>B")
    found = count(circle, "ranked-pairs", lots=Draws(((1, 2, 0),)))
    victories = [(each["winner"], each["loser"], each["locked"]) for each in found.figures["pairs"]]
    assert victories == [(2, 0, True), (1, 2, True), (0, 1, False)]
    assert found.lots == (Lot((0, 1, 2), 1, 1, "pairs"), Lot((0, 2), 2, 1, "pairs"))
    assert found.stages[0].lots == found.lots
    assert ranking(found) == [["B"], ["C"], ["A"]]


def test_equal_victories_that_can_all_be_locked_take_no_lot():
    found = count(poll("ABC", "1 A>B>C"), "ranked-pairs")
    assert [each["locked"] for each in found.figures["pairs"]] == [True, True, True]
    assert found.lots == ()


def test_by_winning_votes_the_victory_with_fewer_against_it_comes_first_and_no_lot_is_taken():
    found = count(poll("ABC", "1 A=B", "3 C", "6 A", "5 B>C"), "ranked-pairs", strength="winning-votes")
    pairs = [(each["winner"], each["loser"], each["for"], each["against"]) for each in found.figures["pairs"]]
    assert pairs == [(2, 0, 8, 7), (1, 2, 6, 3), (0, 1, 6, 5)]
    assert (found.names, found.lots) == (("B",), ())


RULES = ["schulze", "ranked-pairs", "minimax", "copeland"]


@pytest.mark.parametrize("rule", RULES)
def test_without_papers_a_lot_elects(rule):
    found = count(Poll((Candidate("A"), Candidate("B")), 1, papers([])), rule, lots=Draws(((1, 0),)))
    assert (found.elected, found.valid, found.lots) == ((1,), 0, (Lot((0, 1), 1, 1, "elect"),))
    assert found.ranking == ((0, 1),)


@pytest.mark.parametrize("rule", RULES)
def test_where_nobody_stands_the_seat_stays_vacant(rule):
    found = count(Poll((Candidate("A"),), 1, papers([(1, [0])]), withdrawn=frozenset({0})), rule)
    assert (found.elected, found.vacant, found.ranking, found.valid, found.rejected) == ((), 1, (), 0, 1)


@pytest.mark.parametrize("rule", RULES)
def test_who_stands_alone_is_elected(rule):
    found = count(Poll((Candidate("A"),), 1, papers([(1, [0])])), rule)
    assert (found.elected, found.lots, found.figures["condorcet"]) == ((0,), (), 0)
