from dataclasses import replace

import pytest

from folkmoot.core.record import openings
from folkmoot.core.record.canonical import encode
from folkmoot.core.record.conftest import CHARTER, ERASED, PUBLIC, codes, only_fault, unzipped, zipped
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import SigningKey
from folkmoot.core.record.report import MAX_FAULTS
from folkmoot.core.record.verify import verify
from folkmoot.core.record.verify_export import spaced

FORMS = {
    "key": lambda key: key.vkey,
    "fingerprint": lambda key: key.fingerprint,
    "fingerprint read out": lambda key: spaced(key.fingerprint).upper(),
}


def test_an_export_holds_and_says_what_was_checked(sample, file):
    report = verify(file(sample.export(without=ERASED)))
    assert report.faults == ()
    assert report.holds
    assert report.says == (
        "the zip is canonical, and its 7 members are those of the format",
        "the log has 8 entries; each is in its place, none before the one above it",
        f"the root of the log is the one in the checkpoint of moot.example/log: {report.root}",
        "the checkpoint is signed by the key in the file; compare its fingerprint with the minutes:",
        "fa7d 71c6 f304 3e4b c751 4507 f9fa 2a30 afed 5785 8ede a327 071e 441b 8809 c978",
        "6 texts are those that were committed to, and none is lost",
        "entry 1, body.name: withheld (entry 6 erased it)",
        "2 attachments have the SHA-256 that they are named by",
    )
    assert (report.size, report.texts, report.withheld, report.bare) == (8, 6, 1, 0)
    assert report.reserved == {}


def test_an_export_of_some_classes_holds(sample, file):
    report = verify(file(sample.export(classes=PUBLIC, without=ERASED)))
    assert report.holds
    assert report.bare == 2
    assert report.root == verify(file(sample.export(without=ERASED))).root


@pytest.mark.parametrize("classes", [[], ["public"], ["members"], ["sealed:appeals"]])
def test_an_export_for_any_reader_holds(sample, file, classes):
    without = ERASED if "members" in classes else ()
    report = verify(file(sample.export(classes=classes, without=without)))
    assert report.faults == ()


def test_the_export_of_an_empty_record_holds(sample, file):
    sample.entries, sample.texts = [], []
    report = verify(file(sample.export()))
    assert report.holds
    assert report.size == 0


@pytest.mark.parametrize("form", FORMS)
def test_the_key_to_trust_may_be_given_as_key_or_as_fingerprint(sample, file, form):
    report = verify(file(sample.export(without=ERASED)), FORMS[form](sample.key.verifier))
    assert report.holds
    assert report.trusted
    assert report.says[3] == "the checkpoint is signed by the key that was given"


@pytest.mark.parametrize("form", FORMS)
def test_a_log_signed_by_another_key_than_the_one_given_does_not_hold(sample, file, form):
    other = SigningKey("moot.example/log", bytes(32)).verifier
    report = verify(file(sample.export(without=ERASED)), FORMS[form](other))
    assert not report.holds
    assert not report.trusted
    assert report.faults[0].code == "key"
    assert report.faults[0].says.startswith(
        "key: the log is signed for by another key than the one given: moot.example"
    )


def test_what_is_no_key_is_bad_input(sample, file):
    with pytest.raises(Malformed, match="expected a verifier key"):
        verify(file(sample.export()), "the key")


def test_a_text_that_is_missing_without_an_erasure_is_lost(sample, file):
    fault = only_fault(verify(file(sample.export(without=ERASED | {(3, "body.carries.0.fields.reason")}))))
    assert fault.code == "lost"
    assert (fault.entry, fault.field) == (3, "body.carries.0.fields.reason")
    assert fault.says == (
        "entry 3, body.carries.0.fields.reason: the text is lost: it is not here, and no entry says that it was erased"
    )


def test_a_source_that_is_missing_is_lost(sample, file):
    assert only_fault(verify(file(sample.export(without=ERASED | {(2, "source")})))).field == "source"


def test_a_text_that_was_erased_and_is_still_here_is_told(sample, file):
    fault = only_fault(verify(file(sample.export())))
    assert fault.code == "kept"
    assert fault.says == "entry 1, body.name: the text is still here, though entry 6 erased it"


