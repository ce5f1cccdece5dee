"""CSV of cast votes with a column for each choice, as it comes."""

import pytest

from folkmoot.core.tally import read
from folkmoot.core.tally.formats import source
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks
from folkmoot.core.tally.poll import GAP

OVER = [GAP, GAP]


def csv(text, **given):
    return read(text.encode(), **given)


def test_cells_hold_names_and_whoever_is_named_stands_in_the_order_of_the_alphabet():
    poll = csv('count,rank1,rank2,rank3\n12,Cyd,Ada Ayre,\n7,"Bell, Ben",,Ada Ayre\n1,skipped,overvote,Cyd\n')
    assert (poll.names, poll.seats) == (("Ada Ayre", "Bell, Ben", "Cyd"), 0)
    assert marks(poll) == [(12, [[2], [0]]), (7, [[1], [GAP], [0]]), (1, [[GAP], OVER, [2]])]


def test_cells_hold_numbers_and_the_highest_says_how_many_stand():
    poll = csv("rank1,rank2,rank3\n2,1,\n4,,1\n,,\n,overvote,undervote\n")
    assert poll.names == ("1", "2", "3", "4")
    assert marks(poll) == [(1, [[1], [0]]), (1, [[3], [GAP], [0]]), (1, []), (1, [[GAP], OVER])]


def test_a_file_without_a_header_is_rows_of_numbers():
    poll = csv("2,1\n3\n1,3,2\n\n3,,1\n")
    assert marks(poll) == [(1, [[1], [0]]), (1, [[2]]), (1, [[0], [2], [1]]), (1, [[2], [GAP], [0]])]


@pytest.mark.parametrize(
    "header",
    [
        "Rank 1,Rank 2",
        "rank_1,rank_2",
        "1,2",
        "Choice 1,Choice 2",
        "p1,p2",
        "1st choice,2nd",
        "Preference-1,preference2",
    ],
)
def test_choices_may_be_called_so(header):
    assert marks(csv(f"{header}\nAda,Ben\n")) == [(1, [[0], [1]])]
    assert marks(csv(f"weight,{header}\n3,2,1\n")) == [(3, [[1], [0]])]


def test_columns_that_are_no_choice_are_passed_over():
    poll = csv("Ballot ID,precinct,votes,rank1,rank2\nA-1,North,3,1,2\nA-2,,1,2,\n")
    assert marks(poll) == [(3, [[0], [1]]), (1, [[1]])]
    assert marks(csv("rank1,rank2,id\n1,2,77\n")) == [(1, [[0], [1]])]


def test_only_a_count_may_be_named_and_every_other_cell_is_a_choice():
    assert marks(csv("count\n3,2,1\n1,2\n")) == [(3, [[1], [0]]), (1, [[1]])]


def test_cells_may_be_parted_by_semicolons_or_tabs():
    assert marks(csv("rank1;rank2\nBell, Ben;Ada\n")) == [(1, [[1], [0]])]
    assert marks(csv("rank1\trank2\n2\t1\n")) == [(1, [[1], [0]])]


def test_notes_say_who_stands_and_for_how_many_seats():
    notes = "# title: Committee\n# seats: 2\n# candidate: Cyd\n# candidate: Ada\n# withdrawn: 2\n# tie: 2, 1\n# else\n"
    poll = csv(f"{notes}rank1,rank2\n1,2\nAda,Cyd\n")
    assert (poll.title, poll.seats, poll.names, poll.withdrawn, poll.tie_order) == (
        "Committee",
        2,
        ("Cyd", "Ada"),
        {1},
        (1, 0),
    )
    assert marks(poll) == [(1, [[0], [1]]), (1, [[1], [0]])]
    assert csv(f"{notes}rank1\n1\n", seats=5).seats == 5


