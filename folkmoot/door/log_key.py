"""The key that signs checkpoints: made at the founding, kept in the data folder, readable by its owner alone.

It is changed by an act of the record. The new key lies beside it as `log-key.next` before the act is entered; whoever
needs the key next after that puts it in its place, and the former one aside as `log-key.former-1`. So at every moment
the file that signs is the one that the record names, or becomes it.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from errno import ENOENT
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.handover import DONE, ROTATED
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import SigningKey, VerifierKey
from folkmoot.door.models import Entry, Head
from folkmoot.door.record import frontier


def log_key(origin: str) -> SigningKey:
    """The log's key; drawn at first use. Raises OSError where it is not here, or the data folder cannot be written."""
    _finish()
    file = _file()
    if not file.exists():
        if next(rotated(), None) is not None:
            raise FileNotFoundError(ENOENT, "the log's key is not here: copy it back, or change it as a lost one", file)
        _make(file, SigningKey.generate(origin))
    return _read(file)


def present_key() -> SigningKey | None:
    """The log's key, where one is here and whole."""
    _finish()
    with suppress(FileNotFoundError, Malformed):
        return _read(_file())
    return None


def next_key(origin: str) -> SigningKey:
    """The key that a change of the key gives to the log: drawn now, or when one was begun and not entered."""
    _finish()
    if not _next().exists():
        _make(_next(), SigningKey.generate(origin))
    return _read(_next())


def is_next(key: VerifierKey) -> bool:
    """Whether a key waits here to follow the one that signs now."""
    return _next().exists() and _read(_next()).verifier == key


def rotated(before: int | None = None) -> Iterator[VerifierKey]:
    """The keys that entries of the record gave to the log, the newest first; those before an entry, if it is given."""
    found = Entry.objects.using("default").filter(act=ROTATED, kind__in=DONE)
    found = found if before is None else found.filter(index__lt=before)
    for line in found.order_by("-index").values_list("line", flat=True):
        yield VerifierKey.parse(str(RecordEntry.parse(bytes(line)).body["key"]))


def _finish() -> None:
    """Put the new key into its place, once the record names it; whoever does it a moment later finds it done."""
    if not _next().exists():
        return
    keys = list(rotated())
    with suppress(FileNotFoundError):
        if not keys or _read(_next()).verifier != keys[0]:
            return
        with suppress(FileExistsError, FileNotFoundError):
            os.link(_file(), _file().with_name(f"log-key.former-{len(keys)}"))
        os.replace(_next(), _file())


def _file() -> Path:
    return Path(settings.FOLKMOOT_HOME) / "log-key"


def _next() -> Path:
    return _file().with_name("log-key.next")


def _read(file: Path) -> SigningKey:
    return SigningKey.from_text(file.read_text().strip())


def _make(file: Path, key: SigningKey) -> None:
    """Write the key whole or not at all; of two processes that try at once, one key stands for both."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, prefix=".log-key-") as out:  # readable by its owner alone
        out.write(key.to_text() + "\n")
        out.flush()
        os.fsync(out.fileno())
        with suppress(FileExistsError):
            os.link(out.name, file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the file must be found again after a power cut, before an entry names its key
    finally:
        os.close(folder)


def published(written: str) -> Checkpoint:
    """A checkpoint as it was printed: its three lines, with or without the signature under them.

    A signature counts where the log's key, of now or of before, is here to check it. Raises Malformed for other things.
    """
    text, _, signatures = written.partition("\n\n")
    stated = Checkpoint.from_text(text.rstrip("\n") + "\n")
    files = [_file(), *_file().parent.glob("log-key.former-*")]
    if signatures.strip() and _file().exists():
        return Checkpoint.parse(written, [_read(file).verifier for file in files])
    return stated


def checkpoint(head: Head) -> Checkpoint:
    """What the record says of itself: under which name, how long it is, and its root."""
    return Checkpoint(head.origin, head.size, frontier(head).root())
