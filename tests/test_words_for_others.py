"""Who finds which words in an export: those of a text's own record class, which may be stricter than the entry's."""

import re

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.branches.acts import CharterUnit
from folkmoot.core.record.conftest import unzipped
from folkmoot.core.record.text import Reserved, read_texts
from folkmoot.core.record.verify import verify
from folkmoot.door.correcting import Correct
from folkmoot.door.export import export
from folkmoot.door.models import KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay
from folkmoot.members.acts import Apply, CorrectDetails, Erase
from tests.cast import MEMBERS, NORTH, found

MODEL = (shipped("charters") / "model.md").read_bytes()
SMALL = shipped("histories") / "small.md"
NAMES = (*MEMBERS, "Kit")


@pytest.fixture
def exported(db, settings, tmp_path):
    """Writes the export for strangers, or for readers of every class; its report and its members."""
    settings.FOLKMOOT_HOME = tmp_path

    def written(*, every_class=False):
        file = tmp_path / "export.zip"
        with file.open("wb") as out:
            export(out, every_class=every_class)
        return verify(file), unzipped(file.read_bytes())

    return written


@pytest.fixture
def small(db, settings, tmp_path):
    """The small organisation, whose export shows strangers no more than that of a live one would."""
    settings.FOLKMOOT_HOME = tmp_path
    return replay(SMALL)


def named(members):
    """The people of the cast whose name stands anywhere in a file."""
    words = b"\n".join(members.values())
    return {name for name in NAMES if re.search(rb"\b" + name.encode() + rb"\b", words)}


def reserved(members):
    lines = read_texts([members["texts.jsonl"]], file="texts.jsonl")
    return [text.place for text in lines if isinstance(text, Reserved)]


def of(commitment):
    """The record class of a text."""
    return KeptText.objects.get(commitment=commitment).record_class


def test_no_name_of_a_founder_stands_in_an_export_for_strangers(exported):
    moot = found(rehearsal=False)
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")

    report, members = exported()

    assert report.faults == ()
    assert named(members) == set()
    assert report.reserved == {"members": len(MEMBERS)}
    assert reserved(members) == [(0, f"body.members.{n}.name") for n in range(len(MEMBERS))]
    assert b'"value":"The Federation"' in members["texts.jsonl"]
    assert b'"value":"South Branch"' in members["texts.jsonl"]


def test_the_export_of_every_class_holds_all_names(exported):
    moot = found(rehearsal=False)
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")

    report, members = exported(every_class=True)

    assert (report.faults, report.reserved) == ((), {})
    assert named(members) == set(NAMES)
    assert reserved(members) == []


def test_no_name_stands_in_an_export_of_the_small_organisation_for_strangers(small, exported):
    report, members = exported()
    assert (report.faults, named(members), report.reserved) == ((), set(), {"members": 4})

    report, members = exported(every_class=True)
    assert (report.faults, report.reserved) == ((), {})
    assert named(members) == {"Ada", "Ben", "Bram", "Ines", "Kit"}


def test_where_the_charter_makes_the_roll_public_so_are_the_names_of_the_founders(exported):
    found(MODEL.replace(b'"mandates", "history"]', b'"mandates", "history", "roll"]'), rehearsal=False)

    report, members = exported()

    assert (report.faults, report.reserved) == ((), {})
    assert named(members) == set(MEMBERS)


def test_a_founder_who_is_erased_is_withheld_and_no_longer_kept_for_members(exported):
    moot = found(rehearsal=False)
    moot.enact(Erase(erases=((0, "body.members.2.name"), (3, "body.name"))), "Bram")

    for every_class in (False, True):
        report, members = exported(every_class=every_class)
        assert report.faults == ()
        assert "entry 0, body.members.2.name: withheld (entry 14 erased it)" in report.says
        assert "Bram" not in named(members)


def test_a_name_that_a_member_puts_right_is_for_those_who_may_read_the_roll(moot):
    entry = moot.enact(CorrectDetails(name="Bram B."), "Bram")
    assert of(entry.body["name"]) == "members"


@pytest.fixture
def reticent(db):
    """The cast under a charter by which decisions are for members, and the charter and its units for everybody."""
    return found(MODEL.replace(b'public = ["decision", ', b"public = [", 1), rehearsal=False)


def university(moot):
    return CharterUnit(
        kind="student", name="The University", members=tuple(moot[each] for each in ("Ben", "Sid", "Bram"))
    )


def test_what_a_decision_carries_is_for_whoever_may_read_what_came_of_it(reticent, exported):
    decided = reticent.decide("steering", university(reticent), yes=1)
    (chartered,) = reticent.followed(decided)
    assert (decided.record_class, of(decided.body["question"])) == ("members", "members")
    assert (chartered.record_class, of(chartered.body["name"])) == ("public", "public")

    report, members = exported()

    assert report.faults == ()
    assert b'"value":"The University"' in members["texts.jsonl"]
    assert b"Shall we?" not in members["texts.jsonl"]
    assert rebuild() == []


def test_what_a_lost_decision_would_have_carried_is_for_those_who_may_read_the_decision(reticent):
    lost = reticent.decide("steering", university(reticent), yes=0, no=1)
    assert reticent.followed(lost) == []
    assert of(lost.body["carries"][0]["fields"]["name"]) == "members"


def test_a_text_that_a_carried_act_keeps_for_fewer_is_kept_for_them_in_the_decision_too(moot, monkeypatch):
    monkeypatch.setattr(Instruct, "text_record", lambda self, field: "evidence" if field == "what" else None)
    decided = moot.decide("steering", Instruct(staff=True, what="Open the office."), yes=1, by="Ben")
    (instructed,) = moot.followed(decided)
    assert (decided.record_class, instructed.record_class) == ("public", "public")
    assert decided.body["carries"][0]["fields"]["what"] == instructed.body["what"]
    assert (of(instructed.body["what"]), of(decided.body["question"])) == ("sealed", "public")

    corrected = moot.decide("steering", Correct(entry=instructed.index, right="At ten."), yes=1, by="Ben")
    (right,) = moot.followed(corrected)
    assert (right.record_class, of(right.body["right"])) == ("public", "sealed")


def test_a_text_is_never_for_more_readers_than_what_the_act_leaves(moot, monkeypatch):
    monkeypatch.setattr(Apply, "text_record", lambda self, field: "charter")
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    assert of(entry.body["name"]) == "members"
