"""What every rule kind shares: where it stands, and fields that know how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypeVar, cast

from folkmoot.core.charter.shapes import Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spec:
    """How one field of a rule is written: its key, the form of its value, and what the field says."""

    form: "Form[Any] | Table"
    says: str
    key: str | None = None
    many: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table inside a rule."""


@dataclass(frozen=True, slots=True)
class Table:
    """A form: a table with the fields of `part`, or, where `short` is given, a string that stands for it."""

    part: type[Part]
    short: "Form[Part] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A machine-readable line of a charter."""

    kind: ClassVar[str]
    place: ClassVar[tuple[str, ...]] = ()
    """The fields from which a rule without an id gets one."""

    article: str
    id: str
    line: int
    text_only: bool = False

    @property
    def cite(self) -> str:
        """How a verdict cites it: `6 no_reversal`."""
        return f"{self.article} {self.id}"


def needed(form: Form[T], says: str, *, key: str | None = None) -> T:
    """A field that must be there."""
    return cast(T, field(metadata={"spec": Spec(form, says, key, required=True)}))


def maybe(form: Form[T], says: str, *, key: str | None = None) -> T | None:
    """A field that may be absent, and is then None."""
    return cast(T, field(default=None, metadata={"spec": Spec(form, says, key)}))


def listed(form: Form[T], says: str, *, key: str | None = None, required: bool = False) -> tuple[T, ...]:
    """A field that is a list, or one value instead of a list of one; absent, it is empty."""
    spec = Spec(form, says, key, many=True, required=required)
    return cast(
        tuple[T, ...], field(metadata={"spec": spec}) if required else field(default=(), metadata={"spec": spec})
    )


P = TypeVar("P", bound=Part)


def table(part: type[P], says: str, *, short: Form[P] | None = None) -> P | None:
    """A field that is a table of its own."""
    return cast(P, field(default=None, metadata={"spec": Spec(Table(part, cast("Form[Part] | None", short)), says)}))


def tables(part: type[P], says: str) -> tuple[P, ...]:
    """A field that is a list of tables."""
    return cast(tuple[P, ...], field(default=(), metadata={"spec": Spec(Table(part), says, many=True)}))


def specs(kind: type[Rule] | type[Part]) -> Iterator[tuple[str, str, Spec]]:
    """Attribute, key and spec of each field that a charter may write, in order."""
    for each in fields(kind):
        spec: Spec | None = each.metadata.get("spec")
        if spec is not None:
            yield each.name, spec.key or each.name, spec
