"""One row of the table of what compiles to what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition
from folkmoot.core.charter.granting.book import Book
from folkmoot.core.charter.rules import Rule

Given = Iterable[CompiledPower | CompiledProhibition]


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a kind of rule, what it gives, and that in a sentence.

    What a `bare` field gives, a `power` for the same verb and holder replaces.
    """

    kind: type[Rule]
    field: str
    gives: str
    says: str
    compile: Callable[[Book, Any], Given]
    bare: bool = True

    @property
    def of(self) -> str:
        """`class.admitted_by`, or the kind alone where the whole rule gives it."""
        return f"{self.kind.kind}.{self.field}" if self.field else self.kind.kind
