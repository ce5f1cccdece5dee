"""Signed notes (c2sp.org/signed-note v1.0.0) with Ed25519: a text, and under it lines of signature.

    This is an example message.

    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

The signature is base64 of the four bytes of the key ID and the 64 bytes of Ed25519 over the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from os import urandom
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from folkmoot.core.record import base64_text
from folkmoot.core.record.malformed import Malformed

ED25519: Final = 0x01
MAX_NOTE: Final = 65_536
MAX_SIGNATURES: Final = 64
MAX_NAME: Final = 200

_PREFIX = "\u2014 "
_PRIVATE = "PRIVATE+KEY+"


class NotSigned(Malformed):
    """A note that is in good form, but that none of the given keys signed, or that one of them signed falsely."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and an Ed25519 public key."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of name, line feed, key type and public key, in hex; its first 8 digits are the key ID of C2SP."""
        return sha256(f"{self.name}\n".encode() + bytes([ED25519]) + self.public).hexdigest()

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature line tells its key."""
        return bytes.fromhex(self.fingerprint[:8])

    @property
    def vkey(self) -> str:
        """The text form: name, key ID in hex, and base64 of key type and public key, joined by plus signs."""
        return f"{self.name}+{self.fingerprint[:8]}+{base64_text.encode(bytes([ED25519]) + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> VerifierKey:
        """The key of a text form; Malformed for anything that `vkey` never gives."""
        name, key_id, data = _key_parts(vkey, "expected a verifier key: name+keyid+base64")
        key = cls(name, data)
        if key.fingerprint[:8] != key_id:
            raise Malformed(f"expected the key ID {key.fingerprint[:8]} for this name and key; found {key_id!r}")
        return key

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether the 64 bytes are this key's signature of the text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A name and the 32 secret bytes of an Ed25519 key."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.seed) != 32:
            raise Malformed(f"expected a seed of 32 bytes; found {len(self.seed)}")

    @classmethod
    def generate(cls, name: str) -> SigningKey:
        """A fresh key from the system's randomness."""
        return cls(name, urandom(32))

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    @property
    def vkey(self) -> str:
        """The text form of the public half."""
        return self.verifier.vkey

    def to_text(self) -> str:
        """The secret text form: PRIVATE+KEY+name+keyid+base64 of key type and seed. Keep it where nobody reads it."""
        secret = base64_text.encode(bytes([ED25519]) + self.seed)
        return f"{_PRIVATE}{self.name}+{self.verifier.fingerprint[:8]}+{secret}"

    @classmethod
    def from_text(cls, text: str) -> SigningKey:
        """The inverse of `to_text`. Its errors never quote the secret."""
        expected = "expected a signing key: PRIVATE+KEY+name+keyid+base64"
        if not text.startswith(_PRIVATE):
            raise Malformed(expected)
        try:
            name, key_id, seed = _key_parts(text.removeprefix(_PRIVATE), expected)
            key = cls(name, seed)
        except Malformed:
            raise Malformed(expected) from None
        if key.verifier.fingerprint[:8] != key_id:
            raise Malformed("the key ID of the signing key is not the one of its name and seed")
        return key


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was opened: its text, the given keys that signed it, and how many signature lines it has in all."""

    text: str
    signed_by: tuple[VerifierKey, ...]
    signatures: int


def sign(text: str, key: SigningKey) -> str:
    """The note of this text with one signature."""
    _check_text(text)
    signature = Ed25519PrivateKey.from_private_bytes(key.seed).sign(text.encode())
    return f"{text}\n{_PREFIX}{key.name} {base64_text.encode(key.verifier.id + signature)}\n"


def open_note(note: str, keys: Sequence[VerifierKey]) -> Note:
    """The note with the signatures of known keys verified.

    Signatures of keys that are not given are passed over, as C2SP asks. Raises NotSigned if there is no signature of
    a given key, or a false one; Malformed if this is not a signed note.
    """
    text, lines = _parts(note)
    known = {(key.name, key.id): key for key in keys}
    signed_by: list[VerifierKey] = []
    for line in lines:
        name, key_id, signature = _signature(line)
        key = known.get((name, key_id))
        if key is None:
            continue
        if key in signed_by:
            raise Malformed(f"expected one signature of {name}; found two")
        if len(signature) != 64 or not key.verifies(text, signature):
            raise NotSigned(f"the signature of {name} is not one of this text by the key {key.vkey}")
        signed_by.append(key)
    if not signed_by:
        raise NotSigned("expected a signature of " + " or ".join(key.vkey for key in keys) + "; found none")
    return Note(text, tuple(signed_by), len(lines))


def _parts(note: str) -> tuple[str, list[str]]:
    if len(note) > MAX_NOTE:
        raise Malformed(f"expected a note of at most {MAX_NOTE:,} characters; found {len(note):,}")
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise Malformed("expected a signed note: text, an empty line, and lines of signature")
    _check_text(text + "\n")
    lines = signatures[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise Malformed(f"expected at most {MAX_SIGNATURES} signatures; found {len(lines)}")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes, bytes]:
    name, space, encoded = line.removeprefix(_PREFIX).partition(" ")
    if not line.startswith(_PREFIX) or not space:
        raise Malformed("expected a line of signature: an em dash, a name and base64, each parted by one space")
    _check_name(name)
    data = base64_text.decode(encoded)
    if len(data) < 5:
        raise Malformed("expected a key ID of four bytes and a signature; found less")
    return name, data[:4], data[4:]


def _key_parts(text: str, expected: str) -> tuple[str, str, bytes]:
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Malformed(expected)
    name, key_id, encoded = parts
    _check_name(name)
    data = base64_text.decode(encoded)
    if data[:1] != bytes([ED25519]):
        raise Malformed(f"expected a key of type 1, Ed25519; found type {data[0] if data else 'none'}")
    if len(data) != 33:
        raise Malformed(f"expected a key of 32 bytes; found {len(data) - 1}")
    return name, key_id, data[1:]


def _check_name(name: str) -> None:
    if not 0 < len(name) <= MAX_NAME or "+" in name or not name.isprintable() or any(map(str.isspace, name)):
        raise Malformed(f"expected a key name without spaces and plus signs; found {name[:60]!r}")


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise Malformed("expected a text that ends in a line feed")
    if any(character < " " and character != "\n" for character in text):
        raise Malformed("expected a text without control characters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Malformed("expected a text of valid Unicode") from None
