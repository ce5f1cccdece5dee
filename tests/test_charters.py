"""The charters that ship: they can be read, they say what their prose says, and they judge as they are meant to."""

import re
from pathlib import Path

import pytest

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.asking import answer, question
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.judging import decide
from folkmoot.core.charter.read import read_file
from folkmoot.core.charter.rules import Body, Emergency, Prohibition
from folkmoot.core.charter.sentences import sentence

CHARTERS = sorted((Path(__file__).parents[1] / "charters").glob("*.md"))
LEFT_OUT = {"censure", "remit", "stay"}
"""What the model gives nobody: its ladder begins with a suspension, and no_reversal forbids the others to all."""

BY_THE_DOOR = {"found", "correct"}
"""Verbs that no article gives: the founding entry precedes the charter, and a correction takes its entry's verb."""


@pytest.fixture(params=CHARTERS, ids=lambda path: path.stem)
def charter(request: pytest.FixtureRequest) -> Charter:
    path: Path = request.param
    return read_file(path)


def shipped(name: str) -> Charter:
    return read_file(Path(__file__).parents[1] / "charters" / name)


def asked(name: str, **data: object) -> dict[str, object]:
    charter = shipped(name)
    return answer(decide(charter, question(data, charter)))


def test_the_three_that_ship_are_there() -> None:
    assert {path.name for path in CHARTERS} >= {"model.md", "as-worked.md", "club.md"}


def test_every_shipped_charter_to_start_from_has_no_error(charter: Charter) -> None:
    if charter.head.id != "as_worked":  # it is here to be judged
        assert [finding for finding in check(charter) if finding.severity == "error"] == []


def test_every_rule_of_every_shipped_charter_says_itself(charter: Charter) -> None:
    assert all("not defined" not in sentence(rule, charter) for rule in charter.rules)


def test_nothing_is_found_in_the_model() -> None:
    assert check(shipped("model.md")) == []


@pytest.mark.parametrize(
    ("code", "severity", "rules", "says"),
    [
        (
            "self-judging",
            "error",
            ("4 from_expulsion", "3 lead"),
            "An appeal against what the Steering Committee did is heard by the National Appeals Committee, and the "
            "Steering Committee could command the National Appeals Committee: the judged would choose their judges.",
        ),
        (
            "judged-overturns",
            "error",
            ("4 find", "3 lead", "4 reopen"),
            "The Steering Committee may tell the National Appeals Committee what to do, though it is the National "
            "Appeals Committee that judges it.",
        ),
        (
            "indirect-ouster",
            "error",
            ("4 find", "3 expel", "4 appeals"),
            "The Steering Committee could expel those who sit in the National Appeals Committee, and fill the empty "
            "seats: even if it may neither appoint nor instruct the National Appeals Committee, by which it is judged, "
            "it can put its own people there.",
        ),
        (
            "convening-lock",
            "error",
            ("3 steering", "2 meeting-convention"),
            "the Steering Committee can be removed only by the Convention, and nobody but the Steering Committee, or "
            "the recorder, whom it commands, may call the Convention together.",
        ),
        (
            "tiny-decision",
            "warning",
            ("3 expel",),
            "by 3 expel, 1 vote in the Steering Committee of 12 seats may be enough to expel a member: no quorum says "
            "how many must be there.",
        ),
    ],
)
def test_of_the_charter_as_worked_it_is_said_who_could_capture_it(
    code: str, severity: str, rules: tuple[str, ...], says: str
) -> None:
    found = [each for each in check(shipped("as-worked.md")) if each.code == code and each.says == says]
    assert [(each.severity, each.rules) for each in found] == [(severity, rules)]


def test_of_the_club_it_is_said_that_its_committee_may_suspend_those_who_elect_it() -> None:
    assert [(finding.code, finding.rules) for finding in check(shipped("club.md"))] == [
        ("electorate-capture", ("3 committee", "4 suspend"))
    ]


def test_every_rule_as_worked_is_marked_stated_or_assumed() -> None:
    charter = shipped("as-worked.md")
    lines = charter.text.split("\n")
    for rule in charter.rules:
        above = [line for line in lines[max(0, rule.line - 5) : rule.line - 1] if line.startswith("#")]
        assert any(re.match(r"# (Stated|Assumed):", line) for line in above), f"{rule.cite}, line {rule.line}"


def test_the_national_bodies_as_worked_have_the_names_of_the_article() -> None:
    names = {body.name for body in shipped("as-worked.md").of(Body)}
    assert {"Convention", "Steering Committee", "National Appeals Committee"} <= names


def test_the_endorsement_rule_as_worked_names_both_parties() -> None:
    charter = shipped("as-worked.md")
    rule = charter.get(Prohibition, "two_party_system")
    assert rule is not None
    assert [ground.name for each in rule.because if (ground := charter.ground(each))] == [
        "Republican Party",
        "Democratic Party",
    ]


def test_the_model_has_a_power_for_every_verb_of_the_built_organs() -> None:
    needs = {verb.name for verb in vocabulary.VERBS.values() if verb.built and not verb.own} - BY_THE_DOOR
    assert needs - {power.verb for power in shipped("model.md").powers} == LEFT_OUT


def test_the_emergency_of_the_model_can_be_confirmed_before_it_ends() -> None:
    (emergency,) = shipped("model.md").of(Emergency)
    assert emergency.ratified_within_days <= emergency.max_days


