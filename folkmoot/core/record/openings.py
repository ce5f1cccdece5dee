"""Matches the commitments of the entries with the texts of an export: opened, reserved, withheld, or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Final

from folkmoot.core.record.commitment import commit
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.report import Faults
from folkmoot.core.record.text import Reserved, Text

MAX_MISSING: Final = 1_000_000


class Openings:
    """Goes through the texts beside the entries, and remembers those that are missing or reserved, up to MAX_MISSING.

    `opened` counts the texts that are here, `reserved` those that are kept for other readers, by record class;
    `withheld` are those that were erased, each with the entry that erased it.
    """

    def __init__(self, read: Callable[[], Iterator[Text | Reserved]], faults: Faults) -> None:
        """`read` begins the texts anew."""
        self.opened = 0
        self.reserved: Counter[str] = Counter()
        self.withheld: list[tuple[int, str, int]] = []
        self._read = read
        self._texts = read()
        self._faults = faults
        self._broken = False
        self._missing: dict[tuple[int, str], str] = {}
        self._reserved: dict[str, list[Reserved]] = {}
        self._erased: dict[tuple[int, str], int] = {}
        self._next = self._advance()

    def meet(self, entry: int, commitments: dict[str, str]) -> None:
        """Match the commitments of the next entry, by their field paths, in any order."""
        while self._next is not None and self._next.entry <= entry:
            commitment = commitments.pop(self._next.field, None) if self._next.entry == entry else None
            if commitment is None:
                self._stray(self._next)
            elif isinstance(self._next, Reserved):
                self._reserve(self._next, commitment)
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

    def end(self, classes: Collection[str]) -> None:
        """After the last entry: tell what is withheld, what is lost, and what is here or reserved but should not be.

        `classes` are the record classes of the entries that are given whole.
        """
        while self._next is not None:
            self._stray(self._next)
            self._next = self._advance()
        erased = self._erased_commitments()
        for (entry, field), commitment in self._missing.items():
            if commitment in erased:
                self.withheld.append((entry, field, erased[commitment]))
            elif not self._broken:
                says = f"entry {entry}, {field}: the text is lost: it is not here, and no entry says that it was erased"
                self._faults.add("lost", says, entry=entry, field=field)
        for commitment, places in self._reserved.items():
            for text in places:
                self._check_reserved(text, places[0], erased.get(commitment), classes)
        if (self._erased or self._reserved) and not self._broken:
            self._look_again(erased)

    def _erased_commitments(self) -> dict[str, int]:
        """What was erased of all that is missing or reserved, and by which entry."""
        found = {self._missing[place]: by for place, by in self._erased.items() if place in self._missing}
        for commitment, places in self._reserved.items():
            for text in places:
                if text.place in self._erased:
                    found.setdefault(commitment, self._erased[text.place])
        return found

    def _reserve(self, text: Reserved, commitment: str) -> None:
        self.reserved[text.record_class] += 1
        if sum(self.reserved.values()) > MAX_MISSING:
            self._faults.add("reserved", f"more than {MAX_MISSING:,} texts are reserved", entry=text.entry)
        else:
            self._reserved.setdefault(commitment, []).append(text)

    def _check_reserved(self, text: Reserved, first: Reserved, by: int | None, classes: Collection[str]) -> None:
        at = f"entry {text.entry}, {text.field}: the text is said to be {text.says}"
        if by is not None:
            self._faults.add("kept", f"{at}, though entry {by} erased it", entry=text.entry, field=text.field)
        elif text.record_class in classes:
            says = f"{at}, but this file is for them: it gives them entries of the class {text.record_class} whole"
            self._faults.add("reserved", says, entry=text.entry, field=text.field)
        elif text.record_class != first.record_class:
            says = f"{at}; the same text, in entry {first.entry}, {first.field}, is said to be {first.says}"
            self._faults.add("reserved", says, entry=text.entry, field=text.field)

    def _look_again(self, erased: dict[str, int]) -> None:
        """Look for texts that are here, though they were erased or are reserved at another place."""
        for text in self._read():
            if isinstance(text, Reserved):
                continue
            commitment = _commitment(text)
            by = self._erased.get(text.place, erased.get(commitment))
            if by is not None:
                says = f"entry {text.entry}, {text.field}: the text is still here, though entry {by} erased it"
                self._faults.add("kept", says, entry=text.entry, field=text.field)
            elif commitment in self._reserved:
                first = self._reserved[commitment][0]
                says = f"entry {text.entry}, {text.field}: the text is here, and yet said to be {first.says}"
                says += f" in entry {first.entry}, {first.field}"
                self._faults.add("reserved", says, entry=text.entry, field=text.field)

    def _stray(self, text: Text | Reserved) -> None:
        if not self._faults.none("line"):
            return  # it may belong to an entry that could not be read
        what = "a line" if isinstance(text, Reserved) else "a text"
        says = f"entry {text.entry}, {text.field}: {what} for a commitment that is not there"
        self._faults.add("stray", says, entry=text.entry, field=text.field)

    def _advance(self) -> Text | Reserved | None:
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
