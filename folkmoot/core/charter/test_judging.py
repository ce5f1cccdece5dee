"""The settled semantics of powers (A), each rule of them in a test that says it."""

from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Unknown, Value
from folkmoot.core.charter.judging import Authority, Counts, Question, Verdict, decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.vocabulary import VERBS

CHARTER = """# Charter

## Article 1. Members and branches
```toml charter
[[class]]
id = "member"
admitted_by = "branch"
objection_days = 7
lapse_days = 90
[[electorate]]
id = "membership"
of = "member"
[[unit]]
id = "branch"
[[body]]
id = "branch"
many = true
```

## Article 2. Bodies
```toml charter
[[body]]
id = "steering"
name = "Steering Committee"
seats = 9
quorum = { share = "2/3", base = "seats" }
removed_by = "membership"
convenes = "self"
max_terms = 2
[[body]]
id = "court"
name = "Court"
seats = 7
quorum = { count = 5, base = "seats", recused_count = true }
[[office]]
id = "clerk"
body = "steering"
duties = ["admit", "transfer"]
[[meeting]]
of = "steering"
notice_days = 3
called_by = "clerk"
second_call = { after_days = 7, quorum = "1/3" }
[[incompatible]]
bodies = ["steering", "court"]
```

## Article 3. Powers
```toml charter
[[power]]
id = "lead"
who = "steering"
act = "instruct"
on = ["staff", "holder:court"]
[[power]]
id = "expel"
who = "court"
act = "expel"
on = "member"
majority = "most_seats"
requires = "hearing"
[[power]]
id = "suspend"
who = ["clerk", "court"]
act = "suspend_member"
on = "member"
max_days = 30
[[power]]
id = "spend"
who = "clerk"
act = "spend"
on = "funds"
limit = 200
notice_days = 2
[[power]]
id = "censure"
who = "steering"
act = "censure"
on = "member"
majority = "two_thirds"
[[power]]
id = "overturn"
who = "court"
act = "overturn"
on = "decision"
[[power]]
id = "recall"
who = "membership"
act = ["remove", "recall"]
on = "holder:court"
quorum = "1/5"
initiative = "10%"
within_days = 30
```

## Article 4. Prohibitions
```toml charter
[[prohibition]]
id = "free"
act = ["expel", "censure"]
on = "member"
because = ["faction", "opinion"]
[[prohibition]]
id = "judges"
act = ["instruct", "remove", "recall", "expel", "suspend_member"]
on = "holder:court"
except = "recall"
[[prohibition]]
id = "not_them"
act = ["suspend_member", "resign"]
who = "clerk"
on = "member"
because = "opinion"
```

## Article 5. Changing this
```toml charter
[[amendment]]
id = "ordinary"
who = "steering"
[[amendment]]
id = "entrenched"
of = ["3", "5"]
who = "steering"
majority = "two_thirds"
ratified_by = "membership"
ratify_majority = "two_thirds"
[[amendment]]
id = "prohibitions"
of = "4"
who = "membership"
majority = "two_thirds"
turnout = "1/2"
[[dissolution]]
id = "end"
who = "membership"
ballots = 2
apart_days = 30
[[emergency]]
id = "need"
declared_by = "steering"
majority = "most_seats"
max_days = 10
grants = ["censure", "expel"]
never = "expel"
ratified_by = "membership"
ratified_within_days = 5
```

## Article 6. Majorities
```toml charter
[[charter]]
id = "club"
default_majority = "simple"
grounds = [{ id = "faction", means = "a faction" }, { id = "opinion", means = "an opinion" }]
[[majority]]
id = "simple"
share = "1/2"
strict = true
base = "cast"
[[majority]]
id = "two_thirds"
share = "2/3"
base = "cast"
[[majority]]
id = "most_seats"
share = "1/2"
strict = true
base = "seats"
```
"""
ALL_OF_COURT = Counts(7, 0, 0, 7)


@pytest.fixture(scope="module")
def charter() -> Charter:
    return read(CHARTER)


def who(name: str) -> Authority:
    kinds = {"steering": "body", "court": "body", "branch": "body", "clerk": "office", "membership": "electorate"}
    return Authority(kinds.get(name, name), name if name in kinds else "member" if name == "class" else "")


def asked(
    charter: Charter,
    verb: str,
    by: str | tuple[str, ...],
    on: str | tuple[str, ...] = (),
    decision: Counts | None = None,
    told: bool = False,
    **facts: Value | Unknown,
) -> Verdict:
    names = (by,) if isinstance(by, str) else by
    objects = (on,) if isinstance(on, str) else on
    return decide(charter, Question(verb, frozenset(map(who, names)), Facts(objects, facts), decision, told))


