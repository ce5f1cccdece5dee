"""How people come by a seat, and what stands against it."""

from datetime import date

import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.ending import StandDown
from folkmoot.bodies.acts.seating import Appoint, Coopt, Elect, SeatFounder
from folkmoot.bodies.conftest import MODEL, OFFICERS, changed, held, mandate
from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import vacancies
from folkmoot.bodies.seats import months_after
from folkmoot.constitution.acts import FirstMember, FirstSeat, Found
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct, Carried, Missing, encode
from folkmoot.door.charters import adopted, attach
from folkmoot.door.occasion import CLOCK, Hat
from folkmoot.members.acts import Suspend
from tests.cast import NORTH, SOUTH, Moot, found

GENERAL_SECRETARY = (("Ada", "general_secretary", None),)


def test_the_first_seats_are_taken_in_their_units_with_the_founding(moot):
    assert list(Mandate.objects.order_by("pk").values_list("person", "seat", "unit", "until_day", "how")) == [
        (moot["Ada"], "general_secretary", None, date(2027, 5, 1), "founded"),
        (moot["Ada"], "branch_secretary", NORTH, date(2027, 5, 1), "founded"),
        (moot["Ben"], "steering", None, date(2027, 5, 1), "founded"),
        (moot["Ines"], "appeals", None, date(2028, 5, 1), "founded"),
        (moot["Sol"], "branch_secretary", SOUTH, date(2027, 5, 1), "founded"),
    ]
    seated = [each for each in moot.entries() if each.act == "bodies.seat_founder"]
    assert {(each.cause, each.verdict["value"]) for each in seated} == {(0, "allowed")}


def test_nobody_is_seated_as_a_founder_afterwards(moot):
    with pytest.raises(BadAct, match="founded already"):
        moot.enact(SeatFounder(person=moot["Bram"], seat="steering"), by="Ada")
    assert held(moot, "steering") == ["Ben"]


def test_a_branch_elects_its_secretary(db):
    moot = found(seats=GENERAL_SECRETARY)
    decided = moot.decide("branch", Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH), yes=3, unit=NORTH)
    (elected,) = moot.followed(decided)
    assert (elected.act, elected.by["as"], elected.cause) == ("bodies.elect", ["body:branch@0"], decided.index)
    assert elected.verdict == {"value": "allowed", "rules": ["2 branch_secretary"], "verb": "elect"}
    assert elected.facts["on"] == ["holder:branch_secretary"]
    known = elected.facts["known"]
    assert (known["vacant"], known["held"], known["terms"], known["own_unit"]) == (True, False, 0, True)
    row = mandate(moot, "Bram", "branch_secretary")
    assert (row.unit, row.from_day, row.until_day, row.how) == (NORTH, moot.today, date(2027, 5, 1), "elect")


def test_nobody_is_elected_by_one_member(db, refused):
    moot = found(seats=GENERAL_SECRETARY)
    with refused():
        moot.enact(Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH), by="Bram")


def test_a6_a_branch_elects_the_secretary_of_its_own_unit_only(db, refused):
    moot = found(seats=GENERAL_SECRETARY)
    with refused("Article 2 (branch_secretary) reaches only as far as their own unit; this lies outside it."):
        moot.decide("branch", Elect(person=moot["Sid"], seat="branch_secretary", unit=SOUTH), yes=3, unit=NORTH)


def test_the_steering_committee_appoints_the_general_secretary(db):
    moot = found(seats=(("Ben", "steering", None),))
    decided = moot.decide("steering", Appoint(person=moot["Bram"], seat="general_secretary"), yes=1, by="Ben")
    (appointed,) = moot.followed(decided)
    assert appointed.verdict["rules"] == ["4 general_secretary"]
    assert (appointed.by["as"], held(moot, "general_secretary")) == (["body:steering"], ["Bram"])


def test_a_branch_does_not_appoint_the_general_secretary(db, refused):
    moot = found(seats=(("Ada", "branch_secretary", NORTH),))
    with refused():
        moot.decide("branch", Appoint(person=moot["Bram"], seat="general_secretary"), yes=3, unit=NORTH)


