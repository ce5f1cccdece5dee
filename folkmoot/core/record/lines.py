"""Reads lines of bounded length from a stream of chunks, in memory that does not grow with the stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from folkmoot.core.record.malformed import Malformed

CHUNK: Final = 1 << 18


def batches(chunks: Iterable[bytes], *, file: str, limit: int) -> Iterator[list[bytes]]:
    """The lines of the stream without their line feeds, some thousands at a time.

    Raises Malformed at a line of more than `limit` bytes, and at the end of a stream that does not end in a line feed.
    """
    rest, count = b"", 0
    for chunk in chunks:
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        if max(map(len, lines), default=0) > limit or len(rest) > limit:
            number = next((n for n, line in enumerate(lines, 1) if len(line) > limit), len(lines) + 1)
            raise Malformed(f"expected a line of at most {limit:,} bytes", file=file, line=count + number)
        count += len(lines)
        if lines:
            yield lines
    if rest:
        raise Malformed("expected a line feed at the end; the file is cut short", file=file, line=count + 1)


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, CHUNK bytes at a time."""
    while chunk := file.read(CHUNK):
        yield chunk
