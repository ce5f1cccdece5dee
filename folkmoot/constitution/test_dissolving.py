"""The end of the organisation: in as many ballots as the charter asks for, and nothing after it."""

import pytest

from folkmoot import shipped
from folkmoot.constitution.acts import Amend, Dissolve, ProposeAmendment, ProposeDissolution, Ratify
from folkmoot.constitution.models import Dissolution, Proposal
from folkmoot.door.act import BadAct, Missing, decode
from folkmoot.door.charters import attach
from folkmoot.door.models import Head
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from tests.cast import NORTH, SEATS, found

MODEL = (shipped("charters") / "model.md").read_bytes()
ONE_BALLOT = MODEL.replace(b"ballots = 2\napart_days = 30", b"deliberation_days = 14", 1)
CONFIRMED = ONE_BALLOT.replace(
    b'who = "membership"\nmajority = "three_quarters"\nturnout = "1/2"',
    b'who = "convention"\nmajority = "three_quarters"\nratified_by = "membership"\nratify_majority = "two_thirds"',
    1,
)


def test_nobody_dissolves_the_organisation_alone(moot, refused):
    with refused():
        moot.enact(Dissolve(), by="Ada")
    assert Head.objects.get().dissolved_in is None


def test_two_ballots_of_the_membership_thirty_days_apart_dissolve_it(moot, refused):
    moot.wait(61)
    first = moot.decide("membership", Dissolve(), yes=5, no=1)
    moot.wait(30)
    (dissolved,) = moot.followed(moot.decide("membership", Dissolve(), yes=5, no=1))
    assert (moot.followed(first), dissolved.facts["known"]["ballots"], dissolved.facts["known"]["apart_days"]) == (
        [],
        2,
        30,
    )
    assert Head.objects.get().dissolved_in == dissolved.index
    assert Dissolution.objects.get().day == moot.today
    with refused("14 end"):
        moot.enact(decode("bodies.convene", {"body": "branch", "unit": NORTH, "day": "2026-08-30"}), by="Ada")
    moot.enact(decode("members.correct_details", {"name": "Ada B."}), by="Ada")  # the record is kept
    assert rebuild() == []


def test_too_few_do_not_dissolve_it(moot):
    """Three quarters of those who vote, and half of all."""
    moot.wait(61)
    for yes, no in ((4, 2), (2, 0)):
        decided = moot.decide("membership", Dissolve(), yes=yes, no=no)
        assert (decided.facts["known"], moot.followed(decided)) == ({"decide": False}, [])


def test_a_member_proposes_to_dissolve_it(moot, refused):
    with refused():
        moot.enact(ProposeDissolution(reason="We are tired."), by="Kit")
    proposed = moot.enact(ProposeDissolution(reason="We are tired."), by="Bram")
    assert proposed.verdict == {"value": "allowed", "rules": ["1 member"], "verb": "propose"}
    row = Proposal.objects.get()
    assert (row.pk, row.charter, row.day) == (proposed.index * ROWS_AN_ENTRY, "", moot.today)
    assert dict(texts([row.reason])) == {row.reason: "We are tired."}


def test_where_the_charter_asks_for_a_discussion_the_days_count_from_the_proposal(db, refused):
    moot = found(ONE_BALLOT)
    moot.wait(61)
    key = moot.enact(ProposeDissolution(reason="We are tired."), by="Bram").index * ROWS_AN_ENTRY
    moot.wait(13)
    with refused("14 end"):
        moot.decide("membership", Dissolve(proposal=key), yes=6)
    moot.wait(1)
    (dissolved,) = moot.followed(moot.decide("membership", Dissolve(proposal=key), yes=6))
    assert (dissolved.matter, dissolved.facts["known"]["days_since_proposal"]) == (key // ROWS_AN_ENTRY, 14)
    assert Proposal.objects.get().adopted_on == moot.today


def test_where_another_body_must_confirm_it_it_does_so_first(db, refused):
    moot = found(CONFIRMED, seats=(*SEATS, ("Bram", "convention", NORTH)))
    key = moot.enact(ProposeDissolution(reason="We are tired."), by="Bram").index * ROWS_AN_ENTRY
    moot.wait(61)
    with refused("14 end"):
        moot.decide("convention", Dissolve(proposal=key), yes=1)
    (ratified,) = moot.followed(moot.decide("membership", Ratify(of=key), yes=4, no=2))
    assert (ratified.facts["on"], ratified.verdict["rules"]) == (["decision:convention"], ["14 end"])
    (dissolved,) = moot.followed(moot.decide("convention", Dissolve(proposal=key), yes=1))
    assert dissolved.verdict["rules"] == ["14 end"]


def test_a_change_of_the_charter_is_no_proposal_to_dissolve_nor_the_reverse(moot):
    other = attach(ONE_BALLOT)
    change = moot.enact(ProposeAmendment(charter=other), by="Bram").index * ROWS_AN_ENTRY
    end = moot.enact(ProposeDissolution(reason="We are tired."), by="Bram").index * ROWS_AN_ENTRY
    with pytest.raises(Missing, match=r"no proposal \d+ to dissolve"):
        moot.enact(Dissolve(proposal=change), by="Ada")
    with pytest.raises(Missing, match=r"no proposal \d+ to change the charter"):
        moot.enact(Amend(charter=other, proposal=end), by="Ada")


def test_a_change_of_the_charter_may_take_two_ballots_as_well(db):
    once = b'majority = "two_thirds"\ndeliberation_days = 90'
    twice = MODEL.replace(once, b'majority = "two_thirds"\nballots = 2\napart_days = 7', 1)
    moot = found(twice, seats=(*SEATS, ("Bram", "convention", NORTH)))
    new, wrong = (attach(twice.replace(b"every_months = 3", b"every_months = %d" % n, 1)) for n in (4, 5))
    assert moot.followed(moot.decide("convention", Amend(charter=new), yes=1)) == []
    moot.wait(7)
    assert moot.followed(moot.decide("convention", Amend(charter=wrong), yes=1)) == []  # another question
    (amended,) = moot.followed(moot.decide("convention", Amend(charter=new), yes=1))
    assert (amended.facts["known"]["ballots"], Head.objects.get().charter) == (2, new)


def test_a_dissolved_organisation_is_not_dissolved_again(db):
    moot = found(ONE_BALLOT)
    key = moot.enact(ProposeDissolution(reason="We are tired."), by="Bram").index * ROWS_AN_ENTRY
    moot.wait(61)
    moot.decide("membership", Dissolve(proposal=key), yes=6)
    with pytest.raises(BadAct, match="was adopted on"):
        moot.decide("membership", Dissolve(proposal=key), yes=6)
