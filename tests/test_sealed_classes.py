"""What belongs to a case is of a record class of that case: who reads it, and what everybody else is told."""

from io import BytesIO

import pytest

from folkmoot.bodies.acts.orders import Instruct
from folkmoot.branches.acts import CharterUnit
from folkmoot.core.record.conftest import unzipped
from folkmoot.core.record.verify import verify
from folkmoot.door.charters import adopted
from folkmoot.door.classes import Case, InCase, case_class, case_of, is_sealed, narrower, narrowest, within
from folkmoot.door.correcting import Correct
from folkmoot.door.export import export
from folkmoot.door.models import Head, KeptText
from folkmoot.door.reading import STRANGER, Reader, reader, tells_classes
from folkmoot.door.standing import Standing
from folkmoot.members.concerning import Own


def of(commitment):
    return KeptText.objects.get(commitment=commitment).record_class


@pytest.fixture
def in_case(monkeypatch):
    """Lets instructions belong to a case: of entry 3, or of another, or of the entry itself."""

    def belongs(case, record="complaint"):
        monkeypatch.setattr(Instruct, "sealed_in", lambda self: case)
        monkeypatch.setattr(Instruct, "record_names", lambda self: (within(record, case),))

    return belongs


def instruct(moot):
    return Instruct(staff=True, what="Look into it.")


def test_the_class_of_a_case_names_the_entry_that_opened_it():
    assert [case_class(7), case_class(7, "panel")] == ["case:7", "case:7:panel"]
    assert [case_of(each) for each in ("case:7", "case:7:panel", "sealed", "case:7:others")] == [7, 7, None, None]
    assert [is_sealed(each) for each in ("public", "members", "sealed", "case:7")] == [False, False, True, True]


@pytest.mark.parametrize(
    ("classes", "found"),
    [
        (["public", "members"], "members"),
        (["public", "case:7", "members"], "case:7"),
        (["case:7", "case:7:panel"], "case:7:panel"),
        (["case:7:complainant", "case:7:panel"], "case:7:panel"),
        (["case:7", "case:8"], "sealed"),
        (["case:7", "sealed"], "sealed"),
    ],
)
def test_what_is_of_several_classes_is_for_those_who_read_all_of_them(classes, found):
    assert narrowest(classes) == found


def test_nothing_is_opened_up_out_of_a_case():
    assert narrower("public") == ["members", "sealed"]
    assert narrower("case:7") == ["case:7:complainant", "case:7:panel"]
    assert narrower("case:7:panel") == []


def test_what_the_charter_seals_is_for_the_readers_of_the_case_it_belongs_to(moot, in_case):
    in_case(Case(3))
    decided = moot.decide("steering", instruct(moot), yes=1, by="Ben")
    (instructed,) = moot.followed(decided)

    assert (decided.record_class, instructed.record_class) == ("case:3", "case:3")
    assert (of(decided.body["question"]), of(instructed.body["what"])) == ("case:3", "case:3")


def test_the_complaint_itself_is_of_the_case_that_it_opens(moot, in_case):
    in_case(Case())
    decided = moot.decide("steering", instruct(moot), yes=1, by="Ben")
    (instructed,) = moot.followed(decided)
    assert instructed.record_class == f"case:{instructed.index}"

    in_case(None, "decision")
    assert moot.decide("steering", instruct(moot), yes=1, by="Ben").record_class == "public"


def test_a_text_for_the_panel_alone_is_for_fewer_than_the_act(moot, in_case, monkeypatch):
    in_case(Case(3))
    monkeypatch.setattr(Instruct, "text_record", lambda self, field: InCase("evidence", Case(3, "panel")))
    (instructed,) = moot.followed(moot.decide("steering", instruct(moot), yes=1, by="Ben"))
    assert (instructed.record_class, of(instructed.body["what"])) == ("case:3", "case:3:panel")


def test_what_a_charter_does_not_sort_is_sealed_in_a_case_and_what_it_makes_public_is_public(moot, in_case):
    in_case(Case(3), "finding")
    assert moot.decide("steering", instruct(moot), yes=1, by="Ben").record_class == "case:3"
    in_case(Case(3), "decision")
    assert moot.decide("steering", instruct(moot), yes=1, by="Ben").record_class == "public"


