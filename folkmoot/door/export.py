"""Writes the record of this data folder as an export that anybody can verify.

A text may be for fewer readers than its entry: then a line says for whom it is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import attachments, commitments
from folkmoot.core.record.export import bare_line, write_export
from folkmoot.core.record.text import Reserved, Text
from folkmoot.door.casefile import opened
from folkmoot.door.classes import SEALED, case_class, case_of
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Attachment, Entry, Head, KeptText
from folkmoot.door.reading import STRANGER, Reader


def export(
    out: BinaryIO, *, every_class: bool, reader: Reader = STRANGER, each: Callable[[int], None] | None = None
) -> int:
    """Write the export and return its size: whole entries of the classes that a reader may read, bare leaves else.

    `every_class` gives those of every class but what belongs to a case: that is for its readers alone. `each` is called
    for every entry that is shown whole, with how many they are.
    Raises LookupError when there is nothing to export, or a reader's case lies under a key that is not here.
    """
    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.size:
        raise LookupError("there is nothing to export: nothing is founded yet")
    entries = list(Entry.objects.filter(index__lt=head.size).order_by("index"))
    may_read = _Read(reader, every_class)
    shown = [entry for entry in entries if may_read(entry.record_class)]
    indices = {entry.index for entry in shown}
    lines = [bytes(each.line) if each.index in indices else bare_line(bytes(each.leaf)) for each in entries]
    named = {row.charter for row in shown}
    named.update(hash_ for row in shown for _, hash_ in attachments(RecordEntry.parse(bytes(row.line))))
    key = log_key(head.origin)
    write_export(
        out,
        lines=lines,
        checkpoint=checkpoint(head).signed(key),
        key=key.verifier,
        texts=_texts(entries, indices, may_read, each),
        attachments=_attachments(named),
    )
    return head.size


@dataclass(frozen=True, slots=True)
class _Read:
    """What an export gives whole, and what it says of the rest."""

    reader: Reader
    every_class: bool

    def __call__(self, class_: str) -> bool:
        return self.reader.may_read_class(class_) or (self.every_class and case_of(class_) is None)

    def kept_for(self, class_: str) -> str:
        """For whom a text is kept; of a case no more than that it is sealed, to whoever does not read the case."""
        opened = case_of(class_)
        strange = opened is not None and not self.every_class and not self.reader.may_read_class(case_class(opened))
        return SEALED if strange else class_


def _texts(
    entries: list[Entry], shown: set[int], may_read: _Read, each: Callable[[int], None] | None
) -> Iterator[Text | Reserved]:
    """What opens each commitment, or who may, in the order of entries and places.

    A consequence repeats those of what carried it. The lines of an attachment stand with the first entry that is shown
    whole and names it, wherever their words are kept.
    """
    kept = {row.commitment: row for row in KeptText.objects.exclude(field__contains=":")}
    first, searched = dict[str, tuple[int, str]](), set[str]()
    for row in entries:
        entry = RecordEntry.parse(bytes(row.line))
        named = [(path, hash_) for path, hash_ in attachments(entry) if hash_ not in searched]
        for path, hash_ in named:
            first.setdefault(hash_, (entry.index, path))
        if row.index not in shown:
            continue
        if each is not None:
            each(len(shown))
        found = [(field, kept[commitment]) for field, commitment in commitments(entry) if commitment in kept]
        for path, hash_ in named:
            if hash_ not in searched:
                found += _in_lines(path, *first[hash_])
                searched.add(hash_)
        for field, text in sorted(found, key=lambda place: place[0]):
            if may_read(text.record_class):
                salt, said = opened(text)
                yield Text(entry.index, field, salt, said)
            else:
                yield Reserved(entry.index, field, may_read.kept_for(text.record_class))


def _in_lines(path: str, kept_in: int, kept_at: str) -> Iterator[tuple[str, KeptText]]:
    """The words in the lines of an attachment that is named at `path`."""
    for text in KeptText.objects.filter(entry=kept_in, field__startswith=f"{kept_at}:"):
        yield path + text.field.removeprefix(kept_at), text


def _attachments(named: set[str]) -> dict[str, bytes]:
    rows = Attachment.objects.filter(sha256__in=named).values_list("sha256", "content")
    return {hash_: bytes(content) for hash_, content in rows}
