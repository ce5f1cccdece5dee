"""How people lose a seat: removed, recalled, given up, with their membership, with their unit."""

from datetime import date

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.ending import Recall, Remove, StandDown, Vacate
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Elect
from folkmoot.bodies.conftest import OFFICERS, changed, held, mandate
from folkmoot.branches.acts import Disaffiliate, DissolveUnit
from folkmoot.constitution.acts import Amend, ProposeAmendment
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import attach
from folkmoot.door.clock import tick
from folkmoot.door.occasion import CLOCK, ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.members.acts import Expel, Lapse, Reinstate, Resign, Suspend
from tests.cast import NORTH, found

CLUB = (shipped("charters") / "club.md").read_bytes()


def test_the_membership_removes_a_member_of_the_steering_committee_when_a_tenth_asked_for_it(moot):
    moot.wait(61)
    remove = Remove(person=moot["Ben"], seat="steering", asked=1, asked_on=moot.today)
    decided = moot.decide("membership", remove, yes=4, no=2)
    (removed,) = moot.followed(decided)
    assert (removed.by["as"], removed.cause) == (["electorate:membership"], decided.index)
    assert removed.verdict == {"value": "allowed", "rules": ["9 recall"], "verb": "remove"}
    known = removed.facts["known"]
    assert (known["held"], known["initiative"], known["days_since"], known["entitled"]) == (True, 1, 0, 6)
    row = mandate(moot, "Ben", "steering")
    assert (row.ended, row.end, held(moot, "steering")) == (moot.today, "remove", [])


def test_nobody_is_removed_when_too_few_asked_or_too_long_ago(moot, refused):
    moot.wait(61)
    with refused("9 recall"):
        moot.decide("membership", Remove(person=moot["Ben"], seat="steering", asked=0, asked_on=moot.today), yes=4)
    asked_on = moot.today
    moot.wait(31)
    with refused("9 recall"):
        moot.decide("membership", Remove(person=moot["Ben"], seat="steering", asked=1, asked_on=asked_on), yes=4)


def test_b8_within_thirty_days_includes_the_thirtieth(moot):
    moot.wait(61)
    asked_on = moot.today
    moot.wait(30)
    remove = Remove(person=moot["Ben"], seat="steering", asked=1, asked_on=asked_on)
    (removed,) = moot.followed(moot.decide("membership", remove, yes=4))
    assert removed.facts["known"]["days_since"] == 30


def test_nobody_removes_a_judge_but_the_membership_by_recall(moot, refused):
    """The prohibition names the recall as its exception, and nothing else."""
    moot.wait(61)
    with refused("6 no_reversal", trace=True):
        moot.enact(Remove(person=moot["Ines"], seat="appeals"), by="Ben")
    recall = Recall(person=moot["Ines"], seat="appeals", asked=1, asked_on=moot.today)
    (recalled,) = moot.followed(moot.decide("membership", recall, yes=4))
    assert (recalled.verdict["rules"], held(moot, "appeals")) == (["9 recall"], [])


def test_a5_a_prohibition_beats_every_power_that_it_does_not_name_in_except(db, refused):
    power = '[[power]]\nid = "convention_minutes"'
    ousting = '[[power]]\nid = "oust"\nwho = "steering"\nact = "remove"\non = "holder:appeals"\n\n'
    moot = found(changed(power, ousting + power))
    with refused("6 no_reversal", trace=True):
        moot.decide("steering", Remove(person=moot["Ines"], seat="appeals"), yes=1, by="Ben")


def test_a_branch_recalls_its_delegate(db):
    moot = found(seats=(*OFFICERS, ("Bram", "convention", NORTH)))
    decided = moot.decide("branch", Recall(person=moot["Bram"], seat="convention"), yes=3, unit=NORTH)
    (recalled,) = moot.followed(decided)
    assert (recalled.verdict["rules"], recalled.by["as"]) == (["3 recall_delegate"], ["body:branch@0"])
    assert (mandate(moot, "Bram", "convention").end, held(moot, "convention")) == ("recall", [])


def test_a6_a_branch_does_not_recall_the_delegate_of_another(db, refused):
    moot = found(seats=(*OFFICERS, ("Bram", "convention", NORTH)))
    with refused():
        moot.decide("branch", Recall(person=moot["Bram"], seat="convention"), yes=2, unit=1, by="Sol")


