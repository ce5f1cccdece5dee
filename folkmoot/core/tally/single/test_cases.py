"""Rules for one seat: what each of their settings means, and how the field's edges come out."""

from fractions import Fraction

import numpy as np
import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lots import Draws, Lot
from folkmoot.core.tally.pairwise.test_cases import poll, ranking
from folkmoot.core.tally.poll import MOST_PAPERS, Candidate, Papers, Poll, papers
from folkmoot.core.tally.result import Chosen, Move

A, B, C, D = range(4)
HALF = Fraction(1, 2)


def scores(names, *rows, withdrawn=frozenset()):
    """Papers as `(3, {"A": 5, "B": 0})`, or with pairs where somebody is scored twice."""
    pairs = [(weight, list(row.items()) if isinstance(row, dict) else row) for weight, row in rows]
    return Poll(
        tuple(Candidate(each) for each in names),
        1,
        Papers(
            starts=np.cumsum([0, *(len(row) for _, row in pairs)]),
            marks=np.array([names.find(name) for _, row in pairs for name, _ in row], dtype=np.int16),
            weights=np.array([weight for weight, _ in pairs], dtype=np.int64),
            scores=np.array([score for _, row in pairs for _, score in row], dtype=np.int64),
        ),
        withdrawn=withdrawn,
    )


def test_the_most_first_preferences_elect():
    found = count(poll("ABC", "4 A>B", "3 B>C", "2 C>B"), "plurality")
    assert found.stages[0].votes == (4, 3, 2)
    assert (found.names, ranking(found), found.lots) == (("A",), [["A"], ["B"], ["C"]], ())


def test_a_tie_for_the_most_is_decided_by_lot():
    found = count(poll("ABC", "3 A", "1 C", "3 B"), "plurality", lots=Draws(((2, 1, 0), (0, 1, 2))))
    assert (found.names, found.stages[0].lots) == (("B",), (Lot((A, B), B, 1, "elect"),))
    assert found.stages[0].elected == (Chosen(B, "most"),)


@pytest.mark.parametrize(
    ("overvotes", "votes", "nobody", "rejected"),
    [("end", (1, 1, 0), 0, 4), ("skip", (1, 1, 4), 0, 0), ("wait", (1, 1, 0), 4, 0)],
)
def test_a_paper_that_puts_several_first_counts_for_none_of_them(overvotes, votes, nobody, rejected):
    found = count(poll("ABC", "4 A=B>C", "1 A>B", "1 B"), "plurality", overvotes=overvotes)
    assert (found.stages[0].votes, found.stages[0].non_transferable, found.rejected) == (votes, nobody, rejected)


def test_more_than_half_of_the_valid_papers_elects_in_the_first_round():
    found = count(poll("ABC", "4 A>B", "2 B", "1 C"), "two-rounds")
    assert (found.names, len(found.stages)) == (("A",), 1)
    assert found.stages[0].elected == (Chosen(A, "majority"),)
    assert len(count(poll("ABC", "4 A>B", "2 B", "2 C"), "two-rounds").stages) == 2


def test_without_a_majority_the_two_with_the_most_meet_and_papers_say_how():
    found = count(poll("ABCD", "8 A>C", "7 B>A", "4 C>D>B", "2 D>C", "1 D>A"), "two-rounds")
    first, second = found.stages
    assert (first.votes, first.excluded) == ((8, 7, 4, 3), (Chosen(C, "fewest"), Chosen(D, "fewest")))
    assert (second.votes, second.non_transferable, second.of) == ((9, 11, 0, 0), 2, (C, D))
    assert second.moves == (Move(C, B, 4, 1, 4), Move(D, A, 1, 1, 1), Move(D, None, 2, 1, 2))
    assert second.elected == (Chosen(B, "most"),)
    assert ranking(found) == [["B"], ["A"], ["C"], ["D"]]


def test_three_may_go_on():
    found = count(poll("ABCD", "5 A", "4 B", "3 C", "3 D>C"), "two-rounds", finalists=3, lots=Draws(((2, 3, 0, 1),)))
    assert found.stages[0].lots == (Lot((C, D), C, 1, "finalist"),)
    assert found.stages[1].votes == (5, 4, 6, 0)
    assert (found.names, ranking(found)) == (("C",), [["C"], ["A"], ["B"], ["D"]])


def test_who_goes_on_and_who_wins_may_each_take_a_lot():
    found = count(poll("ABC", "1 A", "1 B", "1 C"), "two-rounds", lots=Draws(((2, 1, 0), (0, 1, 2), (1, 2, 0))))
    assert found.stages[0].lots == (Lot((A, B, C), C, 1, "finalist"), Lot((A, B), A, 2, "finalist"))
    assert found.stages[1].lots == (Lot((A, C), C, 3, "elect"),)
    assert found.lots == (*found.stages[0].lots, *found.stages[1].lots)
    assert found.names == ("C",)


