"""Who may undo an act: by which act, under which rule."""

import pytest

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read
from folkmoot.core.charter.undoing import AGAINST_DECISIONS, TAKEN_BACK_BY, who_may_undo


@pytest.fixture(scope="session")
def model(model_text: str) -> Charter:
    return read(model_text, "model.md")


def undoing(charter: Charter, act: str, on: str | None = None) -> list[tuple[str, str, str]]:
    return [(each.act, each.who, each.rule) for each in who_may_undo(charter, act, on)]


def test_an_expulsion_is_undone_by_whoever_reinstates_and_by_whoever_hears_the_appeal(model: Charter) -> None:
    assert undoing(model, "expel", "member") == [
        ("reinstate", "the Appeals Committee", "restore"),
        ("overturn", "the Appeals Committee", "to_appeals"),
        ("overturn", "the Appeals Committee", "decide_appeal"),
    ]


def test_what_takes_back_something_else_does_not_undo_it(model: Charter) -> None:
    """A branch takes back who has lapsed, and the panel lifts a suspension: neither undoes an expulsion."""
    assert [rule for _, _, rule in undoing(model, "lapse", "member")] == ["take_back", "take_back", "restore"]
    assert "lift" in [rule for _, _, rule in undoing(model, "suspend_member", "member")]


def test_whom_one_seated_one_may_unseat(model: Charter) -> None:
    assert undoing(model, "elect", "holder:appeals") == [
        ("remove", "the membership", "recall"),
        ("recall", "the membership", "recall"),
    ]


def test_a_check_stops_it() -> None:
    text = """## Article 1. A
```toml charter
[[body]]
id = "steering"
[[body]]
id = "council"
[[power]]
id = "spend"
who = "steering"
act = "spend"
[[check]]
id = "stop"
kind = "veto"
by = "council"
over = "spend"
```
"""
    (found,) = who_may_undo(read(text), "spend")
    assert (found.act, found.who, found.article, found.rule) == ("veto", "the council", "1", "stop")
    assert found.says == "The council may stop it when others spend money."


def test_what_nobody_may_undo_has_nobody(model: Charter) -> None:
    assert undoing(model, "dissolve") == []


@pytest.mark.parametrize("verb", sorted(vocabulary.VERBS))
def test_every_verb_can_be_asked_of_in_both_languages(model: Charter, verb: str) -> None:
    english, spanish = (who_may_undo(model, verb, language=each) for each in ("en", "es"))
    assert [(each.act, each.rule) for each in english] == [(each.act, each.rule) for each in spanish]


def test_the_acts_that_undo_are_acts() -> None:
    assert {*TAKEN_BACK_BY, *AGAINST_DECISIONS, *(each for acts in TAKEN_BACK_BY.values() for each in acts)} <= set(
        vocabulary.VERBS
    )
