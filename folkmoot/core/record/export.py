"""The export: all that a reader may have of a record, as one canonical zip.

attachments/SHA256   charters and files, under the SHA-256 of their bytes
checkpoint           the signed note
key                  the verifier key of the log, one line
log.jsonl            one line an entry: its exact bytes, or {"leaf":"..."} where the reader may not read it
profile              what this file is, in canonical JSON
texts.jsonl          what opens the commitments, unless it was erased; or for whom it is kept, if not for the reader
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from hashlib import sha256
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from folkmoot.core.record import base64_text
from folkmoot.core.record.archive import MAX_BYTES, Archive, write_archive
from folkmoot.core.record.canonical import Json, decode, encode
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.entry import Entry, attachments
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import HASH_SIZE, Frontier, leaf_hash
from folkmoot.core.record.note import MAX_NOTE, VerifierKey, open_note
from folkmoot.core.record.text import Reserved, Text, in_order

FORMAT: Final = "folkmoot-record"
VERSION: Final = 1
MAX_ATTACHMENT: Final = 64 << 20

LOG: Final = "log.jsonl"
TEXTS: Final = "texts.jsonl"
_MAX_SIZE: Final[Mapping[str, int]] = {
    "checkpoint": MAX_NOTE,
    "key": 1024,
    LOG: MAX_BYTES,
    "profile": 1 << 20,
    TEXTS: MAX_BYTES,
}
_ATTACHMENTS = "attachments/"
_BARE = b'{"leaf":"'


def bare_line(leaf: bytes) -> bytes:
    """The line that stands in an export's log for an entry that its reader may not read."""
    return encode({"leaf": base64_text.encode(leaf)})


def is_bare(line: bytes) -> bool:
    """Whether a line claims to be a bare leaf hash. No entry begins like one."""
    return line.startswith(_BARE)


def bare_leaf(line: bytes) -> bytes:
    """The leaf hash of a bare line; Malformed if it is not exactly one."""
    value = decode(line)
    if type(value) is not dict or value.keys() != {"leaf"} or type(value["leaf"]) is not str:
        raise Malformed('expected an entry, or {"leaf":"<base64 of 32 bytes>"}')
    return base64_text.decode(value["leaf"], size=HASH_SIZE)


def write_export(
    out: BinaryIO,
    *,
    lines: Iterable[bytes],
    checkpoint: str,
    key: VerifierKey,
    texts: Iterable[Text | Reserved],
    attachments: Mapping[str, bytes],
) -> None:
    """Write an export.

    `lines` are the exact bytes of the entries in order, or `bare_line`s; `texts` come in the order of `Text.place`;
    `attachments` maps SHA-256 in hex to bytes, and is asked only for those that the lines name. Raises Malformed
    rather than write what would not verify: a line out of form or place, a checkpoint of another root, a text out of
    order or reserved for readers of entries that are here, an attachment that is missing. (Whether each text opens its
    commitment is left to `verify`.)
    """
    with ExitStack() as stack:
        log = stack.enter_context(TemporaryFile())
        opened = stack.enter_context(TemporaryFile())
        frontier, classes, named = _write_log(log, lines)
        note = open_note(checkpoint, [key])
        head = Checkpoint.from_text(note.text)
        if (head.size, head.root) != (frontier.size, frontier.root()):
            raise Malformed(f"the checkpoint is of another record: of {head.size} entries, not these {frontier.size}")
        _write_texts(opened, texts, classes)
        contents: list[tuple[str, BinaryIO]] = [
            ("checkpoint", BytesIO(checkpoint.encode())),
            ("key", BytesIO(key.vkey.encode() + b"\n")),
            (LOG, log),
            ("profile", BytesIO(profile(head, classes))),
            (TEXTS, opened),
        ]
        for name in named:
            contents.append((_ATTACHMENTS + name, BytesIO(_attachment(attachments, name))))
        write_archive(out, contents)


def profile(head: Checkpoint, classes: Iterable[str]) -> bytes:
    """The profile of an export: the whole of it follows from the checkpoint and from the lines that are not bare."""
    value: Json = {
        "classes": sorted(classes),
        "format": FORMAT,
        "origin": head.origin,
        "size": head.size,
        "v": VERSION,
    }
    return encode(value) + b"\n"


def _write_log(log: BinaryIO, lines: Iterable[bytes]) -> tuple[Frontier, set[str], set[str]]:
    """Write the lines; their frontier, the record classes of the whole entries, and the attachments that they name."""
    frontier, classes, named = Frontier.empty(), set[str](), set[str]()
    for index, line in enumerate(lines):
        try:
            if is_bare(line):
                leaf = bare_leaf(line)
            else:
                entry, leaf = Entry.parse(line), leaf_hash(line)
                if entry.index != index:
                    raise Malformed(f"expected the entry {index}; found {entry.index}")
                classes.add(entry.record_class)
                named.add(entry.charter)
                named.update(name for _, name in attachments(entry))
        except Malformed as error:
            raise error.at(LOG, index + 1) from None
        frontier = frontier.append(leaf)
        log.write(line + b"\n")
    return frontier, classes, named