def test_the_editors_fill_empty_seats_themselves_up_to_two(db, refused):
    seats = tuple((name, "editors", None) for name in ("Ben", "Bram", "Ines"))
    moot = found(
        changed('seats = 5\nfilled_by = "elected:convention"', 'seats = 7\nfilled_by = "elected:convention"'),
        seats=seats,
    )
    for name in ("Sol", "Sid"):
        decided = moot.decide("editors", Coopt(person=moot[name], seat="editors"), yes=3, by="Ben")
        (coopted,) = moot.followed(decided)
        assert coopted.verdict["rules"] == ["8 editors"]
    assert held(moot, "editors") == ["Ben", "Bram", "Ines", "Sol", "Sid"]
    with refused("8 editors"):
        moot.decide("editors", Coopt(person=moot["Ada"], seat="editors"), yes=3, by="Ben")


def test_only_a_member_is_seated(db):
    moot = found(seats=GENERAL_SECRETARY)
    with pytest.raises(Missing, match="is not a member on 2026-05-01"):
        moot.decide("branch", Elect(person=moot["Kit"], seat="branch_secretary", unit=NORTH), yes=3, unit=NORTH)


def test_nobody_is_seated_while_suspended(db):
    club = found(
        changed('who = "grievance"\nact = "suspend_member"', 'who = "steering"\nact = "suspend_member"'),
        seats=(("Ben", "steering", None), *GENERAL_SECRETARY),
    )
    club.decide("steering", Suspend(person=club["Bram"], until=date(2026, 5, 30)), yes=1, by="Ben")
    with pytest.raises(BadAct, match="is suspended on 2026-05-01"):
        club.decide("branch", Elect(person=club["Bram"], seat="branch_secretary", unit=NORTH), yes=3, unit=NORTH)


def test_whose_class_may_not_stand_is_not_seated(db):
    moot = found(changed('rights = ["vote", "stand",', 'rights = ["vote",'), seats=GENERAL_SECRETARY)
    with pytest.raises(BadAct, match="article 1 gives a member no right to stand"):
        moot.decide("branch", Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH), yes=3, unit=NORTH)


def test_an_office_asks_for_days_in_good_standing_and_the_rows_tell_them(db, refused):
    moot = found(
        changed(
            'id = "branch_secretary"\nname = "branch secretary"',
            'id = "branch_secretary"\neligibility = ["long"]\nname = "branch secretary"',
        ).replace(
            b"[[class]]",
            b'[[term]]\nid = "long"\nname = "long a member"\nmeans = { standing_days = 30 }\n\n[[class]]',
            1,
        ),
        seats=GENERAL_SECRETARY,
    )
    elect = Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH, eligible=True)
    moot.wait(29)
    with refused("2 branch_secretary"):
        moot.decide("branch", elect, yes=3, unit=NORTH)
    moot.wait(1)
    (elected,) = moot.followed(moot.decide("branch", elect, yes=3, unit=NORTH))
    assert (elected.facts["known"]["eligible"], elected.facts["known"]["standing_days"]) == (True, 30)


def test_all_seats_are_held_while_no_term_is_over(moot):
    elect = Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH)
    with pytest.raises(BadAct, match="all 1 seats of branch_secretary are held on 2026-05-01"):
        moot.decide("branch", elect, yes=3, unit=NORTH)


def test_nobody_holds_two_seats_of_one_body(db):
    moot = found(seats=(*OFFICERS, ("Ben", "steering", None), ("Bram", "convention", NORTH)))
    with pytest.raises(BadAct, match="holds a seat of steering on 2026-05-01 already"):
        moot.decide("convention", Elect(person=moot["Ben"], seat="steering"), yes=1)


def test_seats_that_exclude_each_other_are_not_held_together(db, refused):
    moot = found(seats=(*OFFICERS, ("Ines", "appeals", None), ("Bram", "convention", NORTH)))
    with refused("5 incompatible-appeals"):
        moot.decide("convention", Elect(person=moot["Ines"], seat="steering"), yes=1)


