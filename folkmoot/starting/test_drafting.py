"""A charter is drawn up from answers, and nothing in it is wrong."""

from itertools import product

import pytest

from folkmoot.core.charter.check import check
from folkmoot.core.charter.rules import Body, Majority, MemberClass, Unit
from folkmoot.core.charter.sentences import sentence
from folkmoot.starting.drafting import charter, drafted
from folkmoot.starting.questions import QUESTIONS, half, read

USUAL = {question.key: question.usual for question in QUESTIONS} | {"name": "North Tenants"}
KINDS = [
    {"unit": unit, "dues_grace_days": dues, "admitting": admitting, "amend": amend}
    for unit, dues, admitting, amend in product(
        ["", "branch", "local"], ["0", "45"], ["committee", "branch"], ["1/2", "3/5"]
    )
    if unit or admitting != "branch"
]


@pytest.mark.parametrize("answers", KINDS, ids=lambda answers: " ".join(answers.values()))
def test_whatever_is_answered_the_charter_can_be_read_and_has_no_error(answers):
    found = charter(USUAL | answers)

    assert [(finding.severity, finding.code) for finding in check(found)] == [("warning", "electorate-capture")]
    assert all("not defined" not in sentence(rule, found) for rule in found.rules)
    assert [article.number for article in found.articles] == [str(n) for n in range(1, len(found.articles) + 1)]
    assert "<<" not in found.text


def test_each_answer_stands_in_a_rule():
    found = charter(USUAL | {"seats": "9", "term_months": "24", "amend": "3/4", "unit": "chapter"})

    assert found.title == "Charter of North Tenants"
    assert found.get(MemberClass, "member").objection_days == 7
    assert found.get(Body, "committee").seats == 9
    assert str(found.get(Majority, "to_change").share) == "3/4"
    assert found.get(Unit, "branch").name == "chapter"
    assert "elects a committee of 9 for 24 months" in drafted(USUAL | {"seats": "9", "term_months": "24"})


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"name": ""}, "Write the name, without signs such as quotation marks or brackets."),
        ({"name": 'The "Best"'}, "Write the name, without signs such as quotation marks or brackets."),
        ({"zone": "Madrid"}, "There is no such time zone; they are called like Europe/Madrid or America/Chicago."),
        ({"seats": "1"}, "Write a number from 3 to 50."),
        ({"seats": "many"}, "Write a number from 3 to 50."),
        ({"amend": "7/8"}, "Choose one of those that are listed."),
        ({"admitting": "branch"}, "There are no branches that could admit anybody."),
    ],
)
def test_an_answer_that_cannot_be_is_said(answer, says):
    (key,) = answer
    assert read(USUAL | answer)[1] == {key: says}


def test_what_is_left_empty_is_answered_as_usual():
    assert read({"name": "North Tenants"}) == (USUAL, {})
    assert half("1/5") == "1/10"
