"""What the acts do to the rows of people and memberships."""

from datetime import date, timedelta
from itertools import islice

from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.attached import first_named
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, insert_many
from folkmoot.members import batches, reads
from folkmoot.members.models import Application, Batch, Membership, Person, Suspension

TOGETHER = 1_000


def know(person: str, name: str, occasion: Occasion) -> None:
    """Keep the name of a person, who may be new."""
    if reads.person(person) is None:
        insert(Person(id=occasion.key(), reference=person, name=name))
    else:
        Person.objects.filter(reference=person).update(name=name)


def close(application: Application, outcome: str, occasion: Occasion, reason: str | None = None) -> None:
    """End the wait of whoever applied."""
    application.outcome, application.decided_on = outcome, occasion.today
    application.reason = reason or ""
    application.save()


def begin(person: str, class_id: str, unit: int | None, how: str, occasion: Occasion) -> None:
    """Enter somebody on the roll."""
    Membership.objects.create(
        id=occasion.key(),
        person=person,
        class_id=class_id,
        unit=unit,
        since=occasion.today,
        from_day=occasion.today,
        from_edtf=_as_known(occasion),
        began_by=how,
    )


def begin_together(attachment: str, members: int, facts: Facts, occasion: Occasion) -> None:
    """Enter everybody on a list on the roll: some at a time, so that memory does not grow with the list."""
    named_in, named_at = first_named(attachment, before=occasion.index) or (occasion.index, "body.rows")
    waited, unit, class_id = (facts.get(name) for name in ("objection_days", "unit", "membership"))
    insert(
        Batch(
            id=occasion.key(),
            rows=attachment,
            members=members,
            class_id=class_id if isinstance(class_id, str) else "",
            unit=unit if isinstance(unit, int) else None,
            applied=occasion.today - timedelta(days=waited) if isinstance(waited, int) and waited else None,
            eligible=facts.get("eligible") is True,
            day=occasion.today,
            named_in=named_in,
            named_at=named_at,
        )
    )
    coming = batches.rows(attachment)
    while some := list(islice(coming, TOGETHER)):
        insert_many(Person(id=occasion.key(number - 1), reference=row.person, name=row.name) for number, row in some)
        insert_many(
            Membership(
                id=occasion.key(number - 1),
                person=row.person,
                class_id=row.class_,
                unit=row.unit,
                since=row.since,
                from_day=occasion.today,
                from_edtf=_as_known(occasion),
                began_by="admit",
            )
            for number, row in some
        )


def end_together(batch: Batch, occasion: Occasion) -> None:
    """Take everybody on a list off the roll, and out of all that is known of people, as if they had never come."""
    born = {"id__gte": batch.pk, "id__lt": batch.pk + batch.members}
    Membership.objects.filter(**born).delete()
    Person.objects.filter(**born).delete()
    batch.undone_on = occasion.today
    batch.save()


def move(row: Membership, class_id: str, unit: int | None, how: str, occasion: Occasion) -> None:
    """Carry a membership on in another unit or class: it has run since the same day, and leaves when it would have."""
    onwards = {name: getattr(row, name) for name in ("until_day", "until_edtf", "ended_by", "told_on")}
    onwards |= {name: getattr(row, name) for name in ("reason", "destination")}
    Membership.objects.filter(pk=row.pk).update(
        until_day=occasion.today,
        until_edtf=_as_known(occasion),
        ended_by=how,
        told_on=None,
        reason="",
        destination="",
    )
    Membership.objects.create(
        id=occasion.key(),
        person=row.person,
        class_id=class_id,
        unit=unit,
        since=row.since,
        from_day=occasion.today,
        from_edtf=_as_known(occasion),
        began_by=how,
        **onwards,
    )


def end(
    row: Membership | None, how: str, occasion: Occasion, *, reason: str | None = None, destination: str | None = None
) -> None:
    """Take somebody off the roll: at once, or, of who resigns, on the day that their class says.

    Whoever never stood on it (None) is not taken off it: that they left stands in the entry alone.
    """
    if row is None:
        return
    day = occasion.today
    if how == "resign":
        day = _leaving(occasion.charter.get(MemberClass, row.class_id), day)
    row.until_day, row.ended_by, row.told_on = day, how, occasion.today
    row.until_edtf = _as_known(occasion) if day == occasion.today else day.isoformat()
    row.reason, row.destination = reason or "", destination or ""
    row.save()


def end_suspension(person: str, from_day: date, until_day: date, day: date) -> None:
    """Let the suspension that was to run between these days be over before its time."""
    running = Suspension.objects.filter(person=person, from_day=from_day, until_day=until_day, ended_on=None)
    for row in running.order_by("pk")[:1]:
        row.ended_on = day
        row.save()


def _as_known(occasion: Occasion) -> str:
    """The date of a deed as far as it is known."""
    return occasion.on or occasion.today.isoformat()


def _leaving(rule: MemberClass | None, today: date) -> date:
    """The first day on which whoever resigns today is no member any more."""
    when = None if rule is None else rule.leave
    if when == "month_end":
        return date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return date(today.year + 1, 1, 1) if when == "year_end" else today