def test_who_holds_no_seat_cannot_lose_it(moot):
    with pytest.raises(Missing, match="does not hold a seat of steering"):
        moot.decide("convention", Remove(person=moot["Bram"], seat="steering"), yes=0)


def test_nobody_has_asked_tomorrow(moot):
    with pytest.raises(BadAct, match="2026-05-02 has not come yet"):
        moot.enact(Remove(person=moot["Ben"], seat="steering", asked_on=date(2026, 5, 2)), by="Ada")


def test_everybody_gives_up_their_own_seat_only(moot):
    with pytest.raises(BadAct, match="their own seat only"):
        moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ben")
    stood_down = moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ines")
    assert stood_down.verdict == {"value": "allowed", "rules": [], "verb": "stand_down"}
    assert (stood_down.facts["known"], stood_down.cause) == ({"held": True}, None)
    assert (mandate(moot, "Ines", "appeals").end, held(moot, "appeals")) == ("stand_down", [])


def test_a3_an_act_on_oneself_needs_no_power_and_may_be_prohibited(db, refused):
    prohibition = '[[prohibition]]\nid = "stay"\nact = "stand_down"\non = "holder:appeals"\n\n[[recusal]]'
    moot = found(changed("[[recusal]]", prohibition))
    with refused("6 stay", trace=True):
        moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ines")
    moot.enact(StandDown(person=moot["Ben"], seat="steering"), by="Ben")
    assert (held(moot, "appeals"), held(moot, "steering")) == (["Ines"], [])


def test_the_secretary_enters_that_a_seat_is_empty(moot, refused):
    row = mandate(moot, "Ben", "steering")
    with refused("4 enter_vacancy"):
        moot.enact(Vacate(mandate=row.pk), by="Ada")
    moot.enact(Resign(), by="Ben")
    row.refresh_from_db()
    assert (row.ended, row.end) == (moot.today, "left")


def test_whoever_resigns_leaves_their_seats_each_with_an_entry_that_says_why(moot):
    resigned = moot.enact(Resign(), by="Ada")
    vacated = moot.followed(resigned)
    assert [(each.act, each.by["as"], each.cause, each.verdict["rules"]) for each in vacated] == [
        ("bodies.vacate", ["clock"], resigned.index, ["4 general_secretary"]),
        ("bodies.vacate", ["clock"], resigned.index, ["2 branch_secretary"]),
    ]
    assert [mandate(moot, "Ada", seat).end for seat in ("general_secretary", "branch_secretary")] == ["left"] * 2
    assert rebuild() == []


