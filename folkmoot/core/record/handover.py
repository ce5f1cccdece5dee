"""How the log comes by another key: the former one signs for the new one, in a note that an entry names.

The text of the note is three lines: the origin, the former key and the new one. So whoever trusts the former key, or
has no more than its fingerprint, is led to the new one by the record alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.core.record import base64_text
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.entry import Entry
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import SigningKey, VerifierKey, open_note, sign

ROTATED: Final = "record.rotate_key"
FORKED: Final = "record.fork"
DONE: Final = ("live", "rehearsed")


@dataclass(frozen=True, slots=True)
class Handover:
    """The former key's word that another one follows it."""

    origin: str
    former: VerifierKey
    new: VerifierKey

    def text(self) -> str:
        """The three lines that the former key signs."""
        return f"{self.origin}\n{self.former.vkey}\n{self.new.vkey}\n"

    @classmethod
    def parse(cls, note: bytes) -> Handover:
        """The hand-over of a note that the former key signed, and no other; Malformed for anything else."""
        try:
            written = note.decode()
        except UnicodeDecodeError:
            raise Malformed("expected a hand-over in UTF-8") from None
        lines = written.split("\n")
        if len(lines) != 6 or lines[3]:
            raise Malformed("expected a hand-over of three lines, and one signature under it: origin, old and new key")
        origin, former, new = lines[0], VerifierKey.parse(lines[1]), VerifierKey.parse(lines[2])
        if {former.name, new.name} != {origin}:
            raise Malformed(f"expected a hand-over between two keys of {origin}")
        open_note(written, [former])
        return cls(origin, former, new)


def hand_over(former: SigningKey, new: VerifierKey) -> bytes:
    """The note by which a key hands over to another one of the same log."""
    return sign(Handover(former.name, former.verifier, new).text(), former).encode()


@dataclass(frozen=True, slots=True)
class Rotation:
    """An entry that gave the log a new key, and who handed over, if anybody did."""

    entry: int
    new: VerifierKey
    former: VerifierKey | None


class Keys:
    """Which keys the log has had, as far as its entries say; to be told of every entry, in order."""

    def __init__(self) -> None:
        self.rotations: list[Rotation] = []
        self.forks: list[tuple[int, Checkpoint]] = []

    def meet(self, entry: Entry, attachments: Mapping[str, bytes], origin: str) -> None:
        """Take note of an entry that changes the key or declares a fork. Raises Malformed where it is none."""
        if entry.kind not in DONE:
            return
        if entry.act == ROTATED:
            self.rotations.append(self._rotation(entry, attachments, origin))
        elif entry.act == FORKED:
            size, root = entry.body.get("size"), entry.body.get("root")
            if not isinstance(size, int) or isinstance(size, bool) or not isinstance(root, str):
                raise Malformed("expected size and root of the checkpoint that it went on from behind")
            self.forks.append((entry.index, Checkpoint(origin, size, base64_text.decode(root))))

    def _rotation(self, entry: Entry, attachments: Mapping[str, bytes], origin: str) -> Rotation:
        key, named = entry.body.get("key"), entry.body.get("handover")
        new = VerifierKey.parse(key if isinstance(key, str) else "")
        if new.name != origin:
            raise Malformed(f"expected a key of {origin}; found one of {new.name}")
        if named is None or named not in attachments:  # one that is missing is named elsewhere
            return Rotation(entry.index, new, None)
        handover = Handover.parse(attachments[str(named)])
        last = self.rotations[-1].new if self.rotations else handover.former
        if (handover.new, handover.former) != (new, last):
            raise Malformed("the hand-over is not one from the key before to this one")
        return Rotation(entry.index, new, handover.former)

    def led_from(self) -> list[VerifierKey]:
        """Every key whose word leads to the last one, that itself first; empty where the key was never changed."""
        found = [each.new for each in self.rotations[-1:]]
        for each in reversed(self.rotations):
            if each.former is None:
                break
            found.append(each.former)
        return found

    def broken(self) -> Rotation | None:
        """The last change of the key without the former one's word."""
        return next((each for each in reversed(self.rotations) if each.former is None), None)

    def says(self) -> Iterator[str]:
        """Where the key was changed, and how; where the record is a declared fork, and of what."""
        for each in self.rotations:
            if each.former is not None:
                yield f"entry {each.entry}: the log's key was changed; the former one signed for the new one"
            else:
                yield f"entry {each.entry}: the log's key was changed WITHOUT the word of the former one"
        for index, point in self.forks:
            yield (
                f"entry {index}: this record is a declared fork: {point.size:,} entries with the root "
                f"{base64_text.encode(point.root)} had been published, and it goes on from the {index:,} before it"
            )


def leads(trusted: VerifierKey | str, keys: Iterable[VerifierKey]) -> bool:
    """Whether one of the keys is the one that is trusted, itself or by its fingerprint."""
    return any(trusted in (key, key.fingerprint) for key in keys)
