"""Meetings: who calls them, with what notice, whether enough come, and what the record says of them afterwards."""

from datetime import date, timedelta

import pytest

from folkmoot.bodies.acts.meeting import ApproveMinutes, Convene, NoteQuorum, OpenMeeting
from folkmoot.bodies.conftest import OFFICERS, changed
from folkmoot.bodies.meetings import minutes, without_approved_minutes
from folkmoot.bodies.models import Attendance, Decision, Meeting, Presence
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.members.acts import Admit, Apply
from tests.cast import NORTH, SOUTH, found

DELEGATES = (*OFFICERS, ("Bram", "convention", NORTH), ("Sid", "convention", SOUTH), ("Ben", "steering", None))


def call(moot, days=9, by="Ada", body="branch", unit=NORTH, **more):
    return moot.enact(Convene(body=body, unit=unit, day=moot.today + timedelta(days=days), **more), by=by)


def key(entry):
    return entry.index * ROWS_AN_ENTRY


def test_the_branch_secretary_calls_a_meeting(moot):
    called = call(moot, agenda="1. Welcome")
    assert called.verdict == {
        "value": "allowed",
        "rules": ["2 branch_secretary", "4 general_secretary", "2 meeting-branch"],
        "verb": "convene",
    }
    assert called.facts["known"] == {
        "notice_days": 8,
        "overdue": False,
        "initiative": 1,
        "members": 4,
        "units": 2,
        "unit": NORTH,
        "own_unit": True,
    }
    row = Meeting.objects.get()
    assert (row.pk, row.body, row.unit, row.day) == (key(called), "branch", NORTH, date(2026, 5, 10))
    assert (row.called_on, row.notice_days, row.opened, row.quorate) == (moot.today, 8, False, None)
    assert dict(texts([row.agenda])) == {row.agenda: "1. Welcome"}


def test_a4_one_met_power_suffices_and_all_that_are_met_are_cited(moot):
    assert call(moot).verdict["rules"] == ["2 branch_secretary", "4 general_secretary", "2 meeting-branch"]
    assert call(moot, by="Bram", asked=2).verdict["rules"] == ["2 meeting-branch"]


@pytest.mark.parametrize(("days", "enough"), [(7, False), (8, True)])
def test_b8_notice_of_seven_days_is_seven_whole_days_between(moot, refused, days, enough):
    if enough:
        assert call(moot, days).facts["known"]["notice_days"] == 7
    else:
        with refused("2 meeting-branch", "Article 2"):
            call(moot, days)


def test_two_members_call_a_meeting_of_their_branch_and_one_does_not(moot, refused):
    with refused("2 meeting-branch"):
        call(moot, by="Bram")
    called = call(moot, by="Bram", asked=2)
    assert (called.facts["known"]["initiative"], Meeting.objects.get().asked) == (2, 2)


def test_a6_members_call_no_meeting_of_another_branch(moot, refused):
    with refused("2 meeting-branch"):
        call(moot, by="Sid", asked=2)


def test_more_than_there_are_cannot_have_asked(moot):
    with pytest.raises(BadAct, match="5 cannot have asked; there are 4 members"):
        call(moot, by="Bram", asked=5)


def test_ten_branches_call_the_convention_together(db, refused):
    moot = found(changed('"branch:10"', '"branch:2"'))
    convene = {"body": "convention", "day": moot.today + timedelta(days=91)}
    with refused("3 meeting-convention"):
        moot.decide("branch", Convene(**convene, asked=1), yes=3, unit=NORTH, by="Ada")
    (called,) = moot.followed(moot.decide("branch", Convene(**convene, asked=2), yes=3, unit=NORTH))
    assert called.verdict["rules"] == ["3 meeting-convention"]
    assert (called.by["as"], called.facts["known"]["initiative"]) == (["body:branch@0"], 2)


