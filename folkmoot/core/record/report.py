"""What a verification found: what holds, what does not, and where, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from folkmoot.core.record.canonical import Json

MAX_FAULTS: Final = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold. `code` is for programs; `says` is for people, and is complete by itself."""

    code: str
    says: str
    entry: int | None = None
    field: str | None = None

    def to_json(self) -> Json:
        """The fault as JSON, without what is not known."""
        found: dict[str, Json] = {"code": self.code, "says": self.says}
        if self.entry is not None:
            found["entry"] = self.entry
        if self.field is not None:
            found["field"] = self.field
        return found


@dataclass(slots=True)
class Faults:
    """Gathers faults: keeps the first MAX_FAULTS and counts the rest."""

    kept: list[Fault] = field(default_factory=list)
    count: int = 0
    codes: set[str] = field(default_factory=set)

    def none(self, *codes: str) -> bool:
        """Whether there is no fault with one of these codes."""
        return self.codes.isdisjoint(codes)

    def add(self, code: str, says: str, *, entry: int | None = None, field: str | None = None) -> None:
        """Note one fault."""
        self.count += 1
        self.codes.add(code)
        if len(self.kept) < MAX_FAULTS:
            self.kept.append(Fault(code, says, entry, field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of `verify`.

    `holds` is true if everything that was checked is as it must be; `says` tells what was checked, sentence by
    sentence; `faults` are the first MAX_FAULTS of `fault_count`. `texts` counts those that are here, `withheld` those
    that were erased, and `reserved`, by record class, those that are kept for other readers. `root` is in base64, as in
    a checkpoint, of the lines as they stand in the file. `fingerprint` is that of the key in the file; `trusted` tells
    whether a key was given and is that one. `in_full` is false if the lines were only glanced at.
    """

    holds: bool
    says: tuple[str, ...]
    faults: tuple[Fault, ...]
    fault_count: int
    size: int
    root: str
    in_full: bool
    bare: int = 0
    texts: int = 0
    withheld: int = 0
    reserved: Mapping[str, int] = field(default_factory=dict)
    origin: str | None = None
    fingerprint: str | None = None
    trusted: bool = False

    def to_json(self) -> dict[str, Json]:
        """The report as JSON."""
        return {
            "holds": self.holds,
            "says": list(self.says),
            "faults": [fault.to_json() for fault in self.faults],
            "fault_count": self.fault_count,
            "size": self.size,
            "root": self.root,
            "in_full": self.in_full,
            "bare": self.bare,
            "texts": self.texts,
            "withheld": self.withheld,
            "reserved": dict(self.reserved),
            "origin": self.origin,
            "fingerprint": self.fingerprint,
            "trusted": self.trusted,
        }
