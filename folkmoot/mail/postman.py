"""The postman: reads what is new in the record, writes the letters that it calls for, and sends what is due."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from folkmoot.core.record.entry import Entry
from folkmoot.door.models import Head, Place
from folkmoot.door.reader import read_on
from folkmoot.mail import of_cases  # noqa: F401  (what is written about cases)
from folkmoot.mail.letters import about
from folkmoot.mail.queue import Round, send_due, write

READER = "mail"


def round_(now: datetime) -> Round:
    """One round: write about what is new, send what is due. Where no mail server is set, nothing is written."""
    if settings.WRITES_LETTERS:
        write_letters(now)
    return send_due(now)


def write_letters(now: datetime) -> int:
    """Write the letters that new entries call for; how many entries were read.

    Nobody is written to about what happened before the postman was first set to work, nor in a rehearsal.
    """
    if not _begin():
        return 0

    def take(entry: Entry) -> None:
        for each in about(entry):
            write(each.people, each.purpose, f"entry {entry.index}", each.says, now=now, unit=each.unit)

    return read_on(READER, take)


def _begin() -> bool:
    """Remember where the record stood when the postman was first set to work; whether there is work at all."""
    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.size or head.rehearsal:
        return False
    with transaction.atomic():
        Place.objects.get_or_create(reader=READER, defaults={"next": head.size})
    return True
