import pytest

from folkmoot.core.record import verify as verifying
from folkmoot.core.record.conftest import ERASED, PUBLIC, codes, only_fault
from folkmoot.core.record.export import bare_line
from folkmoot.core.record.merkle import leaf_hash
from folkmoot.core.record.verify import verify


def test_a_bare_log_holds_and_gives_its_root_to_compare(sample, file):
    log = b"".join(line + b"\n" for line in sample.lines(PUBLIC))
    report = verify(file(log))
    assert report.holds
    assert report.in_full
    assert report.root in report.says[1]
    assert report.says[2:] == (
        "a bare log carries no texts and no attachments: whether they are kept was not checked",
        "it carries no charters either: no verdict was judged again",
    )
    assert report.root == verify(file(sample.export(without=ERASED))).root


def test_the_key_cannot_be_tried_on_a_bare_log(sample, file):
    report = verify(file(sample.lines()[0] + b"\n"), sample.key.vkey)
    assert only_fault(report).says == "a bare log carries no checkpoint: the key cannot be tried"


def test_a_long_log_is_glanced_at_unless_strict_and_says_so(sample, file, monkeypatch):
    monkeypatch.setattr(verifying, "GLANCE_ABOVE", 100)
    path = file(b"".join(line + b"\n" for line in sample.lines()))
    report = verify(path)
    assert report.holds
    assert not report.in_full
    assert report.says[1].startswith("the lines were hashed as stored; only index and time were looked at")
    assert verify(path, strict=True).in_full
    assert verify(path, strict=True).root == report.root


def test_a_glance_at_a_long_log_finds_lines_out_of_place(sample, file, monkeypatch):
    monkeypatch.setattr(verifying, "GLANCE_ABOVE", 100)
    lines = sample.lines()
    lines[2], lines[3] = lines[3], lines[2]
    report = verify(file(b"".join(line + b"\n" for line in lines)))
    assert codes(report) == ["index", "index", "time"]


def test_a_long_log_with_bare_lines_holds(sample, file, monkeypatch):
    monkeypatch.setattr(verifying, "GLANCE_ABOVE", 100)
    report = verify(file(b"".join(line + b"\n" for line in sample.lines(PUBLIC))))
    assert report.holds
    assert report.bare == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda log: log[:-1], "export.zip, line 8: expected a line feed at the end; the file is cut short"),
        (lambda log: log + b"{" * 65_536 + b"\n", "export.zip, line 9: expected a line of at most 65,535 bytes"),
        (lambda log: log.replace(b"\n", b"\r\n", 1), "export.zip, line 1: not in canonical form"),
        (lambda log: log.replace(b"\n", b"\n\n", 1), "export.zip, line 2: expected JSON"),
        (lambda log: log + bare_line(leaf_hash(b""))[:-1] + b"\n", "export.zip, line 9: expected JSON"),
    ],
)
def test_a_line_out_of_form_is_named(sample, file, change, says):
    log = b"".join(line + b"\n" for line in sample.lines())
    report = verify(file(change(log)))
    assert report.faults[0].says.startswith(says)
