# ruff: noqa: E501  # a question stands on one line beside what is said of it
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.asking import BadQuestion, answer, question, read_question
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority, decide
from folkmoot.core.charter.read import read
from folkmoot.core.tally.majority import Counts


@pytest.fixture(scope="session")
def model(model_text: str) -> Charter:
    return read(model_text, "model.md")


def test_a_question_is_read_whole(model: Charter) -> None:
    asked = question(
        {
            "act": "grievances.overturn",
            "object": {"type": "decision", "of": "grievance"},
            "by": {"body": "appeals"},
            "told": True,
            "facts": {"appeal": True, "seats": 7, "ground": "faction", "articles": ["6"], "hearing": None},
            "decision": {"yes": 4, "no": 1},
        },
        model,
    )
    assert asked.verb == "overturn"
    assert asked.facts.on == {"decision:grievance"}
    assert asked.by == {Authority("body", "appeals")}
    assert asked.told
    assert asked.facts.get("appeal") is True
    assert asked.facts.get("ground") == ("faction",)
    assert asked.decision == Counts(yes=4, no=1)


def test_a_fact_that_is_not_given_or_null_is_unknown(model: Charter) -> None:
    asked = question({"act": "expel", "facts": {"hearing": None}}, model)
    assert answer(decide(model, asked))["verdict"] in ("refused", "undetermined")
    assert asked.facts.get("hearing") == question({"act": "expel"}, model).facts.get("hearing")


@pytest.mark.parametrize(
    ("given", "objects"),
    [
        ("member", {"member"}),
        ("decision:appeals", {"decision:appeals"}),
        (["member", "holder:appeals"], {"member", "holder:appeals"}),
        ({"type": "decision", "of": "appeals"}, {"decision:appeals"}),
        ({"type": "decision", "body": "appeals"}, {"decision:appeals"}),
        ({"type": "decision:appeals"}, {"decision:appeals"}),
        ({"type": ["member", "holder"], "body": "appeals"}, {"member", "holder:appeals"}),
        ({"type": "holder", "office": "general_secretary"}, {"holder:general_secretary"}),
        ({"type": "unit", "unit": "branch"}, {"unit:branch"}),
        (None, set()),
    ],
)
def test_an_object_may_be_written_in_several_ways(model: Charter, given: object, objects: set[str]) -> None:
    assert question({"act": "instruct", "object": given}, model).facts.on == objects


@pytest.mark.parametrize(
    ("given", "authorities"),
    [
        ({"body": "steering"}, {("body", "steering")}),
        ({"body": "membership"}, {("electorate", "membership")}),
        ({"electorate": "membership"}, {("electorate", "membership")}),
        ({"office": "general_secretary"}, {("office", "general_secretary")}),
        ({"member": True}, {("class", "member"), ("self", "self")}),
        ({"member": "member"}, {("class", "member"), ("self", "self")}),
        ({"body": ["steering", "appeals"]}, {("body", "steering"), ("body", "appeals")}),
        ([{"body": "steering"}, {"clock": True}], {("body", "steering"), ("clock", "clock")}),
        ("steering", {("body", "steering")}),
        (None, set()),
    ],
)
def test_who_asks_may_be_written_in_several_ways(
    model: Charter, given: object, authorities: set[tuple[str, str]]
) -> None:
    assert {(each.kind, each.id) for each in question({"act": "instruct", "by": given}, model).by} == authorities


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], 'a question is a JSON object, as {"act": ..., "object": ..., "by": ..., "told": ..., "facts": ..., "decision": ...}'),
        ({}, 'the question has no "act"; expected the verb of an act, as "overturn"'),
        ({"act": "expell"}, 'there is no act "expell"; did you mean expel?'),
        ({"act": "bodies.expel"}, 'there is no act "bodies.expel"; did you mean "members.expel"?'),
        ({"act": 3}, "there is no act 3"),
        ({"act": "expel", "facst": {}}, 'a question has no "facst"; expected act, object, by, told, facts, decision; did you mean facts or act?'),
        ({"act": "expel", "told": 1}, '"told" is true or false'),
        ({"act": "expel", "object": "membr"}, 'there is no object "membr"; did you mean member?'),
        ({"act": "expel", "object": "holder:apeals"}, 'the charter has no body or office "apeals"; did you mean appeals?'),
        ({"act": "expel", "object": {"type": "funds", "of": "appeals"}}, '"appeals" cannot be said of "funds"; it can of holder, decision, meeting, unit, faction'),
        ({"act": "expel", "object": {"of": "appeals"}}, 'an object has a "type", and may say whose it is by "of", "body", "office" or "unit"'),
        ({"act": "expel", "by": {"body": "stering"}}, 'the charter has no body or electorate or unit "stering"; did you mean steering?'),
        ({"act": "expel", "by": {"people": "x"}}, '"by" has no "people"; expected body, electorate, office, class, unit, member, self, clock'),
        ({"act": "expel", "by": {"clock": "yes"}}, '"clock" in "by" is true, or left out'),
        ({"act": "expel", "facts": {"heard": True}}, 'there is no fact "heard"; docs/charter.md lists them'),
        ({"act": "expel", "facts": {"hearing": "yes"}}, 'the fact hearing is yes or no; found "yes"'),
        ({"act": "expel", "facts": {"seats": -1}}, "the fact seats is a whole number, 0 or more; found -1"),
        ({"act": "expel", "facts": {"seats": True}}, "the fact seats is a whole number, 0 or more; found true"),
        ({"act": "expel", "facts": {"ground": "he was rude"}}, 'the fact ground is a list of names; found "he was rude"'),
        ({"act": "expel", "facts": {"status": "é"}}, 'the fact status is a name; found "é"'),
        ({"act": "expel", "facts": {"articles": ["99"]}}, 'the charter has no article "99"'),
        ({"act": "expel", "facts": []}, '"facts" is a JSON object of facts, as {"hearing": true, "notice_days": 14}'),
        ({"act": "expel", "decision": {"yes": 4, "maybe": 1}}, '"decision" has no "maybe"; expected yes, no, abstain, present'),
        ({"act": "expel", "decision": {"yes": 4}}, '"decision": a count has yes and no, and may have abstain and present'),
        ({"act": "expel", "decision": {"yes": 4, "no": 1.5}}, '"decision": no must be a whole number, 0 or more, not 1.5'),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(model: Charter, data: object, says: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        question(data, model)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    "text", ["", "{", "nul", '{"act": NaN}', '{"act": 1' + "0" * 5_000 + "}", "[" * 100_000, "\ud800"]
)
def test_what_is_no_json_is_said(model: Charter, text: str) -> None:
    with pytest.raises(BadQuestion, match=r"this is not JSON|a question is a JSON object|there is no act"):
        read_question(text, model)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["member", "appeals", "expel"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["act", "object", "by", "facts", "decision", "type", "of", "body", "member", "seats", "ground", "status", "yes", "no"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(data=JSON)
def test_any_json_is_a_question_or_a_sentence(model: Charter, data: Any) -> None:
    try:
        asked = question(data, model)
    except BadQuestion as problem:
        said = str(problem)
    else:
        said = json.dumps(answer(decide(model, asked)))
    assert said != ""


@given(st.binary(max_size=200))
def test_any_bytes_are_a_question_or_a_sentence(model: Charter, data: bytes) -> None:
    with pytest.raises(BadQuestion):
        read_question(data, model)
