"""What the charter gives for the asking: claimed by nobody's leave, owed until it is given by whoever owes it."""

from datetime import timedelta

import pytest

from folkmoot.deliberation import reads
from folkmoot.deliberation.acts import Claim, DissolveTendency, Honour
from folkmoot.deliberation.conftest import EIGHT, announced, charter, formed, with_eight
from folkmoot.deliberation.models import Claim as Row
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.occasion import born_of
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.members.conftest import judged
from tests.cast import NORTH, SEATS, SOUTH

EDITORS = (*SEATS, ("Sid", "editors", None))


@pytest.fixture
def printed(db):
    """The cast with Sid of the Editors, and a tendency of nine; its key."""
    moot = with_eight(seats=EDITORS)
    return moot, formed(moot)


def test_a_member_of_it_claims_twenty_minutes_and_they_are_owed(crowd, ours):
    entry = crowd.enact(Claim(tendency=ours, due="convention_minutes"), "Bram")

    (row,) = reads.owed(crowd.today)
    assert (row.due, row.amount, row.person, row.day, row.given) == (
        "convention_minutes", 20, crowd["Bram"], crowd.today, None,
    )  # fmt: skip
    assert judged(entry) == ("rehearsed", "allowed", ["7 tendency"], ["class:member", "self"], None)
    assert entry.record_class == "members"


def test_nobody_claims_for_a_tendency_to_which_they_do_not_belong(crowd, ours, refused):
    with refused("7 tendency", "gives it to those who belong to the tendency; this person does not"):
        crowd.enact(Claim(tendency=ours, due="convention_minutes"), "Sid")


def test_nobody_claims_for_one_that_is_not_formed(crowd, refused):
    key = announced(crowd)
    with refused("Article 7 (tendency) asks that at least 9 members belong to the tendency; 1 does."):
        crowd.enact(Claim(tendency=key, due="bulletin_share"), "Bram")


def test_what_no_article_gives_is_not_claimed(crowd, ours, refused):
    says = "No article gives a member a power to claim what is due to a tendency or faction"
    with refused(says):
        crowd.enact(Claim(tendency=ours, due="inspect"), "Bram")


def test_no_body_claims_for_it(crowd, ours, refused):
    with refused("No article gives the Steering Committee a power to claim what is due"):
        crowd.decide("steering", Claim(tendency=ours, due="bulletin_share"), yes=1, by="Ben")


def test_what_is_owed_is_not_claimed_twice_but_texts_are(crowd, ours):
    crowd.enact(Claim(tendency=ours, due="bulletin_share"), "Bram")
    with pytest.raises(BadAct, match="it was claimed already, and is owed until it is given"):
        crowd.enact(Claim(tendency=ours, due="bulletin_share"), "Comrade 1")

    for text in ("To all.", "To all, again."):
        crowd.enact(Claim(tendency=ours, due="relay", text=text), "Bram")
    rows = list(reads.claims(ours).filter(due="relay"))
    assert sorted(texts([row.text for row in rows]).values()) == ["To all, again.", "To all."]


def test_reporters_go_to_one_unit_after_the_other(crowd, ours):
    for unit in (NORTH, SOUTH):
        crowd.enact(Claim(tendency=ours, due="reporters", hears=unit), "Bram")
    assert [(row.unit, row.amount) for row in reads.owed(crowd.today)] == [(NORTH, 2), (SOUTH, 2)]

    with pytest.raises(Missing, match="there is no unit 99"):
        crowd.enact(Claim(tendency=ours, due="reporters", hears=99), "Bram")


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ({"due": "relay"}, "expected the text that is to be passed on"),
        ({"due": "bulletin_share", "text": "Ours."}, "expected the text that is to be passed on"),
        ({"due": "reporters"}, "expected the unit that is to hear them"),
        ({"due": "bulletin_share", "hears": NORTH}, "expected the unit that is to hear them"),
    ],
)
def test_a_text_is_given_to_be_passed_on_and_a_unit_for_reporters(crowd, ours, claim, says):
    with pytest.raises(BadAct, match=says):
        crowd.enact(Claim(tendency=ours, **claim), "Bram")


# Given by whoever owes it.


