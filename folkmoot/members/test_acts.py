"""The acts of the members, done through the door under the model charter."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from folkmoot.constitution.acts import FirstMember, FirstUnit, Found
from folkmoot.core.charter.judging import Authority, Counts
from folkmoot.door.act import Act, BadAct, Missing
from folkmoot.door.charters import adopted, attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Done, enact
from folkmoot.door.guard import door_open
from folkmoot.door.judge import foresee
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import CLOCK, Hat, Kind, Occasion
from folkmoot.door.refusal import Refused
from folkmoot.door.standing import standing
from folkmoot.members import reads
from folkmoot.members.acts import (
    Admit,
    Apply,
    CorrectDetails,
    EnterEstimate,
    Expel,
    Lapse,
    Refuse,
    Reinstate,
    Resign,
    Suspend,
    Transfer,
)
from folkmoot.members.models import Application, Estimate, Membership, Person, Suspension

pytestmark = pytest.mark.django_db

MODEL = (Path(__file__).parents[2] / "charters" / "model.md").read_bytes()
NOW = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
DAY = date(2026, 5, 1)
ANA, BEN = Draw("ana").person(), Draw("ben").person()
NORTH, SOUTH = 0, 1
SECRETARY = Hat(Authority("office", "branch_secretary"), NORTH)
GENERAL_SECRETARY = Hat(Authority("office", "general_secretary"))


@pytest.fixture(autouse=True)
def founded(db: None) -> None:
    enact(
        Found(
            charter=attach(MODEL),
            name="The Federation",
            origin="small.example/moot",
            rehearsal=True,
            units=(FirstUnit(kind="branch", name="North"), FirstUnit(kind="branch", name="South")),
            members=(FirstMember(person=ANA, name="Ana", class_="member", unit=NORTH),),
        ),
        person=None,
        at=NOW,
    )


def do(act: Act, *hats: Hat, person: str | None = None, days: int = 0) -> Done:
    return enact(act, person=person, at=NOW + timedelta(days=days), hats=frozenset(hats) if hats else None)


def occasion(days: int = 0, kind: Kind = Kind.LIVE) -> Occasion:
    head = Head.objects.get()
    at = NOW + timedelta(days=days)
    return Occasion(index=head.size, at=at, today=at.date(), kind=kind, charter=adopted(head.charter))


def decided(act: Act, days: int = 0) -> None:
    """Apply an act as a decision would, past the judgement."""
    when = occasion(days)
    with door_open():
        act.apply(act.gather(when), when)


def rows() -> list[list[object]]:
    """All that the members' tables hold."""
    return [list(model.objects.values()) for model in (Person, Membership, Application, Suspension, Estimate)]


def refused(act: Act, *hats: Hat, person: str | None = None) -> None:
    before, size = rows(), Head.objects.get().size
    with pytest.raises(Refused):
        do(act, *hats, person=person)
    assert (rows(), Head.objects.get().size) == (before, size)


def test_the_first_members_are_enrolled_with_the_founding() -> None:
    assert [(each.person, each.unit, each.from_day) for each in reads.members_on(DAY)] == [(ANA, NORTH, DAY)]
    assert Entry.objects.get(act="members.enrol_founder").cause == 0
    assert (Person.objects.get().reference, Person.objects.get().name[:2]) == (ANA, "c:")


def test_a_member_has_the_hat_of_their_class() -> None:
    charter = adopted(Head.objects.get().charter)
    found = standing(ANA, DAY, charter)
    assert Hat(Authority("class", "member")) in found.hats
    assert "member" in found.objects
    assert "member" not in standing(BEN, DAY, charter).objects


def test_anybody_may_apply() -> None:
    done = do(Apply(person=BEN, name="Ben", unit=NORTH), person=BEN)
    row = Application.objects.get()
    assert (row.id, row.person, row.unit, row.class_id, row.outcome) == (done.key(), BEN, NORTH, "member", "")
    assert reads.count_on(DAY) == 1


def test_one_applies_for_oneself_and_once() -> None:
    with pytest.raises(BadAct, match="oneself"):
        do(Apply(person=BEN, name="Ben"), person=ANA)
    with pytest.raises(BadAct, match="member already"):
        do(Apply(person=ANA, name="Ana"), person=ANA)
    do(Apply(person=BEN, name="Ben"), person=BEN)
    with pytest.raises(BadAct, match="applied already"):
        do(Apply(person=BEN, name="Ben"), person=BEN)


def test_nobody_admits_or_refuses_alone() -> None:
    done = do(Apply(person=BEN, name="Ben", unit=NORTH), person=BEN)
    refused(Admit(application=done.key()), person=ANA)
    refused(Refuse(application=done.key()), person=ANA)


def test_the_branch_admits_seven_days_after_the_application() -> None:
    done = do(Apply(person=BEN, name="Ben", unit=NORTH), person=BEN)
    admit, branch = Admit(application=done.key()), Hat(Authority("body", "branch"), NORTH)
    kinds = [
        {reason.kind for reason in foresee(admit, occasion(days), branch, Counts(yes=1, no=0, present=1)).because}
        for days in (6, 7)
    ]
    assert ["days" in each for each in kinds] == [True, False]
    decided(admit, days=7)
    assert reads.count_on(DAY + timedelta(days=7), NORTH) == 2
    assert Application.objects.get().outcome == "admit"
    with pytest.raises(BadAct, match="decided already"):
        admit.gather(occasion(8))


def test_another_branch_does_not_admit() -> None:
    done = do(Apply(person=BEN, name="Ben", unit=NORTH), person=BEN)
    south = Hat(Authority("body", "branch"), SOUTH)
    verdict = foresee(Admit(application=done.key()), occasion(7), south, Counts(yes=1, no=0, present=1))
    assert verdict.value == "refused"


