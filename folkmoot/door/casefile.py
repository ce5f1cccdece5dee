"""What of cases lies on the disk: encrypted, words with the salt of their commitment.

The commitment stays over the words and the salt themselves. So a record verifies with the key or without it; without it
the words of a case are kept and cannot be read.
"""

import json
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.db import models, transaction

from folkmoot.door.case_key import NoKey, decrypt, encrypt, is_current, keys, new_key, number, number_of
from folkmoot.door.classes import case_of
from folkmoot.door.models import CaseFile, Kept, KeptText

AT_ONCE = 100


def kept_text(*, commitment: str, salt: bytes, text: str, record_class: str, **place: Any) -> KeptText:
    """The row that keeps words: as they are, or encrypted where they belong to a case. Raises BadAct without a key."""
    if case_of(record_class) is None:
        return KeptText(commitment=commitment, salt=salt, text=text, record_class=record_class, **place)
    plain = json.dumps({"salt": b64encode(salt).decode(), "text": text}).encode()
    row = KeptText(commitment=commitment, salt=b"", text="", record_class=record_class, **place)
    row.sealed = encrypt(plain, row.sealed_as, began=any_sealed)
    return row


def opened(row: KeptText) -> tuple[bytes, str]:
    """The salt and the words of a row. Raises NoKey where they lie encrypted and the key is not here."""
    if not row.sealed:
        return bytes(row.salt), row.text
    found = json.loads(decrypt(bytes(row.sealed), row.sealed_as))
    return b64decode(found["salt"]), str(found["text"])


def words(commitment: str, text: str, sealed: bytes) -> str | None:
    """The words of a row, from its columns; None where they lie encrypted and the key is not here."""
    return words_of_row(KeptText(commitment=commitment, sealed=sealed)) if sealed else text


def words_of_row(row: KeptText) -> str | None:
    """The words of a row; None where they lie encrypted and the key is not here."""
    with suppress(NoKey):
        return opened(row)[1]
    return None


def any_sealed() -> bool:
    """Whether something lies encrypted here already."""
    return any(model.objects.exclude(sealed=b"").exists() for model in (KeptText, CaseFile))


def change_key() -> int:
    """Draw a new key, and encrypt under it all that lies under another; how many rows. Raises BadAct, OSError.

    What lies under a key that is lost stays as it is. The former keys stay beside the new one.
    """
    new_key()
    return sum(map(_again, _sealing()))


def unreadable() -> int:
    """How many rows lie under no key that is here."""
    numbers = {number(key) for key in keys()}
    rows = (row for model in _sealing() for row in model._base_manager.exclude(sealed=b"").values_list("sealed"))
    return sum(number_of(bytes(sealed)) not in numbers for (sealed,) in rows)


def _sealing() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Kept) and hasattr(model, "sealed_as")]


def _again(model: type[models.Model]) -> int:
    done = 0
    keys = list(model._base_manager.exclude(sealed=b"").order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            for row in model._base_manager.select_for_update().filter(pk__in=keys[start : start + AT_ONCE]):
                done += _under_the_new_key(row)
    return done


def _under_the_new_key(row: Any) -> bool:
    sealed = bytes(row.sealed)
    if is_current(sealed):
        return False
    with suppress(NoKey):
        row.sealed = encrypt(decrypt(sealed, row.sealed_as), row.sealed_as, began=any_sealed)
        row.save(update_fields=["sealed"])
        return True
    return False
