"""The words in the lines of an attachment: a list of people is one act, and each name in it a commitment of its own.

The words wait beside the attachment until an entry names it. Then they are kept as words of that entry, in places such
as `body.rows:17.name`, as the record's format has them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from folkmoot.core.record import canonical
from folkmoot.core.record.attached import commitments_in
from folkmoot.core.record.commitment import commit
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import attachments
from folkmoot.door.act import BadAct
from folkmoot.door.draw import Draw
from folkmoot.door.models import Attachment, Entry, KeptText, WaitingText
from folkmoot.door.rows import insert_many
from folkmoot.door.saying import saying

AT_ONCE = 1_000


def attach_rows(rows: Iterable[Mapping[str, Any]], texts: Sequence[str], draw: Draw) -> str:
    """Keep rows as the lines of an attachment, and return its SHA-256.

    `texts` are the fields whose words are committed to, each under its own salt; they wait until an entry names the
    attachment.
    """
    content, begun = bytearray(), uuid4().hex
    with transaction.atomic():
        waiting = _sealed(rows, texts, draw, content, begun)
        while some := list(islice(waiting, AT_ONCE)):
            insert_many(some)
        hash_ = sha256(content).hexdigest()
        WaitingText.objects.filter(attachment=begun).update(attachment=hash_)
        Attachment.objects.create(sha256=hash_, content=bytes(content))
    return hash_


def _sealed(
    rows: Iterable[Mapping[str, Any]], texts: Sequence[str], draw: Draw, content: bytearray, begun: str
) -> Iterator[WaitingText]:
    for number, row in enumerate(rows, 1):
        line = dict(row)
        for field in texts:
            salt = draw.salt()
            line[field] = commit(salt, row[field])
            place = f"{number}.{field}"
            yield WaitingText(commitment=line[field], attachment=begun, place=place, salt=salt, text=row[field])
        content += canonical.encode(line) + b"\n"


def discard(attachment: str) -> None:
    """Forget an attachment that no entry came to name, and the words that wait beside it."""
    if WaitingText.objects.filter(attachment=attachment).exists():
        with transaction.atomic():
            WaitingText.objects.filter(attachment=attachment).delete()
            Attachment.objects.filter(sha256=attachment).delete()


def place(entry: RecordEntry, class_of: Callable[[str], str]) -> None:
    """Keep the words that waited for an entry that names their attachment. `class_of` says who may read a field.

    Raises BadAct when an attachment has commitments whose words are not here: they would be lost.
    """
    for path, attachment in attachments(entry):
        waiting = WaitingText.objects.filter(attachment=attachment)
        if waiting.exists():
            with connection.cursor() as cursor:
                class_ = class_of(path.removeprefix("body."))
                cursor.execute(_PLACE, [entry.index, f"{path}:", class_, b"", attachment])
            waiting.delete()
        elif has_lines(attachment) and first_named(attachment, before=entry.index) is None:
            raise BadAct("field {name}: the words of this list are not here", name=path.rpartition(".")[2])


_PLACE = (
    "INSERT INTO door_kepttext (commitment, entry, field, salt, text, record_class, sealed) "
    "SELECT commitment, %s, %s || place, salt, text, %s, %s FROM door_waitingtext WHERE attachment = %s"
)


def first_named(attachment: str, *, before: int) -> tuple[int, str] | None:
    """Where the words of an attachment stand: the first entry that names it, and the path in it; or None."""
    lines = Entry.objects.using("default").filter(index__lt=before).order_by("index").values_list("line", flat=True)
    for line in lines.iterator():
        if attachment.encode() in bytes(line):
            entry = RecordEntry.parse(bytes(line))
            for path, named in attachments(entry):
                if named == attachment:
                    return entry.index, path
    return None


def open_up(attachment: str, class_: str, stricter: Sequence[str]) -> None:
    """Let whoever may read an act that a decision carried read the words in its attachment."""
    kept = KeptText.objects.filter(record_class__in=stricter, field__contains=":")
    if kept.exists():
        commitments = (each for _, each in commitments_in(content_of(attachment), ""))
        while some := list(islice(commitments, AT_ONCE // 2)):
            kept.filter(commitment__in=some).update(record_class=class_)


def forget(places: Iterable[tuple[int, str]]) -> None:
    """Delete the words at these places in attachments."""
    for index, field in places:
        KeptText.objects.filter(entry=index, field=field).delete()


def has_lines(attachment: str) -> bool:
    """Whether an attachment is made of lines in which words may lie."""
    row = Attachment.objects.using("default").filter(sha256=attachment).values_list("content", flat=True).first()
    return row is not None and bytes(row[:1]) == b"{"


def content_of(attachment: str) -> bytes:
    """The bytes of an attachment. Raises LookupError when it is not there, or was changed."""
    row = Attachment.objects.using("default").filter(sha256=attachment).values_list("content", flat=True).first()
    if row is None:
        raise LookupError(saying("the attachment {hash} is not in the data folder", hash=attachment[:12]))
    content = bytes(row)
    if sha256(content).hexdigest() != attachment:
        raise LookupError(saying("the attachment {hash} was changed in the data folder", hash=attachment[:12]))
    return content
