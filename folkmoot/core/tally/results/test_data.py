"""A result is written as JSON and read again, by its schema, and nothing of it is rounded."""

import json
import re
from dataclasses import replace
from fractions import Fraction

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record import canonical
from folkmoot.core.tally.result import Stage
from folkmoot.core.tally.results import amounts, docs
from folkmoot.core.tally.results.data import encode, from_json, to_json

SCHEMA = json.loads(docs.PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, 0),
        (-7, -7),
        (Fraction(4, 2), 2),
        (Fraction(1_799_956, 100_000), "17.99956"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(1, 10**13), "1/10000000000000"),
        (Fraction(5, 3), "5/3"),
        (2**53 - 1, 2**53 - 1),
        (2**53, "9007199254740992"),
    ],
)
def test_an_amount_is_written_exactly_and_in_one_way(amount, written):
    assert amounts.to_json(amount) == written
    assert amounts.from_json(written) == amount
    assert type(amounts.from_json(written)) is type(amount if Fraction(amount).denominator > 1 else 1)


@pytest.mark.parametrize(
    "written",
    ["2", "0.50", "4/2", "1/3 ", "1e5", "1e999999999", "1_000", "١", "-0", "0.3333333333333", "1/0", 1.5, True, None],
)
def test_what_is_no_amount_or_not_its_one_form_is_refused(written):
    says = f"expected a whole number, or an amount such as 17.99956 or 5/3 as text, not {written!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        amounts.from_json(written)


@given(st.fractions())
def test_every_amount_comes_back(amount):
    assert amounts.from_json(amounts.to_json(amount)) == amount
    jsonschema.validate(amounts.to_json(amount), {**SCHEMA["$defs"]["amount"]})


def test_a_result_comes_back_whole(transferred, compared):
    assert [from_json(to_json(each)) for each in (transferred, compared)] == [transferred, compared]


def test_the_text_of_a_result_is_canonical_and_names_candidates(transferred):
    data = canonical.decode(encode(transferred))
    assert data == to_json(transferred)
    assert (data["candidates"], data["elected"]) == (["Ada", "Ben", "Cleo"], ["Ada", "Cleo"])
    assert data["stages"][1]["moves"] == [{"from": 0, "to": 1, "papers": 6, "value": "0.16666", "votes": "0.99996"}]


def test_results_are_as_the_schema_says(transferred, compared):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for each in (transferred, compared):
        jsonschema.validate(to_json(each), SCHEMA)


@pytest.mark.parametrize(
    ("part", "wrong"), [("votes", [0.5]), ("votes", ["a"]), ("step", "leap"), ("elected", [{"candidate": 0}])]
)
def test_the_schema_refuses_what_is_no_result(transferred, part, wrong):
    data = to_json(transferred)
    data["stages"][0][part] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_the_schema_in_the_documents_is_what_the_code_says(tmp_path, monkeypatch):
    assert docs.main(["--check"]) == 0
    monkeypatch.setattr(docs, "PAGE", tmp_path / "result.schema.json")
    assert (docs.main(["--check"]), docs.main([]), docs.main(["--check"])) == (1, 0, 0)


@pytest.mark.parametrize("figure", [0.5, {1: 2}, {"ñ": 2}, {3}, [0.5]])
def test_a_figure_that_is_not_exact_is_a_fault_of_the_rule(transferred, figure):
    with pytest.raises(TypeError, match="figure"):
        to_json(replace(transferred, figures={"of": figure}))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"format": "else"}, "expected the result of a count"),
        ({"elected_numbers": [0, 9]}, "lacks something, or has it in another shape"),
        ({"stages": [{}]}, "lacks something, or has it in another shape: 'step'"),
        ({"elected": ["Ada", "Ben"]}, "are not those of the numbers"),
        ({"quota": "five"}, "expected a whole number, or an amount"),
    ],
)
def test_what_is_no_result_is_refused_in_words(transferred, changed, says):
    with pytest.raises(ValueError, match=says):
        from_json(to_json(transferred) | changed)


def test_a_result_without_stages_and_seats_is_one_too(transferred):
    empty = replace(transferred, stages=(Stage("first", ()),), candidates=(), elected=(), quota=None, valid=0)
    jsonschema.validate(to_json(empty), SCHEMA)
    assert to_json(empty)["vacant"] == 2
    assert from_json(to_json(empty)) == empty
