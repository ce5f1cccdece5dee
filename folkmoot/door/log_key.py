"""The key that signs checkpoints: made at the founding, kept in the data folder, readable by its owner alone."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.note import SigningKey
from folkmoot.door.models import Head
from folkmoot.door.record import frontier


def log_key(origin: str) -> SigningKey:
    """The log's key; drawn at first use. Raises OSError where the data folder cannot be written."""
    file = Path(settings.FOLKMOOT_HOME) / "log-key"
    if not file.exists():
        _make(file, SigningKey.generate(origin))
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


def published(written: str) -> Checkpoint:
    """A checkpoint as it was printed: its three lines, with or without the signature under them.

    A signature counts where the log's key is here to check it. Raises Malformed for anything else.
    """
    text, _, signatures = written.partition("\n\n")
    stated = Checkpoint.from_text(text.rstrip("\n") + "\n")
    file = Path(settings.FOLKMOOT_HOME) / "log-key"
    if signatures.strip() and file.exists():
        return Checkpoint.parse(written, [SigningKey.from_text(file.read_text().strip()).verifier])
    return stated


def checkpoint(head: Head) -> Checkpoint:
    """What the record says of itself: under which name, how long it is, and its root."""
    return Checkpoint(head.origin, head.size, frontier(head).root())