@pytest.mark.parametrize("layout", ["{},{}\n", "x{},{},{}\n", "{},skipped,{}\n"])
def test_a_file_of_many_pieces_is_read_as_if_it_were_one(layout, monkeypatch):
    """Names and numbers, plain and not, in pieces of a few lines, and whole and line by line."""
    header = "id,rank1,rank2\n" if layout.count(",") == 2 and "x" in layout else "rank1,rank2,rank3\n"
    names = ["Ada", "Ben", "Cyd", "Dee", "Eve"]
    for cells in (names, ["1", "2", "3", "4", "5"]):
        rows = [(cells[n % 5], cells[(n * n + 1) % 5]) for n in range(60)]
        lines = [layout.format(*((n, *row) if "x" in layout else row)) for n, row in enumerate(rows)]
        lines[30] = lines[30].replace(cells[0], f'"{cells[0]}"')
        text = header + "".join(lines)
        whole = csv(text)
        monkeypatch.setattr(source, "PIECE", 64)
        pieces = csv(text)
        monkeypatch.undo()
        gap = [[GAP]] if "skipped" in layout else []
        expected = [(1, [[cells.index(a)], *gap, [cells.index(b)]]) for a, b in rows]
        assert (marks(whole), whole.names) == (expected, tuple(cells))
        assert (marks(pieces), pieces.names) == (expected, tuple(cells))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("count,rank1\n0,1\n", "line 2: expected how many ballots are the same, from 1 to 900,000,000, not '0'"),
        ("count,rank1\n-3,1\n", "line 2: expected how many ballots are the same, from 1 to 900,000,000, not '-3'"),
        (
            "count,rank1\n1,1\n,1\n",
            "line 3: expected how many ballots are the same, from 1 to 900,000,000, not nothing",
        ),
        ("count,rank1\n900000000,1\n1,1\n", ": expected at most 900,000,000 papers in all, not 900,000,001"),
        ("rank1,rank2\n1,0\n", "line 2: expected the number of a candidate, from 1 to 10,000, not '0'"),
        ("rank1,rank2\n1,10001\n", "line 2: expected the number of a candidate, from 1 to 10,000, not '10001'"),
        (
            "rank1,rank2\n1,2\n1,Ada\n",
            "line 3: expected candidates by their names or by their numbers, and not both, not 'Ada'",
        ),
        (
            "rank1,rank2\nAda,Ben\nAda,2\n",
            "line 3: expected candidates by their names or by their numbers, and not both, not '2'",
        ),
        ("rank1,rank2\n1,2,3\n", "line 2: expected at most 2 cells, not '3'"),
        ('rank1,rank2\n1,"2\n', "line 2: expected cells in which every quote is closed in its line"),
        ("rank1,rank3\n1,2\n", "line 1: expected the columns of choices from the first on, each once"),
        ("rank1,rank1\n1,2\n", "line 1: expected the columns of choices from the first on, each once"),
        ("rank1,Ada\n1,2\n", "line 1: expected columns of choices or of candidates, and not both, not 'Ada'"),
        ("count,count,rank1\n1,1,2\n", "line 1: expected at most one column that counts"),
        ("1,2,3\n3,1,2\n", "line 1: expected a header that nobody can take for a paper: rank1, rank2 and so on"),
        ("rank1\n\n", ": expected ballots that name somebody, or a note of each candidate"),
        ("# seats: 0\nrank1\n1\n", "line 1: expected the number of seats, from 1 to 10,000, not '0'"),
        ("# candidate: Ada\n# candidate: Ada\nrank1\n1\n", ": expected each candidate once, by a name of their own"),
        ("# candidate: Ada\nrank1\nBen\n", "line 3: expected a candidate of the notes, not 'Ben'"),
        ("# candidate: Ada\nrank1\n2\n", "line 3: expected the number of a candidate, from 1 to 1, not '2'"),
        ("# candidate: 2\nrank1\n1\n", ": expected names that are not the numbers of others, not '2'"),
        ("# candidate: Ada\n# withdrawn: 2\nrank1\n1\n", ": expected whoever withdrew to be a candidate"),
        ("# candidate: Ada\n# tie: 1, 1\nrank1\n1\n", ": expected an order for ties that has every candidate once"),
        ("rank1\n" + "1" * 1_100_000 + "\n", "line 2: expected a line of at most 1,000,000 bytes"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, says):
    with pytest.raises(BadPoll) as fault:
        csv(text)
    assert str(fault.value) == f"ballots{says}" if says.startswith(":") else f"ballots, {says}"


def test_a_first_row_of_one_two_three_is_a_header_or_a_paper_where_anybody_can_tell():
    assert marks(csv("1,2,3\nAda,Ben,\n")) == [(1, [[0], [1]])]
    assert marks(csv("1,2\n2,1,3\n")) == [(1, [[0], [1]]), (1, [[1], [0], [2]])]
    assert marks(csv("1\n2,1\n")) == [(1, [[0]]), (1, [[1], [0]])]
