"""Turns the names that a history uses into what acts hold: references of people, keys of rows, hashes of files."""

import types
from collections.abc import Callable
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from folkmoot.door.act import BadAct, Carried, Key, declaration
from folkmoot.door.draw import Draw
from folkmoot.door.occasion import ROWS_AN_ENTRY


class Labels:
    """The names given so far in one history. People are drawn when they are first named."""

    def __init__(self, draw: Draw, attach: Callable[[str], str]) -> None:
        self._draw = draw
        self._attach = attach
        self._people: dict[str, str] = {}
        self._called: dict[str, int] = {}

    def person(self, name: str) -> str:
        """The reference of the person whom the history calls this."""
        if name not in self._people:
            self._people[name] = self._draw.person()
        return self._people[name]

    def call(self, name: str, index: int) -> None:
        """Remember what the act at this index is called."""
        self._called[name] = index

    def key(self, label: str) -> int:
        """The key that `@name` (or `@name.2`, its third row) means. Raises BadAct when nothing is called so."""
        name, _, row = label.removeprefix("@").partition(".")
        if name not in self._called or (row and not row.isdigit()):
            raise BadAct(f"{label}: nothing above is called {name}")
        return self._called[name] * ROWS_AN_ENTRY + int(row or 0)

    def fields(self, act: str, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of an act with every name replaced. Raises BadAct."""
        return self._struct(declaration(act).type, values)

    def _struct(self, cls: type[Struct], values: dict[str, Any]) -> dict[str, Any]:
        hints = {field.encode_name: field.type for field in msgspec.structs.fields(cls)}
        return {name: self._value(hints.get(name), value) for name, value in values.items()}

    def _value(self, hint: Any, value: Any) -> Any:
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._value(next(part for part in get_args(hint) if part is not type(None)), value)
        if hint is Carried and isinstance(value, dict) and isinstance(value.get("act"), str):
            rest = {name: inner for name, inner in value.items() if name != "act"}
            return {"act": value["act"], "fields": self.fields(value["act"], rest)}
        if origin is tuple and isinstance(value, list):
            return [self._value(get_args(hint)[0], inner) for inner in value]
        if isinstance(hint, type) and issubclass(hint, Struct) and isinstance(value, dict):
            return self._struct(hint, value)
        return self._name(hint, value) if isinstance(value, str) else value

    def _name(self, hint: Any, value: str) -> Any:
        if hint == Key and value.startswith("@"):
            return self.key(value)
        notes = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        extra = next((note.extra for note in notes if isinstance(note, Meta) and note.extra), {})
        if extra.get("person") and not value.startswith("p:"):
            return self.person(value)
        return self._attach(value) if extra.get("attachment") else value
