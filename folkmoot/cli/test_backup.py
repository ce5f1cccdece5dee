from pathlib import Path

import pytest

from folkmoot.door.aside import database_aside
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Entry, Head
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


@pytest.fixture
def printed(moot: Moot, file: Path, tmp_path: Path) -> Path:
    """A checkpoint that was printed after the backup was made."""
    moot.decide("steering", yes=1)
    to = tmp_path / "newsletter.txt"
    to.write_text(checkpoint(Head.objects.get()).text(), encoding="utf-8")
    return to


def test_a_fork_is_declared_with_a_reason_and_by_whom(said, file: Path, printed: Path) -> None:
    with database_aside():
        status, found = said("restore", file, "--checkpoint", printed, "--fork", "The disk broke.", "--by", "Ada")
        row = Entry.objects.get(index=found["fork"])
        assert (status, row.act, Head.objects.get().size) == (0, "record.fork", found["size"] + 1)


def test_a_fork_that_the_charter_refuses_exits_with_3_and_nothing_is_back(folkmoot, file: Path, printed: Path) -> None:
    with database_aside():
        status, _, err = folkmoot("restore", file, "--checkpoint", printed, "--fork", "It broke.", "--by", "Bram")
        assert (status, err.startswith("Refused")) == (3, True)
        assert not Entry.objects.exists()


@pytest.mark.parametrize("given", [["--by", "Ada"], ["--fork", "It broke."], ["--fork", "It broke.", "--by", "Ada"]])
def test_a_fork_needs_a_checkpoint_a_reason_and_whoever_declares_it(db, folkmoot, tmp_path: Path, given) -> None:
    status, _, err = folkmoot("restore", tmp_path / "moot.backup", *given)
    assert (status, err.startswith("folkmoot: expected --")) == (2, True)


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
