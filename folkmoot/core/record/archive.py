"""The canonical zip: for given names and contents there is exactly one file.

Every member is stored as it is (no compression), dated 1 January 1980, without extra fields and comments, and the
members lie in the order of their names without gaps. All other features of the zip format are refused by name. The
reader makes every header again from names, sizes and checksums, and compares: no byte is left unread.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final
from zlib import crc32

from folkmoot.core.record.lines import CHUNK, chunks
from folkmoot.core.record.malformed import Malformed

MAX_MEMBERS: Final = 10_000
MAX_BYTES: Final = 0xFFFF_FFFE
MAX_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class _Header:
    """A fixed part of the zip format: what it is called, and its fields in order."""

    name: str
    form: struct.Struct
    fields: str

    def difference(self, expected: bytes, found: bytes) -> str:
        """The first field that is not as expected, in words."""
        pairs = zip(self.fields.split(", "), self.form.unpack(expected), self.form.unpack(found), strict=True)
        field, one, other = next(triple for triple in pairs if triple[1] != triple[2])
        return f"{self.name}, {field}: expected {_shown(one)}, found {_shown(other)}"


_LOCAL = _Header(
    "local header",
    struct.Struct("<4sHHHHHIIIHH"),
    "signature, version needed, flags, method, time, date, checksum, compressed size, size, length of name, "
    "length of extra fields",
)
_CENTRAL = _Header(
    "central directory",
    struct.Struct("<4sHHHHHHIIIHHHHHII"),
    "signature, version made by, version needed, flags, method, time, date, checksum, compressed size, size, "
    "length of name, length of extra fields, length of comment, disk, internal attributes, external attributes, offset",
)
_END = _Header(
    "end of central directory",
    struct.Struct("<4sHHHHIIH"),
    "signature, disk, disk of the directory, members on this disk, members, size of the directory, "
    "offset of the directory, length of comment",
)

_LOCAL_SIGNATURE: Final = b"PK\x03\x04"
_CENTRAL_SIGNATURE: Final = b"PK\x01\x02"
_END_SIGNATURE: Final = b"PK\x05\x06"
_VERSION, _MADE_BY, _DATE = 20, 3 << 8 | 20, 0x0021
_READABLE_FILE = 0o100644 << 16
_is_name = re.compile(rb"[0-9A-Za-z][0-9A-Za-z_.-]*(?:/[0-9A-Za-z][0-9A-Za-z_.-]*)*").fullmatch


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive: where its header lies, how long it is, and the checksum (CRC-32) that it should have."""

    name: str
    offset: int
    size: int
    checksum: int

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.offset + _LOCAL.form.size + len(self.name)

    @property
    def local(self) -> bytes:
        """The local header, without the name after it."""
        sizes = (self.checksum, self.size, self.size, len(self.name), 0)
        return _LOCAL.form.pack(_LOCAL_SIGNATURE, _VERSION, 0, 0, 0, _DATE, *sizes)

    @property
    def central(self) -> bytes:
        """The header in the central directory, without the name after it."""
        sizes = (self.checksum, self.size, self.size, len(self.name), 0, 0, 0, 0, _READABLE_FILE, self.offset)
        return _CENTRAL.form.pack(_CENTRAL_SIGNATURE, _MADE_BY, _VERSION, 0, 0, 0, _DATE, *sizes)


def _end(members: Sequence[Member], offset: int) -> bytes:
    size = sum(_CENTRAL.form.size + len(member.name) for member in members)
    return _END.form.pack(_END_SIGNATURE, 0, 0, len(members), len(members), size, offset, 0)


def write_archive(out: BinaryIO, contents: Sequence[tuple[str, BinaryIO]]) -> None:
    """Write the canonical zip of named files, each of which can be read twice from its beginning."""
    members: list[Member] = []
    for name, content in sorted(contents, key=lambda pair: pair[0]):
        if not _is_name(name.encode()) or len(name) > MAX_NAME:
            raise Malformed(f"expected a member's name of letters, digits and -_./; found {name!r}")
        if members and members[-1].name == name:
            raise Malformed(f"expected members of different names; found {name!r} twice")
        offset = members[-1].start + members[-1].size if members else 0
        member = _measured(name, content, offset)
        content.seek(0)
        out.write(member.local + name.encode())
        for chunk in chunks(content):
            out.write(chunk)
        members.append(member)
    if not 0 < len(members) <= MAX_MEMBERS:
        raise Malformed(f"expected 1 to {MAX_MEMBERS:,} members; found {len(members):,}")
    for member in members:
        out.write(member.central + member.name.encode())
    out.write(_end(members, members[-1].start + members[-1].size))


def _measured(name: str, content: BinaryIO, offset: int) -> Member:
    content.seek(0)
    size = checksum = 0
    for chunk in chunks(content):
        size, checksum = size + len(chunk), crc32(chunk, checksum)
    if offset + size > MAX_BYTES - (1 << 21):  # what is left is for the directory
        raise Malformed(f"expected an archive of less than 4 GiB; {name} makes it larger")
    return Member(name, offset, size, checksum)