def test_five_per_cent_of_the_membership_call_the_convention(moot, refused):
    """Six may vote; a twentieth of them is one. Nobody is entitled before sixty days, and nobody's asking counts."""
    convene = {"body": "convention", "day": moot.today + timedelta(days=200)}
    moot.wait(61)
    with refused("3 meeting-convention"):
        moot.decide("membership", Convene(**convene, asked=0), yes=0)
    (called,) = moot.followed(moot.decide("membership", Convene(**convene, asked=1), yes=1))
    assert called.verdict["rules"] == ["3 meeting-convention"]
    assert called.facts["known"]["entitled"] == 6


def test_what_is_overdue_the_returning_officers_call(db, refused):
    officers = tuple((name, "returning_officers", None) for name in ("Ben", "Bram", "Ines"))
    moot = found(seats=(*OFFICERS, *officers))
    moot.wait(365 + 30)
    meeting = Convene(body="convention", day=moot.today + timedelta(days=100))
    with refused("3 meeting-convention", "15 transition"):
        moot.decide("returning_officers", meeting, yes=3, by="Ben")


def test_what_is_overdue_by_more_than_its_grace_the_returning_officers_call(db):
    officers = tuple((name, "returning_officers", None) for name in ("Ben", "Bram", "Ines"))
    moot = found(changed("every_months = 12", "every_months = 6"), seats=(*OFFICERS, *officers))
    moot.wait(184 + 31)  # six months and more than 30 days since the founding
    meeting = Convene(body="convention", day=moot.today + timedelta(days=100))
    (called,) = moot.followed(moot.decide("returning_officers", meeting, yes=3, by="Ben"))
    assert called.verdict["rules"] == ["3 meeting-convention", "15 transition"]
    assert called.facts["known"]["overdue"] is True


def test_nothing_is_called_for_yesterday_or_for_a_body_that_is_not_there(moot):
    with pytest.raises(BadAct, match="expected a day from 2026-05-01 on"):
        call(moot, -1)
    with pytest.raises(Missing, match="no body politburo"):
        call(moot, body="politburo", unit=None)
    with pytest.raises(BadAct, match="there is one branch for each unit"):
        call(moot, unit=None)


def test_a_meeting_is_opened_and_enough_are_there(moot):
    called = call(moot)
    moot.wait(9)
    opened = moot.enact(OpenMeeting(meeting=key(called), present=3, people=(moot["Ada"], moot["Ben"])), by="Ada")
    assert opened.verdict["rules"] == ["2 branch_secretary", "4 general_secretary", "2 meeting-branch"]
    known = opened.facts["known"]
    assert (known["quorate"], known["notice_days"], opened.facts["on"]) == (True, 8, ["meeting:branch"])
    row = Meeting.objects.get()
    assert (row.opened, row.quorate, [each.present for each in Presence.objects.all()]) == (True, True, [3])
    assert [each.person for each in Attendance.objects.order_by("pk")] == [moot["Ada"], moot["Ben"]]


def test_whoever_may_not_call_a_meeting_does_not_open_it_either(moot, refused):
    called = call(moot)
    moot.wait(9)
    with refused():
        moot.enact(OpenMeeting(meeting=key(called), present=3), by="Sol")
    with refused("2 meeting-branch"):  # one alone did not call it, and does not open it
        moot.enact(OpenMeeting(meeting=key(called), present=3), by="Bram")


def test_two_members_who_called_a_meeting_open_it(moot):
    called = call(moot, by="Bram", asked=2)
    moot.wait(9)
    assert moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ben").verdict["rules"] == ["2 meeting-branch"]


def test_a_meeting_is_opened_once_on_its_day_and_with_those_who_are_there(moot):
    called = call(moot)
    with pytest.raises(BadAct, match="2026-05-10, which has not come yet"):
        moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    moot.wait(9)
    with pytest.raises(BadAct, match="fewer than the people who are named"):
        moot.enact(OpenMeeting(meeting=key(called), present=1, people=(moot["Ada"], moot["Ben"])), by="Ada")
    moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    with pytest.raises(BadAct, match="opened already"):
        moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")