def _write_texts(opened: BinaryIO, texts: Iterable[Text | Reserved], classes: set[str]) -> None:
    for text in in_order(texts, file=TEXTS):
        if isinstance(text, Reserved) and text.record_class in classes:
            raise Malformed(f"entry {text.entry}, {text.field}: {text.says}, whose entries are here: expected the text")
        opened.write(text.line() + b"\n")


def _attachment(attachments: Mapping[str, bytes], name: str) -> bytes:
    content = attachments.get(name)
    if content is None:
        raise Malformed(f"expected the attachment {name}, which an entry names")
    if len(content) > MAX_ATTACHMENT or sha256(content).hexdigest() != name:
        raise Malformed(f"expected an attachment of at most {MAX_ATTACHMENT:,} bytes with the SHA-256 {name}")
    return content


class Export:
    """An open export: its zip is canonical and has the members of the format; the contents are yet to be checked."""

    def __init__(self, archive: Archive) -> None:
        """Raises Malformed if a member is missing, unknown or too large."""
        self.archive = archive
        self.attachments = Attachments(archive)
        for name in _MAX_SIZE:
            if name not in archive.members:
                raise Malformed(f"expected the member {name!r} in the export; there is none")
        for name, member in archive.members.items():
            limit = _MAX_SIZE.get(name, MAX_ATTACHMENT)
            if member.size > limit:
                raise Malformed(f"expected at most {limit:,} bytes; found {member.size:,}", file=name)
        self._check_version()
        for name in archive.members:
            if name not in _MAX_SIZE and not _is_attachment(name):
                raise Malformed(f"expected members of the format only; found {name!r}")

    @property
    def spoiled(self) -> tuple[str, ...]:
        """The members whose content does not have the checksum in their header."""
        return self.archive.spoiled

    def _check_version(self) -> None:
        """Tell a later version of the format from a broken file, before anything else is held against it."""
        try:
            value = decode(self.profile().removesuffix(b"\n"))
        except Malformed as error:
            raise error.at("profile") from None
        version = value.get("v") if type(value) is dict else None
        if version != VERSION:
            raise Malformed(f"expected version {VERSION} of the format, which this verifier knows", file="profile")

    def key(self) -> VerifierKey:
        """The verifier key that came with the export. It proves nothing by itself: compare its fingerprint."""
        text = self._text("key")
        if not text.endswith("\n"):
            raise Malformed("expected one line, ended by a line feed", file="key")
        try:
            return VerifierKey.parse(text[:-1])
        except Malformed as error:
            raise error.at("key") from None

    def checkpoint(self, key: VerifierKey) -> Checkpoint:
        """The checkpoint, signed by this key and, in this version of the format, by no other."""
        note = self._text("checkpoint")
        try:
            head = Checkpoint.parse(note, [key])
            if open_note(note, [key]).signatures != 1:
                raise Malformed(f"expected one signature in version {VERSION} of the format; found more")
        except Malformed as error:
            raise error.at("checkpoint") from None
        return head

    def profile(self) -> bytes:
        """The bytes of the profile."""
        return self.archive.read("profile")

    def log(self) -> Iterator[bytes]:
        """The log in chunks."""
        return self.archive.chunks(LOG)

    def texts(self) -> Iterator[bytes]:
        """The texts in chunks."""
        return self.archive.chunks(TEXTS)

    def _text(self, name: str) -> str:
        try:
            return self.archive.read(name).decode()
        except UnicodeDecodeError as error:
            raise Malformed(f"expected UTF-8; byte {error.start + 1} is not part of a character", file=name) from None


class Attachments(Mapping[str, bytes]):
    """The attachments of an export by their SHA-256 in hex, read when asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = [name.removeprefix(_ATTACHMENTS) for name in archive.members if _is_attachment(name)]

    def __getitem__(self, name: str) -> bytes:
        if _ATTACHMENTS + name not in self._archive.members:
            raise KeyError(name)
        return self._archive.read(_ATTACHMENTS + name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _ATTACHMENTS + name in self._archive.members

    def digest(self, name: str) -> str:
        """The SHA-256 of an attachment, in hex, without holding it whole."""
        digest = sha256()
        for chunk in self._archive.chunks(_ATTACHMENTS + name):
            digest.update(chunk)
        return digest.hexdigest()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _is_attachment(name: str) -> bool:
    digits = name.removeprefix(_ATTACHMENTS)
    return name.startswith(_ATTACHMENTS) and len(digits) == 64 and set(digits) <= set("0123456789abcdef")


def read_export(file: BinaryIO, name: str) -> Export:
    """Open an export. Raises Malformed unless it is a canonical zip with the members of the format."""
    return Export(Archive(file, name))
