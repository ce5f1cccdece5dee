"""Terms: how they end by dates, who stays until somebody follows, and how many one may serve in a row."""

from datetime import date, timedelta

import pytest

from folkmoot.bodies.acts.ending import StandDown, Vacate
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.seating import Elect
from folkmoot.bodies.conftest import MODEL, OFFICERS, changed, held, mandate
from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import holders, holding, in_force, mandates_of, overdue_elections
from folkmoot.bodies.suitability import terms_in_a_row
from folkmoot.core.charter.read import read
from folkmoot.door.act import BadAct, Missing, decode
from folkmoot.door.charters import adopted
from folkmoot.door.clock import tick
from folkmoot.door.guard import door_open
from folkmoot.door.models import Head
from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from tests.cast import NORTH, SEATS, SOUTH, found

A_YEAR = 365
LAST_DAY = date(2027, 5, 1)
DAY_5, DAY_6 = date(2027, 5, 6), date(2027, 5, 7)


def charter():
    return adopted(Head.objects.get().charter)


def elect_secretary(moot, name, **more):
    elect = Elect(person=moot[name], seat="branch_secretary", unit=NORTH, **more)
    return moot.decide("branch", elect, yes=3, unit=NORTH)


def test_the_last_day_of_a_term_is_within_it(moot):
    steering = [held(moot, "steering", day) for day in (LAST_DAY, date(2027, 5, 31), date(2027, 6, 1))]
    assert steering == [["Ben"], ["Ben"], []]


def test_whoever_has_no_successor_stays_for_thirty_days_and_may_act(moot):
    moot.wait(A_YEAR + 30)
    meeting = moot.enact(Convene(body="branch", unit=NORTH, day=date(2027, 6, 20)), by="Ada")
    assert "office:branch_secretary@0" in meeting.by["as"]
    assert meeting.verdict["rules"] == ["2 branch_secretary", "4 general_secretary", "2 meeting-branch"]


def test_b5_a_mandate_that_ended_before_the_next_tick_cannot_act(moot, refused):
    moot.wait(A_YEAR + 31)
    assert Mandate.objects.filter(ended=None).count() == 5  # nothing is entered yet
    with refused():
        moot.enact(Convene(body="branch", unit=NORTH, day=date(2027, 6, 20)), by="Ada")


def test_a_body_without_holdover_ends_with_its_last_day(db):
    moot = found(changed("holdover_days = 30", "holdover_days = 0"))
    assert held(moot, "steering", LAST_DAY) == ["Ben"]
    assert held(moot, "steering", date(2027, 5, 2)) == []


def test_a_body_may_say_itself_how_long_its_members_stay(db):
    moot = found(changed('id = "steering"\nname', 'id = "steering"\nholdover_days = 5\nname'))
    staying = [(held(moot, "steering", day), held(moot, "branch_secretary", day)) for day in (DAY_5, DAY_6)]
    assert staying == [(["Ben"], ["Ada", "Sol"]), ([], ["Ada", "Sol"])]


def test_electing_a_successor_ends_the_mandate_of_whoever_stayed_on(moot):
    moot.wait(A_YEAR + 5)
    decided = elect_secretary(moot, "Bram")
    (elected,) = moot.followed(decided)
    (vacated,) = moot.followed(elected)
    assert (vacated.act, vacated.by["as"], vacated.body) == (
        "bodies.vacate",
        ["clock"],
        {"mandate": mandate(moot, "Ada", "branch_secretary").pk},
    )
    assert vacated.verdict == {"value": "allowed", "rules": ["2 branch_secretary"], "verb": "vacate"}
    assert vacated.facts["known"] == {"vacant": True, "term_ended": True, "held": False, "unit": 0, "own_unit": False}
    assert held(moot, "branch_secretary") == ["Sol", "Bram"]
    before = mandate(moot, "Ada", "branch_secretary")
    assert (before.ended, before.end, mandate(moot, "Bram", "branch_secretary").succeeds) == (
        moot.today,
        "term",
        before.pk,
    )
    assert rebuild() == []


def test_whoever_is_elected_again_follows_themselves(moot):
    moot.wait(A_YEAR + 5)
    elect_secretary(moot, "Ada")
    assert held(moot, "branch_secretary") == ["Sol", "Ada"]
    assert mandate(moot, "Ada", "branch_secretary").until_day == date(2028, 5, 6)


