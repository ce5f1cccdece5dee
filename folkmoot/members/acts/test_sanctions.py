"""Suspension and expulsion: effects of a decision, and barred where the charter bars them."""

from datetime import date, timedelta

import pytest

from folkmoot.door.act import BadAct
from folkmoot.members import reads
from folkmoot.members.acts import Expel, Suspend
from folkmoot.members.conftest import judged
from folkmoot.members.models import Suspension


def test_the_panel_suspends_by_a_decision(panel):
    until = panel.today + timedelta(days=60)
    decision = panel.decide("grievance", Suspend(person=panel["Bram"], until=until), yes=9)

    (entry,) = panel.followed(decision)
    row = Suspension.objects.get()
    assert (row.person, row.from_day, row.until_day, row.ended_on) == (panel["Bram"], panel.today, until, None)
    assert judged(entry) == ("rehearsed", "allowed", ["6 interim"], ["body:grievance"], decision.index)
    assert entry.act == "members.suspend"


def test_B8_a_suspension_lasts_60_days_at_most_and_its_last_day_is_within_it(panel, refused):
    until = panel.today + timedelta(days=60)
    with refused("6 interim"):
        panel.decide("grievance", Suspend(person=panel["Bram"], until=until + timedelta(days=1)), yes=9)
    panel.decide("grievance", Suspend(person=panel["Bram"], until=until), yes=9)

    runs = [reads.suspensions_on(panel["Bram"], until + timedelta(days=days)).exists() for days in (0, 1)]
    assert runs == [True, False]


def test_nobody_suspends_or_expels_alone(moot, refused):
    with refused("power to suspend a member"):
        moot.enact(Suspend(person=moot["Bram"], until=moot.today + timedelta(days=10)), "Ada")
    with refused("power to expel a member"):
        moot.enact(Expel(person=moot["Bram"]), "Ada")


def test_a_suspension_ends_on_a_day_to_come(panel):
    with pytest.raises(BadAct) as caught:
        panel.decide("grievance", Suspend(person=panel["Bram"], until=date(2026, 4, 30)), yes=9)
    assert str(caught.value) == "field until: expected a day from 2026-05-01 on"


def test_nobody_is_expelled_without_a_finding(panel, refused):
    with refused("6 sanction"):
        panel.decide("grievance", Expel(person=panel["Bram"]), yes=9)


def test_nobody_is_expelled_or_suspended_for_a_faction(panel, refused):
    ground = ("faction",)
    with refused("7 no_faction_offence", trace=True):
        panel.decide("grievance", Expel(person=panel["Bram"], ground=ground), yes=9)
    with refused("7 no_faction_offence", trace=True):
        panel.decide("grievance", Suspend(person=panel["Bram"], until=panel.today, ground=ground), yes=9)


def test_who_sits_in_judgement_is_not_suspended(panel, refused):
    with refused("6 no_reversal", trace=True):
        panel.decide("grievance", Suspend(person=panel["Ines"], until=panel.today), yes=9)


def test_a_ground_is_one_of_the_charter(panel):
    with pytest.raises(BadAct, match="field ground: the charter declares no ground laziness"):
        panel.decide("grievance", Expel(person=panel["Bram"], ground=("laziness",)), yes=9)


def test_an_expulsion_is_the_effect_of_a_decision(worked):
    decision = worked.decide("steering", Expel(person=worked["Bram"]), yes=12)

    (entry,) = worked.followed(decision)
    row = reads.last_membership(worked["Bram"])
    assert (row.until_day, row.ended_by) == (worked.today, "expel")
    assert judged(entry) == ("rehearsed", "allowed", ["3 expel"], ["body:steering"], decision.index)
    assert entry.act == "members.expel"


def test_A7_of_a_told_expulsion_the_ground_and_the_hearing_are_unknown(told, past):
    entry = told(Expel(person=past["Bram"]), "2026-05")

    assert set(entry.facts["known"]) & {"ground", "find", "hearing", "accompanied", "final"} == set()
    assert reads.last_membership(past["Bram"]).until_edtf == "2026-05"
