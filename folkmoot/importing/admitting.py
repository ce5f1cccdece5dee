"""From a draft to members: one act for the whole list, and what is kept of them beside the record. And back."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from folkmoot.door.attached import discard
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Done, enact
from folkmoot.door.refusal import Refused
from folkmoot.importing.draft import AT_ONCE, Draft, Outcome
from folkmoot.importing.matching import KEPT
from folkmoot.mail.contacts import forget_all, set_contacts
from folkmoot.members import batches
from folkmoot.members.acts import AdmitBatch, UndoBatch
from folkmoot.members.batches import Newcomer
from folkmoot.members.models import Batch

Each = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Admitted:
    """What became of a list: its entry, its key by which it can be undone, and how many came."""

    done: Done
    members: int

    @property
    def key(self) -> int:
        return self.done.key()


def admit(
    draft: Draft,
    *,
    person: str | None,
    at: datetime,
    eligible: bool = False,
    request: str | None = None,
    contacts: bool = False,
    each: Each = lambda count: None,
) -> Admitted:
    """Admit whoever is new in a draft. `contacts`: take over addresses of whoever is known already, too.

    `each` is told how many rows are done. Raises Refused, BadAct; then nothing is written.
    """
    draft.note(_drawn(draft), "person")
    members = draft.count(Outcome.NEW)
    act = AdmitBatch(rows=_attached(draft, each), members=members, eligible=eligible)
    refused = None
    try:
        with transaction.atomic():
            try:
                done = enact(act, person=person, at=at, request=request)
                _keep_contacts(draft, Outcome.NEW)
                if contacts:
                    take_over(draft)
            except Refused as found:  # the attempt itself may stay in the record
                refused = found
    finally:
        discard(act.rows)
    if refused is not None:
        raise refused
    return Admitted(done, members)


def undo(batch: int, *, person: str | None, at: datetime) -> Done:
    """Undo that a list was admitted, and forget how those on it are reached. Raises Refused, BadAct."""
    row = Batch.objects.filter(pk=batch).first()
    people = [found.person for _, found in batches.rows(row.rows)] if row is not None else []
    done = enact(UndoBatch(batch=batch), person=person, at=at)
    for start in range(0, len(people), AT_ONCE // 2):
        forget_all(people[start : start + AT_ONCE // 2])
    return done


def take_over(draft: Draft) -> int:
    """Keep addresses, telephones and languages of whoever is known already as the list has them; of how many."""
    return _keep_contacts(draft, Outcome.CHANGED) + _keep_contacts(draft, Outcome.SAME)


def _drawn(draft: Draft) -> Iterator[tuple[str, int]]:
    """A reference for each newcomer who has none yet."""
    draw = Draw()
    for row in draft.each(Outcome.NEW):
        if row["person"] is None:
            yield draw.person(), row["row"]


def _attached(draft: Draft, each: Each) -> str:
    return batches.attach(_newcomers(draft, each), Draw())


def _newcomers(draft: Draft, each: Each) -> Iterator[Newcomer]:
    for count, row in enumerate(draft.each(Outcome.NEW), 1):
        yield Newcomer(
            person=row["person"],
            name=row["name"],
            class_id=row["class_id"],
            since=date.fromisoformat(row["since"]),
            unit=row["unit"],
            applied=date.fromisoformat(row["applied"]) if row["applied"] else None,
        )
        each(count)


def _keep_contacts(draft: Draft, outcome: Outcome) -> int:
    """Keep what a list says of how people are reached; what it does not say stays as it is."""
    coming, kept = draft.each(outcome), 0
    while some := list(islice(coming, AT_ONCE)):
        said = {(row["person"] or row["other"]): row for row in some if any(row[each] for each in KEPT)}
        set_contacts({person: _contact(row) for person, row in said.items()})
        kept += len(said)
    return kept


def _contact(row: sqlite3.Row) -> dict[str, str]:
    said = {"address": "email", "telephone": "telephone", "postal": "address", "language": "language"}
    return {name: row[column] for name, column in {**said, "number": "number"}.items()}
