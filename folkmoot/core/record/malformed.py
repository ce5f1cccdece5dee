"""The one exception of the record: something is not in the form that docs/record-format.md gives."""

from __future__ import annotations


class Malformed(ValueError):
    """Bytes or values that are not in the form of the record.

    `says` tells what was expected and what was found, in words fit to be read out; `file` and `line` tell where,
    as far as the place is known to the code that met it (lines are counted from 1).
    """

    def __init__(self, says: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.file = file
        self.line = line

    def at(self, file: str, line: int | None = None) -> Malformed:
        """The same error with its place told."""
        return type(self)(self.says, file=file, line=line)

    def __str__(self) -> str:
        place = [self.file] if self.file is not None else []
        if self.line is not None:
            place.append(f"line {self.line}")
        return ": ".join([", ".join(place), self.says] if place else [self.says])