def test_an_editor_enters_that_a_text_was_passed_on(printed):
    moot, key = printed
    claim = moot.enact(Claim(tendency=key, due="relay", text="To all."), "Bram")
    moot.wait(2)
    entry = moot.enact(Honour(claim=claim.index * 2**20, where="The letter of 3 May"), "Sid")

    row = Row.objects.get()
    assert (row.given, row.given_in) == (moot.today, entry.index)
    assert texts([row.where]) == {row.where: "The letter of 3 May"}
    assert judged(entry)[1:4] == ("allowed", ["7 tendency", "7 relay"], ["body:editors", "class:member", "self"])
    assert (entry.matter, list(reads.owed(moot.today))) == (born_of(row.pk), [])
    with pytest.raises(BadAct, match="it was given already, on 2026-05-03"):
        moot.enact(Honour(claim=row.pk), "Sid")


def test_whoever_does_not_owe_it_does_not_enter_that_it_was_given(printed, refused):
    moot, key = printed
    claim = moot.enact(Claim(tendency=key, due="bulletin_share"), "Bram").index * 2**20
    for name in ("Ben", "Bram"):
        with refused("article 7 gives it to the Editors"):
            moot.enact(Honour(claim=claim), name)
    with pytest.raises(Missing, match="there is no claim 7"):
        moot.enact(Honour(claim=7), "Sid")


def test_the_officers_of_a_unit_owe_reporters_a_hearing_in_their_own_alone(crowd, ours, refused):
    claim = crowd.enact(Claim(tendency=ours, due="reporters", hears=NORTH), "Bram").index * 2**20
    with refused("Article 7 (tendency) reaches only as far as their own unit; this lies outside it."):
        crowd.enact(Honour(claim=claim), "Sol")

    crowd.enact(Honour(claim=claim), "Ada")
    assert Row.objects.get().given == crowd.today


def test_what_is_given_is_judged_by_the_charter_under_which_it_was_claimed(crowd, ours):
    claim = crowd.enact(Claim(tendency=ours, due="convention_minutes"), "Bram")
    given = crowd.enact(Honour(claim=claim.index * 2**20), "Ben")

    assert given.matter == claim.index
    assert list(reads.owed(crowd.today)) == []


def test_nothing_is_owed_to_a_tendency_that_has_ended(crowd, ours):
    crowd.enact(Claim(tendency=ours, due="bulletin_share"), "Bram")
    for name in EIGHT[:5]:
        crowd.enact(DissolveTendency(tendency=ours), name)

    assert (reads.owed(crowd.today).count(), reads.claims(ours).count()) == (0, 1)


def test_the_claims_are_made_again_from_the_record(printed):
    moot, key = printed
    claim = moot.enact(Claim(tendency=key, due="relay", text="To all."), "Bram")
    moot.enact(Honour(claim=claim.index * 2**20), "Sid")

    assert rebuild() == []


# What members claim for themselves.

OF_MEMBERS = (
    "[[right]]\n",
    '[[right]]\nid = "own_file"\nof = "member"\nto = "copy_of_file"\nexercised_by = "request"\nwithin_days = 14\n\n'
    "[[right]]\n",
)


def test_a_member_claims_a_copy_of_their_own_file_and_an_officer_gives_it(db, refused):
    moot = with_eight(charter(OF_MEMBERS))
    claim = moot.enact(Claim(due="copy_of_file"), "Sid")

    (row,) = reads.claims_of_member(moot["Sid"])
    assert (row.tendency, row.by_day, claim.record_class) == (None, moot.today + timedelta(14), "members")
    assert (claim.facts["on"], claim.verdict["rules"]) == (["member"], ["7 own_file"])
    with pytest.raises(BadAct, match="it was claimed already"):
        moot.enact(Claim(due="copy_of_file"), "Sid")
    moot.enact(Claim(due="copy_of_file"), "Bram")
    with refused("article 7 gives it to the General Secretary"):
        moot.enact(Honour(claim=row.pk), "Ben")

    moot.enact(Honour(claim=row.pk), "Ada")
    assert reads.claims_of_member(moot["Sid"]).get().given == moot.today
    assert rebuild() == []


def test_a_stranger_claims_nothing(db):
    moot = with_eight(charter(OF_MEMBERS))
    with pytest.raises(Missing, match="is not a member on"):
        moot.enact(Claim(due="copy_of_file"), "Kit")
