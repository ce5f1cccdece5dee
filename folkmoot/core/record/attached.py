"""The lines of an attachment that are like the body of an entry: a list of people, each with a commitment."""

from __future__ import annotations

from collections.abc import Iterator

from folkmoot.core.record.canonical import Json, decode
from folkmoot.core.record.commitment import is_commitment
from folkmoot.core.record.entry import MAX_LINE, strings
from folkmoot.core.record.fields import check_paths
from folkmoot.core.record.malformed import Malformed


def commitments_in(content: bytes, path: str) -> Iterator[tuple[str, str]]:
    """Every commitment in an attachment that an entry names at `path`, as (field path, commitment), line by line.

    Field paths are those of the entry, a colon, the number of the line, and the path in it: `body.rows:1.name`.
    """
    for number, row in rows_in(content, path):
        yield from strings(row, f"{path}:{number}", is_commitment)


def rows_in(content: bytes, path: str) -> Iterator[tuple[int, Json]]:
    """The lines of an attachment that are objects in canonical JSON, as long as an entry, each with its number."""
    begin = 0
    for number in range(1, content.count(b"\n") + 2):
        end = content.find(b"\n", begin)
        line = content[begin:] if end < 0 else content[begin:end]
        begin = end + 1
        if line.startswith(b"{") and len(line) <= MAX_LINE:
            try:
                row = decode(line)
                check_paths(row, f"{path}:{number}")
            except Malformed:
                continue
            yield number, row
