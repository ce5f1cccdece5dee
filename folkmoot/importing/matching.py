"""Who in a list is new: each row beside whom the organisation knows already, and beside the rows above it."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.door.texts import texts
from folkmoot.importing.draft import AT_ONCE, Draft, Outcome
from folkmoot.mail.models import Contact
from folkmoot.members.models import Membership, Person
from folkmoot.members.reads import members_on

COMPARED = ("name", "unit", "class_id", "email", "telephone", "address", "language")
KEPT = ("email", "telephone", "address", "language", "number")
"""What is kept beside the record, and may be taken over from a list without an act."""


def known(today: date) -> Iterator[dict[str, str | int | None]]:
    """Everybody of whom the record knows a name, some at a time: members, and who was one or applied."""
    last = -1
    while some := list(Person.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = some[-1].pk
        references = [each.reference for each in some]
        names = texts(each.name for each in some)
        contacts = {each.person: each for each in Contact.objects.filter(person__in=references)}
        running: dict[str, Membership] = {each.person: each for each in members_on(today).filter(person__in=references)}
        for each in some:
            row, contact = running.get(each.reference), contacts.get(each.reference) or Contact()
            yield {
                "person": each.reference,
                "name": names.get(each.name, ""),
                "unit": row.unit if row else None,
                "class_id": row.class_id if row else "",
                "member": 1 if row else 0,
                "email": contact.address,
                "telephone": contact.telephone,
                "address": contact.postal,
                "language": contact.language,
                "number": contact.number,
            }


def match(draft: Draft, *, shared_email: bool = False) -> None:
    """Say of each row what would become of it, and why.

    `shared_email`: whoever shares only an e-mail address with somebody, under another name, is somebody else.
    """
    draft.index()
    draft.db.execute("UPDATE rows SET outcome = NULL, reason = NULL, other = NULL, differs = NULL")
    draft.db.execute("UPDATE rows SET outcome = ?, reason = 'status' WHERE left != ''", (Outcome.LEFT,))
    email, named = "known.email = rows.email AND rows.email != ''", "AND known.folded = rows.folded"
    beside = (
        ("reference", "known.person = rows.reference AND rows.reference != ''"),
        ("number", "known.number = rows.number AND rows.number != ''"),
        ("email", f"{email} {named}"),
        ("email", f"{email} {named if shared_email else ''}"),
        ("name", "known.folded = rows.folded AND known.unit IS rows.unit AND known.member"),
    )
    for reason, condition in beside:
        draft.db.execute(
            f"UPDATE rows SET reason = '{reason}', other = (SELECT person FROM known WHERE {condition} "
            "ORDER BY known.member DESC LIMIT 1) "
            f"WHERE outcome IS NULL AND other IS NULL AND EXISTS (SELECT 1 FROM known WHERE {condition})"
        )
    draft.note(_beside_known(draft), "outcome")
    draft.note(_differences(draft), "differs")
    _among_themselves(draft, named.replace("known.", "above.") if shared_email else "")
    draft.db.execute("UPDATE rows SET outcome = ? WHERE outcome IS NULL", (Outcome.NEW,))


def _beside_known(draft: Draft) -> Iterator[tuple[str, int]]:
    """What becomes of each row that somebody who is known already was found for."""
    for row, other in _found(draft):
        if not other["member"] or (row["reason"] == "email" and row["folded"] != other["folded"]):
            yield Outcome.DUPLICATE, row["row"]
        else:
            yield (Outcome.CHANGED if _differing(row, other) else Outcome.SAME), row["row"]


def _differences(draft: Draft) -> Iterator[tuple[str, int]]:
    for row, other in _found(draft):
        yield " ".join(_differing(row, other)), row["row"]


def _found(draft: Draft) -> Iterator[tuple[sqlite3.Row, sqlite3.Row]]:
    last = -1
    sql = "SELECT * FROM rows WHERE other IS NOT NULL AND row > ? ORDER BY row LIMIT ?"
    while some := draft.db.execute(sql, (last, AT_ONCE)).fetchall():
        last = some[-1]["row"]
        for row in some:
            yield row, draft.db.execute("SELECT * FROM known WHERE person = ?", (row["other"],)).fetchone()


def _differing(row: sqlite3.Row, other: sqlite3.Row) -> list[str]:
    """In what a list says otherwise. What it does not say is no difference."""
    return [each for each in COMPARED if row[each] not in (None, "") and row[each] != other[each]]


def _among_themselves(draft: Draft, named: str) -> None:
    """Rows that stand in the list twice: the first of them counts."""
    twice = (
        ("number", "above.number = rows.number AND rows.number != ''"),
        ("email", f"above.email = rows.email AND rows.email != '' {named}"),
        ("name", "above.folded = rows.folded AND above.unit IS rows.unit"),
    )
    for reason, condition in twice:
        above = f"FROM rows AS above WHERE {condition} AND above.row < rows.row AND above.outcome IS NULL"
        draft.db.execute(
            f"UPDATE rows SET outcome = '{Outcome.DUPLICATE}', reason = '{reason}', "
            f"other = (SELECT min(above.row) {above}) "
            f"WHERE outcome IS NULL AND EXISTS (SELECT 1 {above})"
        )


def explained(draft: Draft, rows: Iterable[sqlite3.Row]) -> Iterator[tuple[sqlite3.Row, str]]:
    """Each of some rows, with the reason why it is not new."""
    for row in rows:
        found = draft.db.execute("SELECT name FROM known WHERE person = ?", (row["other"],)).fetchone()
        yield row, why(row, found["name"] if found else "")


def why(row: sqlite3.Row, name: str) -> str:
    """Why a row is not new, in words; `name` is that of whoever is known already, or of the row above."""
    if row["outcome"] == Outcome.LEFT:
        return _("The list says of them: {status}.").format(status=row["left"])
    if row["outcome"] == Outcome.DUPLICATE and str(row["other"]).isdecimal():
        says = {
            "number": _("Same number as row {row}."),
            "email": _("Same e-mail as row {row}."),
            "name": _("Same name and branch as row {row}."),
        }
        return says[row["reason"]].format(row=row["other"])
    says = {
        "reference": _("Is {name}, by the reference."),
        "number": _("Same number as {name}."),
        "email": _("Same e-mail as {name}."),
        "name": _("Same name and branch as {name}."),
    }
    return says[row["reason"]].format(name=name or _("somebody in the record")) if row["reason"] else ""