def test_erasing_a_text_withholds_it_wherever_it_was_committed_to(sample, file):
    name = sample.entries[1].body["name"]
    sample.add("members.note", {"name": name})
    assert verify(file(sample.export(without=ERASED))).withheld == 2
    copy = replace(next(text for text in sample.texts if text.place == (1, "body.name")), entry=8)
    sample.texts.append(copy)
    fault = only_fault(verify(file(sample.export(without=ERASED))))
    assert fault.says == "entry 8, body.name: the text is still here, though entry 6 erased it"


def test_a_row_of_a_batch_may_be_erased_by_itself(sample, file):
    sample.add("members.erase", {"erases": [[4, "body.rows:1.who"]]})
    report = verify(file(sample.export(without=ERASED | {(4, "body.rows:1.who")})))
    assert report.holds
    assert report.withheld == 2


def test_a_row_of_a_batch_that_is_missing_is_lost(sample, file):
    fault = only_fault(verify(file(sample.export(without=ERASED | {(4, "body.rows:1.who")}))))
    assert (fault.code, fault.entry, fault.field) == ("lost", 4, "body.rows:1.who")


def test_texts_beyond_what_can_be_remembered_are_lost(sample, file, monkeypatch):
    monkeypatch.setattr(openings, "MAX_MISSING", 1)
    report = verify(file(sample.export(without={text.place for text in sample.texts})))
    assert set(codes(report)) == {"lost"}
    assert report.faults[0].says == "more than 1 texts are missing"


def test_many_withheld_texts_are_counted_and_the_first_shown(sample, file):
    places = [(sample.add("members.note", {"x": sample.commit("body.x", n)}).index, "body.x") for n in range(30)]
    sample.add("members.erase", {"erases": [list(place) for place in places]})
    report = verify(file(sample.export(without=ERASED | set(places))))
    assert report.holds
    assert report.withheld == 31
    assert "and 11 more texts are withheld" in report.says


def test_lines_of_an_attachment_that_are_no_rows_are_passed_over(sample, file):
    commitment = "c:" + "x" * 43
    rows = [b"{broken", encode({"a.b": commitment}), b'{ "a":"' + commitment.encode() + b'"}', encode([commitment])]
    rows.append(encode({"x" * 66_000: commitment}))
    sample.add("members.import", {"rows": sample.attach(b"\n".join(rows))})
    assert verify(file(sample.export(without=ERASED))).holds


def test_another_text_than_was_committed_to_is_told(sample, file):
    place = next(n for n, text in enumerate(sample.texts) if text.place == (0, "body.name"))
    sample.texts[place] = replace(sample.texts[place], value="The Boot")
    fault = only_fault(verify(file(sample.export(without=ERASED))))
    assert (fault.code, fault.entry, fault.field) == ("text", 0, "body.name")
    assert fault.says == "entry 0, body.name: the text is not the one that was committed to"


def test_a_text_for_no_commitment_is_told(sample, file):
    one = sample.texts[0]
    sample.texts += [replace(one, field="body.motto"), replace(one, entry=7)]
    report = verify(file(sample.export(without=ERASED)))
    assert codes(report) == ["stray", "stray"]
    assert report.faults[0].says == "entry 0, body.motto: a text for a commitment that is not there"


def test_an_entry_changed_after_signing_is_found_though_every_checksum_was_mended(sample, file):
    found = unzipped(sample.export(without=ERASED))
    found["log.jsonl"] = found["log.jsonl"].replace(b'"notice_days":14', b'"notice_days":15', 1)
    fault = only_fault(verify(file(zipped(found))))
    assert fault.code == "root"
    assert fault.says.endswith("an entry was changed after the checkpoint was signed")


def test_lines_taken_away_are_found(sample, file):
    found = unzipped(sample.export(without=ERASED))
    found["log.jsonl"] = b"".join(line + b"\n" for line in found["log.jsonl"].splitlines()[:7])
    fault = only_fault(verify(file(zipped(found))))
    assert fault.says == "the checkpoint is of 8 entries; the log has 7"


def test_lines_in_another_order_are_found(sample, file):
    found = unzipped(sample.export(without=ERASED))
    lines = found["log.jsonl"].splitlines()
    lines[5], lines[7] = lines[7], lines[5]
    found["log.jsonl"] = b"".join(line + b"\n" for line in lines)
    report = verify(file(zipped(found)))
    assert set(codes(report)) == {"index", "time", "root"}
    assert report.faults[0].says == "log.jsonl, line 6: expected the entry 5; found 7"


