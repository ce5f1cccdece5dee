from pathlib import Path

import pytest

from folkmoot.core.record.verify_export import spaced
from folkmoot.door.log_key import log_key
from folkmoot.door.models import Entry
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