def kinds(verdict: Verdict) -> list[str]:
    return [reason.kind for reason in verdict.because]


# A. What empowers an act


def test_a_verb_that_no_article_gives_is_refused_to_everybody(charter: Charter) -> None:
    verdict = asked(charter, "hire", ("steering", "clerk", "class", "self"), "staff")
    assert (verdict.value, kinds(verdict)) == ("refused", ["no_power"])


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS.values() if verb.own])
def test_acts_on_oneself_need_no_power(charter: Charter, verb: str) -> None:
    assert asked(charter, verb, "self", "member", ground=()).value == "allowed"


def test_acts_on_oneself_may_be_prohibited(charter: Charter) -> None:
    assert asked(charter, "resign", ("self", "clerk"), "member", ground=("opinion",)).rules == ("4 not_them",)
    assert asked(charter, "resign", "self", "member", ground=("opinion",)).value == "allowed"


def test_an_act_on_oneself_is_for_nobody_else(charter: Charter) -> None:
    assert asked(charter, "resign", "steering", "member", Counts(9, 0, 0, 9)).value == "refused"


def test_one_met_power_suffices_and_all_that_are_met_are_cited(charter: Charter) -> None:
    decision = Counts(5, 4, 0, 9)
    assert asked(charter, "censure", "steering", "member", decision, ground=(), emergency=True).rules == ("5 need",)
    decision = Counts(6, 3, 0, 9)
    verdict = asked(charter, "censure", "steering", "member", decision, ground=(), emergency=True)
    assert (verdict.rules, verdict.articles) == (("3 censure", "5 need"), ("3", "5"))


def test_a_prohibition_beats_every_power_that_it_does_not_name(charter: Charter) -> None:
    verdict = asked(charter, "instruct", "steering", ("member", "holder:court"), Counts(9, 0, 0, 9))
    assert (verdict.value, verdict.rules) == ("refused", ("4 judges",))


def test_a_power_that_a_prohibition_names_stands(charter: Charter) -> None:
    facts: dict[str, Any] = {"initiative": 10, "entitled": 100, "days_since": 30}
    assert asked(charter, "recall", "membership", "holder:court", Counts(15, 5), **facts).rules == ("3 recall",)


def test_the_name_of_another_kind_of_rule_is_no_exception() -> None:
    text = CHARTER.replace('id = "recall"\nwho', 'id = "recall_them"\nwho').replace('id = "need"', 'id = "recall"')
    text = text.replace('"censure", "expel"]\nnever', '"remove"]\nnever')
    verdict = asked(read(text), "remove", "steering", "holder:court", Counts(9, 0, 0, 9), emergency=True)
    assert verdict.rules == ("4 judges",)


def test_a_rule_matches_if_its_object_is_among_those_of_the_act(charter: Charter) -> None:
    assert asked(charter, "instruct", "steering", ("staff", "member"), Counts(9, 0, 0, 9)).value == "allowed"
    assert asked(charter, "instruct", "steering", "member", Counts(9, 0, 0, 9)).value == "refused"


@pytest.mark.parametrize("on", ["decision", "decision:steering", "decision:court"])
def test_a_bare_kind_means_any_of_it(charter: Charter, on: str) -> None:
    assert asked(charter, "overturn", "court", on, Counts(4, 3, 0, 7)).value == "allowed"


def test_a_holder_is_a_member_while_the_mandate_lasts(charter: Charter) -> None:
    facts: dict[str, Any] = {"hearing": True, "ground": ()}
    assert asked(charter, "expel", "court", "holder:steering", ALL_OF_COURT, **facts).value == "allowed"
    assert asked(charter, "expel", "court", "holder:court", ALL_OF_COURT, **facts).rules == ("4 judges",)


def test_of_a_body_of_which_each_unit_has_one_only_the_one_of_the_objects_unit_is_meant(charter: Charter) -> None:
    facts: dict[str, Any] = {"objection_days": 7}
    assert asked(charter, "admit", "branch", "member", Counts(3, 0), own_unit=True, **facts).value == "allowed"
    verdict = asked(charter, "admit", "branch", "member", Counts(3, 0), own_unit=False, **facts)
    assert (verdict.value, kinds(verdict)) == ("refused", ["scope"])


