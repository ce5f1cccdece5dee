"""BLT as it was described, with what others added, and as it is found in the wild."""

import pytest

from folkmoot.core.tally import read
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.marking import places
from folkmoot.core.tally.poll import GAP

HEAD = "4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1=3 0\n1 2 0\n2 2=4=3 1 0\n1 3 4 2 0\n0\n"
NAMES = '"Adam"\n"Basil"\n"Charlotte"\n"Donald"\n"Title"\n'


def marks(poll):
    every = range(len(poll.papers))
    return [(int(poll.papers.weights[n]), list(places(poll.papers, n))) for n in every]


def blt(text, **given):
    return read(text.encode(), format="blt", **given)


def one(papers, names='"A"\n"B"\n"C"\n', head="3 1\n"):
    return marks(blt(f"{head}{papers}\n0\n{names}"))


def test_the_example_of_its_authors_is_read():
    poll = blt(HEAD + NAMES)
    assert (poll.names, poll.seats, poll.title) == (("Adam", "Basil", "Charlotte", "Donald"), 2, "Title")
    assert poll.withdrawn == {1}
    assert marks(poll) == [
        (3, [[0], [2], [3]]),
        (4, [[0], [2], [1]]),
        (2, [[3], [0, 2]]),
        (1, [[1]]),
        (2, [[1, 3, 2], [0]]),
        (1, [[2], [3], [1]]),
    ]


def test_ends_of_lines_are_as_good_as_blanks():
    assert marks(blt((HEAD + NAMES).replace("\n", " "))) == marks(blt(HEAD + NAMES))
    assert blt((HEAD + NAMES).replace("\n", " ")).names == blt(HEAD + NAMES).names


@pytest.mark.parametrize(
    "head", ["3, 1\n", "3,1\n", "3 1 # three for one\n", "/* who\n knows */ 3 1\n", "# x\n\n 3\t1\n"]
)
def test_a_head_may_have_commas_and_comments(head):
    assert one("2 1 0", head=head) == [(2, [[0]])]


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ("2 1 - 3 0", [(2, [[0], [GAP], [2]])]),
        ("2 - - 3 - 0", [(2, [[GAP], [GAP], [2]])]),
        ("2 0", [(2, [])]),
        ("2 (1 2) 3 0", [(2, [[0, 1], [2]])]),
        ("2 1=2 3 0 # why not", [(2, [[0, 1], [2]])]),
        ("(A-1) 1 2 0\n(A-2) 1 3 1 0", [(1, [[1]]), (1, [[2], [0]])]),
        ("(A 1) 2 3 0\n(A 2) 1 0", [(1, [[1], [2]]), (1, [[0]])]),
        ("1 1 1 2 0", [(1, [[0], [0], [1]])]),
        ("2 1\n3\n0 4 2 0", [(2, [[0], [2]]), (4, [[1]])]),
        ("", []),
    ],
)
def test_papers_of_every_kind_are_read(papers, expected):
    assert one(papers) == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('"SNP ""John Brown"""', 'SNP "John Brown"'),
        ('"Ann \\"Nan\\" Lee"', 'Ann "Nan" Lee'),
        ('"Ann "Nan" Lee"', 'Ann "Nan" Lee'),
        ('"Lee, Ann",', "Lee, Ann"),
        ('"Ann"  # the first', "Ann"),
        ("Ann Lee", "Ann Lee"),
        ('SNP "Ann Lee"', 'SNP "Ann Lee"'),
        ("Ann Lee # the first", "Ann Lee"),
        ("'Ann Lee'", "Ann Lee"),
        ("“Ann Lee”", "Ann Lee"),
        ("O'Brien", "O'Brien"),
        ('"  Ann #1 "', "Ann #1"),
        ('"Ann\u00a0  Lee\t"', "Ann Lee"),
        ('"\u0631\u200c\u0627"', "\u0631\u200c\u0627"),
    ],
)
def test_a_name_is_read_however_it_is_quoted(line, name):
    poll = blt(f"2 1\n1 1 0\n0\n{line}\n# a comment\n\nBen\nA title\n")
    assert (poll.names, poll.title) == ((name, "Ben"), "A title")