INSTRUCT = {"act": "instruct", "by": {"body": "steering"}, "object": {"type": ["member", "holder:appeals"]}}
REVERSE = {
    "act": "overturn",
    "by": {"body": "appeals"},
    "object": {"type": "decision", "of": "appeals"},
    "facts": {"new_evidence": False, "seats": 7, "entitled": 7, "quorate": True, "appeal": False},
    "decision": {"yes": 4, "no": 3, "abstain": 0, "present": 7},
}
EXPEL = {
    "act": "expel",
    "by": {"body": "steering"},
    "object": "faction",
    "facts": {"ground": ["faction"], "seats": 13, "entitled": 13, "quorate": True},
    "decision": {"yes": 13, "no": 0, "present": 13},
}


def test_under_the_model_steering_may_not_instruct_the_appeals_committee() -> None:
    said = asked("model.md", **INSTRUCT)
    assert said["verdict"] == "refused"
    assert said["rules"] == ["6 no_reversal"]


def test_under_the_model_nobody_may_whoever_instructs() -> None:
    said = asked("model.md", **{**INSTRUCT, "by": [], "told": True})
    assert said["verdict"] == "refused"
    assert said["rules"] == ["6 no_reversal"]


def test_under_the_model_appeals_may_not_reverse_itself_without_new_evidence() -> None:
    said = asked("model.md", **REVERSE)
    assert said["verdict"] == "refused"
    assert "6 reopen" in str(said["rules"])


def test_under_the_model_four_of_seven_do_not_reopen_even_on_new_evidence() -> None:
    evidence = {**REVERSE, "facts": {**REVERSE["facts"], "new_evidence": True}}  # type: ignore[dict-item]
    assert asked("model.md", **evidence)["verdict"] == "refused"
    assert asked("model.md", **{**evidence, "decision": {"yes": 5, "no": 2, "present": 7}})["verdict"] == "allowed"


def test_under_the_model_steering_may_not_expel_a_faction() -> None:
    said = asked("model.md", **EXPEL)
    assert said["verdict"] == "refused"
    assert said["articles"] == ["7"]


def test_under_the_model_four_of_seven_overturn_a_finding_on_an_appeal() -> None:
    facts = {"appeal": True, "reasons_published": True, "seats": 7, "entitled": 7, "quorate": True}
    question = {**REVERSE, "object": "decision:grievance", "facts": facts}
    assert asked("model.md", **question)["verdict"] == "allowed"
    assert asked("model.md", **{**question, "facts": {**facts, "appeal": False}})["verdict"] == "refused"


def test_as_worked_steering_instructs_the_appeals_committee() -> None:
    said = asked("as-worked.md", **{**INSTRUCT, "told": True})
    assert (said["verdict"], said["rules"]) == ("allowed", ["3 lead"])


def test_as_worked_appeals_reverses_an_earlier_finding_with_any_number() -> None:
    said = asked("as-worked.md", act="overturn", by={"body": "appeals"}, object="decision", told=True)
    assert (said["verdict"], said["rules"]) == ("allowed", ["4 reopen"])
    said = asked("as-worked.md", **{**REVERSE, "object": "decision:appeals"})
    assert (said["verdict"], said["rules"]) == ("allowed", ["4 reopen"])


def test_as_worked_steering_expels_a_faction() -> None:
    said = asked("as-worked.md", act="expel", by={"body": "steering"}, object="faction", told=True)
    assert (said["verdict"], said["rules"]) == ("allowed", ["3 expel"])


@pytest.mark.parametrize(
    ("act", "by", "on"),
    [
        ("disaffiliate", {"body": "branch"}, "unit:branch"),
        ("elect", {"body": "convention"}, "holder:steering"),
        ("remove", {"body": "convention"}, "holder:steering"),
        ("dissolve", {"electorate": "membership"}, None),
        ("note", {"office": "recorder"}, "history"),
        ("estimate", {"office": "recorder"}, None),
    ],
)
def test_as_worked_the_told_acts_of_the_history_are_allowed(act: str, by: dict[str, str], on: str | None) -> None:
    said = asked("as-worked.md", act=act, by=by, object=on, told=True, facts={"own_unit": True})
    assert said["verdict"] == "allowed"


@pytest.mark.parametrize("party", ["republican_party", "democratic_party"])
def test_as_worked_a_candidate_of_either_party_is_not_endorsed(party: str) -> None:
    question = {"act": "endorse", "by": {"body": "steering"}, "object": "candidate", "told": True}
    said = asked("as-worked.md", **{**question, "facts": {"ground": [party]}})
    assert (said["verdict"], said["rules"]) == ("refused", ["7 two_party_system"])
    assert asked("as-worked.md", **{**question, "facts": {"ground": []}})["verdict"] == "allowed"


def test_somebody_with_a_seat_or_an_office_can_enter_what_each_body_decides(charter: Charter) -> None:
    seated = {body.id for body in charter.of(Body) if body.seats or body.composed_of == "delegates"}
    for body in charter.of(Body):
        recorders = {
            holder.id
            for power in charter.compiled.of("decide").powers
            if not power.objects or power.objects & {"decision", f"decision:{body.id}"}
            for holder in power.holders
            if holder.kind == "office" or holder.id in seated
        }
        assert recorders, f"nobody can enter what {body.id} decides"
