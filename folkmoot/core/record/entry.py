"""One entry of the record, and the exact line of bytes that is hashed, signed for and kept for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.core.record.canonical import Json, decode, encode
from folkmoot.core.record.commitment import is_commitment
from folkmoot.core.record.fields import FIELDS, check_paths, is_index, is_sha256
from folkmoot.core.record.malformed import Malformed

VERSION: Final = 1
MAX_LINE: Final = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An act as it was judged and done (or, for some refusals, judged and not done).

    An entry that breaks the rules of docs/record-format.md cannot be made: Malformed says which rule.
    """

    index: int
    at: str
    kind: str
    act: str
    body: Mapping[str, Json]
    by: Mapping[str, Json]
    charter: str
    code: str
    record_class: str
    facts: Mapping[str, Json]
    verdict: Mapping[str, Json]
    cause: int | None = None
    matter: int | None = None
    due: str | None = None
    on: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        for key, attribute, field in _FIELDS:
            value = getattr(self, attribute)
            if not field.fits(value) and not (field.optional and value is None):
                raise Malformed(f"{key}: expected {field.wanted}; found {_short(value)}")
        check_paths(self.body, "body")
        if self.cause is not None and self.cause >= self.index:
            raise Malformed(f"cause: expected an entry before {self.index}; found {self.cause}")
        if self.matter is not None and self.matter > self.index:
            raise Malformed(f"matter: expected this entry or one before {self.index}; found {self.matter}")
        must = _MUST_BE.get(self.kind)
        if must is not None and self.verdict["value"] != must:
            raise Malformed(f"verdict: expected {must!r} in a {self.kind} entry; found {self.verdict['value']!r}")

    def line(self) -> bytes:
        """The exact bytes of the entry: canonical JSON, without a line end, at most MAX_LINE bytes."""
        value: dict[str, Json] = {"v": VERSION}
        for key, attribute, _ in _FIELDS:
            inner = getattr(self, attribute)
            if inner is not None:
                value[key] = inner
        line = encode(value)
        if len(line) > MAX_LINE:
            raise Malformed(f"expected an entry of at most {MAX_LINE:,} bytes; found {len(line):,}")
        return line

    @classmethod
    def parse(cls, line: bytes) -> Entry:
        """The entry whose line is exactly these bytes; Malformed if there is none."""
        if len(line) > MAX_LINE:
            raise Malformed(f"expected an entry of at most {MAX_LINE:,} bytes; found {len(line):,}")
        value = decode(line)
        if type(value) is not dict:
            raise Malformed("expected an entry: an object")
        version = value.pop("v", None)
        if version != VERSION or type(version) is not int:
            raise Malformed(f"v: expected {VERSION}, the version of the format; found {_short(version)}")
        if not value.keys() >= _REQUIRED:
            raise Malformed(f"expected the key {min(_REQUIRED - value.keys())!r}")
        if not value.keys() <= FIELDS.keys():
            raise Malformed(f"expected the keys of an entry only; found {min(value.keys() - FIELDS.keys())!r}")
        if None in value.values():
            raise Malformed("expected a value for each key, or the key left out; found null")
        value["record_class"] = value.pop("class")
        return cls(**value)


def commitments(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every commitment in an entry, as (field path, commitment).

    Paths are the keys and list positions joined by dots: "source", "body.reason", "body.carries.0.fields.name".
    """
    yield from strings(entry.body, "body", is_commitment)
    if entry.source is not None:
        yield "source", entry.source


def attachments(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every attachment that the body names, as (field path, SHA-256): each string of 64 lower-case hex digits is one.

    The charter under which the entry was judged is an attachment too; it stands in `entry.charter`.
    """
    yield from strings(entry.body, "body", is_sha256)


def erasures(entry: Entry) -> Iterator[tuple[int, str]]:
    """The (entry, field path) pairs whose text this entry erases: the list "erases" of its body, if it has one.

    Malformed if there is such a list in another form, or if it names an entry that is not an earlier one.
    """
    erases = entry.body.get("erases", ())
    if not isinstance(erases, list | tuple):
        raise Malformed("body.erases: expected a list of [entry, field path]")
    for pair in erases:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise Malformed(f"body.erases: expected a list of [entry, field path]; found {_short(pair)}")
        index, field = pair
        if not is_index(index) or not isinstance(index, int) or not isinstance(field, str):
            raise Malformed(f"body.erases: expected a list of [entry, field path]; found {_short(pair)}")
        if index >= entry.index:
            raise Malformed(f"body.erases: expected entries before {entry.index}; found {index}")
        yield index, field


def strings(value: Json, path: str, wanted: Callable[[object], bool]) -> Iterator[tuple[str, str]]:
    """The strings inside a JSON value that are wanted, each with its path."""
    if isinstance(value, str):
        if wanted(value):
            yield path, value
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield from strings(value[key], f"{path}.{key}", wanted)
    elif isinstance(value, list | tuple):
        for position, inner in enumerate(value):
            yield from strings(inner, f"{path}.{position}", wanted)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


_FIELDS: Final = tuple((key, "record_class" if key == "class" else key, field) for key, field in FIELDS.items())
_REQUIRED: Final = frozenset(key for key, field in FIELDS.items() if not field.optional)
_MUST_BE: Final[Mapping[str, str]] = {"live": "allowed", "rehearsed": "allowed", "refused": "refused"}
