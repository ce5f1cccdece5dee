"""The key that signs checkpoints: made at the founding, kept in the data folder, readable by its owner alone."""

import os
from pathlib import Path

from django.conf import settings

from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.note import SigningKey
from folkmoot.door.models import Head
from folkmoot.door.record import frontier


def log_key(origin: str) -> SigningKey:
    """The log's key; drawn at first use. Raises OSError where the data folder cannot be written."""
    file = Path(settings.FOLKMOOT_HOME) / "log-key"
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(SigningKey.generate(origin).to_text() + "\n")
    return SigningKey.from_text(file.read_text().strip())


def checkpoint(head: Head) -> Checkpoint:
    """What the record says of itself: under which name, how long it is, and its root."""
    return Checkpoint(head.origin, head.size, frontier(head).root())
