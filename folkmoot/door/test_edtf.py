from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.door.edtf import partial_date


@pytest.mark.parametrize(
    ("text", "latest", "says"),
    [
        ("1977-03-12", date(1977, 3, 12), "12 March 1977"),
        ("2013-11", date(2013, 11, 30), "November 2013"),
        ("1991~", date(1991, 12, 31), "about 1991"),
        ("2012-02", date(2012, 2, 29), "February 2012"),
        ("../2014-03", date(2014, 3, 31), "no later than March 2014"),
    ],
)
def test_a_partial_date_means_at_latest_its_last_day(text, latest, says):
    found = partial_date(text)

    assert (found.latest, found.says) == (latest, says)


@given(st.text(max_size=14))
def test_whatever_is_no_date_is_refused_in_words(text):
    try:
        says = repr(str(partial_date(text)))
    except ValueError as error:
        says = str(error)

    assert repr(text) in says


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(8999, 12, 31)))
def test_a_whole_day_is_its_own_first_and_last_day(day):
    found = partial_date(day.isoformat())

    assert (found.earliest, found.latest) == (day, day)
