from contextlib import suppress
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter import forms
from folkmoot.core.charter.forms import Day, ShareOrWhole
from folkmoot.core.charter.shapes import Unreadable, Whole, Words, Written, YesNo
from folkmoot.core.charter.values import Object, Requirement, VacancyStep, Who


@pytest.mark.parametrize("form", forms.STRING_FORMS, ids=lambda form: form.name)
def test_every_string_form_accepts_its_example_and_refuses_the_other(form: Written[object]) -> None:
    form.read(form.accepted)
    with pytest.raises(Unreadable):
        form.read(form.refused)


@pytest.mark.parametrize("form", forms.STRING_FORMS, ids=lambda form: form.name)
@given(text=st.text(max_size=40))
def test_no_text_breaks_a_string_form(form: Written[object], text: str) -> None:
    with suppress(Unreadable):
        form.read(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", Fraction(2, 3)),
        ("10%", Fraction(1, 10)),
        ("12.5%", Fraction(1, 8)),
        ("1/1", Fraction(1)),
        ("100%", Fraction(1)),
    ],
)
def test_shares_are_exact(text: str, share: Fraction) -> None:
    assert forms.SHARE.read(text) == share


@pytest.mark.parametrize("text", ["0/3", "3/2", "0%", "101%", "1/0", "-1/2", "1 / 2", "½", "٣/٤", "0.5", ""])
def test_shares_are_more_than_nothing_and_at_most_all(text: str) -> None:
    with pytest.raises(Unreadable):
        forms.SHARE.read(text)


@given(under=st.integers(1, 999_999), over=st.integers(1, 999_999))
def test_a_share_is_read_as_it_is_written(under: int, over: int) -> None:
    if over <= under:
        assert forms.SHARE.read(f"{over}/{under}") == Fraction(over, under)


def test_an_authority_may_be_so_many_or_a_share() -> None:
    assert forms.WHO.read("steering") == Who("steering")
    assert forms.WHO.read("branch:10") == Who("branch", count=10)
    assert forms.WHO.read("membership:5%") == Who("membership", share=Fraction(1, 20))
    for text in ("branch:0", "clock:3", "Branch", "branch:", "branch:x", ":3", "branch:-1"):
        with pytest.raises(Unreadable):
            forms.WHO.read(text)


def test_only_some_objects_may_say_whose_they_are() -> None:
    assert forms.OBJECT.read("holder:appeals") == Object("holder", "appeals")
    assert forms.OBJECT.read("staff") == Object("staff")
    for text in ("staff:appeals", "members", "holder:", "holder:a:b"):
        with pytest.raises(Unreadable):
            forms.OBJECT.read(text)


def test_a_vacancy_is_filled_step_by_step() -> None:
    assert forms.VACANCY.read("countback then coopt:steering") == (
        VacancyStep("countback"),
        VacancyStep("coopt", "steering"),
    )
    for text in ("lot then lot", "coopt", "countback:steering", "countback  then lot", ""):
        with pytest.raises(Unreadable):
            forms.VACANCY.read(text)


def test_a_requirement_is_a_fact_a_verb_or_notice() -> None:
    assert forms.REQUIREMENT.read("hearing") == Requirement("hearing")
    assert forms.REQUIREMENT.read("find") == Requirement("find")
    assert forms.REQUIREMENT.read("notice:14d") == Requirement("notice", 14)
    for text in ("seats", "ground", "notice:0d", "notice", "heard"):
        with pytest.raises(Unreadable):
            forms.REQUIREMENT.read(text)


def test_a_partial_date_knows_its_first_and_last_day() -> None:
    month = forms.EDTF.read("2024-02")
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
    decade = forms.EDTF.read("199X")
    assert (decade.first, decade.last) == (date(1990, 1, 1), date(1999, 12, 31))
    assert forms.EDTF.read("2013~").approximate
    assert forms.EDTF.read("2013?").uncertain
    for text in ("2013-13", "2023-02-29", "13", "2013-11-05T10:00", "0000"):
        with pytest.raises(Unreadable):
            forms.EDTF.read(text)


def test_a_date_with_a_time_of_day_is_no_date() -> None:
    assert Day().read(date(2024, 5, 1)).first == date(2024, 5, 1)
    with pytest.raises(Unreadable):
        Day().read(datetime(2024, 5, 1, 12))  # noqa: DTZ001  # TOML knows local date-times


def test_true_is_no_number_and_one_is_not_true() -> None:
    for value in (True, 1.0, "1", -1):
        with pytest.raises(Unreadable):
            Whole().read(value)
    with pytest.raises(Unreadable):
        YesNo().read(1)


def test_an_initiative_is_a_share_or_a_number() -> None:
    assert ShareOrWhole().read("10%") == Fraction(1, 10)
    assert ShareOrWhole().read(12) == 12
    with pytest.raises(Unreadable):
        ShareOrWhole().read(0)


def test_words_stand_on_one_line() -> None:
    assert Words().read("Steering Committee") == "Steering Committee"
    for value in ("", "  ", " a", "a  b", "two\nlines", "x" * 1_001, 5):
        with pytest.raises(Unreadable):
            Words().read(value)
