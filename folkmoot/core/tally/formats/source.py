"""A file of ballots as bytes that every reader can take: unpacked, in UTF-8, with a line feed after every line.

Bounds: a file has at most MOST_BYTES; what gzip packed unpacks to at most MOST_UNPACKED, or to MOST_TIMES what it was
packed to where that is more; a line has at most LONGEST_LINE bytes.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from folkmoot.core.tally.formats.bad import BadPoll, shown

MOST_BYTES = 2_000_000_000
MOST_UNPACKED = 16_000_000
MOST_TIMES = 40
LONGEST_LINE = 1_000_000
LONGEST_NAME = 1_000

PIECE = 1 << 19
NEWLINE = 10
EMPTY = re.compile(rb"\n+")
GZIP = b"\x1f\x8b"
FALLBACK = "windows-1252"


@dataclass(eq=False)
class Source:
    """A file that is being read. `notes` is what its reader has to say of it."""

    name: str
    data: bytes
    sha256: str
    notes: list[str] = field(default_factory=list)

    def bad(self, line: int, expected: str, found: str | None = None) -> BadPoll:
        """The fault of a line: what was expected there, and what was found."""
        if found is not None:
            expected += f", not {shown(found.strip())!r}" if found.strip() else ", not nothing"
        return BadPoll(self.name, line, expected)

    def text(self, start: int = 0, end: int | None = None) -> str:
        return self.data[start:end].decode()

    def lines(self, start: int = 0, first: int = 1) -> Iterator[tuple[int, str]]:
        """Every line from a place on that is not empty, with its number, and without its end."""
        for number, at, end in self.spans(start, first):
            yield number, self.text(at, end)

    def spans(self, start: int = 0, first: int = 1) -> Iterator[tuple[int, int, int]]:
        """Every line from a place on that is not empty: its number, and where it begins and ends."""
        number = first
        while start < len(self.data):
            if self.data[start] == NEWLINE:
                empty = EMPTY.match(self.data, start)
                assert empty is not None
                start, number = empty.end(), number + empty.end() - start
                continue
            end = self.data.find(b"\n", start)
            end = len(self.data) if end < 0 else end
            if end - start > LONGEST_LINE:
                raise self.bad(number, f"expected a line of at most {LONGEST_LINE:,} bytes")
            yield number, start, end
            start, number = end + 1, number + 1

    def pieces(self, start: int, end: int, first: int) -> Iterator[tuple[int, bytes]]:
        """Whole lines, half a megabyte at a time and not all empty, each piece with the number of its first line."""
        number = first
        while start < end:
            stop = min(start + PIECE, end)
            if stop < end:
                found = self.data.rfind(b"\n", start, stop) + 1
                if not found:
                    raise self.bad(number, f"expected a line of at most {LONGEST_LINE:,} bytes")
                stop = found
            piece = self.data[start:stop]
            if not piece.isspace():
                yield number, piece if piece.endswith(b"\n") else piece + b"\n"
            number += piece.count(b"\n")
            start = stop


def opened(file: Path | str | bytes) -> Source:
    """A file by its path, or its bytes. Raises BadPoll where it cannot be read, or not within the bounds."""
    name, given = ("ballots", file) if isinstance(file, bytes) else (str(file), _read(Path(file)))
    if len(given) > MOST_BYTES:
        raise BadPoll(name, 0, f"expected at most {MOST_BYTES:,} bytes")
    source = Source(name, b"", sha256(given).hexdigest())
    source.data = _plain(source, _unpacked(source, given) if given.startswith(GZIP) else given)
    if not source.data or source.data.isspace():
        raise BadPoll(name, 0, "expected ballots, and there is nothing in it")
    return source


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadPoll(str(path), 0, f"expected at most {MOST_BYTES:,} bytes")
        return path.read_bytes()
    except BadPoll:
        raise
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else "no such path"
        raise BadPoll(str(path), 0, f"cannot be read: {why}") from None


def _unpacked(source: Source, given: bytes) -> bytes:
    """What gzip packed, one member after another, unless it is more than could be meant."""
    most = min(max(MOST_UNPACKED, MOST_TIMES * len(given)), MOST_BYTES)
    found = BytesIO()
    rest = given
    try:
        while rest:
            member = zlib.decompressobj(wbits=31)
            while not member.eof:
                more = member.decompress(rest, PIECE)
                found.write(more)
                rest = member.unconsumed_tail
                if found.tell() > most:
                    raise source.bad(0, f"expected at most {most:,} bytes when unpacked")
                if not more and not rest and not member.eof:
                    raise source.bad(0, "expected the whole of what gzip packed, and its end is missing")
            rest = member.unused_data.lstrip(b"\0")
    except zlib.error:
        raise source.bad(0, "expected what gzip packed, and it is damaged") from None
    unpacked = found.getvalue()
    if unpacked.startswith(GZIP):
        raise source.bad(0, "expected ballots, and they are packed twice")
    return unpacked


def _plain(source: Source, data: bytes) -> bytes:
    """UTF-8 with plain ends of lines; of another encoding where the file says so, or where it is no UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _decoded(source, data, "utf-16").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.isascii():
        try:
            data.decode()
        except UnicodeDecodeError:
            data = _decoded(source, data, FALLBACK).encode()
            source.notes.append("The file is not UTF-8; its text was read as Windows-1252.")
    if b"\0" in data:
        raise source.bad(1 + data[: data.index(b"\0")].count(b"\n"), "expected text, and there is a byte 0")
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _decoded(source: Source, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = 1 + data[: fault.start].count(b"\n")
        raise source.bad(line, f"expected text in UTF-8, and this is not {encoding} either") from None
