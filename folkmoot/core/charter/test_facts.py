"""Facts: only what the vocabulary knows, only values of their type, the same after a way through JSON."""

import json
from datetime import date
from typing import Any

import pytest

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.facts import TYPES, BadFact, Facts, Unknown, from_plain


def test_a_fact_that_was_not_given_is_unknown() -> None:
    assert Facts({"member"}).get("hearing") == Unknown("it was not given")


def test_every_verb_is_a_fact_that_it_was_done() -> None:
    assert set(TYPES) == set(vocabulary.FACTS) | set(vocabulary.VERBS)
    assert Facts(known={"find": True}).get("find") is True


def test_who_holds_a_seat_is_a_member_and_every_object_is_of_its_kind() -> None:
    facts = Facts({"holder:appeals", "decision:grievance"})
    assert facts.on == {"holder:appeals", "decision:grievance"}
    assert facts.objects == {"holder:appeals", "holder", "member", "decision:grievance", "decision"}


def test_knowing_more_leaves_the_facts_as_they_were() -> None:
    before = Facts({"member"}, {"hearing": True, "days": 3})
    after = before.knowing({"days": 4, "appeal": Unknown("nobody asked")})
    assert before == Facts({"member"}, {"hearing": True, "days": 3})
    assert after == Facts({"member"}, {"hearing": True, "days": 4, "appeal": Unknown("nobody asked")})


def test_facts_can_be_kept_in_a_set() -> None:
    assert len({Facts({"member"}, {"days": 3}), Facts(["member"], {"days": 3}), Facts({"member"}, {"days": 4})}) == 2


def test_what_was_given_cannot_be_changed_from_outside() -> None:
    given: dict[str, Any] = {"days": 3}
    facts = Facts({"member"}, given)
    given["days"] = 4
    assert facts.get("days") == 3


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("heard", True, "there is no fact 'heard'"),
        ("heard", Unknown(), "there is no fact 'heard'"),
        ("hearing", 1, "hearing must be yes or no, not 1"),
        ("days", True, "days must be a whole number, 0 or more, not True"),
        ("days", -1, "days must be a whole number, 0 or more, not -1"),
        ("days", 1.5, "days must be a whole number, 0 or more, not 1.5"),
        ("membership", "Ada Lovelace said so", "membership must be a name, not 'Ada Lovelace said so'"),
        ("ground", "faction", "ground must be a list of names, not 'faction'"),
        ("articles", ("5", 6), "articles must be a list of names, not ('5', 6)"),
        ("unit", "branch", "unit must be the key of a row, a whole number, not 'branch'"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name: str, value: Any, says: str) -> None:
    with pytest.raises(BadFact) as refused:
        Facts({"member"}, {name: value})
    assert str(refused.value) == says


@pytest.mark.parametrize("on", ["membr", "funds:appeals", "holder:", "holder:two words", "Member", ""])
def test_an_object_that_the_vocabulary_does_not_know_is_refused(on: str) -> None:
    with pytest.raises(BadFact, match="there is no object"):
        Facts({on})


def test_facts_are_the_same_after_a_way_through_json() -> None:
    facts = Facts(
        {"member", "holder:appeals"},
        {
            "days": 3,
            "hearing": False,
            "ground": ("faction",),
            "unit": 7,
            "membership": "member",
            "appeal": Unknown("x"),
        },
    )
    plain = json.loads(json.dumps(facts.to_json()))
    assert plain == {
        "on": ["holder:appeals", "member"],
        "known": {
            "appeal": {"unknown": "x"},
            "days": 3,
            "ground": ["faction"],
            "hearing": False,
            "membership": "member",
            "unit": 7,
        },
    }
    assert Facts.from_json(plain) == facts


@pytest.mark.parametrize(
    "value", [{}, {"on": "member", "known": {}}, {"on": [1], "known": {}}, {"on": [], "known": {"days": "3"}}]
)
def test_json_that_is_no_facts_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(BadFact):
        Facts.from_json(value)


def test_a_date_is_written_as_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TYPES, "founded", vocabulary.Type.DATE)
    assert Facts(known={"founded": date(1977, 3, 12)}).to_json()["known"] == {"founded": "1977-03-12"}
    assert from_plain("founded", "1977-03-12") == date(1977, 3, 12)
    with pytest.raises(BadFact, match="founded must be a date, not '1977'"):
        from_plain("founded", "1977")
