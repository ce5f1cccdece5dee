"""What the acts do to the rows of people and memberships."""

from datetime import date

from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert
from folkmoot.members import reads
from folkmoot.members.models import Application, Membership, Person


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


def _as_known(occasion: Occasion) -> str:
    """The date of a deed as far as it is known."""
    return occasion.on or occasion.today.isoformat()


def _leaving(rule: MemberClass | None, today: date) -> date:
    """The first day on which whoever resigns today is no member any more."""
    when = None if rule is None else rule.leave
    if when == "month_end":
        return date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return date(today.year + 1, 1, 1) if when == "year_end" else today