def test_names_may_stand_on_one_line():
    poll = blt('3 1\n1 1 0\n0\n"Ann Lee" "Ben" Cyd\n"A title"')
    assert (poll.names, poll.title) == (("Ann Lee", "Ben", "Cyd"), "A title")
    poll = blt('2 1\n1 1 0\n0\n"Ann Lee" "Ben"\n"A title"\n"Where from"')
    assert (poll.names, poll.title, poll.notes) == (("Ann Lee", "Ben"), "A title", ("Where from",))


def test_an_order_for_ties_stands_above_the_papers_or_above_the_title():
    assert blt('3 1\n[tie 3 1 2]\n1 1 0\n0\n"A"\n"B"\n"C"\n"T"').tie_order == (2, 0, 1)
    poll = blt('3 1\n1 1 0\n0\n"A"\n"B"\n"C"\n=tie 3 1 2 0\n"T"')
    assert (poll.tie_order, poll.title) == ((2, 0, 1), "T")


def test_candidates_may_have_short_names_in_the_papers():
    poll = blt('3 1\n[nick a b c]\n[droop rule=meek]\n-b\n2 c a=b 0\n0\n"A"\n"B"\n"C"\n')
    assert (marks(poll), poll.withdrawn) == ([(2, [[2], [0, 1]])], {1})
    assert poll.notes == ("Options for another program were passed over.",)


def test_who_is_called_re_open_nominations_is_nobody():
    assert blt('2 1\n1 1 0\n0\n"A"\n"Re-open Nominations"\n').reopen == 1
    assert blt('2 1\n1 1 0\n0\n"A"\n"Ron"\n').reopen is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3\n", "ballots, line 2: expected 0 after the last paper, and the file ends before it"),
        ("x 1\n", "ballots, line 1: expected how many stand, from 1 to 10,000, not 'x'"),
        ("0 2\n0\n", "ballots, line 1: expected how many stand, from 1 to 10,000, not '0'"),
        ("3 0\n0\n", "ballots, line 1: expected the number of seats, from 1 to 10,000, not '0'"),
        ("3 1\n1 4 0\n0\n", "ballots, line 2: expected the number of a candidate, from 1 to 3, not '4'"),
        (
            "3 1\n1 1 0\n-5 1 0\n",
            "ballots, line 3: expected how many papers are the same, from 1 to 900,000,000, not '-5'",
        ),
        (
            "3 1\n1.5 1 0\n0\n",
            "ballots, line 2: expected how many papers are the same, from 1 to 900,000,000, not '1.5'",
        ),
        ("3 1\n900000001 1 0\n0\n", None),
        (
            "3 1\n900000000 1 0\n1 2 0\n0\nA\nB\nC\n",
            "ballots: expected at most 900,000,000 papers in all, not 900,000,001",
        ),
        ("3 1\n1 1 0\n", "ballots, line 3: expected 0 after the last paper, and the file ends before it"),
        ("3 1\n1 1 0\n0\nA\nB\n", "ballots: expected 3 names after the papers, and there are 2"),
        ("3 1\n-4\n0\n", "ballots, line 2: expected the number of a candidate, from 1 to 3, not '4'"),
        ("3 1\n[tie 1 2]\n0\n", "ballots, line 2: expected an order that has each of 3 candidates once"),
        ("3 1\n[elected 2]\n0\n", "ballots, line 2: expected the option tie, nick or droop, not '[elected 2]'"),
        (
            '1 1\n1 1 0\n0\n"A\u202eB"\n',
            "ballots, line 4: expected the name of a candidate, of 1 to 1,000 letters, not 'A?B'",
        ),
        (
            '1 1\n1 1 0\n0\n""\n',
            "ballots, line 4: expected the name of a candidate, of 1 to 1,000 letters, not nothing",
        ),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, says):
    with pytest.raises(BadPoll) as fault:
        blt(text)
    assert says is None or str(fault.value) == says
