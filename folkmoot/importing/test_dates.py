"""Days as lists have them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.importing.dates import FIRST, NoDay, day_of, month_first

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-01", date(2019, 3, 1)),
        ("2019-03-01 14:05:00", date(2019, 3, 1)),
        ("2019-03-01T14:05:00Z", date(2019, 3, 1)),
        ("1/3/2019", date(2019, 3, 1)),
        ("01.03.19", date(2019, 3, 1)),
        ("1/3/72", date(1972, 3, 1)),
        ("1 March 2019", date(2019, 3, 1)),
        ("1 de marzo de 2019", date(2019, 3, 1)),
        ("March 1st, 2019", date(2019, 3, 1)),
        ("3-dic-2019", date(2019, 12, 3)),
        ("43525", date(2019, 3, 1)),
        ("2019", date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 28)),
        ("marzo 2019", date(2019, 3, 31)),
        ("2026", TODAY),
        ("2026-05", TODAY),
    ],
)
def test_a_day_is_read_as_people_write_it_and_of_a_month_or_a_year_the_last_one(written, day):
    assert day_of(written, month_first=False, today=TODAY) == day


def test_the_month_may_come_first():
    assert day_of("3/1/2019", month_first=True, today=TODAY) == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("list_", "first"),
    [(["1/3/2019", "25/3/2019"], False), (["3/25/2019"], True), (["1/3/2019"], None), (["13/1/19", "1/13/19"], None)],
)
def test_which_comes_first_is_shown_by_a_number_above_12(list_, first):
    assert month_first(list_) is first


@pytest.mark.parametrize(
    "written", ["31/02/2019", "soon", "1 Foo 2019", "2019-13-01", "1/1/0000", "1700-01-01", "٣/١/٢٠١٩x"]
)
def test_what_is_no_day_is_no_day(written):
    with pytest.raises(NoDay):
        day_of(written, month_first=False, today=TODAY)


@given(
    st.one_of(st.text(max_size=20), st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,6}[-/. ][0-9]{1,5}", fullmatch=True)),
    st.booleans(),
)
def test_whatever_is_written_is_a_day_or_none(written, first):
    try:
        found = day_of(written, month_first=first, today=TODAY)
    except NoDay:
        return
    assert found >= FIRST
