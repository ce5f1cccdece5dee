"""What a refusal says, word for word, under the charters that ship: it must be fit to be read out at a meeting."""

from pathlib import Path
from typing import Any

import pytest

from folkmoot.core.charter.asking import question
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Verdict, decide
from folkmoot.core.charter.read import read_file

SHIPPED = Path(__file__).parents[3] / "charters"


def verdict(charter: Charter, asked: dict[str, Any]) -> Verdict:
    return decide(charter, question(asked, charter))


@pytest.fixture(scope="module")
def model() -> Charter:
    return read_file(SHIPPED / "model.md")


@pytest.fixture(scope="module")
def as_worked() -> Charter:
    return read_file(SHIPPED / "as-worked.md")


FULL = {"present": 7, "abstain": 0}
STEERING_INSTRUCTS = {"act": "instruct", "by": {"body": "steering"}, "object": ["member", "holder:appeals"]}
APPEALS_REVERSES = {"act": "overturn", "by": {"body": "appeals"}, "object": "decision:appeals"}
STEERING_EXPELS = {"act": "expel", "by": {"body": "steering"}, "object": "faction"}
COUNTED = {"yes": 10, "no": 1, "present": 11}


@pytest.mark.parametrize(
    ("asked", "under_model", "under_as_worked"),
    [
        (
            {**STEERING_INSTRUCTS, "decision": COUNTED},
            ("refused", ("6 no_reversal",)),
            ("allowed", ("3 lead",)),
        ),
        (
            {**APPEALS_REVERSES, "facts": {"new_evidence": False}, "decision": {"yes": 3, "no": 2, "present": 5}},
            ("refused", ("6 reopen",)),
            ("allowed", ("4 reopen",)),
        ),
        (
            {**APPEALS_REVERSES, "facts": {"new_evidence": False}, "decision": {"yes": 4, "no": 1, "present": 5}},
            ("refused", ("6 reopen",)),
            ("allowed", ("4 reopen",)),
        ),
        ({**STEERING_EXPELS, "decision": COUNTED}, ("refused", ()), ("allowed", ("3 expel",))),
        (
            {**STEERING_EXPELS, "facts": {"ground": ["faction"]}, "decision": COUNTED},
            ("refused", ("7 no_faction_offence",)),
            None,
        ),
    ],
)
def test_what_the_organisation_of_the_article_did_is_refused_by_the_model_and_was_allowed_as_it_worked(
    model: Charter,
    as_worked: Charter,
    asked: dict[str, Any],
    under_model: tuple[str, tuple[str, ...]],
    under_as_worked: tuple[str, tuple[str, ...]] | None,
) -> None:
    found = verdict(model, asked)
    assert (found.value, found.rules) == under_model
    if under_as_worked is not None:
        found = verdict(as_worked, asked)
        assert (found.value, found.rules) == under_as_worked


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (
            STEERING_INSTRUCTS,
            ["Article 6 (no_reversal) forbids anybody to instruct a member of the Appeals Committee."],
        ),
        (
            {**APPEALS_REVERSES, "facts": {"new_evidence": False}, "decision": {"yes": 4, "no": 3, **FULL}},
            [
                "Article 6 (reopen) allows it on new evidence; that is not so.",
                "Article 6 (reopen) needs 5 yes; there were 4.",
            ],
        ),
        (  # article 11 gives it in an emergency; there is none, and so nothing is said of it
            {**STEERING_INSTRUCTS, "object": "member", "facts": {"emergency": False}},
            ["No article gives the Steering Committee a power to instruct a member."],
        ),
        (
            {**STEERING_EXPELS, "object": "member", "decision": COUNTED},
            [
                "No article gives the Steering Committee a power to expel a member; "
                "article 6 gives it to the Grievance Panel."
            ],
        ),
        (
            {
                **STEERING_EXPELS,
                "by": {"body": "grievance"},
                "object": "member",
                "facts": {"ground": ["faction"], "find": False},
                "decision": {"yes": 5, "no": 1, "present": 6},
            },
            [
                "Article 7 (no_faction_offence) forbids anybody to expel a member because of forming or joining a "
                "tendency or faction.",
                "Article 6 (sanction) allows it after a finding; that is not so.",
                "Article 6 (sanction) asks for a quorum of 7; 6 were there.",
                "Article 6 (sanction) needs 6 yes of 9 seats; there were 5.",
            ],
        ),
        (
            {
                "act": "admit",
                "by": {"body": "branch"},
                "object": "member",
                "facts": {"own_unit": False, "objection_days": 1, "entitled": 20},
                "decision": {"yes": 5, "no": 6, "present": 11},
            },
            [
                "Article 1 (member) reaches only as far as their own unit; this lies outside it.",
                "Article 1 (member) leaves 7 days for objections; 1 day has passed.",
                "Article 1 (member) needs 6 yes of 11 votes cast; there were 5.",
            ],
        ),
        (
            {
                "act": "recall",
                "by": {"electorate": "membership"},
                "object": "holder:appeals",
                "facts": {"initiative": 9, "entitled": 100, "days_since": 31},
                "decision": {"yes": 9, "no": 0},
            },
            [
                "Article 9 (recall) says that 10 must ask for it; 9 did.",
                "Article 9 (recall) leaves 30 days for it; 31 days have passed.",
                "Article 9 (recall) asks that 20 take part; 9 did.",
            ],
        ),
        (
            {"act": "convene", "by": {"member": True}, "object": "meeting:branch", "facts": {"notice_days": 6}},
            ["Article 2 (meeting-branch) asks for 7 days of notice; there were 6."],
        ),
        (
            {"act": "lapse", "by": {"clock": True}, "object": "member", "facts": {"arrears_days": 180}},
            ["Article 1 (member) waits until dues are overdue for more than 180 days; they are overdue for 180 days."],
        ),
        (
            {"act": "admit", "by": {"body": "branch"}, "object": "member", "facts": {"dissolved": True}},
            ["The organisation is dissolved (article 14); only its record may still be kept."],
        ),
        (
            {
                "act": "amend_charter",
                "by": {"body": "convention"},
                "object": "charter",
                "facts": {"articles": ["5"], "days_since_proposal": 30, "ratified": False},
            },
            [
                "Article 13 (entrenched) asks for 90 days of discussion; there were 30.",
                "Article 13 (entrenched) asks that it be confirmed first; it has not been.",
            ],
        ),
        (
            {
                "act": "charter_unit",
                "by": {"body": "steering"},
                "object": "unit",
                "facts": {"unit_members": 2, "entitled": 13, "emergency": False},
                "decision": {"yes": 9, "no": 0},
            },
            ["Article 2 (branch) asks that a unit begin with 3 members; there are 2."],
        ),
    ],
)
def test_a_refusal_can_be_read_out(model: Charter, asked: dict[str, Any], says: list[str]) -> None:
    found = verdict(model, asked)
    assert (found.value, [reason.says for reason in found.because]) == ("refused", says)


