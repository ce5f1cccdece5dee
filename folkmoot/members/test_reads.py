"""Who was a member on any day, of which class and unit, and how the roll grew and shrank."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from folkmoot.members import reads
from folkmoot.members.acts import Apply, Erase, Lapse, Reinstate, Resign, Suspend, Transfer
from folkmoot.members.own_words import words_of
from tests.cast import MEMBERS, NORTH, SOUTH

CLOCK_ALONE = frozenset({CLOCK})


@pytest.fixture
def lived(moot):
    """A year of coming, going and moving; with it, who was in which unit from which day, as it was noted by hand."""
    random, there, gone = Random(1), dict(MEMBERS), dict[str, int]()
    noted = {moot.today - timedelta(1): {}, moot.today: dict(there)}
    for _ in range(60):
        moot.wait(random.randrange(7))
        who = random.choice(["Ben", "Bram", "Ines", "Sid"])
        if who in gone:
            there[who] = gone.pop(who)
            moot.enact(Reinstate(person=moot[who]), "Ada" if there[who] == NORTH else "Sol")
        elif random.random() < 0.5:
            there[who] = SOUTH if there[who] == NORTH else NORTH
            moot.enact(Transfer(person=moot[who], unit=there[who]), "Ada")
        else:
            moot.enact(Lapse(person=moot[who], overdue_since=moot.today - timedelta(200)), hats=CLOCK_ALONE)
            gone[who] = there.pop(who)
        noted[moot.today] = dict(there)
    return moot, noted


def every_day(noted):
    day = min(noted)
    there = {}
    while day <= max(noted):
        there = noted.get(day, there)
        yield day, there
        day += timedelta(1)


def test_the_roll_of_every_day_is_what_was_noted_by_hand(lived):
    moot, noted = lived
    names = {moot[name]: name for name in MEMBERS}

    for day, there in every_day(noted):
        assert {names[row.person]: row.unit for row in reads.members_on(day)} == there
        by_unit = Counter(there.values())
        assert [reads.count_on(day, unit) for unit in (NORTH, SOUTH)] == [by_unit[NORTH], by_unit[SOUTH]]


def test_the_roll_of_every_day_is_the_same_when_names_are_erased(lived):
    moot, noted = lived
    before = {day: list(reads.members_on(day).values()) for day, _ in every_day(noted)}
    for who in ("Bram", "Ben", "Sid"):
        moot.enact(Erase(erases=tuple(words_of(moot[who]))), who)

    assert {day: list(reads.members_on(day).values()) for day, _ in every_day(noted)} == before
    assert rebuild() == []


def at(steps, day):
    return next((size for since, size in reversed(steps) if since <= day), 0)


def test_sizes_agree_with_the_roll_of_every_day_in_one_query(lived, django_assert_num_queries):
    _, noted = lived
    with django_assert_num_queries(1):
        whole = reads.sizes()
    with django_assert_num_queries(1):
        units = reads.sizes_of_units()

    assert units == {NORTH: reads.sizes(NORTH), SOUTH: reads.sizes(SOUTH)}
    for day, there in every_day(noted):
        by_unit = Counter(there.values())
        assert at(whole, day) == len(there)
        assert [at(units[unit], day) for unit in (NORTH, SOUTH)] == [by_unit[NORTH], by_unit[SOUTH]]
    assert all(one != other for (_, one), (_, other) in pairwise(whole))


def test_who_leaves_and_returns_twice_shows_three_memberships_and_one_reference(moot):
    for _ in range(2):
        moot.wait(1)
        moot.enact(Lapse(person=moot["Bram"], overdue_since=date(2025, 1, 1)), hats=CLOCK_ALONE)
        moot.wait(1)
        moot.enact(Reinstate(person=moot["Bram"]), "Ada")

    rows = list(reads.memberships(moot["Bram"]).values_list("began_by", "ended_by"))
    assert rows == [("found", "lapse"), ("reinstate", "lapse"), ("reinstate", "")]
    assert reads.person(moot["Bram"]) is not None


def test_the_roll_is_read_by_class_and_unit(moot):
    assert [row.person for row in reads.members_on(moot.today, SOUTH, "member")] == [moot["Sol"], moot["Sid"]]
    assert reads.count_on(moot.today, class_id="friend") == 0


def test_B5_a_membership_that_ends_later_runs_until_that_day_without_anybody_doing_a_thing(moot):
    moot.enact(Resign(), "Bram")
    tomorrow = moot.today + timedelta(days=1)

    assert [reads.count_on(day) for day in (moot.today - timedelta(days=1), moot.today, tomorrow)] == [0, 5, 5]


def good(moot, days):
    return reads.in_good_standing(moot.today, days=days).filter(person=moot["Bram"]).exists()


def test_B8_good_standing_counts_whole_days_since_joining_and_since_a_suspension_ended(panel):
    panel.wait(59)
    assert [good(panel, days) for days in (59, 60)] == [True, False]
    panel.decide("grievance", Suspend(person=panel["Bram"], until=panel.today + timedelta(days=5)), yes=9)
    assert not good(panel, 0)
    panel.wait(5)
    assert not good(panel, 0)
    panel.wait(1)
    assert [good(panel, days) for days in (0, 1)] == [True, False]
    panel.wait(60)
    assert [good(panel, days) for days in (60, 61)] == [True, False]


def test_an_open_application_is_no_membership(moot):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")

    assert [each.person for each in reads.applications()] == [moot["Kit"]]
    assert reads.membership_on(moot["Kit"], moot.today) is None
