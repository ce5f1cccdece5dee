"""Which charter judges: that of the day when the matter was opened, or of the day on which a meeting was held."""

from datetime import timedelta

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.constitution.acts import Amend, ProposeAmendment
from folkmoot.door.act import BadAct
from folkmoot.door.charters import attach
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.members.acts import Admit, Apply
from folkmoot.members.reads import membership_on
from tests.cast import NORTH, found

CLUB = (shipped("charters") / "club.md").read_bytes()


def test_a_matter_is_judged_by_the_charter_in_force_when_it_was_opened(db):
    """A club makes changes harder, from two thirds to nine tenths; what was proposed before still needs two thirds."""
    club = found(
        CLUB, units=(), members=dict.fromkeys(("Ada", "Ben", "Bram", "Ines")), seats=(("Ada", "secretary", None),)
    )
    harder = attach(CLUB.replace(b'share = "2/3"', b'share = "9/10"'))
    other = attach(CLUB.replace(b"lapse_days = 90", b"lapse_days = 120"))
    one, two = (club.enact(ProposeAmendment(charter=each), by="Ben") for each in (harder, other))
    club.wait(14)
    club.decide("meeting", Amend(charter=harder, proposal=one.index * ROWS_AN_ENTRY), yes=3, no=1)

    opened_before = club.decide("meeting", Amend(charter=other, proposal=two.index * ROWS_AN_ENTRY), yes=3, no=1)
    back = club.enact(ProposeAmendment(charter=harder), by="Ben")
    club.wait(14)
    opened_after = club.decide("meeting", Amend(charter=harder, proposal=back.index * ROWS_AN_ENTRY), yes=3, no=1)

    (amended,) = club.followed(opened_before)
    assert (amended.matter, amended.charter) == (two.index, two.charter)
    assert (opened_before.charter, opened_after.charter) == (harder, other)
    assert rebuild() == []


def test_what_a_meeting_carried_is_judged_by_the_facts_of_its_day(moot):
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    held_on = moot.today + timedelta(days=14)
    moot.enact(Convene(body="branch", unit=NORTH, day=held_on), by="Ada")
    moot.wait(30)
    admit = Admit(application=application.index * ROWS_AN_ENTRY, eligible=True)

    decided = moot.decide("branch", admit, yes=3, unit=NORTH, held_on=held_on)

    (admitted,) = moot.followed(decided)
    assert (decided.on, admitted.on) == (held_on.isoformat(), held_on.isoformat())
    assert admitted.facts["known"]["objection_days"] == 14
    assert membership_on(moot["Kit"], held_on) is not None
    assert rebuild() == []


def test_what_was_too_early_on_the_day_of_the_meeting_is_refused_when_it_is_entered_later(moot, refused):
    held_on = moot.today + timedelta(days=14)
    moot.enact(Convene(body="branch", unit=NORTH, day=held_on), by="Ada")
    moot.wait(10)
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.wait(30)

    with refused("Article 1 (member) leaves 7 days for objections; 4 days have passed."):
        admit = Admit(application=application.index * ROWS_AN_ENTRY, eligible=True)
        moot.decide("branch", admit, yes=3, unit=NORTH, held_on=held_on)


def test_nobody_was_admitted_at_a_meeting_before_they_applied(moot):
    held_on = moot.today + timedelta(days=8)
    moot.enact(Convene(body="branch", unit=NORTH, day=held_on), by="Ada")
    moot.wait(20)
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")

    admit = Admit(application=application.index * ROWS_AN_ENTRY, eligible=True)
    with pytest.raises(BadAct, match="they had not applied yet on 2026-05-09"):
        moot.decide("branch", admit, yes=3, unit=NORTH, held_on=held_on)
