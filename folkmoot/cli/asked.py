"""Reads an act as it is asked for on the command line: from words, or from JSON."""

import json
import re
import types
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from folkmoot.door.act import Act, BadAct, declaration, decode
from folkmoot.door.case_files import wait
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.labels import resolved
from folkmoot.door.models import Head
from folkmoot.door.texts import texts
from folkmoot.members.models import Person

MAX_BYTES = 1 << 20
MAX_ATTACHED = 16 << 20
KEYS = ("act", "by", "request", "fields")
NEW = "new"
REFERENCE = re.compile(r"p:[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Asked:
    """An act, who asks for it and when. `drawn` holds the references that were drawn for people not known before."""

    act: Act
    person: str | None
    at: datetime
    request: str | None
    drawn: dict[str, str]


def from_arguments(name: str, written: list[str], *, by: str | None, request: str | None, at: datetime) -> Asked:
    """The act that FIELD=VALUE words ask for. Raises BadAct."""
    hints = {each.encode_name: each.type for each in msgspec.structs.fields(declaration(name).type)}
    fields: dict[str, Any] = {}
    for one in written:
        key, equals, value = one.partition("=")
        if not equals:
            raise BadAct(f"{one}: expected FIELD=VALUE")
        if key in fields and not isinstance(fields[key], list):
            raise BadAct(f"field {key}: expected it once")
        read = _value(hints.get(key), key, value)
        fields[key] = fields[key] + read if key in fields else read
    return _asked(name, fields, by, request, at)


def from_json(content: bytes, file: str, *, by: str | None, request: str | None, at: datetime) -> Asked:
    """The act that JSON asks for; what was given beside it stands above it. Raises BadAct."""
    where = "standard input" if file == "-" else file
    if len(content) > MAX_BYTES:
        raise BadAct(f"{where}: expected at most {MAX_BYTES:,} bytes")
    try:
        found = json.loads(content, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)
    except json.JSONDecodeError as error:
        raise BadAct(f"{where}, line {error.lineno}: this is not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        says = "nested too deep" if isinstance(error, RecursionError) else error
        raise BadAct(f"{where}: this is not JSON: {says}") from None
    if not isinstance(found, dict) or not isinstance(found.get("fields", {}), dict):
        raise BadAct(f'{where}: expected {{"act": ..., "by": ..., "fields": {{...}}}}')
    for key in sorted(found.keys() - set(KEYS)):
        raise BadAct(f"{where}: there is no {key}; expected {', '.join(KEYS)}")
    for key in KEYS[:3]:
        if not isinstance(found.get(key, ""), str):
            raise BadAct(f"{where}: {key}: expected text")
    if not found.get("act"):
        raise BadAct(f'{where}: expected "act": the name of an act')
    given_by, given_request = by or found.get("by"), request or found.get("request")
    return _asked(found["act"], found.get("fields", {}), given_by, given_request, at)


def _asked(name: str, fields: dict[str, Any], by: str | None, request: str | None, at: datetime) -> Asked:
    if not by:
        raise BadAct("expected --by PERSON: who does it")
    if request is not None and not 1 <= len(request) <= 64:
        raise BadAct("--request: expected 1 to 64 characters")
    names = Roll()
    person = names.reference(by)
    act = decode(name, resolved(name, fields, names))
    return Asked(act, person, at, request, names.drawn)


@dataclass(slots=True)
class Roll:
    """What names mean on the command line: in a rehearsal, whoever bears the name."""

    drawn: dict[str, str] = field(default_factory=dict)

    def reference(self, written: str) -> str:
        """A reference as it is written, or that of the person of this name. Raises BadAct."""
        if not written.startswith("p:"):
            return self.person(written)
        if not REFERENCE.fullmatch(written):
            raise BadAct(f"{written[:80]}: expected the reference of a person, like p: and 22 letters or digits")
        return written

    def person(self, name: str) -> str:
        """The reference of the person of this name. Raises BadAct when there is none, or more than one."""
        if name == NEW:
            return self.drawn.setdefault(NEW, Draw().person())
        if not Head.objects.filter(rehearsal=True).exists():
            raise BadAct(f"{name[:80]}: expected the reference of a person (p:...); names serve in a rehearsal only")
        found = self._of_name(name)
        if len(found) != 1:
            says = (
                "nobody here is called so"
                if not found
                else "more than one person here is called so: " + ", ".join(found)
            )
            raise BadAct(f"{name[:80]}: {says}")
        return found[0]

    def entry(self, label: str) -> int:
        """There are no labels on the command line. Raises BadAct."""
        raise BadAct(f"{label[:80]}: expected the index of an entry; labels serve in a history only")

    def key(self, label: str) -> int:
        """There are no labels on the command line. Raises BadAct."""
        raise BadAct(f"{label[:80]}: expected the key of a row; labels serve in a history only")

    def attach(self, name: str) -> str:
        """The SHA-256 of a file, which is kept beside the record. Raises BadAct."""
        return name if _is_hash(name) else attach(_read(name))

    def hand_in(self, name: str) -> str:
        """The SHA-256 of a file, which waits, encrypted, until an act in a case names it. Raises BadAct."""
        if _is_hash(name):
            return name
        return wait(_read(name), datetime.now(UTC).date())

    def _of_name(self, name: str) -> list[str]:
        rows = dict(Person.objects.values_list("reference", "name"))
        words = texts(rows.values())
        return sorted(person for person, commitment in rows.items() if words.get(commitment) == name)


def _is_hash(name: str) -> bool:
    return len(name) == 64 and not set(name) - set("0123456789abcdef")


def _read(name: str) -> bytes:
    """The content of a file that an act names. Raises BadAct."""
    file = Path(name)
    try:
        if file.stat().st_size > MAX_ATTACHED:
            raise BadAct(f"{name[:80]}: expected at most {MAX_ATTACHED:,} bytes")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, BadAct):
            raise
        raise BadAct(f"{name[:80]}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _value(hint: Any, key: str, value: str) -> Any:
    """A word of the command line as JSON has it: what the field's type makes of it. A fault is left to `decode`."""
    kind = _kind(hint)
    if kind is bool and value in ("true", "false"):
        return value == "true"
    if kind is int and value.removeprefix("-").isascii() and value.removeprefix("-").isdigit() and len(value) < 20:
        return int(value)
    if kind is tuple and not value.startswith("["):
        return [_json(key, value) if value.startswith("{") else _value(get_args(_bare(hint))[0], key, value)]
    if kind is tuple or (kind is not None and isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return _json(key, value)
    return value


def _bare(hint: Any) -> Any:
    """A type without its notes, and without None."""
    while get_origin(hint) in (Annotated, Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return hint


def _kind(hint: Any) -> Any:
    bare = _bare(hint)
    return get_origin(bare) or bare


def _json(key: str, value: str) -> Any:
    try:
        return json.loads(value, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)
    except (ValueError, RecursionError) as error:
        says = "nested too deep" if isinstance(error, RecursionError) else error
        raise BadAct(f"field {key}: expected JSON: {says}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text[:40]} is no whole number")
