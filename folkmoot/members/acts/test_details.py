"""Correcting one's name, and having one's words erased: the text goes, every row and every proof stays."""

import io

import pytest

from folkmoot.core.record.entry import erasures
from folkmoot.core.record.verify import verify
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.enact import Attested, enact
from folkmoot.door.export import export
from folkmoot.door.models import KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.members import reads
from folkmoot.members.acts import Apply, CorrectDetails, Erase, Resign
from folkmoot.members.conftest import judged, model
from folkmoot.members.own_words import words_of
from tests.cast import NORTH, found


@pytest.fixture
def verified(tmp_path, settings):
    """Verifies the record as it stands, every class of it, from a file alone."""
    settings.FOLKMOOT_HOME = tmp_path

    def report(every_class=True):
        out = io.BytesIO()
        export(out, every_class=every_class)
        file = tmp_path / "record.zip"
        file.write_bytes(out.getvalue())
        return verify(str(file))

    return report


def all_words(moot, who):
    return tuple(words_of(moot[who]))


def test_a_member_corrects_their_own_name(moot):
    before = reads.person(moot["Bram"]).name
    entry = moot.enact(CorrectDetails(name="Bram B."), "Bram")

    after = reads.person(moot["Bram"]).name
    assert texts([before, after]) == {before: "Bram", after: "Bram B."}
    assert judged(entry) == ("rehearsed", "allowed", [], ["class:member", "self"], None)
    assert entry.by["person"] == moot["Bram"]


def test_nobody_corrects_the_name_of_another(moot):
    with pytest.raises(BadAct, match="field person: this can be done for oneself only"):
        moot.enact(CorrectDetails(name="Nobody", person=moot["Ada"]), "Bram")
    with pytest.raises(Missing, match="nobody here is"):
        moot.enact(CorrectDetails(name="Kit"), "Kit")


def test_A3_correcting_and_erasing_may_be_prohibited(db, refused):
    rule = '[[prohibition]]\nid = "as_it_is"\nact = ["correct_data", "erase"]\non = "member"\n'
    moot = found(model(rule))

    with refused("1 as_it_is"):
        moot.enact(CorrectDetails(name="Bram B."), "Bram")
    with refused("1 as_it_is"):
        moot.enact(Erase(erases=all_words(moot, "Bram")), "Bram")
    assert texts([reads.person(moot["Bram"]).name]) != {}


def test_a_person_finds_every_place_where_words_of_theirs_are_kept(moot):
    moot.enact(CorrectDetails(name="Bram B."), "Bram")
    moot.enact(Resign(reason="I am tired.", destination="The Gardeners"), "Bram")

    found = [(moot.entry(index).act, path) for index, path in words_of(moot["Bram"])]
    assert found == [
        ("constitution.found", "body.members.2.name"),
        ("members.enrol_founder", "body.name"),
        ("members.correct_details", "body.name"),
        ("members.resign", "body.destination"),
        ("members.resign", "body.reason"),
    ]


def test_D1_erasing_deletes_words_and_salt_and_leaves_every_row_as_it_is(moot):
    moot.enact(Resign(reason="I am tired."), "Bram")
    places, before, kept = all_words(moot, "Bram"), moot.tables(), KeptText.objects.count()
    entry = moot.enact(Erase(erases=places), "Bram")

    assert judged(entry) == ("rehearsed", "allowed", [], ["self"], None)
    assert (entry.by["person"], entry.record_class) == (moot["Bram"], "public")
    assert tuple(erasures(entry)) == places
    assert moot.tables() == before
    assert (KeptText.objects.count(), all_words(moot, "Bram")) == (kept - 2, ())
    assert texts([reads.person(moot["Bram"]).name, reads.last_membership(moot["Bram"]).reason]) == {}


