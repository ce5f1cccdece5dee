"""What a prohibition refuses somebody who holds a seat stays in the record, once, with what was known of it."""

import pytest

from folkmoot.bodies.acts.orders import Instruct
from folkmoot.core.charter.read import read
from folkmoot.core.charter.replaying import replay_verdict
from folkmoot.door.charters import adopted
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from tests.cast import found


def tries(moot, whom, **count):
    with pytest.raises(Refused) as caught:
        moot.decide("steering", Instruct(person=moot[whom], what="Reverse it."), by="Ben", **count)
    return caught.value


def test_an_attempt_stands_there_with_its_facts_so_that_its_verdict_can_be_given_again(moot):
    tries(moot, "Ines", yes=1)

    attempt = moot.entries()[-1]

    assert (attempt.kind, attempt.act, attempt.verdict["verb"]) == ("refused", "bodies.decide", "instruct")
    assert (attempt.by["person"], attempt.by["as"]) == (moot["Ben"], ["body:steering"])
    assert attempt.facts["on"] == ["holder:appeals", "member"]
    assert attempt.facts["decision"]["yes"] == 1
    assert replay_verdict(read(adopted(attempt.charter).text), attempt) is None


def test_the_same_attempt_with_other_votes_leaves_no_second_entry(db):
    moot = found(seats=(("Ada", "general_secretary", None), *((who, "steering", None) for who in ("Ben", "Bram")),
                        *((who, "appeals", None) for who in ("Ines", "Sid"))))  # fmt: skip
    tries(moot, "Ines", yes=1, no=1)
    size = moot.size()

    tries(moot, "Ines", yes=2)

    assert moot.size() == size


def test_an_attempt_on_somebody_else_is_another_one(db):
    moot = found(seats=(("Ada", "general_secretary", None), ("Ben", "steering", None),
                        *((who, "appeals", None) for who in ("Ines", "Sid"))))  # fmt: skip
    tries(moot, "Ines", yes=1)
    tries(moot, "Sid", yes=1)

    assert Entry.objects.filter(kind="refused").count() == 2


def test_a_refusal_begins_with_what_it_would_have_done(moot):
    refused = tries(moot, "Ines", yes=1)

    assert refused.because[:2] == [
        "It is refused because it would tell somebody what to do, which is refused.",
        "Article 6 (no_reversal) forbids anybody to instruct a member of the Appeals Committee.",
    ]
