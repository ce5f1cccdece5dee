"""CSV of cast votes with a column for each candidate: ranks, scores and approval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally import read
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks
from folkmoot.core.tally.poll import GAP


def csv(text, **given):
    return read(text.encode(), **given)


def scores(poll):
    return poll.papers.scores.tolist()


def test_ranks_are_rankings_and_equal_ones_share_a_place():
    poll = csv("count,rank:Ada,rank:Ben,rank:Cyd\n12,1,2,\n7,1,1,3\n1,2,1,1\n5,,,\n")
    assert poll.names == ("Ada", "Ben", "Cyd")
    assert marks(poll) == [(12, [[0], [1]]), (7, [[0, 1], [2]]), (1, [[1, 2], [0]]), (5, [])]


@pytest.mark.parametrize(
    ("row", "places"),
    [
        ("1,3,,", [[0], [GAP], [1]]),
        ("2,3,,", [[GAP], [0], [1]]),
        ("1,1,2,3", [[0, 1], [2], [3]]),
        ("1,1,3,4", [[0, 1], [2], [3]]),
        ("1,1,4,", [[0, 1], [GAP], [2]]),
        ("4,,,", [[GAP], [GAP], [GAP], [0]]),
        ("0,2,1,skipped", [[2], [1]]),
    ],
)
def test_a_rank_that_nobody_has_is_a_place_that_names_nobody(row, places):
    assert marks(csv(f"rank:A,rank:B,rank:C,rank:D\n{row}\n")) == [(1, places)]


def test_scores_put_the_best_first_and_keep_a_score_of_nothing():
    poll = csv("score:Ada;score:Ben;score:Cyd\n5;0;3\n4;;4\n;;\n")
    assert marks(poll) == [(1, [[0], [2], [1]]), (1, [[0, 2]]), (1, [])]
    assert scores(poll) == [5, 3, 0, 4, 4]


def test_marks_of_one_and_nothing_are_approval():
    poll = csv("Ada,Ben,Cyd\n1,0,1\n0,1,\n1,1,1\n0,0,0\n")
    assert (marks(poll), poll.papers.scores) == ([(1, [[0, 2]]), (1, [[1]]), (1, [[0, 1, 2]]), (1, [])], None)


@pytest.mark.parametrize(
    ("rows", "has_scores"),
    [
        ("1,2,3\n3,2,1\n", False),
        ("1,2,0\n0,1,0\n", False),
        ("1,3,\n1,2,\n", False),
        ("9,2,0\n1,1,5\n", True),
        ("5,4,1\n", True),
    ],
)
def test_ranks_and_scores_are_told_apart_where_anybody_can(rows, has_scores):
    assert (csv(f"Ada,Ben,Cyd\n{rows}").papers.scores is not None) == has_scores


@pytest.mark.parametrize("rows", ["3,0,0\n", "2,,\n1,2,3\n", "0,3,3\n1,1,1\n"])
def test_where_nobody_can_tell_ranks_from_scores_they_are_refused_until_it_is_said(rows):
    with pytest.raises(BadPoll, match="line 1: expected rank: or score: before each name"):
        csv(f"Ada,Ben,Cyd\n{rows}")
    assert csv(f"Ada,Ben,Cyd\n{rows}", format="ranks").papers.scores is None
    assert csv(f"Ada,Ben,Cyd\n{rows}", format="scores").papers.scores is not None
    assert csv(f"score:Ada,score:Ben,score:Cyd\n{rows}").papers.scores is not None


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_row_reads_the_same_alone_and_among_others(rows):
    header = "rank:A,rank:B,rank:C\n"
    lines = [",".join(str(each or "") for each in row) + "\n" for row in rows]
    lines = [line if line.strip() != "" else ",,\n" for line in lines]
    assert marks(csv(header + "".join(lines))) == [marks(csv(header + line))[0] for line in lines]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rank:A,rank:B\n1,3\n", "line 2: expected ranks from 1 to 2, not '3'"),
        ("rank:A,rank:B\n1,x\n", "line 2: expected a rank or a score from 0 to 1,000,000, not 'x'"),
        ("score:A,score:B\n1,-1\n", "line 2: expected a rank or a score from 0 to 1,000,000, not '-1'"),
        ("score:A,score:B\n1,1000001\n", "line 2: expected a rank or a score from 0 to 1,000,000, not '1000001'"),
        ("score:A,score:B\n1,2,3\n", "line 2: expected at most 2 cells, not '3'"),
        ("score:A,score:A\n1,2\n", "line 1: expected each candidate once, and at most 10,000"),
        (
            "score:A,rank:B\n1,2\n",
            "line 1: expected every candidate with rank: before the name, or every one with score:",
        ),
        ("score:A,B\n1,2\n", "line 1: expected every candidate with rank: before the name, or every one with score:"),
        ("count,score:A\n0,2\n", "line 2: expected how many ballots are the same, from 1 to 900,000,000, not '0'"),
        ("Ada,,Ben\n1,,2\n", "line 1: expected the name of a candidate, of 1 to 1,000 letters, not nothing"),
        ("just a sentence\nand another\n", "line 2: expected a rank or a score from 0 to 1,000,000, not 'and another'"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, says):
    with pytest.raises(BadPoll) as fault:
        csv(text)
    assert str(fault.value) == f"ballots, {says}"


def test_a_format_that_the_header_denies_is_refused():
    with pytest.raises(BadPoll, match="line 1: expected scores, and the header says ranks"):
        csv("rank:A\n1\n", format="scores")
    with pytest.raises(BadPoll, match="line 1: expected a header that has a column for each candidate"):
        csv("rank1\n1\n", format="scores")
