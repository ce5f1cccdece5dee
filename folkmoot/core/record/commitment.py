"""Salted commitments: the record holds a hash of each human text, and the text with its salt lies apart.

commitment = "c:" || base64url(SHA-256("folkmoot/commit/v1" || 0x00 || salt || canonical JSON of the value)), unpadded.
Once text and salt are deleted, nothing can be learnt from the commitment, and every proof still holds. Each text has
a fresh salt of 32 random bytes, never derived from a person, so that two commitments about one person do not link.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from folkmoot.core.record.canonical import Json, encode
from folkmoot.core.record.malformed import Malformed

SALT_SIZE: Final = 32
MAX_VALUE: Final = 1_048_576

_DOMAIN = b"folkmoot/commit/v1\x00"
_is_commitment = re.compile(r"c:[A-Za-z0-9_-]{43}").fullmatch


def commit(salt: bytes, value: Json) -> str:
    """The commitment to `value` under a salt of 32 bytes.

    Malformed if the salt has another length, or if the canonical text of the value is longer than MAX_VALUE bytes
    (no export could carry it).
    """
    if len(salt) != SALT_SIZE:
        raise Malformed(f"expected a salt of {SALT_SIZE} bytes; found {len(salt)}")
    text = encode(value)
    if len(text) > MAX_VALUE:
        raise Malformed(f"expected a text of at most {MAX_VALUE:,} bytes; found {len(text):,}")
    return "c:" + urlsafe_b64encode(sha256(_DOMAIN + salt + text).digest())[:-1].decode()


def matches(commitment: str, salt: bytes, value: Json) -> bool:
    """Whether `commitment` is the one to this value under this salt."""
    return compare_digest(commitment.encode(), commit(salt, value).encode())


def is_commitment(value: object) -> bool:
    """Whether a value found in an entry has the form of a commitment; every string of that form is one."""
    return type(value) is str and _is_commitment(value) is not None
