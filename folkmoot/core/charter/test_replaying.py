"""The verdict of an entry is given again from the entry and its charter alone."""

from dataclasses import replace
from hashlib import sha256

import pytest

from folkmoot.core.charter.read import read
from folkmoot.core.charter.replaying import SHOWN, Rejudging, replay_verdict
from folkmoot.core.record.entry import Entry

TEXT = b"""# The club

## Article 1. Members

The committee admits members by two thirds; whoever sits on it is not expelled.

```toml charter
[[class]]
id = "member"
name = "member"

[[body]]
id = "committee"
name = "committee"
seats = 5
quorum = { share = "1/2", base = "seats" }

[[majority]]
id = "two_thirds"
share = "2/3"

[[power]]
id = "admitting"
who = "committee"
act = "admit"
majority = "two_thirds"

[[prohibition]]
id = "safe"
act = "expel"
on = "holder:committee"
```
"""
CHARTER = read(TEXT)
ATTACHED = {CHARTER.hash: TEXT}

ADMITTED = Entry(
    index=3,
    at="2026-05-01T18:30:00Z",
    kind="live",
    act="members.admit",
    body={},
    by={"as": ["body:committee"]},
    charter=CHARTER.hash,
    code="0.1.0",
    record_class="members",
    facts={
        "on": ["member"],
        "known": {"entitled": 5, "seats": 5},
        "decision": {"yes": 2, "no": 1, "abstain": 0, "present": 3},
    },
    verdict={"value": "allowed", "rules": ["1 admitting"], "verb": "admit"},
)


def with_counts(yes, no):
    return replace(ADMITTED, facts={**ADMITTED.facts, "decision": {"yes": yes, "no": no, "abstain": 0, "present": 3}})


def test_a_verdict_that_follows_is_found_again():
    assert replay_verdict(CHARTER, ADMITTED) is None


def test_a_verdict_without_the_votes_for_it_is_said_with_the_reason():
    says = replay_verdict(CHARTER, with_counts(1, 2))
    assert says.startswith("members.admit: the record says that it is allowed; judged again, it is refused: Article 1 ")


def test_a_verdict_by_another_rule_is_said():
    other = replace(ADMITTED, verdict={"value": "allowed", "rules": ["1 safe"], "verb": "admit"})
    assert replay_verdict(CHARTER, other) == (
        "members.admit: the record says that it rests on 1 safe; judged again, it rests on 1 admitting"
    )


def test_the_unit_of_a_hat_has_counted_already():
    assert replay_verdict(CHARTER, replace(ADMITTED, by={"as": ["body:committee@7", "self"]})) is None


def test_a_told_act_is_judged_by_what_its_source_says():
    told = replace(
        ADMITTED,
        kind="told",
        on="2013-11",
        facts={"on": ["member"], "known": {}},
        verdict={"value": "undetermined", "rules": ["1 admitting"], "verb": "admit", "missing": ["decision"]},
    )
    assert replay_verdict(CHARTER, told) is None
    without = replace(told, verdict={**told.verdict, "missing": []})
    assert replay_verdict(CHARTER, without).startswith(
        "members.admit: the record says that it wants to know nothing; judged again, it wants to know decision"
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"verdict": {"value": "allowed", "rules": []}}, "its verdict names no verb that a charter knows"),
        ({"verdict": {"value": "allowed", "rules": [], "verb": "bless"}}, "names no verb that a charter knows"),
        ({"facts": {}}, 'its facts are none: facts are written as {"on": [objects], "known": {name: value}}'),
        ({"facts": {"on": ["angel"], "known": {}}}, "there is no object 'angel'"),
        ({"facts": {"on": [], "known": {"grace": 1}}}, "there is no fact 'grace'"),
        ({"facts": {"on": [], "known": {}, "decision": {"yes": -1, "no": 0}}}, "yes must be a whole number"),
    ],
)
def test_what_no_charter_could_be_asked_is_said(change, says):
    found = replay_verdict(CHARTER, replace(ADMITTED, **change))
    assert found.startswith("members.admit cannot be judged again: ")
    assert says in found


# A whole export.


def test_an_attempt_that_was_refused_is_judged_again_too():
    judge = Rejudging("0.1.0")
    attempt = replace(ADMITTED, kind="refused", verdict={"value": "refused", "rules": ["1 safe"], "verb": "expel"})
    says = judge(attempt, ATTACHED)
    assert says is not None
    assert "the record says that it rests on 1 safe; judged again, it rests on nothing" in says


def test_it_says_how_many_verdicts_were_given_again():
    judge = Rejudging("0.1.0")
    assert [judge(each, ATTACHED) for each in (ADMITTED, ADMITTED)] == [None, None]
    assert list(judge.says()) == ["verdicts given again by the charter, from the facts in each entry: 2"]


def test_what_another_version_judged_otherwise_is_said_and_is_no_fault():
    judge = Rejudging("0.2.0")
    assert judge(with_counts(1, 2), ATTACHED) is None
    (says,) = judge.says()
    assert says.startswith("entry 3, which version 0.1.0 judged: members.admit: the record says that it is allowed; ")


def test_of_many_such_verdicts_the_first_are_shown():
    judge = Rejudging("0.2.0")
    for _ in range(SHOWN + 5):
        judge(with_counts(1, 2), ATTACHED)
    assert list(judge.says())[SHOWN:] == ["and 5 more verdicts of other versions come out otherwise"]


def test_a_charter_that_is_missing_is_left_to_the_verifier():
    judge = Rejudging("0.1.0")
    assert judge(ADMITTED, {}) is None
    assert list(judge.says()) == []


def test_a_charter_that_cannot_be_read_is_said():
    text = b"# X\n\n## Article 1. Y\n\n```toml charter\n[[nonsense]]\n```\n"
    hash_ = sha256(text).hexdigest()
    says = Rejudging("0.1.0")(replace(ADMITTED, charter=hash_), {hash_: text})
    assert says.startswith("its charter cannot be read: ")
    assert "nonsense" in says
