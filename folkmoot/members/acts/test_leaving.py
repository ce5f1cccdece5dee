"""Leaving: by saying so, on the day that the class says, or by not paying."""

from datetime import date, timedelta

import pytest

from folkmoot.door.act import BadAct
from folkmoot.door.occasion import CLOCK, SELF
from folkmoot.door.texts import texts
from folkmoot.members import reads
from folkmoot.members.acts import Expel, Lapse, Resign, Transfer
from folkmoot.members.conftest import judged, model
from tests.cast import SOUTH, found

CLOCK_ALONE = frozenset({CLOCK})


def test_a_member_leaves_with_their_reason_and_where_they_go(moot):
    moot.wait(3)
    entry = moot.enact(Resign(reason="I am tired.", destination="The Gardeners"), "Bram")

    row = reads.last_membership(moot["Bram"])
    assert (row.until_day, row.told_on, row.ended_by, row.until_edtf) == (
        moot.today,
        moot.today,
        "resign",
        "2026-05-04",
    )
    assert texts([row.reason, row.destination]) == {row.reason: "I am tired.", row.destination: "The Gardeners"}
    assert [reads.count_on(moot.today - timedelta(days=days)) for days in (1, 0)] == [6, 5]
    assert judged(entry) == ("rehearsed", "allowed", [], ["class:member", "self"], None)
    assert entry.by["person"] == moot["Bram"]


def test_A3_one_resigns_without_a_power_unless_it_is_prohibited(db, refused):
    bound = found(model('[[prohibition]]\nid = "bound"\nact = "resign"\non = "member"\n'))

    with refused("1 bound"):
        bound.enact(Resign(), "Bram")


def test_A3_what_one_does_on_oneself_no_body_does_without_a_power(moot, refused):
    with refused("it would leave the organisation, which is refused"):
        moot.decide("steering", Resign(person=moot["Bram"]), yes=1)


def test_nobody_resigns_for_another(moot):
    with pytest.raises(BadAct, match="field person: this can be done for oneself only"):
        moot.enact(Resign(person=moot["Ada"]), "Bram")
    with pytest.raises(BadAct, match="is not a member on 2026-05-01"):
        moot.enact(Resign(), "Kit")


@pytest.mark.parametrize(
    ("leave", "on", "first_day_out"),
    [
        ("at_once", 1, date(2026, 5, 2)),
        ("month_end", 0, date(2026, 6, 1)),
        ("month_end", 230, date(2027, 1, 1)),
        ("year_end", 0, date(2027, 1, 1)),
    ],
)
def test_a_resignation_takes_effect_when_the_class_says(db, leave, on, first_day_out):
    moot = found(model().replace(b'leave = "at_once"', f'leave = "{leave}"'.encode()))
    moot.wait(on)
    moot.enact(Resign(), "Bram")

    row = reads.last_membership(moot["Bram"])
    assert (row.told_on, row.until_day) == (moot.today, first_day_out)
    there = [
        reads.membership_on(moot["Bram"], day) is not None for day in (first_day_out - timedelta(1), first_day_out)
    ]
    assert there == [True, False]


def test_who_leaves_at_the_end_of_the_month_moves_until_then_and_says_so_once(db):
    moot = found(model().replace(b'leave = "at_once"', b'leave = "month_end"'))
    moot.enact(Resign(reason="I am tired."), "Bram")
    with pytest.raises(BadAct, match="they have said so already, and leave on 2026-06-01"):
        moot.enact(Resign(), "Bram")
    moot.wait(3)
    moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Ada")

    before, after = reads.memberships(moot["Bram"])
    assert (before.ended_by, before.reason) == ("transfer", "")
    assert (after.unit, after.ended_by, after.until_day) == (SOUTH, "resign", date(2026, 6, 1))
    assert list(texts([after.reason]).values()) == ["I am tired."]


def test_B8_the_clock_ends_a_membership_when_dues_are_unpaid_for_more_than_180_days(moot, refused):
    lapse = Lapse(person=moot["Bram"], overdue_since=moot.today)
    moot.wait(180)
    with refused("1 member"):
        moot.enact(lapse, hats=CLOCK_ALONE)
    moot.wait(1)
    entry = moot.enact(lapse, hats=CLOCK_ALONE)

    row = reads.last_membership(moot["Bram"])
    assert (row.until_day, row.ended_by) == (moot.today, "lapse")
    assert judged(entry) == ("rehearsed", "allowed", ["1 member"], ["clock"], None)
    assert "person" not in entry.by


def test_nobody_but_the_clock_ends_a_membership_for_dues(moot, refused):
    unpaid = moot.today
    moot.wait(400)
    with refused("a power to end an unpaid membership; article 1 gives it to the clock"):
        moot.enact(Lapse(person=moot["Bram"], overdue_since=unpaid), "Ada")


def test_dues_are_not_unpaid_since_a_day_to_come(moot):
    with pytest.raises(BadAct, match="field overdue_since: 2026-05-02 has not come yet"):
        moot.enact(Lapse(person=moot["Bram"], overdue_since=date(2026, 5, 2)), hats=CLOCK_ALONE)


def test_B5_who_has_left_holds_no_rights_before_any_clock_ticks(moot, refused):
    moot.enact(Resign(), "Ines")

    with pytest.raises(BadAct, match="is not a member"):
        moot.enact(Expel(person=moot["Ines"]), "Ada")


def test_E2_a_told_resignation_keeps_the_month_that_is_known(told, past):
    entry = told(Resign(person=past["Bram"], destination="The Gardeners"), "2026-05", SELF)

    row = reads.last_membership(past["Bram"])
    assert (row.until_edtf, row.until_day, entry.on, entry.kind) == ("2026-05", date(2026, 5, 31), "2026-05", "told")
    assert texts([row.destination]) == {row.destination: "The Gardeners"}


def test_E2_of_a_told_lapse_nobody_says_how_long_dues_were_unpaid(told, past):
    entry = told(Lapse(person=past["Bram"]), "2026-05", CLOCK)

    assert (entry.verdict["value"], entry.verdict["missing"]) == ("undetermined", ["arrears_days"])
    assert reads.last_membership(past["Bram"]).ended_by == "lapse"