def test_an_electorate_acts_by_its_ballot_and_its_quorum_is_turnout_of_the_entitled(charter: Charter) -> None:
    facts: dict[str, Any] = {"initiative": 10, "entitled": 100, "days_since": 1}
    assert asked(charter, "recall", "membership", "holder:court", Counts(10, 6, 4), **facts).value == "allowed"
    verdict = asked(charter, "recall", "membership", "holder:court", Counts(10, 6, 3), **facts)
    assert (verdict.value, kinds(verdict), verdict.lost) == ("refused", ["turnout"], True)
    assert asked(charter, "recall", "membership", "holder:court", **facts).missing == ("decision",)


@pytest.mark.parametrize(
    ("ground", "value"),
    [
        ((), "allowed"),
        (("dues",), "allowed"),
        (("faction",), "refused"),
        (("dues", "opinion"), "refused"),
        (Unknown("nobody wrote it down"), "undetermined"),
    ],
)
def test_because_matches_the_typed_ground_and_a_missing_ground_is_unknown(
    charter: Charter, ground: Value | Unknown, value: str
) -> None:
    verdict = asked(charter, "expel", "court", "member", ALL_OF_COURT, hearing=True, ground=ground)
    assert (verdict.value, verdict.missing) == (value, ("ground",) if value == "undetermined" else ())


def test_a_ground_that_was_not_given_is_unknown(charter: Charter) -> None:
    assert asked(charter, "expel", "court", "member", ALL_OF_COURT, hearing=True).missing == ("ground",)


# Amendments


CHANGED: dict[str, Any] = {"ratified": True}


@pytest.mark.parametrize(
    ("articles", "decision", "rules"),
    [
        (("1",), Counts(5, 4, 0, 9), ("5 ordinary",)),
        ((), Counts(5, 4, 0, 9), ("5 ordinary",)),
        (("3",), Counts(5, 4, 0, 9), None),
        (("3",), Counts(6, 3, 0, 9), ("5 entrenched",)),
        (("1", "3"), Counts(5, 4, 0, 9), None),
        (("1", "3"), Counts(6, 3, 0, 9), ("5 ordinary", "5 entrenched")),
        (("4",), Counts(9, 0, 0, 9), None),
        (("1", "4"), Counts(9, 0, 0, 9), None),
    ],
)
def test_an_amendment_that_touches_several_articles_must_meet_each_clause(
    charter: Charter, articles: tuple[str, ...], decision: Counts, rules: tuple[str, ...] | None
) -> None:
    verdict = asked(charter, "amend_charter", "steering", "charter", decision, articles=articles, ratified=True)
    assert (verdict.value, verdict.rules) == ("allowed", rules) if rules else verdict.value == "refused"


def test_an_amendment_waits_until_it_is_ratified(charter: Charter) -> None:
    verdict = asked(
        charter, "amend_charter", "steering", "charter", Counts(9, 0, 0, 9), articles=("3",), ratified=False
    )
    assert (verdict.value, kinds(verdict)) == ("refused", ["ratification"])


def test_who_holds_only_another_clause_is_told_whose_it_is(charter: Charter) -> None:
    verdict = asked(charter, "amend_charter", "steering", "charter", Counts(9, 0, 0, 9), articles=("1", "4"))
    assert [reason.says for reason in verdict.because] == [
        "Article 5 (prohibitions) gives it to the membership, not to the Steering Committee."
    ]


def test_a_ratification_is_by_the_ratifying_majority_of_what_touches_its_articles(charter: Charter) -> None:
    assert asked(charter, "ratify", "membership", "charter", Counts(2, 1), articles=("1", "3")).value == "allowed"
    verdict = asked(charter, "ratify", "membership", "charter", Counts(3, 2), articles=("3",))
    assert (verdict.value, verdict.lost) == ("refused", True)
    assert asked(charter, "ratify", "membership", "charter", Counts(2, 1), articles=("1",)).value == "refused"


def test_what_a_change_touches_must_be_known(charter: Charter) -> None:
    verdict = asked(charter, "amend_charter", "steering", "charter", Counts(9, 0, 0, 9), ratified=True)
    assert (verdict.value, verdict.missing) == ("undetermined", ("articles",))


def test_a_power_to_change_the_charter_reaches_no_entrenched_article() -> None:
    text = CHARTER.replace(
        '[[power]]\nid = "lead"',
        '[[power]]\nid = "change"\nwho = "clerk"\nact = "amend_charter"\non = "charter"\n[[power]]\nid = "lead"',
    )
    assert asked(read(text), "amend_charter", "clerk", "charter", articles=("1",)).rules == ("3 change",)
    assert asked(read(text), "amend_charter", "clerk", "charter", articles=("3",)).value == "refused"
