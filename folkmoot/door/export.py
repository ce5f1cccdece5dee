"""Writes the record of this data folder as an export that anybody can verify.

A text may be for fewer readers than its entry: then a line says for whom it is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import attachments, commitments
from folkmoot.core.record.export import bare_line, write_export
from folkmoot.core.record.text import Reserved, Text
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Attachment, Entry, Head, KeptText


def export(out: BinaryIO, *, every_class: bool, each: Callable[[int], None] | None = None) -> int:
    """Write the export and return its size: whole entries of the public class (or of all), bare leaves for the rest.

    `each` is called for every entry that is shown whole, with how many they are.
    Raises LookupError when there is nothing to export.
    """
    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.size:
        raise LookupError("there is nothing to export: nothing is founded yet")
    entries = list(Entry.objects.filter(index__lt=head.size).order_by("index"))
    shown = [entry for entry in entries if every_class or entry.record_class == "public"]
    indices = {entry.index for entry in shown}
    lines = [bytes(each.line) if each.index in indices else bare_line(bytes(each.leaf)) for each in entries]
    texts, named = list[Text | Reserved](), {row.charter for row in shown}
    kept = {row.commitment: row for row in KeptText.objects.all()}
    for row in shown:
        if each is not None:
            each(len(shown))
        entry = RecordEntry.parse(bytes(row.line))
        texts += _texts(entry, kept, every_class)
        named.update(hash_ for _, hash_ in attachments(entry))
    key = log_key(head.origin)
    write_export(
        out,
        lines=lines,
        checkpoint=checkpoint(head).signed(key),
        key=key.verifier,
        texts=texts,
        attachments=_attachments(named),
    )
    return head.size


def _texts(entry: RecordEntry, kept: Mapping[str, KeptText], every_class: bool) -> Iterator[Text | Reserved]:
    """What opens each commitment of the entry, or who may; a consequence repeats those of what carried it."""
    for field, commitment in sorted(commitments(entry)):
        row = kept.get(commitment)
        if row is not None and not every_class and row.record_class != "public":
            yield Reserved(entry.index, field, row.record_class)
        elif row is not None:
            yield Text(entry.index, field, bytes(row.salt), row.text)


def _attachments(named: set[str]) -> dict[str, bytes]:
    rows = Attachment.objects.filter(sha256__in=named).values_list("sha256", "content")
    return {hash_: bytes(content) for hash_, content in rows}
