"""Goes once through the lines of a log: each in form, in its place and not before the one above it; and their root."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from folkmoot.core.record import base64_text
from folkmoot.core.record.entry import MAX_LINE, Entry
from folkmoot.core.record.export import bare_leaf, is_bare
from folkmoot.core.record.glance import glance
from folkmoot.core.record.lines import batches
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.core.record.report import Faults


class Log:
    """A log as far as it has been read: `frontier` over all lines, how many were `bare`, whether it `ended` well."""

    def __init__(self, file: str, faults: Faults, *, in_full: bool, meet: Callable[[Entry], None]) -> None:
        """`meet` is called with every entry that is read in full; what it raises, Malformed, is a fault of the line."""
        self.frontier = Frontier.empty()
        self.bare = 0
        self.ended = False
        self._file = file
        self._faults = faults
        self._in_full = in_full
        self._meet = meet

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read to the end, or to a line whose end cannot be told. Memory does not grow with the log."""
        since = b""
        try:
            for lines in batches(chunks, file=self._file, limit=MAX_LINE):
                first = self.frontier.size
                glanced = None if self._in_full else glance(lines, first=first, since=since)
                leaves, since = glanced or self._read_all(lines, first, since)
                self.frontier = self.frontier.extend(leaves)
            self.ended = True
        except Malformed as error:
            self._faults.add("line", str(error), entry=None if error.line is None else error.line - 1)

    def root(self) -> str:
        """The root of the lines so far, in base64 as in a checkpoint."""
        return base64_text.encode(self.frontier.root())

    def says(self) -> list[str]:
        """What holds of the lines, in words; nothing if one of them has a fault."""
        if not self._faults.none("line", "index", "time", "founding"):
            return []
        bare = f", {self.bare:,} of them bare leaf hashes (not for this reader)" if self.bare else ""
        return [f"the log has {self.frontier.size:,} entries{bare}; each is in its place, none before the one above it"]

    def _read_all(self, lines: list[bytes], first: int, since: bytes) -> tuple[list[bytes], bytes]:
        leaves = []
        for index, line in enumerate(lines, first):
            leaf, since = self._read(line, index, since)
            leaves.append(leaf)
        return leaves, since

    def _read(self, line: bytes, index: int, since: bytes) -> tuple[bytes, bytes]:
        """The leaf hash and the time of one line, read in full; the time above it if it has none."""
        try:
            if is_bare(line):
                leaf = bare_leaf(line)
                self.bare += 1
                return leaf, since
            entry = Entry.parse(line)
        except Malformed as error:
            self._faults.add("line", str(error.at(self._file, index + 1)), entry=index)
            return leaf_hash(line), since
        at = entry.at.encode()
        where = f"{self._file}, line {index + 1}: "
        if entry.index != index:
            self._faults.add("index", f"{where}expected the entry {index}; found {entry.index}", entry=index)
        if at < since:
            self._faults.add("time", f"{where}expected a time from {since.decode()} on; found {entry.at}", entry=index)
        if (entry.kind == "founding") != (index == 0):
            self._faults.add("founding", f"{where}expected the founding first, and nowhere else", entry=index)
        try:
            self._meet(entry)
        except Malformed as error:
            self._faults.add("line", f"{where}{error.says}", entry=index)
        return leaf_hash(line), max(at, since)
