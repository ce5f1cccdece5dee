"""Turns the names that people write into what acts hold: references of people, keys of rows, hashes of files."""

import re
import types
from collections.abc import Callable
from typing import Annotated, Any, Protocol, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from folkmoot.door.act import BadAct, Carried, Key, declaration
from folkmoot.door.draw import Draw
from folkmoot.door.occasion import ROWS_AN_ENTRY

_LABEL = re.compile(r"@([A-Za-z0-9_-]{1,64})(?:\.([0-9]{1,7}))?")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Names(Protocol):
    """What names mean in one place: a history, a command."""

    def person(self, name: str) -> str:
        """The reference of the person who is called this. Raises BadAct when nobody is."""

    def entry(self, label: str) -> int:
        """The index of the entry that `@name` means. Raises BadAct."""

    def key(self, label: str) -> int:
        """The key of the row that `@name`, or `@name.2`, means. Raises BadAct."""

    def attach(self, name: str) -> str:
        """The SHA-256 of the file of this name, which is kept beside the record. Raises BadAct."""

    def hand_in(self, name: str) -> str:
        """The SHA-256 of the file of this name, which waits, encrypted, until an act in a case names it."""


class Labels:
    """The names given so far in one history. People are drawn when they are first named."""

    def __init__(self, draw: Draw, attach: Callable[[str], str], hand_in: Callable[[str], str] | None = None) -> None:
        self._draw = draw
        self.attach, self.hand_in = attach, hand_in or attach
        self._people: dict[str, str] = {}
        self._called: dict[str, int] = {}

    def person(self, name: str) -> str:
        """The reference of the person whom the history calls this."""
        if name not in self._people:
            self._people[name] = self._draw.person()
        return self._people[name]

    def call(self, name: str, index: int) -> None:
        """Remember what the act at this index is called. Raises BadAct when another one is called so."""
        self.check(name)
        self._called[name] = index

    def check(self, name: object) -> None:
        """Raise BadAct unless an act may be called this."""
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise BadAct("called: expected letters, digits, _ and -, at most 64")
        if name in self._called:
            raise BadAct(f"called: another act above is called {name}")

    def entry(self, label: str) -> int:
        """The index of the entry that `@name` means. Raises BadAct when nothing is called so."""
        index, row = self._meant(label)
        if row is not None:
            raise BadAct(f"{label}: expected the name of an act, without a row")
        return index

    def key(self, label: str) -> int:
        """The key that `@name` (or `@name.2`, its third row) means. Raises BadAct when nothing is called so."""
        index, row = self._meant(label)
        if row is not None and row >= ROWS_AN_ENTRY:
            raise BadAct(f"{label}: an act makes at most {ROWS_AN_ENTRY:,} rows")
        return index * ROWS_AN_ENTRY + (row or 0)

    def _meant(self, label: str) -> tuple[int, int | None]:
        found = _LABEL.fullmatch(label)
        if found is None:
            raise BadAct(f"{label[:80]}: expected @name, or @name.2 for its third row")
        if found[1] not in self._called:
            raise BadAct(f"{label}: nothing above is called {found[1]}")
        return self._called[found[1]], None if found[2] is None else int(found[2])


def resolved(act: str, values: dict[str, Any], names: Names) -> dict[str, Any]:
    """The fields of an act with every name replaced by what it means. Raises BadAct."""
    return _struct(declaration(act).type, values, names)


def _struct(cls: type[Struct], values: dict[str, Any], names: Names) -> dict[str, Any]:
    hints = {field.encode_name: field.type for field in msgspec.structs.fields(cls)}
    return {name: _value(hints.get(name), value, names) for name, value in values.items()}


def _value(hint: Any, value: Any, names: Names) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _value(next(part for part in get_args(hint) if part is not type(None)), value, names)
    if hint is Carried and isinstance(value, dict) and isinstance(value.get("act"), str):
        return _carried(value, names)
    if origin is tuple and isinstance(value, list):
        return [_value(one, inner, names) for one, inner in zip(hints_of(hint, len(value)), value, strict=True)]
    if isinstance(hint, type) and issubclass(hint, Struct) and isinstance(value, dict):
        return _struct(hint, value, names)
    return _named(hint, value, names) if isinstance(value, str) else value


def _carried(value: dict[str, Any], names: Names) -> dict[str, Any]:
    """A carried act, whose fields stand beside its name as in a history, or apart as in an entry."""
    fields = {name: inner for name, inner in value.items() if name not in ("act", "called")}
    if fields.keys() == {"fields"} and isinstance(fields["fields"], dict):
        fields = fields["fields"]
    return {"act": value["act"], "fields": resolved(value["act"], fields, names)}


def _named(hint: Any, value: str, names: Names) -> Any:
    if hint == Key and value.startswith("@"):
        return names.key(value)
    extra = extra_of(hint)
    if extra.get("entry") and value.startswith("@"):
        return names.entry(value)
    if extra.get("person") and not value.startswith("p:"):
        return names.person(value)
    if extra.get("case_file"):
        return names.hand_in(value)
    return names.attach(value) if extra.get("attachment") else value


def hints_of(hint: Any, length: int) -> list[Any]:
    """The types of the parts of a list of this length: one for all, or each its own."""
    first, *rest = get_args(hint)
    each = [first] * length if rest == [Ellipsis] else [first, *rest]
    return (each + [None] * length)[:length]


def extra_of(hint: Any) -> dict[str, Any]:
    """What the type of a field says of itself: that it is text, a person, an attachment, an entry."""
    notes = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((note.extra for note in notes if isinstance(note, Meta) and note.extra), {})
