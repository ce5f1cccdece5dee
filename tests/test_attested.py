"""An act on oneself may be entered by whoever enters what bodies decide, for a member without e-mail."""

import pytest

from folkmoot.bodies.acts.meeting import Convene
from folkmoot.door.act import BadAct
from folkmoot.door.enact import Attested, enact
from folkmoot.door.models import KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.members.acts import Apply, Resign
from folkmoot.members.reads import membership_on
from tests.cast import NORTH

LETTER = "letter of 30 April, in the branch's folder"


def test_a_recorder_enters_for_a_person_and_says_where_their_word_lies(moot):
    done = enact(Resign(), person=moot["Bram"], attested=Attested(moot["Ada"], LETTER), at=moot.now)

    entry = moot.entry(done.index)
    assert membership_on(moot["Bram"], moot.today) is None
    assert (entry.by["person"], entry.by["for"]) == (moot["Ada"], moot["Bram"])
    assert KeptText.objects.get(commitment=entry.source).text == LETTER
    assert rebuild() == []


def test_a_stranger_applies_on_paper(moot):
    apply = Apply(person=moot["Kit"], name="Kit", unit=NORTH)

    done = enact(apply, person=moot["Kit"], attested=Attested(moot["Ada"], LETTER), at=moot.now)

    assert moot.entry(done.index).by["for"] == moot["Kit"]


def test_a_member_who_is_no_recorder_enters_for_nobody(moot, refused):
    with refused():
        enact(Resign(), person=moot["Bram"], attested=Attested(moot["Ben"], LETTER), at=moot.now)


def test_a_recorder_enters_only_for_people_of_their_own_unit(moot, refused):
    with refused():
        enact(Resign(), person=moot["Bram"], attested=Attested(moot["Sol"], LETTER), at=moot.now)


def test_only_an_act_on_oneself_can_be_entered_for_somebody(moot):
    convene = Convene(body="branch", unit=NORTH, day=moot.today.replace(day=20))

    with pytest.raises(BadAct, match="only an act on oneself"):
        enact(convene, person=moot["Ada"], attested=Attested(moot["Sol"], LETTER), at=moot.now)