def test_a_seat_is_not_taken_too_soon_after_one_that_excludes_it(db, refused):
    """24 months lie between the Steering Committee and the Appeals Committee; the last of them counts."""
    moot = found(seats=(*OFFICERS, ("Ben", "steering", None), ("Bram", "convention", NORTH)))
    moot.enact(StandDown(person=moot["Ben"], seat="steering"), by="Ben")
    officer = frozenset({Hat(Authority("office", "general_secretary"))})
    entitled = {"yes": 3, "no": 0, "present": 3, "question": "Shall we?"}
    elect = Carried(act="bodies.elect", fields=encode(Elect(person=moot["Ben"], seat="appeals")))
    moot.wait(730)
    assert moot.today == date(2028, 4, 30)
    with refused("5 incompatible-appeals"):
        moot.enact(Decide(body="membership", **entitled, carries=(elect,)), hats=officer)
    moot.wait(1)
    (elected,) = moot.followed(moot.enact(Decide(body="membership", **entitled, carries=(elect,)), hats=officer))
    assert (elected.verdict["rules"], elected.facts["known"]["incompatible"]) == (["5 elect_appeals"], False)


def test_a_body_that_is_filled_in_turns_is_not_filled_for_one_term(db):
    moot = found(
        changed("seats = 7\nalternates", "seats = 2\nalternates"), seats=(*OFFICERS, ("Ines", "appeals", None))
    )
    moot.wait(61)
    with pytest.raises(BadAct, match="article 5 fills the seats of appeals in turns"):
        moot.decide("membership", Elect(person=moot["Bram"], seat="appeals", until=date(2028, 5, 1)), yes=4)
    moot.decide("membership", Elect(person=moot["Bram"], seat="appeals", until=date(2027, 7, 1)), yes=4)
    assert mandate(moot, "Bram", "appeals").until_day == date(2027, 7, 1)


def test_a_founder_may_begin_with_a_shorter_term(db):
    moot = Moot()
    first = FirstSeat(person=moot["Ada"], seat="appeals", until=date(2027, 5, 1))
    members = (FirstMember(person=moot["Ada"], name="Ada", class_="member"),)
    moot.enact(Found(charter=attach(MODEL), name="We", origin="we.example", members=members, seats=(first,)), by="Ada")
    assert mandate(moot, "Ada", "appeals").until_day == date(2027, 5, 1)


def test_no_term_is_longer_than_the_charter_says(db):
    moot = found(seats=GENERAL_SECRETARY)
    longer = Elect(person=moot["Bram"], seat="branch_secretary", unit=NORTH, until=date(2027, 5, 2))
    with pytest.raises(BadAct, match="expected a day from 2026-05-01 to 2027-05-01"):
        moot.decide("branch", longer, yes=3, unit=NORTH)


def test_the_clock_appoints_whom_the_lot_drew(db, refused):
    moot = found(seats=OFFICERS)
    drawn = Appoint(person=moot["Bram"], seat="grievance")
    with refused():
        moot.enact(drawn, by="Ada")
    appointed = moot.enact(drawn, hats=frozenset({CLOCK}))
    assert (appointed.by["as"], appointed.verdict["rules"]) == (["clock"], ["6 grievance"])
    assert held(moot, "grievance") == ["Bram"]


def test_the_empty_seats_of_every_body_and_office_are_known(db):
    moot = found(seats=(*OFFICERS, ("Ben", "steering", None)))
    charter = adopted(moot.entries()[0].charter)
    empty = {(each.seat, each.unit): each.empty for each in vacancies(charter, moot.today)}
    assert empty == {
        ("steering", None): 12,
        ("appeals", None): 7,
        ("grievance", None): 9,
        ("editors", None): 5,
        ("returning_officers", None): 5,
    }


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 5, 1), 12, date(2027, 5, 1)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_months_end_with_the_month(day, months, then):
    assert months_after(day, months) == then
