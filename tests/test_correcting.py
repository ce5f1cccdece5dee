"""A typing error is put right by an entry of its own; both stand."""

import pytest

from folkmoot.bodies.acts.meeting import Convene
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.correcting import Correct, corrections
from folkmoot.door.texts import texts
from folkmoot.members.acts import Apply
from tests.cast import NORTH


@pytest.fixture
def applied(moot):
    return moot.enact(Apply(person=moot["Kit"], name="Kti", unit=NORTH), by="Kit")


def test_whoever_did_it_corrects_it_and_both_entries_stand(moot, applied):
    before = moot.tables()

    entry = moot.enact(Correct(entry=applied.index, right="Their name is Kit."), by="Kit")

    assert (entry.act, entry.verdict["verb"], entry.verdict["value"]) == ("record.correct", "apply", "allowed")
    assert moot.entry(applied.index) == applied
    assert [texts([each.right])[each.right] for each in corrections(applied.index)] == ["Their name is Kit."]
    assert {**moot.tables(), "door_correction": []} == before


def test_a_correction_is_for_those_who_may_read_what_it_corrects(moot, applied):
    entry = moot.enact(Correct(entry=applied.index, right="Their name is Kit."), by="Kit")

    assert entry.record_class == applied.record_class == "members"


def test_somebody_else_cannot_correct_an_act_on_oneself(moot, applied):
    with pytest.raises(BadAct, match="somebody's own act"):
        moot.enact(Correct(entry=applied.index, right="Their name is Kid."), by="Bram")


def test_a_correction_needs_the_power_of_what_it_corrects(moot, refused):
    called = moot.enact(Convene(body="branch", unit=NORTH, day=moot.today.replace(day=20)), by="Ada")

    with refused("2"):
        moot.enact(Correct(entry=called.index, right="It is at the library."), by="Bram")

    moot.enact(Correct(entry=called.index, right="It is at the library."), by="Ada")
    assert corrections(called.index).count() == 1


def test_the_founding_is_corrected_by_nobody(moot, refused):
    with refused():
        moot.enact(Correct(entry=0, right="We have another name."), by="Ada")


def test_what_is_not_there_cannot_be_corrected(moot):
    with pytest.raises(Missing, match="there is no entry 999"):
        moot.enact(Correct(entry=999, right="Nothing."), by="Ada")
