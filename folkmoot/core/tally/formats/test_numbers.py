"""Lines of numbers are read at once as they are read one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.formats.numbers import BLANK, lines

cells = st.one_of(st.just(""), st.integers(0, 999_999_999).map(str), st.integers(0, 30).map(str))
rows = st.lists(st.lists(cells, min_size=1, max_size=9).filter(lambda row: row != [""]), min_size=1, max_size=9)


def by_hand(row):
    found = [int(each) if each else BLANK for each in row]
    while found and found[-1] == BLANK:
        found.pop()
    return found


def together(piece, separator):
    found = lines(piece, separator)
    flat = iter(found.cells.tolist())
    return [[next(flat) for _ in range(length)] for length in found.lengths.tolist()]


@given(rows, st.sampled_from([",", ";", "\t", " "]))
def test_cells_of_digits_are_the_numbers_that_they_are(found, separator):
    piece = "".join(separator.join(row) + "\n" for row in found).encode()
    assert together(piece, separator.encode()) == [by_hand(row) for row in found]


@pytest.mark.parametrize(
    "piece", [b"1,x\n", b"1,-2\n", b"1, 2\n", b"1\n\n2\n", b"\n1\n", b"1234567890\n", b"1.5\n", b'"1"\n']
)
def test_whatever_else_stands_there_is_left_to_others(piece):
    assert lines(piece, b",") is None
