"""Who may appeal against what, and until when; what complaints give; each refusal in both languages."""

from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import charter_text
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Authority, Question, Verdict, decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.sentences import sentence

MEMBER = ("class", {"id": "member", "name": "member"})
PANEL = ("body", {"id": "panel", "name": "Panel", "seats": 3})
COURT = ("body", {"id": "court", "name": "Court", "seats": 5})
WAY: dict[str, Any] = {"from": "panel", "to": "court", "who": ["respondent"], "within_days": 30}


def ways(*tables: dict[str, Any]) -> Charter:
    """A charter with these ways of appealing."""
    appeals = [("appeal", {"id": f"way_{n}", **table}) for n, table in enumerate(tables, 1)]
    return read(charter_text(MEMBER, PANEL, COURT, *appeals))


def appealing(charter: Charter, on: str = "decision:panel", by: str = "self", **known: Value) -> Verdict:
    facts: dict[str, Value] = {"party": ("respondent",), "days_since": 1, "final": False, "expel": False, **known}
    return decide(charter, Question("appeal", frozenset({Authority(by)}), Facts({on}, facts)))


def says(verdict: Verdict) -> tuple[str, str]:
    """Its one reason in English and in Spanish."""
    (reason,) = verdict.because
    return reason.said("en"), reason.said("es")


@pytest.mark.parametrize(("days", "value"), [(30, "allowed"), (31, "refused")])
def test_an_appeal_on_the_last_day_is_in_time(days: int, value: str) -> None:
    assert appealing(ways(WAY), days_since=days).value == value


def test_a_late_appeal_is_refused_with_its_article() -> None:
    late = appealing(ways(WAY), days_since=31)
    assert (late.articles, late.rules) == (("1",), ("1 way_1",))
    assert says(late) == (
        "Article 1 (way_1) leaves 30 days for it; 31 days have passed.",
        "El artículo 1 (way_1) deja 30 días para ello; han pasado 31 días.",
    )


def test_only_those_appeal_whom_the_charter_names() -> None:
    other = appealing(ways({**WAY, "who": ["respondent", "unit"]}), party=("complainant",))
    assert says(other) == (
        "Article 1 (way_1) gives it to whoever was complained about or the unit concerned; "
        "whoever asks is none of these.",
        "El artículo 1 (way_1) lo permite a la persona contra quien se presentó o a la unidad concernida; "
        "quien lo pide no lo es.",
    )


def test_where_nobody_is_named_the_parties_appeal_and_any_member_where_it_says_so() -> None:
    anybody = {name: value for name, value in WAY.items() if name != "who"}
    assert appealing(ways(anybody), party=("complainant",)).value == "allowed"
    assert appealing(ways(anybody), party=("member",)).value == "refused"
    assert appealing(ways({**WAY, "who": ["member"]}), party=()).value == "allowed"


def test_one_way_may_be_for_some_decisions_and_another_for_the_rest() -> None:
    charter = ways({**WAY, "on": ["expel"], "within_days": 60}, {**WAY, "within_days": 10})
    assert appealing(charter, expel=True, days_since=60).value == "allowed"
    assert appealing(charter, expel=True, days_since=61).rules == ("1 way_1",)
    assert appealing(charter, expel=False, days_since=10).value == "allowed"
    assert appealing(charter, expel=False, days_since=11).rules == ("1 way_2",)


def test_against_what_is_final_nobody_appeals() -> None:
    ended = ways({"from": "court", "to": "none"})
    assert says(appealing(ended, on="decision:court")) == (
        "Article 1 (way_1) forbids anybody to appeal against a decision of the Court.",
        "El artículo 1 (way_1) prohíbe a cualquiera apelar contra una decisión del órgano «Court».",
    )
    once = ways({**WAY, "final": True}, {"from": "court", "to": "panel"})
    assert appealing(once, on="decision:court", final=False).value == "allowed"
    assert says(appealing(once, on="decision:court", final=True)) == (
        "Article 1 (way_1) leaves no appeal against what was decided on an appeal; this was.",
        "El artículo 1 (way_1) no deja apelar contra lo que se decidió en una apelación; esto se decidió así.",
    )


def test_the_clock_is_not_bound_by_the_days_of_the_parties() -> None:
    charter = ways({**WAY, "decide_within_days": 90})
    assert appealing(charter, by="clock", days_since=120, overdue=True).value == "allowed"
    assert appealing(charter, by="clock", days_since=120, overdue=False).value == "refused"


def test_an_interim_measure_ends_where_a_finding_begins() -> None:
    grievance = {"id": "complaint", "received_by": "panel", "interim": {"by": "member", "max_days": 9}}
    charter = read(charter_text(MEMBER, PANEL, ("grievance", grievance)))
    by = frozenset({Authority("class", "member")})
    facts: dict[str, Value] = {"days": 9, "find": False}
    assert decide(charter, Question("suspend_member", by, Facts({"member"}, facts))).value == "allowed"
    after = decide(charter, Question("suspend_member", by, Facts({"member"}, {**facts, "find": True})))
    assert says(after) == (
        "Article 1 (complaint) allows it before a finding only; there is one.",
        "El artículo 1 (complaint) lo permite solo antes de una resolución; ya la hay.",
    )


def test_a_complaint_says_who_finds_and_what_may_follow() -> None:
    grievance = {"id": "complaint", "received_by": "panel", "sanctions": ["censure", "expel"]}
    charter = read(charter_text(PANEL, ("grievance", grievance)))
    (rule,) = (rule for rule in charter.rules if rule.kind == "grievance")
    assert sentence(rule, charter) == (
        "A complaint goes to the Panel. Whoever receives it makes a finding, and after one may decide on a sanction: "
        "mildest first, a censure or an expulsion."
    )
    assert sentence(rule, charter, "es") == (
        "Una queja va al Panel. Quien la recibe dicta una resolución, y tras ella puede decidir una sanción: "
        "de menor a mayor, una amonestación o una expulsión."
    )