def test_a_quorum_is_lost_and_found_again(moot):
    """The Convention has two delegates; half of them are a quorum, and nobody is none."""
    called = call(moot, 100, body="convention", unit=None)
    moot.wait(100)
    counted = [
        moot.enact(act, by="Ada").facts["known"]["quorate"]
        for act in (
            OpenMeeting(meeting=key(called), present=1),
            NoteQuorum(meeting=key(called), present=0),
            NoteQuorum(meeting=key(called), present=2),
        )
    ]
    assert counted == [True, False, True]
    assert [(each.present, each.quorate) for each in minutes(key(called)).counted] == [(1, True), (0, False), (2, True)]
    assert Meeting.objects.get().quorate is True


def test_whoever_may_call_a_meeting_counts_again(moot):
    called = call(moot)
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    counted = moot.enact(NoteQuorum(meeting=key(called), present=2), by="Ada")
    assert counted.verdict["rules"] == ["2 branch_secretary", "4 general_secretary", "2 meeting-branch"]
    assert (counted.by["person"], counted.cause, counted.facts["on"]) == (moot["Ada"], None, ["meeting:branch"])
    last = Presence.objects.get(pk=key(counted))
    assert (last.meeting, last.present, last.quorate) == (key(called), 2, True)


def test_nobody_counts_again_who_may_not_call(moot, refused):
    called = call(moot)
    with pytest.raises(BadAct, match="has not been opened"):
        moot.enact(NoteQuorum(meeting=key(called), present=2), by="Ada")
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    with refused("2 meeting-branch"):
        moot.enact(NoteQuorum(meeting=key(called), present=2), by="Bram")


def test_no_decision_counts_more_than_were_counted_at_the_meeting(moot):
    called = call(moot)
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    moot.enact(NoteQuorum(meeting=key(called), present=2), by="Ada")
    with pytest.raises(BadAct, match="2 were counted at the meeting"):
        moot.decide("branch", yes=3, unit=NORTH)
    moot.enact(NoteQuorum(meeting=key(called), present=3), by="Ada")
    moot.decide("branch", yes=3, unit=NORTH)
    assert Decision.objects.get().meeting == key(called)


def test_a_second_call_has_a_lower_quorum_when_the_first_had_none(db):
    """Of six delegates three are a quorum; at the second call two are."""
    delegates = tuple(
        (name, "convention", unit)
        for name, unit in (("Ada", 0), ("Ben", 0), ("Bram", 0), ("Ines", 0), ("Sol", 1), ("Sid", 1))
    )
    moot = found(seats=(*OFFICERS, *delegates))
    first = call(moot, 100, body="convention", unit=None)
    second = call(moot, 130, body="convention", unit=None, again=key(first))
    moot.wait(100)
    opened = moot.enact(OpenMeeting(meeting=key(first), present=2), by="Ada")
    lost = moot.decide("convention", yes=2)
    moot.wait(30)
    again = moot.enact(OpenMeeting(meeting=key(second), present=2), by="Ada")
    carried = moot.decide("convention", yes=2)
    assert (opened.facts["known"]["quorate"], again.facts["known"]["quorate"]) == (False, True)
    assert (lost.facts["known"]["decide"], carried.facts["known"]["decide"]) == (False, True)


def test_a_second_call_after_a_meeting_with_a_quorum_is_an_ordinary_meeting(db):
    delegates = tuple(
        (name, "convention", unit)
        for name, unit in (("Ada", 0), ("Ben", 0), ("Bram", 0), ("Ines", 0), ("Sol", 1), ("Sid", 1))
    )
    moot = found(seats=(*OFFICERS, *delegates))
    first = call(moot, 100, body="convention", unit=None)
    second = call(moot, 130, body="convention", unit=None, again=key(first))
    moot.wait(100)
    moot.enact(OpenMeeting(meeting=key(first), present=3), by="Ada")
    moot.wait(30)
    again = moot.enact(OpenMeeting(meeting=key(second), present=2), by="Ada")
    assert again.facts["known"]["quorate"] is False