def test_a_time_that_goes_back_is_found(sample, file):
    sample.entries[3] = replace(sample.entries[3], at="2026-05-02T00:00:00Z")
    fault = only_fault(verify(file(sample.export(without=ERASED))))
    assert fault.code == "time"
    expected = "log.jsonl, line 4: expected a time from 2026-05-03T18:30:00Z on; found 2026-05-02T00:00:00Z"
    assert fault.says == expected


def test_a_record_without_its_founding_or_with_two_is_found(sample, file):
    sample.entries[0] = replace(sample.entries[0], kind="live")
    sample.entries[3] = replace(sample.entries[3], kind="founding")
    report = verify(file(sample.export(without=ERASED)))
    assert codes(report) == ["founding", "founding"]
    assert report.faults[1].says == "log.jsonl, line 4: expected the founding first, and nowhere else"


def test_an_erasure_out_of_form_is_found(sample, file):
    sample.entries[6] = replace(sample.entries[6], body={"erases": [[6, "body.name"]]})
    report = verify(file(sample.export()))
    assert only_fault(report).says == "log.jsonl, line 7: body.erases: expected entries before 6; found 6"


def test_attachments_that_are_changed_missing_or_unknown_are_named(sample, file):
    found = unzipped(sample.export(without=ERASED))
    name = "attachments/" + next(name for name, content in sample.attachments.items() if content == CHARTER)
    changed = {**found, name: CHARTER.replace(b"Moot", b"Boot")}
    assert only_fault(verify(file(zipped(changed)))).says.startswith(f"{name}: the content has another SHA-256: ")
    missing = {key: content for key, content in found.items() if key != name}
    assert only_fault(verify(file(zipped(missing)))).says == f"entry 0, charter: the attachment {name[12:]} is not here"
    added = {**found, "attachments/" + "ab" * 32: b""}
    assert codes(verify(file(zipped(added)))) == ["attachment", "attachment"]


def test_a_profile_that_says_something_else_is_found(sample, file):
    found = unzipped(sample.export(without=ERASED))
    for wrong in (found["profile"].replace(b"public", b"secret"), found["profile"][:-1], b'{"v":1}\n'):
        fault = only_fault(verify(file(zipped({**found, "profile": wrong}))))
        assert fault.code == "profile"
        assert fault.says.startswith('profile: expected {"classes":["members","public","sealed:appeals"],')


def test_texts_that_break_off_do_not_make_all_the_others_lost(sample, file):
    found = unzipped(sample.export(without=ERASED))
    found["texts.jsonl"] = found["texts.jsonl"][:-5]
    assert codes(verify(file(zipped(found)))) == ["text"]


class Strict:
    """A judge who finds one entry wrong."""

    def __init__(self, wrong):
        self.wrong = wrong
        self.met = []

    def __call__(self, entry, attachments):
        assert attachments[entry.charter] == CHARTER
        self.met.append(entry.index)
        return "article 6 refuses this" if entry.index == self.wrong else None

    def says(self):
        yield f"{len(self.met)} verdicts were given again"


def test_a_verdict_that_the_judge_does_not_find_again_is_told(sample, file):
    fault = only_fault(verify(file(sample.export(without=ERASED)), judge=Strict(3)))
    assert (fault.code, fault.entry, fault.says) == ("judged", 3, "entry 3: article 6 refuses this")


def test_a_judge_meets_every_entry_that_is_given_whole_and_says_what_was_judged(sample, file):
    judge = Strict(None)
    report = verify(file(sample.export(classes=PUBLIC, without=ERASED)), judge=judge)
    assert report.holds
    assert judge.met == [each.index for each in sample.entries if each.record_class in PUBLIC]
    assert report.says[-1] == f"{len(judge.met)} verdicts were given again"


def test_faults_beyond_a_hundred_are_counted_but_not_kept(sample, file):
    log = b"".join(line + b"\n" for line in sample.lines()[:1] * 300)
    report = verify(file(log))
    assert len(report.faults) == MAX_FAULTS
    assert report.fault_count > 300


def test_the_report_is_json(sample, file):
    report = verify(file(sample.export(without={(0, "body.name")})))
    found = report.to_json()
    encode(found)
    assert found["faults"][0] == {"code": "lost", "says": report.faults[0].says, "entry": 0, "field": "body.name"}
    assert found["withheld"] == 0