def test_a_correction_is_of_the_case_whose_entry_it_corrects(moot, in_case, monkeypatch):
    in_case(Case())
    (instructed,) = moot.followed(moot.decide("steering", instruct(moot), yes=1, by="Ben"))
    monkeypatch.setattr("folkmoot.door.reading._TELLERS", [lambda *_: [f"case:{instructed.index}"]])
    corrected = moot.decide("steering", Correct(entry=instructed.index, right="At ten."), yes=1, by="Ben")
    (right,) = moot.followed(corrected)
    assert (right.record_class, of(right.body["right"])) == (f"case:{instructed.index}",) * 2
    assert corrected.record_class == right.record_class


def test_nobody_reads_a_case_but_those_whom_an_organ_names(moot, monkeypatch):
    monkeypatch.setattr("folkmoot.door.reading._TELLERS", [])
    charter = adopted(Head.objects.get().charter)
    assert reader(moot["Bram"], moot.today, charter).classes == {"public", "members"}

    tells_classes(lambda person, today, charter: ["case:3"] if person in (moot["Bram"], moot["Kit"]) else [])
    assert reader(moot["Bram"], moot.today, charter).classes == {"public", "members", "case:3"}
    assert reader(moot["Kit"], moot.today, charter).classes == {"public", "case:3"}
    assert reader(moot["Ben"], moot.today, charter).classes == {"public", "members"}
    assert (reader(None, moot.today, charter), STRANGER.standing) == (STRANGER, Standing())


def test_who_entered_what_is_sealed_does_not_read_it_for_that(moot, in_case):
    open_ = moot.decide("steering", instruct(moot), yes=1, by="Ben")
    in_case(Case(3))
    sealed = moot.decide("steering", instruct(moot), yes=1, by="Ben")

    assert [Own(moot["Ben"]).concerns(each) for each in (open_, sealed)] == [True, False]


def test_a_decision_in_two_cases_is_for_nobody(moot, monkeypatch):
    monkeypatch.setattr(Instruct, "record_names", lambda self: (InCase("complaint", Case(3)),))
    monkeypatch.setattr(CharterUnit, "record_names", lambda self: (InCase("complaint", Case(4)),))
    chartered = CharterUnit(
        kind="student", name="The Mill", members=tuple(moot[each] for each in ("Ben", "Sid", "Bram"))
    )
    decided = moot.decide("steering", instruct(moot), chartered, yes=1, by="Ben")
    assert [each.record_class for each in (decided, *moot.followed(decided))] == ["sealed", "case:3", "case:4"]


def test_an_export_gives_a_case_to_its_readers_and_says_nothing_of_it_to_others(moot, in_case, tmp_path, settings):
    settings.FOLKMOOT_HOME = tmp_path
    in_case(Case(3))
    moot.decide("steering", instruct(moot), yes=1, by="Ben")

    def exported(**asked):
        out = BytesIO()
        export(out, **asked)
        (tmp_path / "export.zip").write_bytes(out.getvalue())
        members = unzipped(out.getvalue())
        assert verify(tmp_path / "export.zip").faults == ()
        return b"".join((members["log.jsonl"], members["texts.jsonl"], members["profile"]))

    for everybody in (exported(every_class=False), exported(every_class=True)):
        assert [word in everybody for word in (b"Look into it.", b"case:3", b"bodies.instruct")] == [False] * 3
    read = exported(every_class=False, reader=Reader(moot["Bram"], classes=frozenset({"public", "case:3"})))
    assert [word in read for word in (b"Look into it.", b"case:3", b"bodies.instruct")] == [True] * 3


def test_a_public_entry_says_no_more_of_a_text_in_a_case_than_that_it_is_sealed(moot, monkeypatch, tmp_path, settings):
    settings.FOLKMOOT_HOME = tmp_path
    monkeypatch.setattr(Instruct, "text_record", lambda self, field: InCase("evidence", Case(3)))
    (instructed,) = moot.followed(moot.decide("steering", instruct(moot), yes=1, by="Ben"))
    out = BytesIO()
    export(out, every_class=False)
    assert b"case:3" not in out.getvalue()
    assert f'{{"class":"sealed","entry":{instructed.index},"field":"body.what"}}'.encode() in out.getvalue()