def test_a_successor_is_elected_before_the_term_ends_and_takes_the_seat_after_it(moot, refused):
    moot.wait(A_YEAR - 10)
    decided = elect_secretary(moot, "Bram", from_day=date(2027, 5, 2))
    assert [each.act for each in moot.followed(moot.followed(decided)[0])] == []
    assert held(moot, "branch_secretary", LAST_DAY) == ["Ada", "Sol"]
    assert held(moot, "branch_secretary", date(2027, 5, 2)) == ["Sol", "Bram"]
    moot.wait(11)
    convene = Convene(body="branch", unit=NORTH, day=date(2027, 6, 20))
    assert moot.enact(convene, by="Bram").verdict["rules"] == ["2 branch_secretary", "2 meeting-branch"]


def test_a_seat_that_somebody_will_take_is_filled_until_then_only(moot):
    moot.wait(A_YEAR - 10)
    elect_secretary(moot, "Bram", from_day=date(2027, 5, 2))
    moot.enact(StandDown(person=moot["Ada"], seat="branch_secretary"), by="Ada")
    with pytest.raises(BadAct, match="all seats are promised from 2027-05-02 on"):
        elect_secretary(moot, "Ines")
    elect_secretary(moot, "Ines", until=LAST_DAY)
    assert held(moot, "branch_secretary") == ["Sol", "Ines"]
    assert held(moot, "branch_secretary", date(2027, 5, 2)) == ["Sol", "Bram"]


def test_nobody_is_followed_whose_term_is_not_over(db):
    moot = found(seats=(*OFFICERS, ("Ben", "editors", None), ("Bram", "convention", NORTH)))
    elect = Elect(person=moot["Ines"], seat="editors", succeeds=mandate(moot, "Ben", "editors").pk)
    with pytest.raises(Missing, match="no mandate of editors whose term is over"):
        moot.decide("convention", elect, yes=1)


def test_where_some_seats_are_empty_nobody_who_stays_on_is_followed_unless_named(db):
    moot = found(seats=(*OFFICERS, ("Ben", "editors", None), ("Bram", "convention", NORTH)))
    moot.wait(A_YEAR + 1)
    moot.decide("convention", Elect(person=moot["Ines"], seat="editors"), yes=1)
    assert held(moot, "editors") == ["Ben", "Ines"]
    moot.decide(
        "convention", Elect(person=moot["Sid"], seat="editors", succeeds=mandate(moot, "Ben", "editors").pk), yes=1
    )
    assert held(moot, "editors") == ["Ines", "Sid"]


def test_the_clock_enters_every_mandate_that_has_ended_once(moot):
    moot.wait(A_YEAR + 40)
    done = list(tick(moot.now))
    assert [each.act for each in done] == ["bodies.vacate"] * 4  # the Appeals Committee has two years
    entered = [each for each in moot.entries() if each.act == "bodies.vacate"]
    assert {(each.by["as"][0], each.due, each.verdict["value"]) for each in entered} == {
        ("clock", "2027-06-01T05:00:00Z", "allowed")
    }
    assert set(Mandate.objects.exclude(ended=None).values_list("end", flat=True)) == {"term"}
    assert list(tick(moot.now)) == []


def test_the_clock_does_not_end_what_goes_on(moot, refused):
    with refused("4 steering"):
        moot.enact(Vacate(mandate=mandate(moot, "Ben", "steering").pk), hats=frozenset({CLOCK}))
    moot.wait(A_YEAR + 5)
    with refused("4 steering"):  # Ben stays on
        moot.enact(Vacate(mandate=mandate(moot, "Ben", "steering").pk), hats=frozenset({CLOCK}))


def test_elections_that_are_overdue_are_known(moot):
    moot.wait(A_YEAR + 1)
    assert [each.seat for each in overdue_elections(charter(), moot.today)] == [
        "steering",
        "branch_secretary",
        "branch_secretary",
        "general_secretary",
    ]
    elect_secretary(moot, "Bram")
    left = [(each.seat, each.unit) for each in overdue_elections(charter(), moot.today)]
    assert left == [("steering", None), ("branch_secretary", 1), ("general_secretary", None)]


