"""Lines of known words are read at once as they are read one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.formats.numbers import BLANK
from folkmoot.core.tally.formats.words import Words, lines

KNOWN = {
    "Ada": 1,
    "Adam": 2,
    "Ben, no": 3,
    "Zoë of the long name, longer than eight letters": 4,
    "x": 5,
    "skipped": BLANK,
}

cells = st.one_of(st.just(""), st.sampled_from(sorted(KNOWN)))
rows = st.lists(st.tuples(st.integers(0, 999_999_999), st.lists(cells, max_size=7)), min_size=1, max_size=9)


def by_hand(count, row):
    found = [count, 1, *(KNOWN.get(each, BLANK) for each in row)]
    while found and found[-1] == BLANK:
        found.pop()
    return found


@given(rows)
def test_known_words_are_the_numbers_that_they_stand_for(found):
    piece = "".join(f"{count};no {n};{';'.join(row)}\n" for n, (count, row) in enumerate(found)).encode()
    together = lines(piece, b";", Words(KNOWN), 2, 0)
    flat = iter(together.cells.tolist())
    read = [[next(flat) for _ in range(length)] for length in together.lengths.tolist()]
    assert read == [by_hand(*each) for each in found]


@pytest.mark.parametrize(
    "piece", ["3,Adan\n", "3,Ad\n", "3,Adamant and longer\n", '3,"Ada"\n', "x,Ada\n", ",Ada\n", "\n"]
)
def test_whatever_else_stands_there_is_left_to_others(piece):
    assert lines(b"3,Ada\n" + piece.encode(), b",", Words(KNOWN), 1, 0) is None


def test_no_words_are_never_found():
    assert lines(b"Ada\n", b",", Words({}), 0, None) is None