def test_D3_words_that_were_erased_are_withheld_and_a_rebuild_agrees(moot, verified):
    places = all_words(moot, "Bram")
    by = moot.enact(Erase(erases=places), "Bram").index

    report = verified()
    assert report.holds
    assert [says for says in report.says if "withheld" in says] == [
        f"entry {index}, {path}: withheld (entry {by} erased it)" for index, path in places
    ]
    assert rebuild() == []
    assert verified(every_class=False).holds


def test_D3_words_that_are_missing_and_were_not_erased_are_lost(moot, verified):
    KeptText.objects.filter(commitment=reads.person(moot["Bram"]).name).delete()

    report = verified()
    assert not report.holds
    assert {fault.code for fault in report.faults} == {"lost"}


def test_E1_an_erasure_is_not_told(told, past):
    with pytest.raises(BadAct, match="this cannot be told afterwards"):
        told(Erase(erases=((0, "body.members.2.name"),), person=past["Bram"]), "2026-05")


@pytest.mark.parametrize(
    ("erases", "says"),
    [
        ((), "field erases: expected at least one place, and each once"),
        (((0, "body.members.2.name"),) * 2, "field erases: expected at least one place, and each once"),
        (
            ((0, "body.members.2.name"),),
            "field erases: the words in entry 0 stand in entry 3 at body.name too; name both",
        ),
        (((0, "body.members.0.name"),), "field erases: the words in entry 0 at body.members.0.name are not their own"),
        (((0, "body.name"),), "field erases: the words in entry 0 at body.name are not their own"),
        (((0, "body.members.2"),), "field erases: no words stand in entry 0 at body.members.2"),
        (((0, "body.members.9.name"),), "field erases: no words stand in entry 0 at body.members.9.name"),
        (((99, "body.name"),), "field erases: no words stand in entry 99 at body.name"),
    ],
)
def test_only_words_of_ones_own_that_stand_somewhere_are_erased(moot, erases, says):
    with pytest.raises(BadAct) as caught:
        moot.enact(Erase(erases=erases), "Bram")
    assert str(caught.value) == says


def test_nobody_has_the_words_of_another_erased_unless_the_charter_lets_a_body_do_it(db, refused):
    places = ((0, "body.members.2.name"), (3, "body.name"))
    moot = found()
    with pytest.raises(BadAct, match="this can be done for oneself only"):
        moot.enact(Erase(erases=places, person=moot["Bram"]), "Ada")
    with refused("it would have one's own words and data erased, which is refused"):
        moot.decide("branch", Erase(erases=places, person=moot["Bram"]), unit=NORTH, yes=3)


def test_a_body_that_the_charter_lets_erase_does_it_by_a_decision(db):
    moot = found(model('[[power]]\nid = "for_the_dead"\nwho = "steering"\nact = "erase"\non = "member"\n'))
    decision = moot.decide(
        "steering", Erase(erases=((0, "body.members.2.name"), (3, "body.name")), person=moot["Bram"]), yes=1
    )

    (entry,) = moot.followed(decision)
    assert judged(entry) == ("rehearsed", "allowed", ["1 for_the_dead"], ["body:steering"], decision.index)
    assert texts([reads.person(moot["Bram"]).name]) == {}


def test_E2_what_somebody_wrote_is_theirs_when_it_is_told_too_and_its_source_is_not(told, past):
    entry = told(Resign(person=past["Bram"], reason="I am tired."), "2026-05")

    assert [path for index, path in words_of(past["Bram"]) if index == entry.index] == ["body.reason"]


def test_C3_what_a_recorder_enters_for_somebody_is_theirs_and_not_the_recorders(moot):
    attested = Attested(moot["Ada"], "letter of 30 April")
    done = enact(Resign(reason="I am tired."), person=moot["Bram"], attested=attested, at=moot.now)

    place = (done.index, "body.reason")
    assert [place in all_words(moot, who) for who in ("Bram", "Ada")] == [True, False]


def test_the_name_of_an_applicant_is_theirs_too(moot):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    moot.enact(Erase(erases=all_words(moot, "Kit")), "Kit")

    assert texts([reads.person(moot["Kit"]).name]) == {}
    assert reads.applications().count() == 1
