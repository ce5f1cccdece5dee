from pathlib import Path

import pytest

from folkmoot.core.record.verify_export import spaced
from folkmoot.door.case_key import key_file
from folkmoot.door.casefile import words_of_row
from folkmoot.door.log_key import log_key
from folkmoot.door.models import Entry, KeptText
from folkmoot.grievances.acts.complaining import Complain
from tests.cast import Moot

ORIGIN = "federation.example/moot"


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    settings.FOLKMOOT_HOME = tmp_path
    return tmp_path


def test_a_change_of_the_key_says_the_fingerprint_to_read_into_the_minutes(moot: Moot, folkmoot) -> None:
    log_key(ORIGIN)
    size = moot.size()
    status, out, err = folkmoot("rotate-key", "--by", "Ada")
    assert (status, err) == (0, "")
    assert out.split("\n") == [
        f"The log has a new key (entry {size}), the former key signed for it.",
        "Read its fingerprint into the minutes, and keep a copy of log-key apart from the data folder:",
        spaced(log_key(ORIGIN).verifier.fingerprint),
        "",
    ]


def test_programs_are_told_the_entry_and_the_key(moot: Moot, said) -> None:
    size = moot.size()
    status, found = said("rotate-key", "--by", "Ada", "--lost")
    key = log_key(ORIGIN).verifier
    assert (status, found) == (
        0,
        {"ok": True, "entry": size, "key": key.vkey, "fingerprint": key.fingerprint, "handed_over": False},
    )


def test_who_may_not_changes_nothing(moot: Moot, folkmoot) -> None:
    key, size = log_key(ORIGIN), moot.size()
    status, _, err = folkmoot("rotate-key", "--by", "Bram")
    assert (status, err.startswith("Refused")) == (3, True)
    assert (log_key(ORIGIN), Entry.objects.count()) == (key, size)


def test_nothing_founded_has_no_key_to_change(db, folkmoot) -> None:
    status, _, err = folkmoot("rotate-key", "--by", "Ada")
    assert (status, err) == (1, "folkmoot: there is no log whose key could be changed: nothing is founded yet\n")


def test_the_key_of_the_cases_is_changed_and_what_lies_under_it_is_encrypted_anew(
    moot: Moot, folkmoot, said, settings, tmp_path: Path
) -> None:
    settings.FOLKMOOT_CASE_KEY_FILE = tmp_path.parent / f"{tmp_path.name}.case-key"
    moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement="He shouted at me."), "Bram")
    row = KeptText.objects.exclude(sealed=b"").get()
    former = bytes(row.sealed)

    status, found = said("rotate-key", "--cases")
    assert (status, found) == (0, {"ok": True, "file": str(key_file()), "encrypted": 1, "unreadable": 0})
    row.refresh_from_db()
    assert bytes(row.sealed) != former
    assert words_of_row(row) == "He shouted at me."

    key_file().write_text(f"{key_file().read_text().splitlines()[1]}\n")
    status, out, err = folkmoot("rotate-key", "--cases")
    assert (status, err) == (0, "")
    assert out.split("\n") == [
        f"The cases have a new key, the first line of {key_file()}; it took over 0 texts and files.",
        "1 lie under a key that is not here, and cannot be read until it is copied back.",
        "Keep a copy of the file apart from the data folder and its backups.",
        "",
    ]