@pytest.mark.parametrize(
    ("asked", "says", "missing"),
    [
        (
            {**APPEALS_REVERSES, "decision": {"yes": 5, "no": 2, **FULL}},
            ["Article 6 (reopen) allows it on new evidence; whether that is so is not known."],
            ("new_evidence",),
        ),
        (
            {**APPEALS_REVERSES, "facts": {"new_evidence": True}},
            [
                "Article 6 (reopen) asks for a quorum of 5; how many were there is not known.",
                "Article 6 (reopen) needs 5 yes; the count is not known.",
            ],
            ("decision",),
        ),
        (
            {
                "act": "expel",
                "by": {"body": "grievance"},
                "object": "member",
                "facts": {"find": True},
                "decision": {"yes": 6, "no": 1, "present": 7},
            },
            [
                "Article 7 (no_faction_offence) forbids anybody to expel a member because of forming or joining a "
                "tendency or faction; on what grounds it was done is not known."
            ],
            ("ground",),
        ),
        (
            {"act": "find", "object": "member", "told": True, "facts": {"notice_days": 14, "hearing": True}},
            [
                "Article 6 (find) gives it to the Grievance Panel; who did it is not known.",
                "Article 6 (find) allows it if the person concerned may bring somebody along; "
                "whether that is so is not known.",
            ],
            ("by", "accompanied"),
        ),
        (
            {"act": "amend_charter", "by": {"body": "convention"}, "object": "charter", "facts": {"ratified": True}},
            None,
            ("articles", "days_since_proposal", "decision"),
        ),
    ],
)
def test_what_is_not_known_can_be_asked_for(
    model: Charter, asked: dict[str, Any], says: list[str] | None, missing: tuple[str, ...]
) -> None:
    found = verdict(model, asked)
    assert (found.value, found.missing) == ("undetermined", missing)
    assert says is None or [reason.says for reason in found.because] == says


def test_a_verdict_names_its_articles_once_each_and_in_the_order_of_its_reasons(model: Charter) -> None:
    found = verdict(
        model,
        {
            "act": "expel",
            "by": {"body": "grievance"},
            "object": "member",
            "facts": {"ground": ["faction"], "find": False},
        },
    )
    assert (found.articles, found.rules) == (("7", "6"), ("7 no_faction_offence", "6 sanction"))