def test_a_place_that_two_finalists_share_counts_for_neither():
    found = count(poll("ABC", "3 A", "3 B", "1 C>A=B", "2 C>A"), "two-rounds", overvotes="wait", finalists=2)
    assert found.stages[0].votes == (3, 3, 3)
    other = count(poll("ABC", "4 A", "4 B", "1 C>A=B", "2 C>A"), "two-rounds", overvotes="wait")
    assert (other.stages[1].votes, other.stages[1].non_transferable) == ((6, 4, 0), 1)


def test_a_second_round_of_fewer_than_two_is_refused():
    with pytest.raises(BadCount, match=r"^finalists is 2 or more, not 1$"):
        count(poll("AB", "1 A"), "two-rounds", finalists=1)


def test_who_stands_alone_is_elected_in_the_first_round():
    found = count(poll("AB", "1 B", withdrawn="B"), "two-rounds")
    assert (found.names, found.stages[0].elected, found.rejected) == (("A",), (Chosen(A, "last"),), 1)


def test_whoever_most_papers_approve_is_elected_in_whatever_place_they_stand():
    found = count(poll("ABCD", "3 A=B", "2 C=B", "1 D>A>B"), "approval")
    assert (found.stages[0].votes, ranking(found)) == ((4, 6, 2, 1), [["B"], ["A"], ["C"], ["D"]])


def test_a_paper_that_scores_approves_whom_it_scores_above_zero():
    found = count(scores("ABC", (3, {"A": 5, "B": 1}), (2, {"B": 2, "C": 0})), "approval")
    assert found.stages[0].votes == (3, 5, 0)


def test_nobody_is_approved_twice_by_one_paper_and_left_out_numbers_mean_nothing():
    marks = Poll((Candidate("A"), Candidate("B")), 1, papers([(5, [0, -1, 0, 1]), (2, [-1])]))
    found = count(marks, "approval")
    assert (found.stages[0].votes, found.valid, found.rejected) == ((5, 5), 5, 2)


def test_approval_fills_several_seats_and_a_lot_decides_the_last():
    found = count(poll("ABCD", "3 A", "2 B", "2 C", "1 D"), "approval", seats=2, lots=Draws(((3, 2, 1, 0),)))
    assert (found.names, found.lots) == (("A", "C"), (Lot((B, C), C, 1, "elect"),))
    two = count(poll("ABCD", "3 A", "2 B", "2 C", "1 D"), "approval", seats=3, lots=Draws(((3, 2, 1, 0),)))
    assert (two.names, two.lots) == (("A", "C", "B"), (Lot((B, C), C, 1, "order"),))


def test_where_fewer_stand_than_there_are_seats_all_are_elected():
    found = count(poll("ABC", "3 A", "2 B", "2 C", withdrawn="C"), "approval", seats=3)
    assert (found.names, found.vacant, {each.why for each in found.stages[0].elected}) == (("A", "B"), 1, {"last"})


def test_scores_fill_several_seats_and_a_lot_decides_the_last():
    votes = scores("ABCD", (3, {"A": 5, "B": 3}), (3, {"C": 3, "D": 1}))
    found = count(votes, "score", seats=2, lots=Draws(((3, 2, 1, 0),)))
    assert (found.names, found.lots) == (("A", "C"), (Lot((B, C), C, 1, "elect"),))
    three = count(votes, "score", seats=3, lots=Draws(((3, 2, 1, 0),)))
    assert (three.names, three.lots) == (("A", "C", "B"), (Lot((B, C), C, 1, "order"),))


def test_scores_are_added_up_and_a_blank_is_nothing():
    found = count(scores("ABC", (2, {"A": 5, "B": 3}), (1, {"B": 5, "C": -2}), (3, {"C": 4})), "score")
    assert found.stages[0].votes == (10, 11, 10)
    assert (found.names, ranking(found)) == (("B",), [["B"], ["A", "C"]])
    assert found.figures == {"sums": (10, 11, 10), "scored": (2, 3, 4)}


def test_blanks_that_are_left_out_make_averages_and_a_quorum_keeps_out_who_is_unknown():
    voted = scores("ABCD", (4, {"A": 3, "B": 2}), (4, {"A": 4, "B": 5}), (2, {"B": 4, "C": 10}))
    found = count(voted, "score", blanks="left-out")
    assert found.stages[0].votes == (Fraction(7, 2), Fraction(18, 5), 10, 0)
    assert ranking(found) == [["B"], ["A"], ["C"], ["D"]]
    assert ranking(count(voted, "score", blanks="left-out", quorum=20)) == [["C"], ["B"], ["A"], ["D"]]
    assert ranking(count(voted, "score", blanks="left-out", quorum=21)) == [["B"], ["A"], ["C"], ["D"]]


def test_the_first_score_counts_of_who_is_scored_twice_and_who_withdrew_is_struck():
    voted = scores("ABC", (2, [("A", 5), ("B", 1), ("A", 0)]), (1, [("C", 9)]), (3, [("?", 7)]), withdrawn={C})
    found = count(voted, "score")
    assert (found.stages[0].votes, found.valid, found.rejected) == ((10, 2, 0), 2, 4)
    assert found.figures["scored"] == (2, 2, 0)


