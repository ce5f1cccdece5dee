"""The texts of an export: a line for each commitment that is opened or reserved, in the order of entries and paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from folkmoot.core.record import base64_text
from folkmoot.core.record.canonical import Json, decode, encode
from folkmoot.core.record.commitment import MAX_VALUE, SALT_SIZE
from folkmoot.core.record.fields import is_index, is_record_class
from folkmoot.core.record.lines import batches
from folkmoot.core.record.malformed import Malformed

MAX_TEXT_LINE: Final = MAX_VALUE + 65_536


@dataclass(frozen=True, slots=True)
class Text:
    """What opens one commitment: where that stands (entry and field path), the salt, and the value."""

    entry: int
    field: str
    salt: bytes
    value: Json

    def __post_init__(self) -> None:
        _check_place(self.entry, self.field)
        if type(self.salt) is not bytes or len(self.salt) != SALT_SIZE:
            raise Malformed(f"expected a salt of {SALT_SIZE} bytes")

    def line(self) -> bytes:
        """The canonical line, without a line feed."""
        salt = base64_text.encode(self.salt)
        line = encode({"entry": self.entry, "field": self.field, "salt": salt, "value": self.value})
        if len(line) > MAX_TEXT_LINE:
            raise Malformed(f"expected a text of at most {MAX_TEXT_LINE:,} bytes; found {len(line):,}")
        return line

    @property
    def place(self) -> tuple[int, str]:
        """Where the commitment stands, and the order of the lines."""
        return self.entry, self.field


@dataclass(frozen=True, slots=True)
class Reserved:
    """Stands in the place of a text that is kept for the readers of a class which this export is not for."""

    entry: int
    field: str
    record_class: str

    def __post_init__(self) -> None:
        _check_place(self.entry, self.field)
        if not is_record_class(self.record_class) or self.record_class == "public":
            raise Malformed("expected class to be one for which a text can be kept: 'members', 'body:ID', 'sealed'")

    def line(self) -> bytes:
        """The canonical line, without a line feed."""
        return encode({"class": self.record_class, "entry": self.entry, "field": self.field})

    @property
    def place(self) -> tuple[int, str]:
        """Where the commitment stands, and the order of the lines."""
        return self.entry, self.field

    @property
    def says(self) -> str:
        """For whom the text is kept, in words."""
        return kept_for(self.record_class)


def kept_for(record_class: str) -> str:
    """What is said of a text of a record class to somebody who is no reader of it."""
    kind, _, which = record_class.partition(":")
    if kind == "case":
        opened, _, part = which.partition(":")
        return f"kept for the {part or 'readers'} of the case that entry {opened} opened"
    if kind == "sealed":
        return "kept under seal" + (f" ({which})" if which else "")
    return f"kept for the {kind} {which}" if which else f"kept for {kind}"


def parse_text(line: bytes) -> Text | Reserved:
    """The text, or what stands in its place, whose line is exactly these bytes; Malformed if there is none."""
    value = decode(line)
    if type(value) is dict and value.keys() == {"class", "entry", "field"}:
        return Reserved(value["entry"], value["field"], value["class"])
    if type(value) is not dict or value.keys() != {"entry", "field", "salt", "value"}:
        raise Malformed("expected the keys entry, field, salt and value, or class, entry and field")
    if type(value["salt"]) is not str:
        raise Malformed("expected salt to be base64")
    salt = base64_text.decode(value["salt"], size=SALT_SIZE)
    return Text(value["entry"], value["field"], salt, value["value"])


def in_order(texts: Iterable[Text | Reserved], *, file: str) -> Iterator[Text | Reserved]:
    """The same texts. Raises Malformed, with the line, at one that is out of order or at the place of another."""
    last = (-1, "")
    for number, text in enumerate(texts, 1):
        if text.place == last:
            says = f"expected one line for each place; entry {text.entry}, {text.field} has two"
            raise Malformed(says, file=file, line=number)
        if text.place < last:
            raise Malformed("expected texts in the order of entries and fields, each once", file=file, line=number)
        last = text.place
        yield text


def read_texts(chunks: Iterable[bytes], *, file: str) -> Iterator[Text | Reserved]:
    """The texts of a stream, one by one. Raises Malformed, with the line, at a line out of form or out of order."""
    return in_order(_parsed(chunks, file), file=file)


def _parsed(chunks: Iterable[bytes], file: str) -> Iterator[Text | Reserved]:
    number = 0
    for batch in batches(chunks, file=file, limit=MAX_TEXT_LINE):
        for line in batch:
            number += 1
            try:
                text = parse_text(line)
            except Malformed as error:
                raise error.at(file, number) from None
            yield text


def _check_place(entry: object, field: object) -> None:
    if not is_index(entry) or type(field) is not str:
        raise Malformed("expected entry to be the index of an entry, and field a path")
