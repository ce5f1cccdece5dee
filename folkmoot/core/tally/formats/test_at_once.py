"""What is read many lines at once is read as it is read line by line, to the last word of a fault."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import read
from folkmoot.core.tally.formats import numbers, source, words
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.test_round_trips import content
from tests.broken_ballots import WHOLE, files

LAYOUTS = {
    "blt": ("3 1\n", "{} ", " 0\n", " ", '0\n"A"\n"B"\n"C"\n"T"\n'),
    "scottish": ("3,1,\n", "{},", ",\n", ",", '"Candidate 1","A",,\n"Candidate 2","B",,\n"Candidate 3","C",,\n"W",'),
    "csv": ("count,rank1,rank2,rank3\n", "{},", "\n", ",", ""),
    "soi": ("# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n", "{}: ", "\n", ",", ""),
    "soc": ("# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n", "{}:", "\n", ", ", ""),
    "ranks": ("count,rank:A,rank:B,rank:C\n", "{},", "\n", ",", ""),
}
SPOILT = ["0", "4", "65538", "", "x", "1=2", "{1,2}", "900000001", "skipped", "overvote", "-", "1 2"]

cells = st.one_of(st.sampled_from(["1", "2", "3"]), st.sampled_from(["1", "2", "3"]), st.sampled_from(SPOILT))
papers = st.tuples(st.sampled_from(["1", "1", "7", "0", "x"]), st.lists(cells, max_size=4))
plain = st.tuples(st.integers(1, 9).map(str), st.permutations(["1", "2", "3"]))


def told(data, format=None):
    try:
        return content(read(data, format=format))
    except BadPoll as bad:
        return str(bad)


def line_by_line(data, format=None):
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(numbers, "lines", lambda *_: None)
        changed.setattr(words, "lines", lambda *_: None)
        return told(data, format)


def in_small_pieces(data, format=None):
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(source, "PIECE", 50)
        return told(data, format)


@pytest.mark.parametrize("format", LAYOUTS)
@settings(max_examples=40)
@given(found=st.lists(st.one_of(plain, plain, papers), max_size=12), names=st.booleans())
def test_papers_with_and_without_faults_are_read_alike(format, found, names):
    head, weight, end, between, foot = LAYOUTS[format]
    data = head + "".join(weight.format(count) + between.join(row) + end for count, row in found) + foot
    if names and format == "csv":
        data = head + data.removeprefix(head).translate({ord("2"): "Bea Bo", ord("3"): "Cyd"}).replace(",1", ",Ada")
    assert told(data.encode(), format) == line_by_line(data.encode(), format)
    assert told(data.encode(), format) == in_small_pieces(data.encode(), format)


def test_whole_and_broken_files_are_read_alike():
    for data in (*WHOLE, *islice((each for each in files(400, seed=7) if len(each) < 5_000), 150)):
        assert told(data) == line_by_line(data)
