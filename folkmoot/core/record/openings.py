"""Matches the commitments of the entries with the texts of an export: opened, withheld, or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from folkmoot.core.record.commitment import commit
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.report import Faults
from folkmoot.core.record.text import Text

MAX_MISSING: Final = 1_000_000


class Openings:
    """Goes through the texts beside the entries, and remembers those that are missing, up to MAX_MISSING."""

    def __init__(self, read: Callable[[], Iterator[Text]], faults: Faults) -> None:
        """`read` begins the texts anew."""
        self.opened = 0
        self.withheld: list[tuple[int, str, int]] = []
        self._read = read
        self._texts = read()
        self._faults = faults
        self._broken = False
        self._missing: dict[tuple[int, str], str] = {}
        self._erased: dict[tuple[int, str], int] = {}
        self._next = self._advance()

    def meet(self, entry: int, commitments: dict[str, str]) -> None:
        """Match the commitments of the next entry, by their field paths, in any order."""
        while self._next is not None and self._next.entry <= entry:
            commitment = commitments.pop(self._next.field, None) if self._next.entry == entry else None
            if commitment is None:
                self._stray(self._next)
            elif commitment == _commitment(self._next):
                self.opened += 1
            else:
                says = f"entry {entry}, {self._next.field}: the text is not the one that was committed to"
                self._faults.add("text", says, entry=entry, field=self._next.field)
            self._next = self._advance()
        if len(self._missing) + len(commitments) > MAX_MISSING:
            self._faults.add("lost", f"more than {MAX_MISSING:,} texts are missing", entry=entry)
        else:
            self._missing.update(((entry, field), commitment) for field, commitment in commitments.items())

    def erase(self, by: int, entry: int, field: str) -> None:
        """Note that the entry `by` erases a text."""
        if len(self._erased) < MAX_MISSING:
            self._erased.setdefault((entry, field), by)

    def end(self) -> None:
        """After the last entry: tell what is withheld, what is lost, and what is still here but should not be."""
        while self._next is not None:
            self._stray(self._next)
            self._next = self._advance()
        by_commitment = {self._missing[place]: by for place, by in self._erased.items() if place in self._missing}
        for (entry, field), commitment in self._missing.items():
            if commitment in by_commitment:
                self.withheld.append((entry, field, by_commitment[commitment]))
            elif not self._broken:
                says = f"entry {entry}, {field}: the text is lost: it is not here, and no entry says that it was erased"
                self._faults.add("lost", says, entry=entry, field=field)
        if self._erased and not self._broken:
            self._look_for_erased(by_commitment)

    def _look_for_erased(self, by_commitment: dict[str, int]) -> None:
        for text in self._read():
            by = self._erased.get(text.place, by_commitment.get(_commitment(text)))
            if by is not None:
                says = f"entry {text.entry}, {text.field}: the text is still here, though entry {by} erased it"
                self._faults.add("kept", says, entry=text.entry, field=text.field)

    def _stray(self, text: Text) -> None:
        if not self._faults.none("line"):
            return  # it may belong to an entry that could not be read
        says = f"entry {text.entry}, {text.field}: a text for a commitment that is not there"
        self._faults.add("stray", says, entry=text.entry, field=text.field)

    def _advance(self) -> Text | None:
        try:
            return next(self._texts, None)
        except Malformed as error:
            self._broken = True
            self._faults.add("text", str(error))
            return None


def _commitment(text: Text) -> str:
    try:
        return commit(text.salt, text.value)
    except Malformed:
        return ""
