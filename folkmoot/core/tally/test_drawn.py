"""Lots are read as they were drawn, or refused with the line and what was expected."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.drawn import MOST_CHARACTERS, BadLots, read_lots

NAMES = ("Ada", "Kern, Ben", "Cleo", "4")


def test_a_line_is_a_draw_of_names_or_of_numbers():
    text = '# drawn on 3 May\n3, 1, 2, 4\n\n Cleo, "Kern, Ben", Ada, 4\n'
    assert read_lots(text, NAMES).orders == ((2, 0, 1, 3), (2, 1, 0, 3))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "expected at least one draw: a line that names every candidate, parted by commas"),
        ("1,2,3,4\n1,2,3\n", "line 2: expected all 4 candidates; number 4 is missing"),
        ("1,2,3,1", "line 1: 1 is named twice"),
        ("1,2,3,5", "line 1: expected a candidate, or a number from 1 to 4, not '5'"),
        ("1,2,3,-1", "line 1: expected a candidate, or a number from 1 to 4, not '-1'"),
        ('1,"2,3,4', "line 1: expected a quote to be closed, and a comma after it"),
        ("1" * (MOST_CHARACTERS + 1), "expected at most 4,194,304 characters"),
        ("1,2,3,4\n" * 10_001, "line 10001: expected at most 10,000 draws"),
    ],
)
def test_what_is_no_draw_is_refused_with_its_line(text, says):
    with pytest.raises(BadLots, match=f"^{re.escape(says)}$"):
        read_lots(text, NAMES)


def test_two_of_one_name_are_named_by_their_numbers():
    assert read_lots("2,1", ("Ada", "Ada")).orders == ((1, 0),)
    with pytest.raises(BadLots, match="two candidates are called Ada: expected their numbers"):
        read_lots("Ada,1", ("Ada", "Ada"))


@given(st.text(alphabet='0123456789,"# \nACadleo'))
def test_any_text_is_read_or_refused(text):
    try:
        found = read_lots(text, NAMES)
    except BadLots:
        return
    assert all(sorted(order) == [0, 1, 2, 3] for order in found.orders)
