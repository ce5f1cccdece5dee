from pathlib import Path

import pytest

from folkmoot.door.aside import database_aside
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Head
from tests.cast import Moot


@pytest.fixture
def file(moot: Moot, folkmoot, tmp_path: Path) -> Path:
    """A backup of the organisation of the cast."""
    status, _, err = folkmoot("backup", tmp_path / "moot.backup", "--json")
    assert (status, err) == (0, "")
    return tmp_path / "moot.backup"


def test_a_backup_is_for_its_owner_alone(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_overwrites_nothing(folkmoot, file: Path) -> None:
    before = file.read_bytes()
    status, _, err = folkmoot("backup", file)
    assert (status, err) == (2, f"folkmoot: {file}: is there already; choose another name\n")
    assert file.read_bytes() == before


def test_nothing_founded_leaves_no_file(db, folkmoot, tmp_path: Path) -> None:
    status, _, err = folkmoot("backup", tmp_path / "moot.backup")
    assert (status, err) == (1, "folkmoot: there is nothing to back up: nothing is founded yet\n")
    assert not (tmp_path / "moot.backup").exists()


def test_a_restore_says_size_and_root_and_holds_them_against_a_checkpoint_as_it_was_printed(
    moot: Moot, said, file: Path, tmp_path: Path
) -> None:
    head = checkpoint(Head.objects.get())
    printed = tmp_path / "newsletter.txt"
    printed.write_text(head.signed(log_key(head.origin)), encoding="utf-8")
    with database_aside():
        status, found = said("restore", file, "--checkpoint", printed)
        assert (status, found["ok"], found["size"]) == (0, True, head.size)
        assert said("restore", file)[1]["error"]["says"].endswith("a backup is restored where there is none")


def test_a_checkpoint_with_a_false_signature_is_none(moot: Moot, folkmoot, file: Path, tmp_path: Path) -> None:
    head = checkpoint(Head.objects.get())
    printed = tmp_path / "newsletter.txt"
    signed = head.signed(log_key(head.origin))
    printed.write_text(signed.replace(f"\n{head.size}\n", f"\n{head.size - 1}\n"), encoding="utf-8")
    with database_aside():
        status, _, err = folkmoot("restore", file, "--checkpoint", printed)
    assert (status, err.startswith(f"folkmoot: {printed}: ")) == (2, True)


def test_what_is_no_backup_is_bad_input(db, folkmoot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")
    status, _, err = folkmoot("restore", tmp_path / "letter.txt")
    assert (status, err) == (
        2,
        f"folkmoot: {tmp_path / 'letter.txt'}: this is no backup, or a broken one: File is not a zip file\n",
    )
