"""Who acts: bodies by decisions that carry acts, offices and members directly, recorders for others."""

from datetime import timedelta

import msgspec
import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.constitution.acts import ProposeAmendment
from folkmoot.door.act import REGISTER, BadAct, Carried, Missing
from folkmoot.door.charters import attach
from folkmoot.door.enact import enact
from folkmoot.door.rebuild import rebuild
from folkmoot.members.acts import Apply, Transfer
from tests.cast import NORTH
from tests.settled.stage import MODEL, changed

ORDER = Instruct(staff=True, what="Open the office at nine.")

# C1


def test_whoever_sits_in_a_body_does_not_use_its_powers_alone(moot, refused):
    with refused("4 lead"):
        moot.enact(ORDER, by="Ben")

    decided = moot.decide("steering", ORDER, yes=1, by="Ben")

    assert [(each.by["as"], each.verdict["rules"]) for each in moot.followed(decided)] == [
        (["body:steering"], ["4 lead"])
    ]


def test_what_a_decision_carries_is_decoded_by_the_register_and_follows_with_it_as_its_cause(moot):
    decided = moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH)

    (entry,) = moot.followed(decided)
    (carried,) = decided.body["carries"]
    assert (
        (carried["act"], carried["fields"])
        == (entry.act, entry.body)
        == (
            "members.transfer",
            {"person": moot["Sid"], "unit": NORTH},
        )
    )
    assert (entry.cause, entry.index) == (decided.index, decided.index + 1)


@pytest.mark.parametrize(
    ("carried", "says"),
    [
        (Carried(act="members.bless", fields={}), "there is no act members.bless"),
        (Carried(act="members.transfer", fields={"person": "Sid", "unit": 0}), "field person: expected the reference"),
    ],
)
def test_a_decision_carries_nothing_that_the_register_cannot_read(moot, carried, says):
    decide = Decide(body="branch", unit=NORTH, yes=3, no=0, present=3, question="Shall we?", carries=(carried,))
    with pytest.raises(BadAct, match=says):
        moot.enact(decide, by="Ada")


def test_an_office_and_a_member_use_their_powers_directly(moot):
    by_office = moot.enact(Transfer(person=moot["Sid"], unit=NORTH), by="Ada")
    by_member = moot.enact(
        ProposeAmendment(charter=attach(changed(MODEL, ("max_days = 60", "max_days = 50")))), by="Sid"
    )

    assert [(each.cause, each.verdict["rules"]) for each in (by_office, by_member)] == [
        (None, ["2 branch_secretary", "4 general_secretary"]),
        (None, ["13 propose_amendment"]),
    ]


def test_no_act_but_the_decision_holds_a_count_of_votes_or_the_seats_of_a_body():
    counts = {"yes", "no", "abstain", "units_yes", "tie_broken", "recused", "entitled", "filled"}
    holding = {
        name
        for name, declared in REGISTER.items()
        if counts & {field.encode_name for field in msgspec.structs.fields(declared.type)}
    }
    assert holding == {"bodies.decide"}


# C2


def test_a_reported_decision_is_a_live_act_under_the_charter_and_the_facts_of_its_meeting(moot):
    held_on = moot.today + timedelta(days=8)
    moot.enact(Convene(body="branch", unit=NORTH, day=held_on), by="Ada")
    moot.wait(40)

    decided = moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH, held_on=held_on)

    (entry,) = moot.followed(decided)
    assert {(each.kind, each.on, each.at) for each in (decided, entry)} == {
        ("rehearsed", "2026-05-09", "2026-06-10T18:30:00Z")
    }
    assert rebuild() == []


def test_no_decision_is_reported_of_a_day_before_its_meeting_was_called(moot):
    moot.wait(20)
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=8)), by="Ada")

    with pytest.raises(Missing, match="no meeting of branch was called for"):
        moot.decide("branch", yes=3, unit=NORTH, held_on=moot.today - timedelta(days=1))


# C5


def test_a_request_that_comes_twice_leaves_one_entry(moot):
    apply = Apply(person=moot["Kit"], name="Kit", unit=NORTH)
    size = moot.size()

    first, second = (enact(apply, person=moot["Kit"], at=moot.now, request="r-1") for _ in range(2))

    assert (first.index, second.index, second.again) == (size, size, True)
    assert moot.size() == size + 1
