"""What a backup brings back, on the database of the run; what a restore refuses moves nothing."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.core.record import base64_text
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.verify import verify
from folkmoot.door.aside import database_aside
from folkmoot.door.backup import BadBackup, back_up, restore
from folkmoot.door.export import export
from folkmoot.door.forking import Fork
from folkmoot.door.log_key import checkpoint
from folkmoot.door.models import Entry, Head, KeptText
from folkmoot.door.refusal import Refused
from folkmoot.members.acts.details import Erase
from folkmoot.members.models import Person
from folkmoot.members.own_words import repeated
from tests.cast import Moot


def backed_up() -> io.BytesIO:
    out = io.BytesIO()
    back_up(out)
    return out


def head() -> Checkpoint:
    return checkpoint(Head.objects.get())


@contextmanager
def elsewhere() -> Iterator[None]:
    """Another database, with no record in it."""
    with database_aside():
        yield


def changed(backup: io.BytesIO, name: str, old: bytes, new: bytes) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(backup) as was, zipfile.ZipFile(out, "w") as to:
        for each in was.namelist():
            content = was.read(each)
            to.writestr(each, content.replace(old, new, 1) if each == name else content)
    assert out.getvalue() != backup.getvalue()
    return out


def erase_the_name(moot: Moot, name: str) -> KeptText:
    """Have somebody's name erased; the row that held it."""
    row = KeptText.objects.get(commitment=Person.objects.get(reference=moot[name]).name)
    places = ((row.entry, row.field), *repeated(row.entry, row.field))
    moot.enact(Erase(erases=places), by=name)
    return row


def test_what_was_backed_up_comes_back_row_for_row(moot: Moot) -> None:
    moot.decide("steering", yes=1)
    backup, before, tables, texts = backed_up(), head(), moot.tables(), list(KeptText.objects.order_by("pk").values())
    with elsewhere():
        done = restore(backup)
        assert (head(), moot.tables()) == (before, tables)
        assert list(KeptText.objects.order_by("pk").values()) == texts
    assert (done.size, done.erasures) == (before.size, 0)


def test_an_organisation_goes_on_after_a_restore(moot: Moot) -> None:
    backup, size = backed_up(), moot.size()
    with elsewhere():
        restore(backup)
        moot.decide("steering", yes=1)
        assert moot.size() == size + 1


def test_D3_who_restores_a_backup_erases_again_what_was_erased(moot: Moot) -> None:
    row = erase_the_name(moot, "Bram")
    row.save()  # as in a backup that was put together of an older one and this one
    backup = backed_up()
    with elsewhere():
        assert restore(backup).erasures == 1
        assert not KeptText.objects.filter(commitment=row.commitment).exists()


def test_D11_a_backup_that_lies_behind_a_published_checkpoint_is_not_restored(moot: Moot) -> None:
    backup, size = backed_up(), moot.size()
    moot.decide("steering", yes=1)
    published = head()
    with elsewhere():
        with pytest.raises(BadBackup) as refused:
            restore(backup, published)
        assert not Entry.objects.exists()
    assert str(refused.value) == (
        f"the backup ends with entry {size - 1}, but a checkpoint of {size + 1} entries was published: "
        "1 of them would be gone; find a newer backup, or declare that the record goes on from here: --fork WHY"
    )


def fork(moot: Moot, by: str = "Ada") -> Callable[[Checkpoint], None]:
    def declare(point: Checkpoint) -> None:
        moot.enact(Fork(size=point.size, root=base64_text.encode(point.root), why="The disk broke."), by)

    return declare


def test_D11_a_restore_behind_a_published_checkpoint_is_declared_a_fork_in_the_next_entry(
    moot: Moot, tmp_path: Path
) -> None:
    backup, size = backed_up(), moot.size()
    moot.decide("steering", yes=1)
    published = head()
    with elsewhere():
        assert restore(backup, published, fork=fork(moot)).size == size
        entry = moot.entry(size)
        assert (moot.size(), entry.act, entry.record_class) == (size + 1, "record.fork", "public")
        assert (entry.body["size"], entry.body["root"]) == (size + 1, base64_text.encode(published.root))
        file = tmp_path / "export.zip"
        with file.open("wb") as out:
            export(out, every_class=False)
    report = verify(file)
    assert report.holds
    assert (
        f"entry {size}: this record is a declared fork: {size + 1} entries with the root "
        f"{base64_text.encode(published.root)} had been published, and it goes on from the {size} before it"
    ) in report.says


def test_a_fork_that_the_charter_refuses_brings_nothing_back(moot: Moot) -> None:
    backup = backed_up()
    moot.decide("steering", yes=1)
    published = head()
    with elsewhere():
        with pytest.raises(Refused):
            restore(backup, published, fork=fork(moot, by="Bram"))
        assert not Head.objects.exists()
        assert not Entry.objects.exists()


def test_what_does_not_lie_behind_is_no_fork(moot: Moot) -> None:
    backup, published = backed_up(), head()
    with elsewhere(), pytest.raises(BadBackup, match="there is no fork to declare"):
        restore(backup, published, fork=fork(moot))


def test_a_backup_is_held_against_an_older_checkpoint_too(moot: Moot) -> None:
    published = head()
    moot.decide("steering", yes=1)
    backup = backed_up()
    with elsewhere():
        restore(backup, published)
    other = Checkpoint(published.origin, published.size, bytes(32))
    with elsewhere(), pytest.raises(BadBackup, match="have another root than the one that was published"):
        restore(backup, other)


def test_a_row_that_the_record_does_not_make_is_not_brought_back(moot: Moot) -> None:
    forged = changed(backed_up(), "members.membership.jsonl", b'"class_id": "member"', b'"class_id": "friend"')
    with elsewhere():
        with pytest.raises(BadBackup, match=r"members_membership row .* column class_id"):
            restore(forged)
        assert not Head.objects.exists()


def test_nothing_is_restored_over_a_record(moot: Moot) -> None:
    backup, tables = backed_up(), moot.tables()
    with pytest.raises(BadBackup, match="there is a record here already"):
        restore(backup)
    assert moot.tables() == tables


def test_a_backup_of_another_version_says_with_which_to_restore_it(moot: Moot) -> None:
    older = changed(backed_up(), "backup.json", b'"members.0001_initial"', b'"members.0000_begun"')
    with elsewhere(), pytest.raises(BadBackup, match="restore it with that version, and upgrade then"):
        restore(older)


def test_there_is_nothing_to_back_up_before_the_founding(db: None) -> None:
    with pytest.raises(LookupError, match="nothing is founded yet"):
        backed_up()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(0, 10_000))
def test_a_broken_file_is_no_backup_and_changes_nothing(db: None, noise: bytes, at: int) -> None:
    manifest = json.dumps({"format": 1, "code": "0", "checkpoint": "a\n0\n\n", "tables": {}, "migrations": []})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as to:
        to.writestr("backup.json", manifest)
    content = file.getvalue()
    broken = content[: at % len(content)] + noise + content[at % len(content) + len(noise) :]
    with pytest.raises(BadBackup):
        restore(io.BytesIO(broken))
    assert not Head.objects.exists()