def test_an_applicant_who_is_refused_is_no_member() -> None:
    done = do(Apply(person=BEN, name="Ben", unit=NORTH), person=BEN)
    decided(Refuse(application=done.key()))
    assert (Application.objects.get().outcome, reads.count_on(DAY)) == ("refuse", 1)


def test_a_member_leaves_on_the_day_they_say_so() -> None:
    done = do(Resign(reason="I am tired."), person=ANA, days=3)
    assert [reads.count_on(DAY + timedelta(days=days)) for days in (2, 3)] == [1, 0]
    assert Membership.objects.get().ended_by == "resign"
    assert b"tired" not in bytes(Entry.objects.get(index=done.index).line)


def test_nobody_resigns_for_another() -> None:
    with pytest.raises(BadAct, match="oneself"):
        do(Resign(person=ANA), person=BEN)
    with pytest.raises(Missing):
        do(Resign(), person=BEN)
    assert reads.count_on(DAY) == 1


def test_the_general_secretary_moves_a_member() -> None:
    do(Transfer(person=ANA, unit=SOUTH), GENERAL_SECRETARY, person=BEN, days=2)
    day = DAY + timedelta(days=2)
    assert (reads.count_on(day, NORTH), reads.count_on(day, SOUTH), reads.count_on(day)) == (0, 1, 1)
    assert [each.since for each in reads.members_on(day)] == [DAY]


def test_a_branch_secretary_moves_members_into_their_own_branch_only() -> None:
    refused(Transfer(person=ANA, unit=SOUTH), SECRETARY, person=BEN)


def test_the_clock_ends_a_membership_after_half_a_year_without_dues() -> None:
    with pytest.raises(Refused):
        do(Lapse(person=ANA, overdue_since=DAY), CLOCK, days=180)
    assert reads.count_on(DAY + timedelta(days=180)) == 1
    do(Lapse(person=ANA, overdue_since=DAY), CLOCK, days=181)
    assert reads.count_on(DAY + timedelta(days=181)) == 0


def test_a_branch_secretary_takes_back_who_has_lapsed() -> None:
    do(Lapse(person=ANA, overdue_since=DAY), CLOCK, days=181)
    do(Reinstate(person=ANA), SECRETARY, person=BEN, days=182)
    assert reads.count_on(DAY + timedelta(days=182), NORTH) == 1


def test_a_branch_secretary_takes_back_nobody_who_left() -> None:
    do(Resign(), person=ANA)
    refused(Reinstate(person=ANA), SECRETARY, person=BEN)


def test_while_suspended_the_hat_of_a_member_rests() -> None:
    decided(Suspend(person=ANA, until=DAY + timedelta(days=60)))
    charter = adopted(Head.objects.get().charter)
    hat = Hat(Authority("class", "member"))
    resting = [hat not in standing(ANA, DAY + timedelta(days=days), charter).hats for days in (0, 59, 60)]
    assert resting == [True, True, False]
    assert "member" in standing(ANA, DAY, charter).objects


def test_a_suspension_is_lifted_by_reinstating() -> None:
    decided(Suspend(person=ANA, until=DAY + timedelta(days=60)))
    assert Reinstate(person=ANA).gather(occasion(5)).get("suspend_member") is True
    decided(Reinstate(person=ANA), days=5)
    assert not reads.suspensions_on(ANA, DAY + timedelta(days=5)).exists()


def test_nobody_is_suspended_or_expelled_by_one_member() -> None:
    refused(Suspend(person=ANA, until=DAY + timedelta(days=10)), person=ANA)
    refused(Expel(person=ANA), person=ANA)


def test_nobody_is_expelled_for_a_faction_or_without_a_finding() -> None:
    panel, counts = Hat(Authority("body", "grievance")), Counts(yes=9, no=0, present=9)
    unfounded = foresee(Expel(person=ANA), occasion(), panel, counts)
    assert (unfounded.value, "6 sanction" in unfounded.rules) == ("refused", True)
    barred = foresee(Expel(person=ANA, ground=("faction",)), occasion(), panel, counts)
    assert (barred.value, barred.rules[0]) == ("refused", "7 no_faction_offence")


def test_of_a_told_act_what_no_source_says_is_unknown() -> None:
    facts = Expel(person=ANA).gather(occasion(kind=Kind.TOLD))
    assert set(facts.known) == {"unit", "membership"}


def test_a_member_corrects_their_own_name() -> None:
    before = Person.objects.get().name
    do(CorrectDetails(name="Ana B."), person=ANA)
    assert Person.objects.get().name != before
    with pytest.raises(BadAct, match="oneself"):
        do(CorrectDetails(name="Nobody", person=ANA), person=BEN)


def test_an_estimate_leaves_the_roll_as_it_is() -> None:
    claim = EnterEstimate(date="1991~", members=900, qualifier="as_many_as", said_by="The Bulletin", peak=True)
    do(claim, GENERAL_SECRETARY, person=BEN)
    row = reads.estimates().get()
    assert (row.date, row.members, row.qualifier, row.peak, row.said_by[:2]) == ("1991~", 900, "as_many_as", True, "c:")
    assert reads.count_on(DAY) == 1


def test_an_estimate_says_how_many_and_on_a_day_of_the_calendar() -> None:
    with pytest.raises(BadAct, match="a number, a share"):
        do(EnterEstimate(date="1991"), GENERAL_SECRETARY)
    with pytest.raises(BadAct, match="calendar"):
        do(EnterEstimate(date="1991-02-30", members=3), GENERAL_SECRETARY)
    refused(EnterEstimate(date="1991", members=3), person=ANA)