@pytest.mark.parametrize(
    ("served", "day", "terms"),
    [
        ([], date(2027, 1, 1), 0),
        ([(date(2024, 1, 1), date(2025, 1, 1), None)], date(2025, 1, 2), 1),
        ([(date(2023, 1, 1), date(2024, 1, 1), None), (date(2024, 1, 2), date(2025, 1, 2), None)], date(2025, 1, 3), 2),
        # removed after half a term and a day, or exactly after half
        ([(date(2024, 1, 1), date(2025, 1, 1), date(2024, 7, 3))], date(2024, 8, 1), 1),
        ([(date(2024, 1, 1), date(2025, 1, 1), date(2024, 7, 2))], date(2024, 8, 1), 0),
        # the rest of somebody else's term: five months of twelve
        ([(date(2024, 8, 1), date(2025, 1, 1), None)], date(2025, 1, 2), 0),
        # a full term out, and a day less
        ([(date(2023, 1, 1), date(2024, 1, 1), None)], date(2025, 1, 1), 0),
        ([(date(2023, 1, 1), date(2024, 1, 1), None)], date(2024, 12, 31), 1),
        # out for a full term between two
        ([(date(2021, 1, 1), date(2022, 1, 1), None), (date(2023, 1, 1), date(2024, 1, 1), None)], date(2024, 1, 2), 1),
    ],
)
def test_b10_terms_count_in_a_row_a_part_over_half_as_one_and_a_full_term_out_resets_them(db, served, day, terms):
    with door_open():
        for n, (first, last, ended) in enumerate(served):
            row = {
                "seat": "steering",
                "from_day": first,
                "seated_on": first,
                "until_day": last,
                "ended": ended,
                "how": "elect",
            }
            Mandate.objects.create(id=n, person="p:one", **row)
    assert terms_in_a_row("p:one", read(MODEL).body("steering"), None, day) == terms


def test_nobody_serves_more_terms_in_a_row_than_the_charter_lets_them(db, refused):
    moot = found(
        changed('term_months = 12\nvacancy = "by-election"\nduties', "term_months = 12\nmax_terms = 1\nduties")
    )
    moot.wait(A_YEAR + 1)
    with refused("2 branch_secretary"):
        elect_secretary(moot, "Ada")
    decided = elect_secretary(moot, "Bram")
    assert moot.followed(decided)[0].facts["known"]["terms"] == 0


@pytest.mark.slow
def test_whoever_holds_a_seat_by_one_read_holds_it_by_the_other(db):
    """The quick reads of one person's and of one body's seats and the query of all agree around each kind of end."""
    moot = found(changed('leave = "at_once"', 'leave = "month_end"'), seats=(*SEATS, ("Sid", "convention", SOUTH)))
    moot.wait(30)
    moot.enact(decode("members.resign", {}), by="Ben")
    moot.decide("convention", decode("branches.dissolve_unit", {"unit": SOUTH, "reason": "Nobody comes."}), yes=1)
    moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ines")
    moot.wait(A_YEAR - 25)
    elect_secretary(moot, "Bram")
    days = [date(2026, 5, 1) + timedelta(days=n) for n in range(0, 800, 3)]
    days += [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 1), LAST_DAY, date(2027, 5, 2), moot.today]
    for day in days:
        everybody = {each.pk for person in moot.people.values() for each in mandates_of(person, day)}
        assert everybody == set(in_force(day).values_list("pk", flat=True)), day
        for unit in (None, NORTH, SOUTH):
            for seat in {seat for _, seat, _ in SEATS}:
                assert holding((seat,), unit, day) == list(holders(seat, unit, day)), (day, seat, unit)
        secretaries = holding(("branch_secretary", "general_secretary"), None, day)
        assert secretaries == list(in_force(day).filter(seat__endswith="_secretary")), day


def test_what_is_entered_as_ended_is_not_entered_again(moot):
    moot.wait(A_YEAR + 40)
    list(tick(moot.now))
    with pytest.raises(BadAct, match="is entered already"):
        moot.enact(Vacate(mandate=mandate(moot, "Ben", "steering").pk), hats=frozenset({CLOCK}))
