"""Emergencies: declared for some days, confirmed in time or over, renewed once, and never a way to everything."""

from datetime import timedelta

import pytest

from folkmoot import shipped
from folkmoot.constitution import reads
from folkmoot.constitution.acts import DeclareEmergency, EndEmergency, Ratify
from folkmoot.constitution.models import Emergency
from folkmoot.door.act import BadAct, Missing, decode
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from tests.cast import found

MODEL = (shipped("charters") / "model.md").read_bytes()


def declare(moot, days=21, **more):
    """A declaration by the Steering Committee, which is Ben: its entry, and the key of the emergency."""
    act = DeclareEmergency(trigger="disaster", until=moot.today + timedelta(days=days), reason="Flood", **more)
    (declared,) = moot.followed(moot.decide("steering", act, yes=1, by="Ben"))
    return declared, declared.index * ROWS_AN_ENTRY


def runs(moot, *days):
    return [reads.emergency_on(moot.today + timedelta(days=day)) is not None for day in days]


def test_the_steering_committee_declares_an_emergency(moot):
    declared, key = declare(moot)
    assert declared.verdict == {"value": "allowed", "rules": ["11 emergency"], "verb": "declare_emergency"}
    known = declared.facts["known"]
    assert (known["days"], known["renewals"], declared.facts["on"]) == (21, 0, ["charter"])
    row = Emergency.objects.get()
    assert (row.pk, row.declared_by, row.trigger, row.from_day, row.until_day) == (
        key,
        "steering",
        "disaster",
        moot.today,
        moot.today + timedelta(days=21),
    )
    assert row.confirm_by == moot.today + timedelta(days=21)
    assert rebuild() == []


def test_nobody_else_declares_an_emergency_nor_for_longer(moot, refused):
    until = moot.today + timedelta(days=22)
    with refused("11 emergency"):
        moot.decide("steering", DeclareEmergency(trigger="disaster", until=until, reason="Flood"), yes=1, by="Ben")
    with refused():
        moot.enact(DeclareEmergency(trigger="disaster", until=until, reason="Flood"), by="Ben")


def test_an_emergency_is_for_what_the_charter_names_and_ends_later(moot):
    later = moot.today + timedelta(days=5)
    with pytest.raises(BadAct, match="the charter names only cannot_meet, disaster, repression"):
        moot.decide("steering", DeclareEmergency(trigger="insolvency", until=later, reason="Debts"), yes=1, by="Ben")
    with pytest.raises(BadAct, match="expected a day after"):
        moot.enact(DeclareEmergency(trigger="disaster", until=moot.today, reason="Flood"), by="Ben")


def test_b10_an_emergency_that_nobody_confirms_in_time_is_over(db):
    """It was declared for sixty days; the membership has twenty-one to confirm it."""
    moot = found(MODEL.replace(b"max_days = 21", b"max_days = 60", 1))
    declare(moot, 60)
    assert runs(moot, 21, 22) == [True, False]


def test_an_emergency_that_is_confirmed_runs_to_its_last_day(db):
    moot = found(MODEL.replace(b"max_days = 21", b"max_days = 60", 1))
    moot.wait(61)
    _, key = declare(moot, 60)
    moot.wait(21)
    (ratified,) = moot.followed(moot.decide("membership", Ratify(of=key), yes=4, no=2))
    assert ratified.verdict == {"value": "allowed", "rules": ["11 emergency"], "verb": "ratify"}
    assert (ratified.facts["on"], ratified.facts["known"]["days_since"]) == (["decision:steering"], 21)
    assert runs(moot, 38, 39) == [True, False]


def test_an_emergency_is_not_confirmed_too_late(db, refused):
    moot = found(MODEL.replace(b"max_days = 21", b"max_days = 60", 1))
    moot.wait(61)
    _, key = declare(moot, 60)
    moot.wait(22)
    with refused("11 emergency"):
        moot.decide("membership", Ratify(of=key), yes=6)


def test_b10_an_emergency_is_renewed_so_often_as_the_charter_says(moot, refused):
    moot.wait(61)
    _, first = declare(moot)
    moot.decide("membership", Ratify(of=first), yes=6)
    moot.wait(21)
    renewed, second = declare(moot)
    assert renewed.facts["known"]["renewals"] == 1
    moot.decide("membership", Ratify(of=second), yes=6)
    moot.wait(21)
    with refused("11 emergency"):
        declare(moot)


def test_renewing_what_nobody_has_confirmed_gives_no_more_days_to_confirm_it(moot):
    declare(moot)
    moot.wait(20)
    declare(moot)
    assert runs(moot, 0, 1, 2) == [True, True, False]


def test_while_an_emergency_runs_the_steering_committee_may_do_what_it_gives(moot, refused):
    instruct = decode("bodies.instruct", {"seat": "branch_secretary", "what": "Keep the doors shut."})
    with refused():
        moot.decide("steering", instruct, yes=1, by="Ben")
    declare(moot)
    (instructed,) = moot.followed(moot.decide("steering", instruct, yes=1, by="Ben"))
    assert (instructed.verdict["rules"], instructed.facts["known"]["emergency"]) == (["11 emergency"], True)
    moot.wait(21)
    with refused():
        moot.decide("steering", instruct, yes=1, by="Ben")


def test_b10_what_an_emergency_never_gives_it_does_not_give_and_ordinary_powers_stay(moot, refused):
    declare(moot)
    with refused():  # electing is never given
        moot.decide("steering", decode("bodies.elect", {"person": moot["Bram"], "seat": "editors"}), yes=1, by="Ben")
    with refused("6 no_reversal", trace=True):  # instructing is given, but a prohibition stands
        order = decode("bodies.instruct", {"seat": "appeals", "what": "Find for us."})
        moot.decide("steering", order, yes=1, by="Ben")
    members = [moot[name] for name in ("Ben", "Bram", "Ines")]
    west = decode("branches.charter_unit", {"kind": "branch", "name": "West", "members": members})
    decided = moot.decide("steering", west, yes=1, by="Ben")
    assert moot.followed(decided)[0].verdict["rules"] == ["11 emergency", "2 branch"]


def test_an_emergency_is_ended_before_its_time_by_who_may_declare_it(moot, refused):
    _, key = declare(moot)
    moot.wait(3)
    with refused():
        moot.enact(EndEmergency(emergency=key), by="Ada")
    (ended,) = moot.followed(moot.decide("steering", EndEmergency(emergency=key), yes=1, by="Ben"))
    assert ended.verdict == {"value": "allowed", "rules": ["11 emergency"], "verb": "declare_emergency"}
    assert (Emergency.objects.get().ended_on, runs(moot, -1, 0)) == (moot.today, [True, False])
    with pytest.raises(BadAct, match="it is over already"):
        moot.decide("steering", EndEmergency(emergency=key), yes=1, by="Ben")
    with pytest.raises(Missing, match="no emergency 7"):
        moot.enact(EndEmergency(emergency=7), by="Ben")