class Archive:
    """An open canonical zip, every header of which has been checked.

    `spoiled` names the members whose content does not have the checksum in their header.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Check the whole file. Raises Malformed at the first thing that is not as `write_archive` makes it."""
        self._file = file
        self._name = name
        self._length = file.seek(0, 2)
        if self._length > MAX_BYTES:
            raise self._malformed(0, "expected a file of less than 4 GiB")
        found, end = self._scan()
        self._check_directory(found, end)
        self.members = {member.name: member for member in found}
        self.spoiled = tuple(member.name for member in found if self._checksum(member) != member.checksum)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a member. Several members may be read by turns."""
        member = self.members[name]
        position, end = member.start, member.start + member.size
        while position < end:
            chunk = self._at(position, min(CHUNK, end - position))
            if not chunk:
                raise Malformed("the file became shorter while it was read", file=self._name)
            yield chunk
            position += len(chunk)

    def read(self, name: str) -> bytes:
        """The whole content of a member, whose size the caller has looked at."""
        return b"".join(self.chunks(name))

    def _scan(self) -> tuple[list[Member], int]:
        """The members from their local headers, one after another, and where the central directory begins."""
        members: list[Member] = []
        position = 0
        while self._at(position, 4) != _CENTRAL_SIGNATURE:
            if len(members) == MAX_MEMBERS:
                raise self._malformed(position, f"expected at most {MAX_MEMBERS:,} members")
            member = self._local(position)
            if members and member.name <= members[-1].name:
                again = member.name in {earlier.name for earlier in members}
                fault = "a second member of the name" if again else "a member out of the order of names:"
                raise self._malformed(position, f"{fault} {member.name!r}")
            members.append(member)
            position = member.start + member.size
        return members, position

    def _local(self, position: int) -> Member:
        header = self._at(position, _LOCAL.form.size)
        if len(header) < _LOCAL.form.size:
            raise self._malformed(position, "expected a local header or the central directory; the file is cut short")
        signature, _, flags, method, _, _, checksum, packed, size, name_length, extra = _LOCAL.form.unpack(header)
        if signature != _LOCAL_SIGNATURE:
            raise self._malformed(position, f"expected the signature of a member; found {_shown(signature)}")
        for wrong, feature in (
            (flags & 0x01, "encryption"),
            (flags & 0x08, "sizes that stand after the content (a data descriptor)"),
            (method, f"compression (method {method})"),
            (extra, "extra fields"),
            (size == 0xFFFF_FFFF or packed == 0xFFFF_FFFF, "zip64"),
            (name_length > MAX_NAME, f"a name of more than {MAX_NAME} bytes"),
        ):
            if wrong:
                raise self._malformed(position, f"this zip uses {feature}, which the canonical form does not have")
        name = self._at(position + len(header), name_length)
        if len(name) < name_length or not _is_name(name):
            raise self._malformed(position, f"expected a member's name of letters, digits and -_./; found {name!r}")
        member = Member(name.decode(), position, size, checksum)
        if member.local != header:
            raise self._malformed(position, f"{member.name}: {_LOCAL.difference(member.local, header)}")
        if member.start + member.size > self._length:
            raise self._malformed(position, f"{member.name}: expected {size:,} bytes of content; the file is cut short")
        return member

    def _check_directory(self, members: list[Member], start: int) -> None:
        position = start
        for member in members:
            self._expect(position, _CENTRAL, member.central, member.name)
            self._expect_name(position + _CENTRAL.form.size, member.name)
            position += _CENTRAL.form.size + len(member.name)
        self._expect(position, _END, _end(members, start), "the archive")
        position += _END.form.size
        if position != self._length:
            raise self._malformed(position, f"expected the end of the file; {self._length - position:,} bytes follow")

    def _expect(self, position: int, header: _Header, expected: bytes, whose: str) -> None:
        found = self._at(position, header.form.size)
        if len(found) < header.form.size:
            raise self._malformed(position, f"{whose}: expected the {header.name}; the file is cut short")
        if found != expected:
            raise self._malformed(position, f"{whose}: {header.difference(expected, found)}")

    def _expect_name(self, position: int, name: str) -> None:
        found = self._at(position, len(name))
        if found != name.encode():
            raise self._malformed(position, f"central directory: expected the name {name!r}; found {found!r}")

    def _checksum(self, member: Member) -> int:
        checksum = 0
        for chunk in self.chunks(member.name):
            checksum = crc32(chunk, checksum)
        return checksum

    def _at(self, position: int, length: int) -> bytes:
        self._file.seek(position)
        return self._file.read(length)

    def _malformed(self, position: int, says: str) -> Malformed:
        return Malformed(f"at byte {position + 1:,}: {says}", file=self._name)


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, bytes) else f"{value:#x}"
