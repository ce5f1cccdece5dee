"""Writes the record of this data folder as an export that anybody can verify."""

from typing import BinaryIO

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import attachments, commitments
from folkmoot.core.record.export import bare_line, write_export
from folkmoot.core.record.text import Text
from folkmoot.door.log_key import checkpoint, log_key
from folkmoot.door.models import Attachment, Entry, Head, KeptText


def export(out: BinaryIO, *, every_class: bool) -> int:
    """Write the export and return its size: whole entries of the public class (or of all), bare leaves for the rest.

    Raises LookupError when there is nothing to export.
    """
    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.size:
        raise LookupError("there is nothing to export: nothing is founded yet")
    entries = list(Entry.objects.filter(index__lt=head.size).order_by("index"))
    shown = [entry for entry in entries if every_class or entry.record_class == "public"]
    indices = {entry.index for entry in shown}
    lines = [bytes(each.line) if each.index in indices else bare_line(bytes(each.leaf)) for each in entries]
    texts = _texts(shown)
    key = log_key(head.origin)
    write_export(
        out,
        lines=lines,
        checkpoint=checkpoint(head).signed(key),
        key=key.verifier,
        texts=texts,
        attachments=_attachments(shown),
    )
    return head.size


def _texts(shown: list[Entry]) -> list[Text]:
    """What opens each commitment of the entries; a consequence repeats those of the decision that carried it."""
    kept = {row.commitment: row for row in KeptText.objects.all()}
    found = []
    for each in shown:
        for field, commitment in sorted(commitments(RecordEntry.parse(bytes(each.line)))):
            row = kept.get(commitment)
            if row is not None:
                found.append(Text(each.index, field, bytes(row.salt), row.text))
    return found


def _attachments(shown: list[Entry]) -> dict[str, bytes]:
    named = {hash_ for each in shown for _, hash_ in attachments(RecordEntry.parse(bytes(each.line)))}
    named |= {each.charter for each in shown}
    rows = Attachment.objects.filter(sha256__in=named).values_list("sha256", "content")
    return {hash_: bytes(content) for hash_, content in rows}
