"""The settled semantics of verdicts (B), each rule of them in a test that says it."""

from collections.abc import Mapping
from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Counts, resolve
from folkmoot.core.charter.read import read
from folkmoot.core.charter.test_judging import ALL_OF_COURT, CHARTER, asked, kinds, who


@pytest.fixture(scope="module")
def charter() -> Charter:
    return read(CHARTER)


def test_an_act_is_undetermined_and_names_the_facts_that_would_decide_it(charter: Charter) -> None:
    verdict = asked(charter, "expel", "court", "member")
    assert (verdict.value, verdict.missing) == ("undetermined", ("ground", "hearing", "decision"))


def test_an_act_is_refused_whatever_is_missing_when_every_power_surely_fails(charter: Charter) -> None:
    verdict = asked(charter, "expel", "court", "member", hearing=False)
    assert (verdict.value, verdict.missing, kinds(verdict)) == ("refused", (), ["requires"])


def test_an_act_is_refused_whatever_is_missing_when_a_prohibition_surely_applies(charter: Charter) -> None:
    verdict = asked(charter, "expel", "court", "member", ground=("faction",))
    assert (verdict.value, verdict.missing, kinds(verdict)) == ("refused", (), ["prohibition"])


def test_all_reasons_are_given_prohibitions_first(charter: Charter) -> None:
    verdict = asked(
        charter, "expel", "court", "member", Counts(3, 1, 0, 4), ground=("faction",), hearing=False, recused=0
    )
    assert kinds(verdict) == ["prohibition", "requires", "quorum", "majority"]
    assert verdict.rules == ("4 free", "3 expel")


def test_without_a_majority_of_its_own_a_power_takes_the_charters(charter: Charter) -> None:
    assert asked(charter, "instruct", "steering", "staff", Counts(4, 3, 2, 9)).value == "allowed"
    assert asked(charter, "instruct", "steering", "staff", Counts(4, 4, 1, 9)).lost


def test_without_any_majority_said_it_takes_more_than_half_of_the_votes_with_the_bodys_quorum() -> None:
    bare = read(CHARTER.replace('default_majority = "simple"\n', ""))
    assert asked(bare, "instruct", "steering", "staff", Counts(4, 3, 2, 9)).value == "allowed"
    assert asked(bare, "instruct", "steering", "staff", Counts(4, 4, 1, 9)).lost
    assert kinds(asked(bare, "instruct", "steering", "staff", Counts(4, 1, 0, 5), second_call=False)) == ["quorum"]


def test_too_few_present_is_no_lost_vote(charter: Charter) -> None:
    verdict = asked(charter, "instruct", "steering", "staff", Counts(1, 4, 0, 5), second_call=False)
    assert (verdict.value, verdict.lost) == ("refused", False)


def test_a_vote_is_lost_only_where_nothing_but_votes_was_wanting(charter: Charter) -> None:
    facts: dict[str, Any] = {"ground": (), "hearing": True}
    assert asked(charter, "expel", "court", "member", Counts(3, 4, 0, 7), **facts).lost
    assert not asked(charter, "expel", "court", "member", Counts(3, 4, 0, 7), **{**facts, "hearing": False}).lost
    assert not asked(charter, "expel", "court", "member", Counts(3, 4, 0, 7), **{**facts, "ground": ("faction",)}).lost
    assert not asked(charter, "expel", "court", "member", Counts(4, 3, 0, 7), **facts).lost


def test_those_who_stood_aside_count_for_the_quorum_only_where_the_rule_says_so(charter: Charter) -> None:
    few, enough = Counts(4, 0, 0, 4), Counts(5, 0, 0, 5)
    assert asked(charter, "overturn", "court", "decision", few, recused=1).value == "allowed"
    assert asked(charter, "overturn", "court", "decision", few, recused=0).value == "refused"
    assert asked(charter, "overturn", "court", "decision", few).missing == ("recused",)
    assert asked(charter, "instruct", "steering", "staff", enough, recused=4, second_call=False).value == "refused"


