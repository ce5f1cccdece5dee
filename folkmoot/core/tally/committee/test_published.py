"""Counts that were published, with their figures.

From Lackner and Skowron, Multi-Winner Voting with Approval Preferences (Springer 2023): examples 2.1 (the papers), 2.2
(approvals), 2.5 (Thiele's own poll of 1895 and the other), 2.9 (Phragmén), 2.11 and 2.12 (Equal Shares).
"""

from fractions import Fraction as F
from typing import Any

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Result


def counted(rule: str, candidates: str, rows: list[tuple[int, str]], seats: int, **settings: Any) -> Result:
    marks: list[Any] = [(number, [[candidates.index(each) for each in named]]) for number, named in rows]
    poll = Poll(tuple(Candidate(each) for each in candidates), seats, papers(marks))
    return count(poll, rule, lots=Draws((tuple(range(len(candidates))),)), **settings)


FIRST = [(3, "ab"), (3, "ac"), (2, "ad"), (1, "bcf"), (1, "e"), (1, "f"), (1, "g")]
TWO = [(3, "ab"), (6, "ad"), (4, "b"), (5, "c"), (5, "cd")]
THIELE = [
    *[(960, "acd"), (3000, "bcd"), (520, "bc"), (1620, "ab"), (1081, "ad")],
    *[(1240, "ac"), (360, "bd"), (360, "d"), (120, "c"), (60, "b")],
]
EIGHT = [(3, "cd"), (2, "ab"), (2, "ac"), (1, "bd")]


def test_approvals_of_the_first_example() -> None:
    result = counted("approval", "abcdefgh", FIRST, 4)
    assert result.stages[-1].votes == (8, 4, 4, 2, 1, 2, 1, 0)
    assert result.names == ("a", "b", "c", "d")
    assert [(lot.tied, lot.taken, lot.purpose) for lot in result.lots] == [((1, 2), 1, "order"), ((3, 5), 3, "elect")]


def test_thieles_rule_of_a_committee_and_of_one_after_another() -> None:
    best = counted("pav", "abcd", TWO, 2)
    assert [sorted(best.names), best.figures["score"], best.lots] == [["a", "c"], 19, ()]
    after = counted("seq-pav", "abcd", TWO, 2)
    assert [after.names, [stage.votes for stage in after.stages]] == [
        ("d", "c"),
        [(9, 7, 10, 11), (6, 7, F(15, 2), 11)],
    ]


def test_the_poll_by_which_thiele_showed_that_they_differ() -> None:
    best = counted("pav", "abcd", THIELE, 2)
    assert [sorted(best.names), best.figures["score"], best.valid] == [["a", "b"], 9651, 9321]
    after = counted("seq-pav", "abcd", THIELE, 2)
    assert [after.names, after.stages[0].votes[2], after.stages[1].votes[0]] == [("c", "a"), 5840, 3801]


def test_phragmens_rule_with_its_loads() -> None:
    result = counted("phragmen", "abcdefgh", FIRST, 4)
    assert result.names == ("a", "b", "c", "d")
    loads = [stage.figures["loads"][each] for stage, each in zip(result.stages, result.elected, strict=True)]
    assert loads == [F(1, 8), F(11, 32), F(55, 128), F(5, 8)]
    assert [(lot.tied, lot.taken) for lot in result.lots] == [((1, 2), 1)]


def test_phragmens_rule_where_equal_shares_elects_others() -> None:
    result = counted("phragmen", "abcd", EIGHT, 3)
    loads = [stage.figures["loads"][each] for stage, each in zip(result.stages, result.elected, strict=True)]
    assert [result.names, loads] == [("c", "b", "d"), [F(1, 5), F(1, 3), F(29, 60)]]


def test_equal_shares_with_what_is_left_and_phragmens_rule_after_it() -> None:
    result = counted("equal-shares", "abcd", EIGHT, 3)
    assert result.names == ("c", "a", "d")
    first, second, third = result.stages
    assert [first.figures["shares"][2], first.figures["left"]] == [F(1, 5), 2]
    assert [second.figures["shares"][0], second.figures["left"]] == [F(13, 40), 1]
    # What a paper earns after it has spent: each started with 3/8 of a seat.
    assert third.figures["loads"][3] - F(3, 8) == F(1, 40)


def test_equal_shares_that_elects_only_one() -> None:
    result = counted("equal-shares", "abcdefgh", FIRST, 4)
    assert [result.names, result.stages[0].figures["shares"][0]] == [("a", "b", "c", "d"), F(1, 8)]
    loads = [stage.figures["loads"][each] for stage, each in zip(result.stages[1:], result.elected[1:], strict=True)]
    assert [load - F(1, 3) for load in loads] == [F(1, 96), F(37, 384), F(7, 24)]
    assert counted("equal-shares", "abcdefgh", FIRST, 4, completion="none").names == ("a",)
