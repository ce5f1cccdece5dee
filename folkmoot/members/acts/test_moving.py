"""Moving to another unit, and coming back."""

from datetime import date, timedelta

import pytest

from folkmoot.door.act import BadAct
from folkmoot.door.occasion import CLOCK
from folkmoot.members import reads
from folkmoot.members.acts import Lapse, Reinstate, Resign, Suspend, Transfer
from folkmoot.members.conftest import judged
from tests.cast import NORTH, SOUTH

CLOCK_ALONE = frozenset({CLOCK})


def test_the_general_secretary_moves_a_member(moot):
    joined = moot.today
    moot.wait(2)
    entry = moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Ada")

    rows = reads.memberships(moot["Bram"]).values_list("unit", "since", "from_day", "until_day", "ended_by")
    assert list(rows) == [(NORTH, joined, joined, moot.today, "transfer"), (SOUTH, joined, moot.today, None, "")]
    hats = ["class:member", "office:general_secretary", "self"]
    assert judged(entry) == ("rehearsed", "allowed", ["4 general_secretary"], hats, None)
    assert entry.by["person"] == moot["Ada"]


def test_A6_a_branch_secretary_moves_members_into_their_own_branch_only(moot, refused):
    entry = moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Sol")

    assert entry.verdict["rules"] == ["2 branch_secretary"]
    assert reads.count_on(moot.today, SOUTH) == 3
    with refused("Article 2 (branch_secretary) reaches only as far as their own unit; this lies outside it."):
        moot.enact(Transfer(person=moot["Bram"], unit=NORTH), "Sol")


def test_no_member_moves_another(moot, refused):
    with refused("power to transfer a member"):
        moot.enact(Transfer(person=moot["Sid"], unit=NORTH), "Bram")


@pytest.mark.parametrize(
    ("who", "unit", "says"),
    [
        ("Bram", NORTH, "field unit: they are a member of it already"),
        ("Bram", 7, "field unit: there is no unit 7 that may act on 2026-05-01"),
    ],
)
def test_a_bad_transfer_is_told_what_was_expected(moot, who, unit, says):
    with pytest.raises(BadAct) as caught:
        moot.enact(Transfer(person=moot[who], unit=unit), "Ada")
    assert str(caught.value) == says


def test_who_is_no_member_is_not_moved(moot):
    with pytest.raises(BadAct, match="is not a member on 2026-05-01"):
        moot.enact(Transfer(person=moot["Kit"], unit=SOUTH), "Ada")


def test_a_branch_secretary_takes_back_who_has_lapsed(moot):
    unpaid = moot.today
    moot.wait(181)
    moot.enact(Lapse(person=moot["Bram"], overdue_since=unpaid), hats=CLOCK_ALONE)
    moot.wait(5)
    entry = moot.enact(Reinstate(person=moot["Bram"]), "Ada")

    row = reads.membership_on(moot["Bram"], moot.today)
    assert (row.unit, row.since, row.began_by) == (NORTH, moot.today, "reinstate")
    hats = ["class:member", "office:branch_secretary@0", "office:general_secretary", "self"]
    assert judged(entry) == ("rehearsed", "allowed", ["1 take_back"], hats, None)
    assert reads.memberships(moot["Bram"]).count() == 2


def test_nobody_takes_back_who_left(moot, refused):
    moot.enact(Resign(), "Bram")

    with refused("1 take_back"):
        moot.enact(Reinstate(person=moot["Bram"]), "Ada")


def test_a_suspension_is_lifted_by_who_may(panel):
    panel.decide("grievance", Suspend(person=panel["Bram"], until=panel.today + timedelta(days=60)), yes=9)
    panel.wait(5)
    decision = panel.decide("grievance", Reinstate(person=panel["Bram"]), yes=9)

    (entry,) = panel.followed(decision)
    assert judged(entry) == ("rehearsed", "allowed", ["6 lift"], ["body:grievance"], decision.index)
    assert not reads.suspensions_on(panel["Bram"], panel.today).exists()
    assert [each.ended_on for each in reads.suspensions(panel["Bram"])] == [panel.today]


def test_who_takes_back_the_lapsed_does_not_lift_their_suspension(panel, refused):
    unpaid = panel.today
    panel.wait(181)
    panel.decide("grievance", Suspend(person=panel["Bram"], until=panel.today + timedelta(days=60)), yes=9)
    with refused("1 take_back"):
        panel.enact(Reinstate(person=panel["Bram"]), "Ada")
    panel.enact(Lapse(person=panel["Bram"], overdue_since=unpaid), hats=CLOCK_ALONE)
    with refused("6 lift"):
        panel.decide("grievance", Reinstate(person=panel["Bram"]), yes=9)
    panel.enact(Reinstate(person=panel["Bram"]), "Ada")

    assert reads.membership_on(panel["Bram"], panel.today) is not None
    assert reads.is_suspended(panel["Bram"], panel.today)


def test_only_who_left_or_is_suspended_is_taken_back(moot):
    with pytest.raises(BadAct, match="they are a member in good standing"):
        moot.enact(Reinstate(person=moot["Bram"]), "Ada")
    with pytest.raises(BadAct, match="was never a member"):
        moot.enact(Reinstate(person=moot["Kit"]), "Ada")


def test_E2_a_told_move_keeps_the_date_as_far_as_it_is_known(told, past):
    told(Transfer(person=past["Bram"], unit=SOUTH), "2026-05")

    first, second = reads.memberships(past["Bram"])
    assert (first.until_edtf, first.until_day) == ("2026-05", date(2026, 5, 31))
    assert (second.from_edtf, second.unit) == ("2026-05", SOUTH)
