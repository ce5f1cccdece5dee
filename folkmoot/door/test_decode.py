"""Whatever fields an act is given, it is read, or refused by the field and by what was expected."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.door import docs
from folkmoot.door.act import REGISTER, BadAct, decode
from folkmoot.door.draw import Draw
from folkmoot.door.labels import Labels, resolved

ODD = st.sampled_from(
    ["p:", "p:" + "a" * 22, "@x", "@x.2", "@x.²", "1/3", "1991~", "\0", "\ud800", "a\n", "c:", "members.apply"]
)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.datetimes() | ODD
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | ODD, inner, max_size=3)
)


def labels():
    found = Labels(Draw("seed"), lambda name: "0" * 64)
    found.call("x", 3)
    return found


def fault(name, fields, names=None):
    """The words in which it is refused; nothing where it is an act."""
    try:
        decode(name, fields if names is None else resolved(name, fields, names))
    except BadAct as bad:
        return str(bad)
    return None


def is_said(fault):
    """Whether there is no fault, or one that names what was wrong."""
    return fault is None or re.match(r"[^:]+: .|there is no act ", fault, re.DOTALL) is not None


@given(st.data())
def test_any_fields_of_any_act_are_read_or_refused(data):
    declared = REGISTER[data.draw(st.sampled_from(sorted(REGISTER)))]
    names = [field.name for field in docs.fields(declared) if "." not in field.name]
    fields = data.draw(st.dictionaries(st.sampled_from(names) if names else st.just("x"), VALUES, max_size=6))
    assert is_said(fault(declared.name, fields, labels()))


@given(VALUES)
def test_what_is_no_table_of_fields_is_refused(value):
    said = fault("members.apply", value)
    assert isinstance(value, dict) or (said or "").startswith("members.apply: ")


@given(st.data())
def test_an_act_that_a_decision_carries_is_read_as_deep_as_it_goes(data):
    carried = data.draw(
        st.recursive(VALUES, lambda inner: inner.map(lambda one: {"act": "bodies.decide", "carries": [one]}))
    )
    fields = {"body": "steering", "yes": 1, "no": 0, "present": 1, "question": "?", "carries": [carried]}
    assert is_said(fault("bodies.decide", fields, labels()))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"nam": "Kit"}, "there is no field nam; did you mean name?"),
        ({"x" * 99: 1}, f"there is no field {'x' * 60}...; expected person, name, unit, class"),
        ({"person": "p:" + "a" * 22}, "expected a field name"),
        (
            {"person": "kit", "name": "Kit"},
            "field person: expected the reference of a person, like p: and 22 letters or digits",
        ),
        (
            {"person": "p:" + "a" * 22 + "\n", "name": "Kit"},
            "field person: expected the reference of a person, like p: and 22 letters or digits",
        ),
        ({"person": "p:" + "a" * 22, "name": "Kit\n"}, "field name: expected text on one line"),
        ({"person": "p:" + "a" * 22, "name": ""}, "field name: expected at least 1 characters"),
        ({"person": "p:" + "a" * 22, "name": 3}, "field name: expected text, found a whole number"),
        ({"person": "p:" + "a" * 22, "name": "Kit", "unit": "1"}, "field unit: expected a whole number, found text"),
        (
            {"person": "p:" + "a" * 22, "name": "Kit", "unit": True},
            "field unit: expected a whole number, found true or false",
        ),
        ({"person": "p:" + "a" * 22, "name": "Kit", "unit": -1}, "field unit: expected at least 0"),
        ({"person": "p:" + "a" * 22, "name": "K\0t"}, "expected text without characters that stand for nothing"),
        ({"person": "p:" + "a" * 22, "name": "K\udc00t"}, "expected text without characters that stand for nothing"),
        ({"name": date(2026, 1, 1)}, "field name: expected text, found a day, like 2026-05-01"),
        (
            {"name": datetime(2026, 1, 1, tzinfo=UTC)},
            "field name: expected text, found a time, like 2026-05-01T18:30:00Z",
        ),
        ([], "expected a table of fields, found a list"),
    ],
)
def test_a_fault_is_said_by_its_field_and_by_what_was_expected(fields, says):
    with pytest.raises(BadAct) as bad:
        decode("members.apply", fields)

    assert str(bad.value) == f"members.apply: {says}"


def test_of_a_closed_list_every_value_is_said():
    with pytest.raises(
        BadAct, match=r"field trigger: expected one of cannot_meet, disaster, repression, insolvency, legal_order"
    ):
        decode("constitution.declare_emergency", {"trigger": "boredom", "until": "2026-01-01", "reason": "?"})


def test_an_act_that_is_not_there_is_said_with_the_nearest():
    with pytest.raises(BadAct, match=r"^there is no act members.aply; did you mean members.apply\?$"):
        decode("members.aply", {})


def test_fields_that_nest_too_deep_are_refused():
    deep: list = []
    for _ in range(100_000):
        deep = [deep]

    with pytest.raises(BadAct, match="nested at most 12 deep"):
        decode("members.apply", {"name": deep})