def test_a_second_call_has_its_lower_quorum(charter: Charter) -> None:
    three = Counts(3, 0, 0, 3)
    assert asked(charter, "instruct", "steering", "staff", three, second_call=False).value == "refused"
    assert asked(charter, "instruct", "steering", "staff", three, second_call=True).value == "allowed"
    assert asked(charter, "instruct", "steering", "staff", three).missing == ("second_call",)
    assert asked(charter, "instruct", "steering", "staff", Counts(2, 0, 0, 2)).value == "refused"


@pytest.mark.parametrize(
    ("verb", "by", "on", "facts"),
    [
        ("suspend_member", "clerk", "member", {"days": 30, "ground": ()}),
        ("spend", "clerk", "funds", {"amount": 200, "notice_days": 2}),
        ("admit", "clerk", "member", {}),
        ("convene", "clerk", "meeting:steering", {"notice_days": 3}),
        ("lapse", "clock", "member", {"arrears_days": 91}),
    ],
)
def test_limits_are_inclusive(charter: Charter, verb: str, by: str, on: str, facts: Mapping[str, Any]) -> None:
    assert asked(charter, verb, by, on, **facts).value == "allowed"
    for name, value in facts.items():
        if isinstance(value, int):
            beyond = value + 1 if name in ("days", "amount") else value - 1
            assert asked(charter, verb, by, on, **{**facts, name: beyond}).value == "refused", name


def test_within_n_days_includes_the_nth(charter: Charter) -> None:
    facts: dict[str, Any] = {"initiative": 10, "entitled": 100}
    ballot = Counts(15, 5)
    assert asked(charter, "recall", "membership", "holder:court", ballot, days_since=30, **facts).value == "allowed"
    assert asked(charter, "recall", "membership", "holder:court", ballot, days_since=31, **facts).value == "refused"


def test_a_meetings_notice_binds_whoever_calls_it(charter: Charter) -> None:
    for by, decision in (("clerk", None), ("steering", Counts(9, 0, 0, 9))):
        verdict = asked(charter, "convene", by, "meeting:steering", decision, notice_days=2)
        assert (verdict.value, kinds(verdict)) == ("refused", ["notice"])


def test_an_initiative_is_a_share_of_the_actual_roll_rounded_up(charter: Charter) -> None:
    facts: dict[str, Any] = {"entitled": 101, "days_since": 1}
    ballot = Counts(20, 5)
    assert asked(charter, "recall", "membership", "holder:court", ballot, initiative=11, **facts).value == "allowed"
    assert asked(charter, "recall", "membership", "holder:court", ballot, initiative=10, **facts).value == "refused"


def test_a_full_number_of_terms_in_a_row_bars_another(charter: Charter) -> None:
    text = CHARTER.replace('removed_by = "membership"', 'filled_by = "elected:membership"')
    ask = {"on": "holder:steering", "decision": Counts(5, 1), "incompatible": False}
    assert asked(read(text), "elect", "membership", terms=1, **ask).value == "allowed"  # type: ignore[arg-type]
    verdict = asked(read(text), "elect", "membership", terms=2, **ask)  # type: ignore[arg-type]
    assert (verdict.value, kinds(verdict)) == ("refused", ["terms"])


def test_two_seats_that_exclude_each_other_bar_the_second() -> None:
    text = CHARTER.replace('removed_by = "membership"', 'filled_by = "elected:membership"')
    verdict = asked(read(text), "elect", "membership", "holder:steering", Counts(5, 1), terms=0, incompatible=True)
    assert (verdict.value, kinds(verdict)) == ("refused", ["incompatible"])


def test_an_emergency_gives_its_grants_while_it_runs_and_never_what_it_excludes(charter: Charter) -> None:
    most = Counts(5, 4, 0, 9)
    assert asked(charter, "censure", "steering", "member", most, ground=(), emergency=False).value == "refused"
    assert asked(charter, "censure", "steering", "member", most, ground=(), emergency=True).value == "allowed"
    assert asked(charter, "expel", "steering", "member", most, ground=(), emergency=True).value == "refused"


def test_what_an_emergency_excludes_stays_an_ordinary_power(charter: Charter) -> None:
    facts: dict[str, Any] = {"ground": (), "hearing": True, "emergency": True}
    assert asked(charter, "expel", "court", "member", ALL_OF_COURT, **facts).value == "allowed"