def test_scores_beyond_what_can_be_added_up_are_refused():
    with pytest.raises(BadCount, match=r"^the scores are too great to be added up$"):
        count(scores("A", (MOST_PAPERS, {"A": -(1 << 33)})), "score")
    assert count(scores("A", (MOST_PAPERS, {"A": 1 << 32})), "score").stages[0].votes == (MOST_PAPERS << 32,)


def test_papers_without_scores_are_not_scored():
    with pytest.raises(BadCount, match=r"^Score counts scores, and these papers have none$"):
        count(poll("AB", "1 A"), "score")
    with pytest.raises(BadCount, match=r"^quorum is 0 to 100 hundredths of the papers, not 101$"):
        count(scores("AB", (1, {"A": 1})), "score", quorum=101)


@pytest.mark.parametrize(
    ("points", "unranked", "votes"),
    [
        ("borda", "average", (7, 4, 7 * HALF, 7 * HALF)),
        ("borda", "zero", (7, 4, 5 * HALF, 5 * HALF)),
        ("borda", "best", (7, 4, 9 * HALF, 9 * HALF)),
        ("modified", "average", (5, 2, 5 * HALF, 5 * HALF)),
        ("modified", "zero", (5, 2, 5 * HALF, 5 * HALF)),
        ("dowdall", "average", (Fraction(7, 3), Fraction(5, 4), Fraction(4, 3), Fraction(4, 3))),
        ("dowdall", "zero", (Fraction(7, 3), 1, Fraction(3, 4), Fraction(3, 4))),
        ("dowdall", "best", (Fraction(7, 3), Fraction(5, 4), Fraction(17, 12), Fraction(17, 12))),
    ],
)
def test_two_papers_a_before_b_and_one_c_and_d_before_a_give_these_points(points, unranked, votes):
    found = count(poll("ABCD", "2 A>B", "1 C=D>A"), "borda", points=points, unranked=unranked)
    assert found.stages[0].votes == votes
    assert found.names == ("A",)


def test_points_do_not_go_to_whoever_withdrew():
    found = count(poll("ABCD", "2 A>B", "1 C=D>A", withdrawn="B"), "borda")
    assert found.stages[0].votes == (4, 0, HALF * 5, HALF * 5)


def reopening(found, number):
    """The same poll, in which one of those who stand is "re-open nominations"."""
    return Poll(found.candidates, found.seats, found.papers, reopen=number)


@pytest.mark.parametrize("rule", ["plurality", "two-rounds", "borda", "schulze", "ranked-pairs", "minimax", "copeland"])
def test_where_nominations_are_to_be_opened_again_the_seat_stays_vacant(rule):
    found = count(reopening(poll("ABR", "3 R", "1 A>B", "1 B>A"), 2), rule)
    assert (found.elected, found.vacant) == ((), 1)
    assert found.stages[-1].elected == (Chosen(2, "reopen"),)
    assert ranking(found)[0] == ["R"]


def test_nobody_is_elected_who_is_behind_the_opening_of_nominations():
    voted = reopening(scores("ABCR", (1, {"A": 4, "R": 3, "B": 2, "C": 1})), 3)
    found = count(voted, "score", seats=3)
    assert (found.names, found.vacant) == (("A",), 2)
    assert found.stages[0].elected == (Chosen(0, "most"), Chosen(3, "reopen"))


def test_whether_one_of_equals_is_behind_the_opening_of_nominations_is_decided_by_lot():
    voted = reopening(scores("ABR", (1, {"A": 4, "B": 2, "R": 2})), 2)
    for order, names in (((0, 1, 2), ("A", "B")), ((0, 2, 1), ("A",))):
        found = count(voted, "score", seats=3, lots=Draws((order,)))
        assert (found.names, found.lots) == (names, (Lot((1, 2), order[1], 1, "elect"),))


RULES = ["plurality", "two-rounds", "approval", "score", "borda"]


@pytest.mark.parametrize("rule", RULES)
def test_without_papers_a_lot_elects(rule):
    found = count(Poll((Candidate("A"), Candidate("B")), 1, papers([])), rule, lots=Draws(((1, 0),)))
    assert (found.elected, found.valid, found.lots) == ((1,), 0, (Lot((0, 1), 1, 1, "elect"),))


def test_where_no_paper_has_a_score_a_lot_elects():
    for blanks in ("zero", "left-out"):
        found = count(scores("AB", (3, {})), "score", blanks=blanks, lots=Draws(((1, 0),)))
        assert (found.elected, found.valid, found.rejected, found.lots) == ((1,), 0, 3, (Lot((0, 1), 1, 1, "elect"),))


@pytest.mark.parametrize("rule", RULES)
def test_where_nobody_stands_the_seat_stays_vacant(rule):
    found = count(Poll((Candidate("A"),), 1, papers([(1, [0])]), withdrawn=frozenset({0})), rule)
    assert (found.elected, found.vacant, found.ranking, found.rejected) == ((), 1, (), 1)
