"""Backups: every table in one file, from one database to the same or the other kind; and what a restore must heed.

A restore never brings back what was erased, never goes behind a checkpoint that was published, and keeps nothing that
the record does not make. Keys lie apart: a backup holds none.
"""

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec
from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from folkmoot import __version__
from folkmoot.core.record import base64_text
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import erasures
from folkmoot.core.record.merkle import Frontier
from folkmoot.door.act import BadAct
from folkmoot.door.guard import door_open
from folkmoot.door.log_key import checkpoint
from folkmoot.door.models import Entry, Head
from folkmoot.door.rebuild import rebuild
from folkmoot.door.record import forget

FORMAT = 1
MANIFEST = "backup.json"
BROKEN = (
    BadZipFile,
    DatabaseError,
    DeserializationError,
    EOFError,
    KeyError,
    NotImplementedError,  # zipfile, of a way to compress that it does not know
    RuntimeError,  # zipfile, of a file with a password
    ValueError,
    msgspec.MsgspecError,
    zlib.error,
)
OURS = ("folkmoot.", "allauth.")
"""Whose tables are kept. Sessions and the like are not: everybody signs in anew."""
AT_ONCE = 500

Each = Callable[[int], None]
Declare = Callable[[Checkpoint], None]


class BadBackup(ValueError):
    """The file is no backup that can be restored here. Nothing was changed."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup says of itself: what it stated of the record, how many rows each table has, and of which form."""

    format: int
    code: str
    checkpoint: str
    tables: dict[str, int]
    migrations: list[str]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back: the record's size and root, and how many entries' erasures were done again."""

    size: int
    root: str
    erasures: int


def back_up(out: BinaryIO, each: Each | None = None) -> int:
    """Write a backup of all that this database holds, as it stands at one moment; the size of the record.

    `each` is called for every row with how many there are.
    Raises LookupError when nothing is founded yet.
    """
    with transaction.atomic(), ZipFile(out, "w", ZIP_DEFLATED) as file:
        _one_moment()
        head = Head.objects.filter(pk=Head.THE_ONE).first()
        if head is None or not head.size:
            raise LookupError("there is nothing to back up: nothing is founded yet")
        counts = {_label(model): model._base_manager.count() for model in _models()}
        manifest = Manifest(FORMAT, __version__, checkpoint(head).text(), counts, _migrations())
        file.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        for model in _models():
            name = f"{_label(model)}.jsonl"
            with file.open(name, "w", force_zip64=True) as raw, io.TextIOWrapper(raw, "utf-8") as to:
                rows = model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE)
                serializers.serialize("jsonl", _told(rows, each, sum(counts.values())), stream=to)
    return head.size


def restore(
    file: BinaryIO, published: Checkpoint | None = None, each: Each | None = None, fork: Declare | None = None
) -> Restored:
    """Bring a backup back into this database, which must hold no record; all of it, or none of it.

    Words that an entry of the record erased are erased again. Every table is made again from the record and compared.
    A backup that lies behind the checkpoint that was `published` is restored only with `fork`, which then enters what
    had been published and why it goes on from here; what that raises undoes it all.
    Raises BadBackup where the file is none, was made by another version, lies behind the checkpoint that was
    `published` or is not of that record, or where a row is not what the record makes it.
    """
    if Head.objects.filter(size__gt=0).exists():
        raise BadBackup("there is a record here already; a backup is restored where there is none")
    try:
        with ZipFile(file) as opened, transaction.atomic(), door_open():
            manifest = _manifest(opened)
            stated = Checkpoint.from_text(manifest.checkpoint)
            _clear()
            for model in _models():
                _load(opened, model, manifest.tables, each)
            _go_on_counting()
            _hold_against(stated, published, forks=fork is not None)
            erased = _erase_again()
            faults = [fault for fault in rebuild() if not fault.note]
            if faults:
                raise BadBackup(f"the tables are not what the record makes them: {faults[0]}")
            if fork is not None and published is not None:
                _declare(fork, published)
    except BadBackup:
        raise
    except BROKEN as error:
        raise BadBackup(f"this is no backup, or a broken one: {error}") from None
    return Restored(stated.size, base64_text.encode(stated.root), erased)


def _declare(fork: Declare, published: Checkpoint) -> None:
    try:
        fork(published)
    except BadAct as error:
        raise BadBackup(f"the fork cannot be declared: {error}") from None


def _models() -> list[type[models.Model]]:
    """Every table that belongs into a backup, in a fixed order."""
    found = [model for model in apps.get_models() if _ours(model) and model._meta.managed and not model._meta.proxy]
    return sorted(found, key=_label)


def _ours(model: type[models.Model]) -> bool:
    return model._meta.app_config.name.startswith(OURS)


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _migrations() -> list[str]:
    """What made the tables, as this program knows it; every command brings them up to date before it begins."""
    labels = {model._meta.app_label for model in _models()}
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations if app in labels)


def _one_moment() -> None:
    """Read all tables as of one moment. SQLite does by itself; within another transaction it is for that to say."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _told(rows: Iterable[models.Model], each: Each | None, most: int) -> Iterator[models.Model]:
    for row in rows:
        if each is not None:
            each(most)
        yield row


