"""Quotas in a file: what they say, and what of a broken one is said."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.quotas.binding import attributes_of, bound, check
from folkmoot.core.tally.quotas.quota import BadQuotas, Quota, Quotas
from folkmoot.core.tally.quotas.reading import parse, read

FILE = """
[[quota]]
attribute = "woman"
min = "1/2"

[[quota]]
each = "branch"
max = 1
how = "ceiling"

[[quota]]
attribute = "student"
min = 0.1
max = "40%"
round = "nearest"

[[quota]]
attribute = "north"
how = "zipper"

[attributes]
"Ana Ruiz" = ["woman", "branch:north"]
Bo = []
"""


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "quotas.toml").write_text(FILE, encoding="utf-8")
    found = read(tmp_path / "quotas.toml")
    assert found.quotas == (
        Quota("woman", least=Fraction(1, 2)),
        Quota(each="branch", most=1),
        Quota("student", least=Fraction(1, 10), most=Fraction(2, 5), rounded="nearest"),
        Quota("north", zipper=True),
    )
    assert found.attributes == {"Ana Ruiz": {"woman", "branch:north"}, "Bo": frozenset()}


GOOD = '[[quota]]\nattribute = "a"\nmin = 1\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: expected from 1 to 100 tables [[quota]], not 0"),
        (GOOD + "most = 2\n", "line 4: expected one of attribute, each, min, max, how, round, not most"),
        (GOOD + GOOD + "\n# x\nmost = 2\n", "line 9: expected one of attribute, each, min, max, how, round, not most"),
        (GOOD + "[names]\n", "line 4: expected [[quota]] or [attributes], not names"),
        ('[quota]\nattribute = "a"', "line 1: expected tables [[quota]]"),
        ("[[quota]]\nmin = 1\n", "line 1: expected either attribute or each"),
        ('[[quota]]\nattribute = "a"\neach = "b"\nmin = 1\n', "line 1: expected either attribute or each"),
        ('[[quota]]\nattribute = "a"\n', 'line 1: expected min or max, or how = "zipper"'),
        ("[[quota]]\nattribute = 3\nmin = 1\n", 'line 2: expected a word such as "woman" or "branch:north", not \'3\''),
        (GOOD + 'how = "floor"\n', "line 4: expected how to be one of reserve, ceiling, zipper, not floor"),
        (GOOD + 'how = "ceiling"\n', 'line 4: expected max beside how = "ceiling"'),
        (GOOD + 'how = "zipper"\n', "line 4: expected a zipper with an attribute and nothing else"),
        ('[[quota]]\nattribute = "a"\nhow = "zipper"\n' * 2, "line 6: expected one zipper at most"),
        (GOOD + 'round = "off"\n', "line 4: expected round to be one of up, down, nearest, not off"),
        (GOOD + "max = -1\n", 'line 4: expected a number of seats, or a share as "1/2", "0.4" or "40%", not -1'),
        (
            GOOD + 'max = "3/2"\n',
            'line 4: expected a number of seats, or a share as "1/2", "0.4" or "40%", not \'3/2\'',
        ),
        (
            GOOD + 'max = "1/0"\n',
            'line 4: expected a number of seats, or a share as "1/2", "0.4" or "40%", not \'1/0\'',
        ),
        (GOOD + "max = 1e9\n", 'line 4: expected a number of seats, or a share as "1/2", "0.4" or "40%", not \'1e9\''),
        (GOOD + "max = true\n", 'line 4: expected a number of seats, or a share as "1/2", "0.4" or "40%", not True'),
        (GOOD + '[attributes]\nBo = "a"\n', "line 5: expected a list of at most 50 attributes"),
        (GOOD + '[attributes]\nBo = [""]\n', 'line 5: expected a word such as "woman" or "branch:north", not \'\''),
        (GOOD + "attributes = 3\n", "line 4: expected one of attribute, each, min, max, how, round, not attributes"),
    ],
)
def test_a_broken_file_is_told_by_its_line(text: str, says: str) -> None:
    with pytest.raises(BadQuotas) as told:
        parse(text, "q.toml")
    assert str(told.value) == f"q.toml, {says}"


def test_text_that_is_no_toml_is_told_by_its_line() -> None:
    with pytest.raises(BadQuotas, match=r"^q\.toml, line 2: expected TOML: "):
        parse("[[quota]]\nattribute = \n", "q.toml")


def test_a_file_that_is_not_there_or_too_large_or_no_text_is_refused(tmp_path: Path) -> None:
    large, bytes_ = tmp_path / "large", tmp_path / "bytes"
    large.write_bytes(b"#" * 1_000_001)
    bytes_.write_bytes(b"\xff\xfe")
    for path, says in (
        (tmp_path / "none", "No such file or directory"),
        (large, "expected at most 1000000 bytes"),
        (bytes_, "expected text in UTF-8"),
    ):
        with pytest.raises(BadQuotas) as told:
            read(path)
        assert str(told.value) == f"{path}: {says}"


PIECES = """[[quota]]|[quota]|[attributes]|attribute = "a"|min = 1|max = "1/2"|how = |"zipper"|min = [1]|= 3|"|
Bo = ['a']|round = 1979-05-27|{|min = 1e999"""
pieces = st.sampled_from([*(f"{each}\n" for each in PIECES.split("|")), '"', "\x00", "[" * 3000])


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, max_size=9).map("".join) | st.text(max_size=60))
def test_whatever_stands_in_a_file_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        assert parse(text, "q.toml").quotas
    except BadQuotas as told:
        assert str(told).startswith("q.toml, line ")  # noqa: PT017
        assert len(str(told)) < 400  # noqa: PT017


def poll_of(names: str, **has: Any) -> Poll:
    return Poll(tuple(Candidate(each, "", frozenset(has.get(each, ()))) for each in names), 3, papers([]))


def test_attributes_of_the_file_come_beside_those_of_the_poll() -> None:
    quotas = Quotas((), {"A": frozenset({"student"})})
    assert attributes_of(quotas, poll_of("AB", A={"woman"})) == [{"woman", "student"}, frozenset()]


@pytest.mark.parametrize(
    ("quotas", "names", "says"),
    [
        (Quotas((), {"Z": frozenset()}, "q.toml"), "AB", "q.toml: attributes of Z: nobody of that name stands"),
        (Quotas((), {"A": frozenset()}), "AAB", "attributes of A: 2 candidates have that name"),
        (Quotas((Quota("b", most=1),)), "AB", "no candidate has the attribute b; there are a"),
        (Quotas((Quota(each="b", most=1),)), "AB", "no candidate has the attribute b:...; there are a"),
    ],
)
def test_a_file_that_does_not_fit_the_poll_is_refused(quotas: Quotas, names: str, says: str) -> None:
    with pytest.raises(BadQuotas) as told:
        bound(quotas, poll_of(names, A={"a"}), 2)
    assert str(told.value) == says


@pytest.mark.parametrize(
    ("quotas", "says"),
    [
        (
            (Quota("woman", least=3), Quota("student", most=2)),
            "with 3 seats to fill, this quota cannot be kept: woman ≥ 3, 2 stand",
        ),
        (
            (Quota("student", least=2), Quota("woman", least=2), Quota("north", most=1)),
            "with 3 seats to fill, these quotas cannot all be kept: woman ≥ 2, 2 stand; north ≤ 1, 3 stand",
        ),
    ],
)
def test_quotas_that_cannot_be_kept_are_found_before_the_count(quotas: tuple[Quota, ...], says: str) -> None:
    poll = poll_of("ABCDE", A={"woman", "north"}, B={"woman", "north"}, C={"student", "north"}, D={"student"})
    limits = bound(Quotas(quotas), poll, 3)
    with pytest.raises(BadQuotas) as told:
        check(limits, dict.fromkeys(range(5), 1), 3)
    assert str(told.value) == says
