"""Checkpoints (c2sp.org/tlog-checkpoint): a signed statement of how long the record is and what its root is.

moot.example/log
1000
Y4r6mAIpJbrP3a2xXvIv0BmcGsmcKXO2FYJD0T/OBcI=

— moot.example/log AxP0GmHmaYwfkaCdN4aMzjtBmJ1RqRSRAGY3IO6eXm27JjMizbQH2rGum1K09dkBCHXkLDWjbH2unF9mtyItZNjVfAk=
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.record import base64_text
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import HASH_SIZE, MAX_SIZE
from folkmoot.core.record.note import SigningKey, VerifierKey, open_note, sign


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin (a name that survives a move of the website), the number of entries, and the root over them."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or "\n" in self.origin:
            raise Malformed(f"expected an origin of one line; found {self.origin[:60]!r}")
        if not 0 <= self.size <= MAX_SIZE or len(self.root) != HASH_SIZE:
            raise Malformed(f"expected a size from 0 and a root of {HASH_SIZE} bytes")

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64_text.encode(self.root)}\n"

    def signed(self, key: SigningKey) -> str:
        """The signed note. The key's name is the origin; Malformed if it is not."""
        if key.name != self.origin:
            raise Malformed(f"expected the key of {self.origin}; found that of {key.name}")
        return sign(self.text(), key)

    @classmethod
    def parse(cls, note: str, keys: Sequence[VerifierKey]) -> Checkpoint:
        """The checkpoint of a note that a key named after its origin signed.

        Raises NotSigned without a good signature of a given key. Extension lines are refused: none is defined here.
        """
        opened = open_note(note, keys)
        checkpoint = cls.from_text(opened.text)
        if checkpoint.origin not in {key.name for key in opened.signed_by}:
            raise Malformed(f"expected a signature of the origin {checkpoint.origin}")
        return checkpoint

    @classmethod
    def from_text(cls, text: str) -> Checkpoint:
        """The inverse of `text`, without any signature; Malformed for bytes that `text` never gives."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3]:
            raise Malformed("expected a checkpoint of three lines: origin, size and root")
        origin, size, root = lines[:3]
        if not (size.isascii() and size.isdecimal()) or len(size) > 19 or (size[0] == "0" and size != "0"):
            raise Malformed(f"expected the number of entries in the second line; found {size[:60]!r}")
        return cls(origin, int(size), base64_text.decode(root, size=HASH_SIZE))