def test_whoever_leaves_later_keeps_their_seats_until_then_and_the_clock_enters_their_end(db):
    moot = found(changed('leave = "at_once"', 'leave = "month_end"'))
    resigned = moot.enact(Resign(), by="Ben")
    assert moot.followed(resigned) == []
    assert [held(moot, "steering", day) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [["Ben"], []]
    moot.wait(40)
    (done,) = tick(moot.now)
    assert (moot.entry(done.index).due, mandate(moot, "Ben", "steering").end) == ("2026-06-01T05:00:00Z", "left")


def test_whoever_lapses_leaves_their_seats(moot):
    moot.wait(200)
    lapsed = moot.enact(Lapse(person=moot["Ben"], overdue_since=date(2026, 5, 1)), hats=frozenset({CLOCK}))
    (vacated,) = moot.followed(lapsed)
    assert (vacated.act, vacated.cause, held(moot, "steering")) == ("bodies.vacate", lapsed.index, [])


def test_whoever_is_expelled_leaves_their_seats(db):
    moot = found(
        changed('who = "grievance"\nact = "expel"', 'who = "steering"\nact = "expel"').replace(
            b'majority = "two_thirds_of_seats"\nrequires = ["find"]', b'majority = "simple"', 1
        ),
        seats=(*OFFICERS, ("Ben", "steering", None), ("Sid", "editors", None)),
    )
    decided = moot.decide("steering", Expel(person=moot["Sid"], ground=()), yes=1, by="Ben")
    (expelled,) = moot.followed(decided)
    (vacated,) = moot.followed(expelled)
    assert (vacated.act, vacated.by["person"], held(moot, "editors")) == ("bodies.vacate", moot["Ben"], [])


def test_who_lapsed_and_was_taken_back_does_not_come_back_to_their_seats(moot):
    moot.wait(200)
    moot.enact(Lapse(person=moot["Ben"], overdue_since=date(2026, 5, 1)), hats=frozenset({CLOCK}))
    moot.wait(1)
    moot.enact(Reinstate(person=moot["Ben"]), by="Ada")
    assert held(moot, "steering") == []


def test_a_unit_that_leaves_ends_the_seats_in_it(moot, refused):
    decided = moot.decide("branch", Disaffiliate(unit=NORTH, reason="We go."), yes=3, unit=NORTH)
    (left,) = moot.followed(decided)
    vacated = [each for each in moot.followed(left) if each.act == "bodies.vacate"]
    assert [(each.cause, each.by["as"]) for each in vacated] == [(left.index, ["clock"])]
    assert mandate(moot, "Ada", "branch_secretary").end == "unit"
    assert held(moot, "branch_secretary") == ["Sol"]


def test_a_unit_that_is_dissolved_ends_the_seats_in_it(db):
    moot = found(seats=(*OFFICERS, ("Bram", "convention", NORTH)))
    decided = moot.decide("convention", DissolveUnit(unit=1, reason="Nobody comes."), yes=1)
    (dissolved,) = moot.followed(decided)
    assert [each.act for each in moot.followed(dissolved) if each.act.startswith("bodies.")] == ["bodies.vacate"]
    assert held(moot, "branch_secretary") == ["Ada"]


def test_a_seat_rests_while_its_holder_is_suspended_and_is_not_empty(db, refused):
    moot = found(
        changed('who = "grievance"\nact = "suspend_member"', 'who = "steering"\nact = "suspend_member"'),
        seats=(("Ada", "branch_secretary", NORTH), ("Ben", "steering", None)),
    )
    moot.decide("steering", Suspend(person=moot["Ada"], until=date(2026, 5, 20)), yes=1, by="Ben")
    with refused():
        moot.enact(Convene(body="branch", unit=NORTH, day=date(2026, 5, 30)), by="Ada")
    assert held(moot, "branch_secretary") == ["Ada"]
    moot.wait(20)
    assert moot.enact(Convene(body="branch", unit=NORTH, day=date(2026, 5, 30)), by="Ada").verdict["value"] == "allowed"


def test_a7_whoever_holds_a_seat_is_its_holder_while_the_mandate_lasts(moot, refused):
    """Nobody instructs Ines while she judges; when she has stood down, no prohibition speaks of her."""
    instruct = Instruct(person=moot["Ines"], what="Find for us.")
    with refused("6 no_reversal", trace=True):
        moot.enact(instruct, by="Ben")
    moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ines")
    with refused("No article gives"):
        moot.enact(instruct, by="Ben")


def test_whoever_is_elected_and_leaves_before_the_term_begins_never_takes_the_seat(moot):
    moot.wait(355)
    elect = Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH, from_day=date(2027, 5, 2))
    moot.decide("branch", elect, yes=3, unit=NORTH)
    resigned = moot.enact(Resign(), by="Bram")
    assert [each.act for each in moot.followed(resigned)] == ["bodies.vacate"]
    assert held(moot, "branch_secretary", date(2027, 5, 2)) == ["Sol"]


def test_whoever_sits_in_a_body_that_was_abolished_may_leave(db):
    """The club gives up its office of secretary's deputy; nothing is entered of a seat that is no more."""
    deputy = b'[[office]]\nid = "deputy"\nname = "deputy"\nbody = "committee"\nterm_months = 12\n\n'
    power = b'[[power]]\nid = "spend"'
    with_deputy = CLUB.replace(power, deputy + power, 1)
    people = dict.fromkeys(("Ada", "Ben", "Bram"))
    club = found(with_deputy, units=(), members=people, seats=(("Ada", "secretary", None), ("Ben", "deputy", None)))
    proposal = club.enact(ProposeAmendment(charter=attach(CLUB)), by="Ada").index * ROWS_AN_ENTRY
    club.wait(14)
    club.decide("meeting", Amend(charter=attach(CLUB), proposal=proposal), yes=3)
    resigned = club.enact(Resign(), by="Ben")
    assert (resigned.verdict["value"], club.followed(resigned)) == ("allowed", [])
    club.wait(400)
    assert [each.act for each in tick(club.now)] == ["bodies.vacate"]  # the secretary's alone