def test_an_emergency_has_no_renewal_unless_the_charter_says_so(charter: Charter) -> None:
    most = Counts(5, 4, 0, 9)
    assert asked(charter, "declare_emergency", "steering", (), most, days=10, renewals=0).value == "allowed"
    verdict = asked(charter, "declare_emergency", "steering", (), most, days=11, renewals=1)
    assert (verdict.value, kinds(verdict)) == ("refused", ["days", "renewals"])


def test_an_emergency_is_confirmed_in_its_days(charter: Charter) -> None:
    assert asked(charter, "ratify", "membership", "decision:steering", Counts(5, 1), days_since=5).value == "allowed"
    assert asked(charter, "ratify", "membership", "decision:steering", Counts(5, 1), days_since=6).value == "refused"


def test_the_organisation_ends_after_its_ballots_and_not_sooner(charter: Charter) -> None:
    assert asked(charter, "dissolve", "membership", (), Counts(5, 1), ballots=2, apart_days=30).value == "allowed"
    verdict = asked(charter, "dissolve", "membership", (), Counts(5, 1), ballots=1, apart_days=0)
    assert (verdict.value, kinds(verdict)) == ("refused", ["ballots", "ballots"])


def test_a_dissolved_organisation_may_only_keep_its_record(charter: Charter) -> None:
    verdict = asked(charter, "instruct", "steering", "staff", Counts(9, 0, 0, 9), dissolved=True)
    assert (verdict.value, verdict.rules, kinds(verdict)) == ("refused", ("5 end",), ["dissolved"])
    assert asked(charter, "erase", "self", "member", dissolved=True).value == "allowed"
    assert asked(charter, "resign", "self", "member", dissolved=True).value == "refused"


def test_an_organisation_is_founded_on_an_empty_record_alone(charter: Charter) -> None:
    assert asked(charter, "found", "self", record_empty=True).value == "allowed"
    assert asked(charter, "found", "self", record_empty=False).value == "refused"
    assert asked(charter, "found", "self").missing == ("record_empty",)


# Told


def test_a_source_that_tells_a_decision_without_its_count_is_believed_where_no_majority_is_named(
    charter: Charter,
) -> None:
    assert asked(charter, "instruct", "steering", "staff", told=True).value == "allowed"
    assert asked(charter, "instruct", "steering", "staff", told=False).missing == ("decision",)


def test_a_source_without_a_count_leaves_a_majority_that_is_named_unknown(charter: Charter) -> None:
    assert asked(charter, "censure", "steering", "member", told=True, ground=(), emergency=False).missing == (
        "decision",
    )


def test_a_count_that_a_source_gives_is_counted(charter: Charter) -> None:
    assert asked(charter, "instruct", "steering", "staff", Counts(3, 5), told=True).lost
    assert asked(charter, "instruct", "steering", "staff", Counts(5, 0), told=True).value == "allowed"


def test_a_told_act_of_nobody_knows_whom_is_undetermined_unless_nobody_could(charter: Charter) -> None:
    assert asked(charter, "instruct", (), "staff", told=True).missing == ("by",)
    assert asked(charter, "instruct", (), "member", told=True).value == "refused"
    assert asked(charter, "instruct", (), "holder:court", told=True).rules == ("4 judges",)
    assert asked(charter, "instruct", (), "staff").value == "refused"


# Decisions that carry nothing


def test_a_decision_is_entered_by_those_who_sit_there_and_by_their_officers(charter: Charter) -> None:
    assert asked(charter, "decide", "steering", "decision:steering").value == "allowed"
    assert asked(charter, "decide", "clerk", "decision:steering").value == "allowed"
    assert asked(charter, "decide", "clerk", "decision:court").value == "refused"


def test_a_decision_that_carries_no_act_is_carried_by_the_majority_and_quorum_of_its_body(charter: Charter) -> None:
    assert resolve(charter, who("steering"), Facts(), Counts(4, 3, 0, 7)).value == "allowed"
    assert resolve(charter, who("steering"), Facts(), Counts(3, 4, 0, 7)).lost
    assert kinds(resolve(charter, who("steering"), Facts(), Counts(2, 0, 0, 2))) == ["quorum"]
    assert resolve(charter, who("steering"), Facts(), told=True).value == "allowed"
