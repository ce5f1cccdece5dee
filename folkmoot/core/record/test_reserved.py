"""Texts that an export holds back from its reader, because they are for others."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.core.record import openings
from folkmoot.core.record.canonical import encode
from folkmoot.core.record.commitment import commit
from folkmoot.core.record.conftest import ERASED, PUBLIC, codes, only_fault, unzipped, zipped
from folkmoot.core.record.text import Text
from folkmoot.core.record.verify import verify

WHY = (3, "body.carries.0.fields.reason")


def with_texts(sample, change, *, classes=PUBLIC, without=ERASED):
    """The export for a reader of these classes, with the lines of its texts changed."""
    found = unzipped(sample.export(classes=classes, without=without))
    lines = found["texts.jsonl"].splitlines()
    change(lines)
    return zipped({**found, "texts.jsonl": b"".join(line + b"\n" for line in lines)})


def test_texts_for_other_readers_are_counted_apart_and_are_neither_lost_nor_withheld(sample, file):
    for_members = verify(file(sample.export(classes=PUBLIC, without=ERASED)))
    assert for_members.faults == ()
    assert (for_members.texts, for_members.withheld, for_members.reserved) == (5, 1, {"body:steering": 1})
    assert for_members.says[6] == "1 more text, not in this file: kept for the body steering"

    for_everybody = verify(file(sample.export(classes=["public"])))
    assert for_everybody.faults == ()
    assert (for_everybody.texts, for_everybody.withheld, for_everybody.reserved) == (3, 0, {"members": 1})
    assert "1 more text, not in this file: kept for members" in for_everybody.says
    assert for_everybody.to_json()["reserved"] == {"members": 1}


def test_many_texts_for_other_readers_are_said_in_one_sentence(sample, file):
    for number in range(999):
        sample.texts.append(Text(0, f"body.members.{number + 1}.name", bytes(32), number))
        sample.kept_for[0, f"body.members.{number + 1}.name"] = "members"
    more = [{"name": commit(bytes(32), number)} for number in range(999)]
    sample.entries[0] = replace(
        sample.entries[0], body={**sample.entries[0].body, "members": [sample.entries[0].body["members"][0], *more]}
    )
    report = verify(file(sample.export(classes=["public"])))
    assert report.faults == ()
    assert "1,000 more texts, not in this file: kept for members" in report.says


def test_a_text_held_back_from_its_own_readers_is_told(sample, file):
    held = encode({"class": "members", "entry": 3, "field": WHY[1]})
    fault = only_fault(verify(file(with_texts(sample, lambda lines: lines.__setitem__(4, held)))))
    assert (fault.code, fault.entry, fault.field) == ("reserved", *WHY)
    assert fault.says == (
        f"entry 3, {WHY[1]}: the text is said to be kept for members, but this file is for them: "
        "it gives them entries of the class members whole"
    )


def test_in_an_export_of_every_class_no_text_is_kept_for_readers_of_a_class(sample, file):
    for class_ in ("members", "sealed:appeals"):
        held = encode({"class": class_, "entry": 0, "field": "body.name"})
        changed = with_texts(sample, lambda lines, held=held: lines.__setitem__(1, held), classes=None)
        assert codes(verify(file(changed))) == ["reserved"]


def test_a_text_said_to_be_kept_for_others_where_no_commitment_stands_is_told(sample, file):
    held = encode({"class": "sealed", "entry": 0, "field": "body.motto"})
    fault = only_fault(verify(file(with_texts(sample, lambda lines: lines.insert(1, held)))))
    assert (fault.code, fault.says) == ("stray", "entry 0, body.motto: a line for a commitment that is not there")
    bare = encode({"class": "sealed", "entry": 5, "field": "body.of"})
    assert codes(verify(file(with_texts(sample, lambda lines: lines.append(bare))))) == ["stray"]


def test_a_text_that_was_erased_and_is_said_to_be_kept_for_others_is_told(sample, file):
    held = encode({"class": "sealed", "entry": 1, "field": "body.name"})
    fault = only_fault(verify(file(with_texts(sample, lambda lines: lines.insert(2, held)))))
    assert (fault.code, fault.says) == (
        "kept",
        "entry 1, body.name: the text is said to be kept under seal, though entry 6 erased it",
    )


def test_erasing_a_text_erases_it_wherever_it_is_said_to_be_kept_for_others(sample, file):
    sample.add("members.note", {"name": sample.entries[1].body["name"]})
    held = encode({"class": "sealed", "entry": 8, "field": "body.name"})
    fault = only_fault(verify(file(with_texts(sample, lambda lines: lines.append(held)))))
    assert fault.says.startswith("entry 8, body.name: the text is said to be kept under seal, ")

    both = [encode({"class": "sealed", "entry": 1, "field": "body.name"}), held]
    changed = with_texts(sample, lambda lines: lines.__setitem__(slice(2, None), [both[0], *lines[2:], both[1]]))
    assert codes(verify(file(changed))) == ["kept", "kept"]


def test_a_text_that_stands_open_in_one_place_and_is_kept_for_others_in_another_is_told(sample, file):
    sample.add("members.note", {"name": sample.entries[0].body["name"]})
    held = encode({"class": "sealed", "entry": 8, "field": "body.name"})
    fault = only_fault(verify(file(with_texts(sample, lambda lines: lines.append(held)))))
    assert (fault.code, fault.entry) == ("reserved", 0)
    assert fault.says == (
        "entry 0, body.name: the text is here, and yet said to be kept under seal in entry 8, body.name"
    )


def test_a_text_that_is_kept_for_one_in_one_place_and_for_another_in_another_is_told(sample, file):
    sample.add("members.note", {"why": sample.entries[3].body["carries"][0]["fields"]["reason"]})
    for class_, found in (("body:steering", []), ("sealed", ["reserved"])):
        held = encode({"class": class_, "entry": 8, "field": "body.why"})
        assert codes(verify(file(with_texts(sample, lambda lines, held=held: lines.append(held))))) == found


def test_texts_for_others_beyond_what_can_be_remembered_are_told(sample, file, monkeypatch):
    sample.add("members.note", {"why": sample.commit("body.why", "So.", kept_for="body:steering")})
    monkeypatch.setattr(openings, "MAX_MISSING", 1)
    fault = only_fault(verify(file(sample.export(classes=PUBLIC, without=ERASED))))
    assert fault.says == "more than 1 texts are reserved"


def test_for_whom_a_text_is_kept_is_the_word_of_whoever_made_the_export(sample, file):
    """The page says so. What they cannot say is that it is for readers whose entries are here, or for nobody."""
    held = encode({"class": "body:appeals", "entry": 3, "field": WHY[1]})
    report = verify(file(with_texts(sample, lambda lines: lines.__setitem__(4, held))))
    assert report.faults == ()
    assert report.reserved == {"body:appeals": 1}
    assert only_fault(verify(file(with_texts(sample, lambda lines: lines.pop(4))))).code == "lost"


READERS = ("public", "members", "sealed:appeals", "body:steering")
KEPT_FOR = (None, "members", "body:steering", "body:appeals", "sealed")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), classes=st.sets(st.sampled_from(READERS)))
def test_whoever_reads_and_whatever_is_for_others_each_text_is_opened_reserved_or_withheld(sample, file, data, classes):
    sample.kept_for = {text.place: data.draw(st.sampled_from(KEPT_FOR)) for text in sample.texts}
    here = {text.place for text in sample.texts if sample.entries[text.entry].record_class in classes}
    for_whom = [sample.kept_for[place] for place in here - ERASED]
    held = Counter(each for each in for_whom if each not in (None, *classes))

    report = verify(file(sample.export(classes=classes, without=ERASED)))

    assert report.faults == ()
    assert report.reserved == held
    assert (report.withheld, report.texts) == (len(here & ERASED), len(for_whom) - held.total())
