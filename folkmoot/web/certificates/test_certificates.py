"""The papers that prove the record: who gets which, that they say the same twice, and what stands in them."""

import shutil
import subprocess

import pytest

from folkmoot.core.record import base64_text
from folkmoot.door.enact import Attested, enact
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Entry, Head
from folkmoot.members.acts import Resign
from folkmoot.web.certificates.checkpoint import short
from folkmoot.web.conftest import be, html

LETTER = "letter of 30 April, in the branch's folder"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path


@pytest.fixture
def resigned(moot):
    """Bram left by a letter, which Ada entered."""
    return enact(Resign(), person=moot["Bram"], attested=Attested(moot["Ada"], LETTER), at=moot.now).index


def paper(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.content


def said(pdf):
    """The words of a PDF, without the spaces between them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext reads the words back; it is not installed here")
    return "".join(subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True).stdout.decode().split())


def test_a_certificate_is_for_whoever_may_read_the_entry(client, moot, resigned):
    assert client.get(f"/record/{resigned}/certificate.pdf").status_code == 404
    assert client.get("/record/0/certificate.pdf").status_code == 200
    assert client.get("/record/999/certificate.pdf").status_code == 404
    be(client, moot["Sol"])
    assert paper(client, f"/record/{resigned}/certificate.pdf") == paper(client, f"/record/{resigned}/certificate.pdf")


def test_a_certificate_holds_the_line_the_hashes_and_the_signed_checkpoint(client, moot, resigned):
    be(client, moot["Sol"])
    words = said(paper(client, f"/record/{resigned}/certificate.pdf"))
    row, head = Entry.objects.get(index=resigned), Head.objects.get()
    assert base64_text.encode(bytes(row.leaf)) in words
    assert "".join(checkpoint(head).signed(log_key(head.origin)).split()) in words
    assert "".join(bytes(row.line).decode().split()) in words


def test_an_entry_that_was_changed_gets_no_proof(client, moot, resigned):
    from folkmoot.door.guard import door_open

    be(client, moot["Sol"])
    with door_open():
        Entry.objects.filter(index=0).update(line=b"{}", leaf=bytes(32))
    words = said(paper(client, f"/record/{resigned}/certificate.pdf"))
    assert "Notproved:" in words
    assert "signed" not in words


def test_everybody_gets_the_checkpoint(client, moot):
    words = said(paper(client, "/record/checkpoint.pdf"))
    head = Head.objects.get()
    root = base64_text.encode(checkpoint(head).root)
    assert root in words
    assert "".join(short(root).split()) in words
    assert short(root).replace(" ", "") == root[:16]


def test_of_an_empty_record_there_is_no_checkpoint(client, db):
    assert client.get("/record/checkpoint.pdf").status_code == 404


def test_a_receipt_is_for_whoever_entered_it_and_for_whom(client, moot, resigned):
    for name, status in (("Ada", 200), ("Bram", 200), ("Ben", 404), ("Sol", 404)):
        be(client, moot[name])
        assert client.get(f"/record/{resigned}/receipt.pdf").status_code == status, name
        assert (f"/record/{resigned}/receipt.pdf" in html(client, f"/record/{resigned}")) is (status == 200), name
    be(client, moot["Ada"])
    words = said(paper(client, f"/record/{resigned}/receipt.pdf"))
    assert "Bram" in words
    assert "".join(LETTER.split()) in words
    assert client.get("/record/0/receipt.pdf").status_code == 404
