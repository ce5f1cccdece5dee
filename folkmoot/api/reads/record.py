"""Reads of the record itself: its entries, the proof of each, and the checkpoint that signs it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.reading import read
from folkmoot.api.shape import NotDone
from folkmoot.core.record import base64_text, canonical
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.log_key import checkpoint as checkpoint_of
from folkmoot.door.log_key import log_key
from folkmoot.door.models import Entry as EntryRow
from folkmoot.web.page import Sight
from folkmoot.web.proof import prove
from folkmoot.web.telling import tell_all


class Entry(Schema):
    """An entry of the record: what it says in a sentence, and the exact line that was hashed."""

    index: int
    at: datetime
    kind: str
    act: str
    record_class: str
    cause: int | None
    charter: str
    says: str
    line: dict[str, Any]


class Proof(Schema):
    """That a leaf stands in the record of this size and root (RFC 6962, section 2.1.1); hashes in base64."""

    index: int
    size: int
    leaf: str
    path: list[str]
    root: str
    holds: bool


class Checkpoint(Schema):
    """The signed note (C2SP tlog-checkpoint), and the key that signs it."""

    note: str
    key: str


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/record", Page[Entry], "record")
    def record(
        request: HttpRequest, limit: Limit, after: After, act: str | None = None, oldest_first: bool = False
    ) -> Page[Entry]:
        """The entries that the caller may read, newest first, of one act if it is named."""
        sight = caller(request).sight
        found = EntryRow.objects.filter(index__lt=sight.head.size, record_class__in=sight.reader.classes)
        found = found if act is None else found.filter(act=act)
        rows, following = turned(found, after, limit, newest=not oldest_first)
        return Page[Entry](items=_entries(sight, rows), next=following)

    @read(api, "/record/checkpoint", Checkpoint, "record")
    def checkpoint(request: HttpRequest) -> Checkpoint:
        """What the record says of itself, signed: compare it with the one that was printed."""
        head = caller(request).sight.head
        if not head.size:
            raise NotDone(404, _("Nothing is founded yet."))
        key = log_key(head.origin)
        return Checkpoint(note=checkpoint_of(head).signed(key), key=key.vkey)

    @read(api, "/record/{index}", Entry, "record")
    def entry(request: HttpRequest, index: int) -> Entry:
        """One entry, if it is about the caller or the charter lets them read it; else only its proof can be read."""
        sight = caller(request).sight
        row = _row(sight, index)
        if not (sight.may_read_class(row.record_class) or sight.own.concerns(RecordEntry.parse(bytes(row.line)))):
            raise NotDone(403, _("The charter does not let this caller read this entry; its proof can be read."))
        return _entries(sight, [row])[0]

    @read(api, "/record/{index}/proof", Proof, "record")
    def proof(request: HttpRequest, index: int) -> Proof:
        """That an entry stands in the record: for everybody, whoever may read the entry."""
        sight = caller(request).sight
        found = prove(_row(sight, index), sight.head)
        return Proof(
            index=index,
            size=sight.head.size,
            leaf=base64_text.encode(found.leaf),
            path=[base64_text.encode(each) for each in found.path],
            root=base64_text.encode(found.root),
            holds=found.holds,
        )


def _row(sight: Sight, index: int) -> EntryRow:
    row = EntryRow.objects.filter(index=index).first() if 0 <= index < sight.head.size else None
    if row is None:
        raise NotDone(404, _("The record has no such entry."))
    return row


def _entries(sight: Sight, rows: list[EntryRow]) -> list[Entry]:
    parsed = [RecordEntry.parse(bytes(row.line)) for row in rows]
    return [
        Entry(
            index=row.index,
            at=row.at,
            kind=row.kind,
            act=row.act,
            record_class=row.record_class,
            cause=row.cause,
            charter=row.charter,
            says=says,
            line=_plain(bytes(row.line)),
        )
        for row, says in zip(rows, tell_all(sight, parsed), strict=True)
    ]


def _plain(line: bytes) -> dict[str, Any]:
    found = canonical.decode(line)
    assert isinstance(found, dict)
    return found
