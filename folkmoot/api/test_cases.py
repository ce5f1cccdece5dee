"""Reads about complaints: each party and each judge reads their cases, and to everybody else there are none."""

import pytest
from django.test import Client

from folkmoot.api import tokens
from folkmoot.grievances.acts.ending import PublishOutcome
from folkmoot.grievances.conftest import Story, changed, justice


@pytest.fixture
def story(db):
    told = Story(justice())
    told.begins()
    return told


def asked(story, name, path):
    """What the API answers somebody, and with which status."""
    headers = {}
    if name is not None:
        token = tokens.make(story.moot[name], "a program", tokens.scopes(), today=story.moot.today)
        headers["authorization"] = f"Bearer {token}"
    answer = Client().get(f"/api/{path}", headers=headers)
    return answer.status_code, answer.json()


def test_a_party_and_a_judge_read_the_case_and_what_they_are_in_it(story):
    status, (case,) = asked(story, "Bram", "cases")
    assert (status, case["part"], case["statement"], case["body"]) == (
        200,
        "complainant",
        "He shouted at me.",
        "grievance",
    )
    assert [(each["step"], each["met_on"]) for each in case["steps"]] == [("acknowledge", None), ("find", None)]
    assert asked(story, "Judge 1", f"cases/{story.case}")[1]["part"] == "judge"
    story.is_heard()
    story.is_found()
    (found,) = asked(story, "Sid", f"cases/{story.case}")[1]["findings"]
    assert (found["upheld"], found["reasons"], found["stands"]) == (True, "Three people heard it.", True)


@pytest.mark.parametrize("name", ["Ada", "Ben", "Sol", "Sid", "Ines", "Kit", None])
def test_to_everybody_else_there_is_none(story, name):
    assert asked(story, name, "cases") == (200, [])
    there, nowhere = asked(story, name, f"cases/{story.case}"), asked(story, name, f"cases/{story.case + 1}")
    assert there == nowhere
    assert there[0] == 404


def test_outcomes_are_for_everybody_and_few_are_never_counted(story):
    assert asked(story, None, "cases/outcomes") == (200, {"outcomes": [], "figures": [], "least": 5})
    for _ in range(4):
        story.begins()
    (figure,) = asked(story, None, "cases/outcomes")[1]["figures"]
    assert figure == {"year": 2026, "outcome": "not decided yet", "count": 5}


def test_an_outcome_that_is_made_known_is_read_by_whoever_reads_findings(db):
    told = Story(
        justice(changed(("accompanied = true\nsanctions", 'accompanied = true\npublish = "outcome"\nsanctions')))
    )
    told.begins()
    told.is_heard()
    told.is_found(outcome="not_upheld")
    told.moot.wait(31)
    told.moot.enact(PublishOutcome(case=told.case), "Judge 1")
    (made,) = asked(told, "Ben", "cases/outcomes")[1]["outcomes"]
    assert made == {
        "case": told.case // 2**20,
        "body": "The Grievance Panel",
        "outcome": "not upheld",
        "followed": [],
        "day": told.moot.today.isoformat(),
        "reasons": "",
    }
    assert asked(told, None, "cases/outcomes")[1]["outcomes"] == []
