"""A year in which every act of the members and of the branches is done, and the tables that the record makes again."""

from datetime import date, timedelta

import pytest

from folkmoot.branches.acts import CharterUnit, Disaffiliate, DissolveUnit, ReportDepartures, Restore, Suspend
from folkmoot.door.act import REGISTER
from folkmoot.door.draw import Draw
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry
from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from folkmoot.members import acts as members
from folkmoot.members import batches
from folkmoot.members.conftest import model, seated
from folkmoot.members.models import Membership
from folkmoot.members.own_words import words_of
from tests.cast import NORTH, SOUTH

ELSEWHERE = {"members.admit_batch", "members.undo_batch", "members.renew_access"}
"""Lists are made again where they are tested; who gets new access changes no row."""
EXPELS = '[[power]]\nid = "by_steering"\nwho = "steering"\nact = "expel"\non = "member"\n'


@pytest.fixture
def lived(db):
    """The cast after a year; with the key of the unit that they chartered and dissolved."""
    without = model(EXPELS).replace(b'requires = ["find"]\n', b"").replace(b'"same_unit", ', b"")
    moot = seated(without, convention=3, grievance=9)
    bram, unpaid = moot["Bram"], moot.today
    kits = moot.enact(members.Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit").index * 2**20
    kims = moot.enact(members.Apply(person=moot["Kim"], name="Kim", unit=NORTH), "Kim").index * 2**20
    moot.wait(7)
    moot.decide("branch", members.Admit(application=kits), unit=NORTH, yes=9)
    moot.decide("branch", members.Refuse(application=kims, reason="Not now."), unit=NORTH, yes=9)
    moot.enact(members.Transfer(person=bram, unit=SOUTH), "Ada")
    una = batches.Newcomer(person=moot["Una"], name="Una", class_id="member", unit=NORTH, since=moot.today)
    listed = moot.enact(members.AdmitBatch(rows=batches.attach([una], Draw()), members=1), "Ada")
    moot.enact(members.UndoBatch(batch=listed.index * 2**20), "Ada")
    moot.enact(members.RenewAccess(person=bram, seen="He came to the office."), "Ada")
    moot.enact(members.CorrectDetails(name="Bram B."), "Bram")
    moot.decide("grievance", members.Suspend(person=bram, until=moot.today + timedelta(60)), yes=9)
    moot.decide("grievance", members.Reinstate(person=bram), yes=9)
    moot.enact(members.EnterEstimate(date="1991~", members=150, qualifier="about", said_by="Ada"), "Ada")
    moot.enact(members.ReportDepartures(date="2017", onwards=True, qualifier="many", said_by="Ada"), "Ada")
    moot.enact(members.Resign(reason="I am tired."), "Sid")
    moot.enact(members.Erase(erases=tuple(words_of(moot["Sid"]))), "Sid")
    charter = CharterUnit(kind="student", name="The University", members=(moot["Ben"], bram, moot["Kit"]))
    key = moot.followed(moot.decide("steering", charter, yes=1))[0].index * 2**20
    moot.decide("convention", Suspend(unit=key, until=moot.today + timedelta(9), reason="A quarrel."), yes=3)
    moot.decide("convention", Restore(unit=key), yes=3)
    moot.decide("convention", DissolveUnit(unit=key), yes=3)
    moot.decide("branch", Disaffiliate(unit=SOUTH), unit=SOUTH, yes=2, by="Sol")
    moot.enact(ReportDepartures(date="2019", qualifier="several", said_by="Ada"), "Ada")
    moot.wait(200)
    moot.enact(members.Lapse(person=bram, overdue_since=unpaid), hats=frozenset({CLOCK}))
    moot.decide("steering", members.Expel(person=moot["Kit"]), yes=1)
    return moot


def test_every_act_of_both_organs_is_made_again_from_the_record(lived):
    ours = {name for name in REGISTER if name.startswith(("members.", "branches."))}

    assert ours - ELSEWHERE - set(Entry.objects.values_list("act", flat=True)) == set()
    assert rebuild() == []


def test_a_day_that_was_moved_behind_the_doors_back_is_named(lived):
    row = Membership.objects.get(person=lived["Kit"])
    with door_open():
        Membership.objects.filter(pk=row.pk).update(until_day=date(2030, 1, 1))

    assert [str(fault) for fault in rebuild()] == [
        f"members_membership row {row.pk} column until_day: is datetime.date(2030, 1, 1); "
        f"the record makes it datetime.date({row.until_day.year}, {row.until_day.month}, {row.until_day.day})"
    ]
