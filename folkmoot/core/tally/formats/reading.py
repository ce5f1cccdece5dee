"""Reading a poll from a file, whatever format it has."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from folkmoot.core.tally.formats import FORMATS, PREFLIB
from folkmoot.core.tally.formats.bad import BadPoll
from folkmoot.core.tally.formats.source import Source
from folkmoot.core.tally.formats.source import opened as source_of
from folkmoot.core.tally.poll import MOST_CANDIDATES, Poll

SNIFFED = 4_096
"""How many bytes show which format it is."""

FOOT = 1_000_000
"""How many bytes at its end hold the names of all who stand."""

TWO_NUMBERS = re.compile(r"\s*[0-9]+\s*[\s,]\s*[0-9]+\s*,?\s*(?:#.*)?")
OLD_PREFLIB = re.compile(r"\s*[0-9]+[ \t]*\n\s*1[ \t]*,[^\n]*[^0-9,\s]")


def read(file: Path | str | bytes, *, format: str | None = None, seats: int | None = None) -> Poll:
    """The poll that a file holds: its path, or its bytes.

    The format is known by the content, unless one of `FORMATS` is named. `seats` goes before what the file says; where
    neither says it, the poll has 0 seats, and a count must be told. `Poll.sha256` is that of the file as it is, packed
    or not. Raises BadPoll in one line for whatever cannot be read.
    """
    source = source_of(file)
    if format is not None and format not in FORMATS:
        raise BadPoll(source.name, 0, f"expected a format of {', '.join(FORMATS)}, not {format}")
    if seats is not None and not 1 <= seats <= MOST_CANDIDATES:
        raise BadPoll(source.name, 0, f"expected from 1 to {MOST_CANDIDATES:,} seats, not {seats}")
    poll = _reader(source, format)(source)
    return poll if seats is None else replace(poll, seats=seats)


def _reader(source: Source, format: str | None) -> Callable[[Source], Poll]:
    """What reads this format. The others are not loaded, so that a count starts at once."""
    name = format or _sniffed(source)
    if name in PREFLIB:
        from folkmoot.core.tally.formats import preflib

        return lambda source: preflib.read(source, name)
    if name in ("ranks", "scores"):
        from folkmoot.core.tally.formats import grid

        return lambda source: grid.read(source, kind="ranks" if name == "ranks" else "scores")
    if name == "csv":
        return _csv
    reads: Callable[[Source], Poll] = import_module(f"folkmoot.core.tally.formats.{name}").read
    return reads


def _csv(source: Source) -> Poll:
    from folkmoot.core.tally.formats import cast, grid
    from folkmoot.core.tally.formats.cast_head import head

    found = head(source)
    return grid.read(source, found) if "candidate" in found.columns else cast.read(source, found)


def _sniffed(source: Source) -> str:
    """Which format a file has, by how it begins."""
    begin = source.data[:SNIFFED].decode(errors="ignore").lstrip()
    if begin.startswith("{"):
        return "opened"
    if re.search(r"^\s*#\s*(?:ALTERNATIVE NAME [0-9]+|NUMBER ALTERNATIVES|DATA TYPE)\s*:", begin, re.MULTILINE):
        return "preflib"
    if OLD_PREFLIB.match(begin):
        return "preflib"
    lines = [each for each in begin.split("\n") if each.strip() and not each.lstrip().startswith("#")]
    first, second = [*lines, "", ""][:2]
    if begin.startswith("/*") or re.match(r"\s*[0-9]+\s+[0-9]+", first):
        return "blt"
    if TWO_NUMBERS.fullmatch(first) and (re.match(r'\s*[0-9]+(\s*,|\s*$)|\s*"|\s*[Cc]andidate', second)):
        return "scottish" if _has_names(source) else "csv"
    return "blt" if TWO_NUMBERS.fullmatch(first) and " " in second.strip() else "csv"


def _has_names(source: Source) -> bool:
    """Whether the papers are followed by who stands, as in the Scottish collection."""
    return re.search(rb'\n"?candidate 1"?,', source.data[-FOOT:], re.IGNORECASE) is not None