def test_a_second_call_waits_as_long_as_the_charter_says_and_only_where_it_gives_one(moot):
    first = call(moot, 100, body="convention", unit=None)
    with pytest.raises(BadAct, match="article 3 lets it meet again from 2026-09-08 on"):
        call(moot, 129, body="convention", unit=None, again=key(first))
    branch = call(moot)
    with pytest.raises(BadAct, match="no article gives a second call to branch"):
        call(moot, 40, again=key(branch))
    with pytest.raises(Missing, match="no meeting 5 of branch"):
        call(moot, 40, again=5)


def test_c2_a_decision_is_reported_until_the_minutes_of_its_meeting_are_approved(moot):
    called = call(moot)
    moot.wait(12)
    decided = moot.decide("branch", yes=3, unit=NORTH, held_on=date(2026, 5, 10))
    row = Decision.objects.get()
    assert (row.pk, row.reported, row.held_on, row.meeting) == (key(decided), True, date(2026, 5, 10), key(called))
    assert [each.pk for each in without_approved_minutes(moot.today)] == [key(called)]
    approval = moot.decide("branch", ApproveMinutes(meeting=key(called), minutes="We met."), yes=3, unit=NORTH)
    (approved,) = moot.followed(approval)
    assert (approved.verdict["rules"], approved.facts["known"]["minutes_read"]) == (["2 own_affairs"], True)
    row.refresh_from_db()
    assert (row.reported, list(without_approved_minutes(moot.today))) == (False, [])
    assert (Meeting.objects.get().approved_on, Meeting.objects.get().approval) == (moot.today, key(approved))


def test_one_member_approves_no_minutes_and_no_branch_those_of_another(moot, refused):
    called = call(moot)
    moot.wait(12)
    with refused():
        moot.enact(ApproveMinutes(meeting=key(called), minutes="We met."), by="Bram")
    with refused():
        moot.decide("branch", ApproveMinutes(meeting=key(called), minutes="We met."), yes=2, unit=SOUTH, by="Sol")


def test_minutes_are_approved_once_and_after_the_meeting(moot):
    called = call(moot)
    approve = ApproveMinutes(meeting=key(called), minutes="We met.")
    with pytest.raises(BadAct, match="has not come yet"):
        moot.decide("branch", approve, yes=3, unit=NORTH)
    moot.wait(9)
    moot.decide("branch", approve, yes=3, unit=NORTH)
    with pytest.raises(BadAct, match="were approved on 2026-05-10"):
        moot.decide("branch", approve, yes=3, unit=NORTH)


def test_the_minutes_of_a_meeting_are_a_view_of_the_record(moot):
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    called = call(moot)
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=key(called), present=3, people=(moot["Ada"],)), by="Ada")
    admit = Admit(application=key(application), eligible=True)
    decided = moot.decide("branch", admit, yes=2, no=1, unit=NORTH)
    lost = moot.decide("branch", yes=1, no=2, unit=NORTH)
    (admitted,) = moot.followed(decided)
    moot.wait(1)
    approval = moot.decide("branch", ApproveMinutes(meeting=key(called), minutes="We met."), yes=3, unit=NORTH)
    found_ = minutes(key(called))
    assert (found_.call, found_.attendance) == (called.index, (moot["Ada"],))
    assert [(each.present, each.quorate) for each in found_.counted] == [(3, True)]
    assert [(each.entry, each.carried, each.decision.yes, each.decision.carried) for each in found_.decisions] == [
        (decided.index, (admitted.index,), 2, True),
        (lost.index, (), 1, False),
    ]
    assert found_.approval == moot.followed(approval)[0].index
    assert rebuild() == []


def test_a_meeting_that_is_not_there_has_no_minutes(moot):
    with pytest.raises(Missing, match="no meeting 7"):
        minutes(7)


def test_the_time_until_a_meeting_is_overdue_runs_from_the_founding_then_from_the_last_meeting(moot):
    """A branch meets every three months."""
    moot.wait(92)
    assert call(moot).facts["known"]["overdue"] is False
    moot.wait(1)
    called = call(moot)
    assert (moot.today, called.facts["known"]["overdue"]) == (date(2026, 8, 2), True)
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=key(called), present=3), by="Ada")
    assert call(moot).facts["known"]["overdue"] is False
