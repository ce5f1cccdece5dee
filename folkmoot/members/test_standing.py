"""How a membership stands, what rights it gives, and which hat it is."""

from datetime import timedelta

import pytest

from folkmoot.core.charter.judging import Authority
from folkmoot.door.charters import adopted
from folkmoot.door.clock import tick
from folkmoot.door.models import Head
from folkmoot.door.occasion import Hat
from folkmoot.door.standing import standing
from folkmoot.members import neighbours
from folkmoot.members.acts import Apply, Resign, Suspend
from folkmoot.members.standing import rights_on, status_on
from tests.cast import NORTH

HAT = Hat(Authority("class", "member"))
ALL = frozenset({"vote", "stand", "speak", "propose", "read", "appeal"})


def charter():
    return adopted(Head.objects.get().charter)


def stands(moot, who):
    """Status, rights, and whether the hat of the class is worn."""
    person, day = moot[who], moot.today
    worn = HAT in standing(person, day, charter()).hats
    return status_on(person, day, charter()), rights_on(person, day, charter()), worn


def test_the_first_60_days_are_a_probation_in_which_the_rights_of_the_class_hold(moot):
    moot.wait(59)
    assert stands(moot, "Bram") == ("probation", ALL, True)
    moot.wait(1)
    assert stands(moot, "Bram") == ("member", ALL, True)


def test_B5_while_suspended_all_rights_rest_to_the_last_day_included(panel):
    until = panel.today + timedelta(days=30)
    panel.decide("grievance", Suspend(person=panel["Bram"], until=until), yes=9)
    panel.wait(30)
    assert stands(panel, "Bram") == ("suspended", frozenset(), False)
    assert "member" in standing(panel["Bram"], panel.today, charter()).objects
    panel.wait(1)
    assert stands(panel, "Bram") == ("probation", ALL, True)


def test_a_stranger_applies_and_a_member_leaves(moot):
    assert stands(moot, "Kit") == ("none", frozenset(), False)
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    moot.enact(Resign(), "Bram")

    assert stands(moot, "Kit") == ("applicant", frozenset(), False)
    assert stands(moot, "Bram") == ("resigned", frozenset(), False)
    assert "member" not in standing(moot["Bram"], moot.today, charter()).objects


@pytest.fixture
def owing(monkeypatch, moot):
    """Bram has owed dues since the first day, as an organ that keeps the dues would tell."""
    since = moot.today
    tellers = neighbours._Tellers(arrears=[lambda person, day: since if person == moot["Bram"] else None])
    monkeypatch.setattr(neighbours, "_TELLERS", tellers)


@pytest.mark.usefixtures("owing")
def test_B5_the_clock_enters_a_lapse_once_with_the_day_on_which_it_fell_due(moot):
    moot.wait(180)
    assert list(tick(moot.now)) == []
    moot.wait(3)
    (done,) = tick(moot.now)

    entry = moot.entry(done.index)
    assert (entry.act, entry.by, entry.verdict["rules"]) == ("members.lapse", {"as": ["clock"]}, ["1 member"])
    assert entry.due == "2026-10-29T05:00:00Z"
    assert status_on(moot["Bram"], moot.today, charter()) == "lapsed"
    assert list(tick(moot.now)) == []


@pytest.mark.usefixtures("owing")
def test_B8_rights_rest_when_dues_are_more_than_90_days_overdue(moot):
    moot.wait(90)
    assert stands(moot, "Bram") == ("member", ALL, True)
    moot.wait(1)
    assert stands(moot, "Bram") == ("member", frozenset(), False)
    assert stands(moot, "Ben") == ("member", ALL, True)
