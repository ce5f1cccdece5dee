"""The layout of the Scottish council elections, as research found it in the collection."""

import pytest

from folkmoot.core.tally import read
from folkmoot.core.tally.formats import source
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_blt import marks
from folkmoot.core.tally.poll import GAP, Candidate

PAPERS = "210,1,3,\n105,2,\n12,3,1,2,\n"
FOOT = (
    '"Candidate 1","Ada Ayre","Scottish Example Party (SEP)",\n"Candidate 2","Ben ""B"" Bell","Independent (Ind)",\n'
    '"Candidate 3","Cýd Carr","",\n"Western Ward",'
)


def scottish(text):
    return read(text.encode())


def test_a_ward_is_read_with_its_parties():
    poll = scottish("3,2,\n" + PAPERS + FOOT)
    assert poll.candidates == (
        Candidate("Ada Ayre", "Scottish Example Party (SEP)"),
        Candidate('Ben "B" Bell', "Independent (Ind)"),
        Candidate("Cýd Carr"),
    )
    assert (poll.seats, poll.title, poll.papers.count) == (2, "Western Ward", 327)
    assert marks(poll) == [(210, [[0], [2]]), (105, [[1]]), (12, [[2], [0], [1]])]


@pytest.mark.parametrize(
    "text",
    [
        ("3,2,\n" + PAPERS + FOOT).replace("\n", "\r\n"),
        "\ufeff3,2\n" + PAPERS.replace(",\n", "\n") + FOOT + "\n\n",
        "3, 2,\n" + PAPERS.replace(",\n", ", \n") + FOOT,
    ],
)
def test_ends_of_lines_and_blanks_make_no_difference(text):
    assert marks(scottish(text)) == [(210, [[0], [2]]), (105, [[1]]), (12, [[2], [0], [1]])]


def test_names_without_quotes_are_read():
    assert scottish("2,1,\n3,1,\nCandidate 1,Ada,P,\nCandidate 2,Ben,P,\nWard,").names == ("Ada", "Ben")


def test_an_empty_cell_names_nobody_and_a_paper_may_be_blank():
    assert marks(scottish("3,2,\n7,3,,1,\n2,\n" + FOOT)) == [(7, [[2], [GAP], [0]]), (2, [])]


def test_a_ward_of_many_pieces_is_read_as_if_it_were_one(monkeypatch):
    text = "3,2,\n" + PAPERS * 50 + FOOT
    whole = marks(scottish(text))
    monkeypatch.setattr(source, "PIECE", 40)
    assert (len(whole), marks(scottish(text))) == (150, whole)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "3,2,\n" + PAPERS + FOOT.replace("Candidate 2", "Candidate 4"),
            ', line 6: expected "Candidate 2", a name and a party, '
            """not 'Candidate 4,Ben "B" Bell,Independent (Ind),'""",
        ),
        ("3,2,\n" + "5,4,\n" + FOOT, ", line 2: expected the number of a candidate, from 1 to 3, not '4'"),
        ("3,2,\n" + "5,0,\n" + FOOT, ", line 2: expected the number of a candidate, from 1 to 3, not '0'"),
        (
            "3,2,\n" + "5,1,\n0,1,\n" + FOOT,
            ", line 3: expected how many papers are the same, from 1 to 900,000,000, not '0'",
        ),
        (
            "3,2,\n" + "5,1,\n,1,\n" + FOOT,
            ", line 3: expected how many papers are the same, from 1 to 900,000,000, not nothing",
        ),
        ("0,2,\n" + PAPERS + FOOT, ", line 1: expected how many stand, from 1 to 10,000, not '0'"),
        ("99999,2,\n" + PAPERS + FOOT, ", line 1: expected how many stand, from 1 to 10,000, not '99999'"),
        ("3,2,\n" + PAPERS + FOOT + "\nmore", ", line 9: expected nothing after the name of the ward, not 'more'"),
        ("3,2,\n" + PAPERS + FOOT[:-80], None),
    ],
)
def test_what_is_broken_is_told_with_its_line(text, says):
    with pytest.raises(BadPoll) as fault:
        scottish(text)
    assert says is None or str(fault.value) == f"ballots{says}"
