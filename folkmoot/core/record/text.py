"""The texts of an export: one line for each commitment that is opened, in the order of entries and field paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from folkmoot.core.record import base64_text
from folkmoot.core.record.canonical import Json, decode, encode
from folkmoot.core.record.commitment import MAX_VALUE, SALT_SIZE
from folkmoot.core.record.fields import is_index
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
        if not is_index(self.entry) or type(self.field) is not str:
            raise Malformed("expected entry to be the index of an entry, and field a path")
        if type(self.salt) is not bytes or len(self.salt) != SALT_SIZE:
            raise Malformed(f"expected a salt of {SALT_SIZE} bytes")

    def line(self) -> bytes:
        """The canonical line, without a line feed."""
        salt = base64_text.encode(self.salt)
        line = encode({"entry": self.entry, "field": self.field, "salt": salt, "value": self.value})
        if len(line) > MAX_TEXT_LINE:
            raise Malformed(f"expected a text of at most {MAX_TEXT_LINE:,} bytes; found {len(line):,}")
        return line

    @classmethod
    def parse(cls, line: bytes) -> Text:
        """The text whose line is exactly these bytes; Malformed if there is none."""
        value = decode(line)
        if type(value) is not dict or value.keys() != {"entry", "field", "salt", "value"}:
            raise Malformed("expected the keys entry, field, salt and value")
        if type(value["salt"]) is not str:
            raise Malformed("expected salt to be base64")
        salt = base64_text.decode(value["salt"], size=SALT_SIZE)
        return cls(value["entry"], value["field"], salt, value["value"])

    @property
    def place(self) -> tuple[int, str]:
        """Where the commitment stands, and the order of the lines."""
        return self.entry, self.field


def read_texts(chunks: Iterable[bytes], *, file: str) -> Iterator[Text]:
    """The texts of a stream, one by one. Raises Malformed, with the line, at a line out of form or out of order."""
    number, last = 0, (-1, "")
    for batch in batches(chunks, file=file, limit=MAX_TEXT_LINE):
        for line in batch:
            number += 1
            try:
                text = Text.parse(line)
            except Malformed as error:
                raise error.at(file, number) from None
            if text.place <= last:
                raise Malformed("expected texts in the order of entries and fields, each once", file=file, line=number)
            last = text.place
            yield text
