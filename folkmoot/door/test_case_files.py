from datetime import date, timedelta
from hashlib import sha256

import pytest

from folkmoot.door import case_files
from folkmoot.door.act import BadAct
from folkmoot.door.case_files import MOST_BYTES, kind_of, wait
from folkmoot.door.case_key import NoKey, key_file, new_key
from folkmoot.door.models import CaseFile

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)
PDF = b"%PDF-1.7\nhe shouted\n%%EOF"
C = "c:" + "A" * 43


@pytest.fixture(autouse=True)
def key(settings, tmp_path):
    settings.FOLKMOOT_CASE_KEY_FILE = tmp_path / "case-key"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0...", "jpeg"),
        ("Él gritó.\r\n".encode(), "text"),
        (b"<script>alert(1)</script>", "text"),
        (b"", None),
        (b"MZ\x90\x00", None),
        (b"PK\x03\x04", None),
        (b"a\x00b", None),
        (b"\xe9", None),
    ],
)
def test_what_a_file_is_is_told_by_its_content(content, kind):
    found = kind_of(content)
    assert (found.id if found else None) == kind


def test_a_file_waits_under_a_name_that_nobody_can_guess_and_belongs_to_a_commitment_then():
    hash_ = wait(PDF, DAY)
    assert hash_ == sha256(PDF).hexdigest()
    row = CaseFile.objects.get()
    assert row.commitment is None
    assert hash_ not in row.waits_as
    assert b"shouted" not in bytes(row.sealed)

    case_files.place(C, hash_)
    assert case_files.content_of(C, hash_) == PDF
    assert [(each.commitment, each.waits_as) for each in CaseFile.objects.all()] == [(C, "")]


def test_the_same_file_waits_once_and_what_waited_in_vain_is_gone_after_a_day():
    wait(PDF, DAY)
    wait(PDF, DAY)
    assert CaseFile.objects.count() == 1
    wait(b"another", DAY + timedelta(days=2))
    assert CaseFile.objects.count() == 1


def test_a_file_that_waits_is_found_though_the_key_is_changed_meanwhile():
    hash_ = wait(PDF, DAY)
    new_key()
    case_files.place(C, hash_)
    assert case_files.content_of(C, hash_) == PDF


def test_what_no_case_may_hold_is_refused_in_words():
    with pytest.raises(BadAct, match="expected at most 10 MB"):
        wait(b"a" * (MOST_BYTES + 1), DAY)
    with pytest.raises(BadAct, match=r"expected a PDF, a picture \(PNG or JPEG\) or plain text"):
        wait(b"MZ\x90\x00", DAY)
    with pytest.raises(BadAct, match="this file is not here; hand it in anew"):
        case_files.place(C, "0" * 64)
    assert CaseFile.objects.count() == 0


def test_a_file_is_not_read_without_the_key_nor_when_it_is_another_or_erased():
    hash_ = wait(PDF, DAY)
    case_files.place(C, hash_)
    with pytest.raises(NoKey):
        case_files.content_of(C, "0" * 64)
    key_file().rename(key_file().with_name("away"))
    with pytest.raises(NoKey):
        case_files.content_of(C, hash_)
    case_files.forget([C])
    with pytest.raises(LookupError, match="the file is not here"):
        case_files.content_of(C, hash_)