def _manifest(file: ZipFile) -> Manifest:
    manifest = msgspec.json.decode(file.read(MANIFEST), type=Manifest)
    if manifest.format != FORMAT:
        raise BadBackup(f"expected a backup of format {FORMAT}; found {manifest.format}")
    here, there = set(_migrations()), set(manifest.migrations)
    if here != there:
        said = f"it was made by version {manifest.code}, whose tables differ in {min(here ^ there)}"
        raise BadBackup(f"{said}: restore it with that version, and upgrade then")
    return manifest


def _clear() -> None:
    """Rows that stand in every new database, such as those of migrations, make room."""
    for model in _models():
        model._base_manager.all().delete()


def _load(file: ZipFile, model: type[models.Model], counts: dict[str, int], each: Each | None) -> None:
    label, found = _label(model), 0
    with file.open(f"{label}.jsonl") as raw, io.TextIOWrapper(raw, "utf-8") as lines:
        rows = serializers.deserialize("jsonl", lines)
        while some := list(islice(rows, AT_ONCE)):
            if any(not isinstance(row.object, model) for row in some):
                raise BadBackup(f"{label}.jsonl holds rows of other tables")
            model._base_manager.bulk_create([row.object for row in some])
            found += len(some)
            for _ in _told([row.object for row in some], each, sum(counts.values())):
                pass
    if found != counts[label]:
        raise BadBackup(f"{label}.jsonl holds {found:,} rows; expected {counts[label]:,}")


def _go_on_counting() -> None:
    """Let PostgreSQL number new rows after those that were brought back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _hold_against(stated: Checkpoint, published: Checkpoint | None, *, forks: bool) -> None:
    """Hold the record against what the backup says of itself, and against what was published of it."""
    marks = {point.size: point for point in (published, stated) if point is not None}
    frontier = Frontier.empty()
    if published is not None and published.origin != stated.origin:
        raise BadBackup(f"it is the record of {stated.origin}; the checkpoint is that of {published.origin}")
    behind = published is not None and published.size > stated.size
    if published is not None and behind and not forks:
        raise BadBackup(
            f"the backup ends with entry {stated.size - 1:,}, but a checkpoint of {published.size:,} entries was "
            f"published: {published.size - stated.size:,} of them would be gone; find a newer backup, or declare that "
            "the record goes on from here: --fork WHY"
        )
    if forks and not behind:
        raise BadBackup("it does not lie behind a checkpoint that was published: there is no fork to declare")
    for leaf in Entry.objects.order_by("index").values_list("leaf", flat=True).iterator():
        frontier = frontier.append(bytes(leaf))
        mark = marks.get(frontier.size)
        if mark is not None and mark.root != frontier.root():
            of = "that was published" if mark is published else "that the backup states"
            raise BadBackup(f"its first {frontier.size:,} entries have another root than the one {of}")
    if frontier.size != stated.size:
        raise BadBackup(f"it holds {frontier.size:,} entries, and states {stated.size:,}")


def _erase_again() -> int:
    """Delete what entries of the record erase, wherever a backup brought it back; how many entries erase something."""
    found = 0
    for line in Entry.objects.order_by("index").values_list("line", flat=True).iterator():
        entry = RecordEntry.parse(bytes(line))
        if any(True for _ in erasures(entry)):
            forget(entry)
            found += 1
    return found
