"""The words of cases as they lie on the disk: encrypted, each with the salt of its commitment.

The commitment stays over the words and the salt themselves. So a record verifies with the key or without it; without it
the words of a case are kept and cannot be read.
"""

import json
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import Any

from folkmoot.door.case_key import NoKey, decrypt, encrypt
from folkmoot.door.classes import case_of
from folkmoot.door.models import KeptText


def kept_text(*, commitment: str, salt: bytes, text: str, record_class: str, **place: Any) -> KeptText:
    """The row that keeps words: as they are, or encrypted where they belong to a case. Raises BadAct without a key."""
    if case_of(record_class) is None:
        return KeptText(commitment=commitment, salt=salt, text=text, record_class=record_class, **place)
    plain = json.dumps({"salt": b64encode(salt).decode(), "text": text}).encode()
    sealed = encrypt(plain, place_of(commitment), began=any_sealed)
    return KeptText(commitment=commitment, salt=b"", text="", record_class=record_class, sealed=sealed, **place)


def opened(row: KeptText) -> tuple[bytes, str]:
    """The salt and the words of a row. Raises NoKey where they lie encrypted and the key is not here."""
    if not row.sealed:
        return bytes(row.salt), row.text
    found = json.loads(decrypt(bytes(row.sealed), place_of(row.commitment)))
    return b64decode(found["salt"]), str(found["text"])


def words(commitment: str, text: str, sealed: bytes) -> str | None:
    """The words of a row, from its columns; None where they lie encrypted and the key is not here."""
    return words_of_row(KeptText(commitment=commitment, sealed=sealed)) if sealed else text


def words_of_row(row: KeptText) -> str | None:
    """The words of a row; None where they lie encrypted and the key is not here."""
    with suppress(NoKey):
        return opened(row)[1]
    return None


def place_of(commitment: str) -> str:
    """What the encryption of words is bound to."""
    return f"text {commitment}"


def any_sealed() -> bool:
    """Whether words lie encrypted here already."""
    return KeptText.objects.exclude(sealed=b"").exists()
