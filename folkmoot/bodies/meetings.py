"""What is known of meetings: when one was called, what is overdue, and the minutes that the record itself gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import CharField, Exists, OuterRef

from folkmoot.bodies.models import Attendance, Decision, Meeting, Presence, Recused
from folkmoot.bodies.seats import months_after
from folkmoot.branches.reads import unit as unit_of
from folkmoot.constitution.reads import organisation
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Missing
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.prepared import DAY, UNIT, Given, Prepared
from folkmoot.door.rows import rows


def meeting(key: int) -> Meeting:
    """The meeting with this key. Raises Missing."""
    found = rows(Meeting, id=key)
    if not found:
        raise Missing("field meeting: there is no meeting {key}", key=key)
    return found[0]


def meeting_on(body: str, unit: int | None, day: date) -> Meeting | None:
    """The meeting of a body that was called for a day, by then; the last one called, if there are several."""
    called = [each for each in rows(Meeting, body=body, unit=unit, day=day) if each.called_on <= day]
    return called[-1] if called else None


def rule_of(charter: Charter, body: str) -> rules.Meeting | None:
    """What the charter says of a body's meetings."""
    return next((each for each in charter.of(rules.Meeting) if each.of == body), None)


def notice_days(called: date, day: date) -> int:
    """Whole days between the call and the meeting."""
    return max((day - called).days - 1, 0)


def is_overdue(charter: Charter, body: str, unit: int | None, day: date) -> bool:
    """Whether a body should have met by now, with the days of grace that the charter gives.

    Before its first meeting the time runs from the founding, or from the day on which the unit was chartered.
    """
    rule = rule_of(charter, body)
    if rule is None or rule.every_months is None:
        return False
    last = _last_opened(unit is not None).rows(body=body, unit=unit, day=day)
    since = last[0].day if last else _began(unit)
    grace = rule.if_not_called.after_days if rule.if_not_called else 0
    return since is not None and (day - months_after(since, rule.every_months)).days > grace


@cache
def _last_opened(of_a_unit: bool) -> Prepared[Meeting]:
    opened = Meeting.objects.filter(body=Given("body", CharField()), opened=True, day__lte=DAY).order_by("-day")
    return Prepared((opened.filter(unit=UNIT) if of_a_unit else opened.filter(unit=None))[:1])


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision of a meeting: its row, who stood aside, its entry, and the entries of what it carried."""

    decision: Decision
    recused: tuple[str, ...]
    entry: int
    carried: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting as the record has it. `call` and `approval` are entries; `counted` is how many were there, in turn."""

    meeting: Meeting
    call: int
    attendance: tuple[str, ...]
    counted: tuple[Presence, ...]
    decisions: tuple[Taken, ...]
    approval: int | None


def minutes(key: int) -> Minutes:
    """The minutes of a meeting, from the record: its call, who was there, what was decided. Raises Missing."""
    row = meeting(key)
    return Minutes(
        meeting=row,
        call=born_of(row.pk),
        attendance=tuple(Attendance.objects.filter(meeting=key).order_by("pk").values_list("person", flat=True)),
        counted=tuple(Presence.objects.filter(meeting=key).order_by("pk")),
        decisions=tuple(_taken(each) for each in Decision.objects.filter(meeting=key).order_by("pk")),
        approval=None if row.approval is None else born_of(row.approval),
    )


def without_approved_minutes(day: date) -> Iterator[Meeting]:
    """The meetings until a day whose decisions are marked as reported, because nobody has approved their minutes."""
    reported = Exists(Decision.objects.filter(meeting=OuterRef("pk"), reported=True))
    yield from Meeting.objects.filter(reported, day__lte=day, approved_on=None).order_by("day", "pk")


def _taken(decision: Decision) -> Taken:
    entry = born_of(decision.pk)
    carried = Entry.objects.filter(cause=entry).order_by("index").values_list("index", flat=True)
    recused = Recused.objects.filter(decision=decision.pk).order_by("pk").values_list("person", flat=True)
    return Taken(decision, tuple(recused), entry, tuple(carried))


def _began(unit: int | None) -> date | None:
    if unit is not None:
        return unit_of(unit).chartered
    founded = organisation()
    return None if founded is None else founded.founded_on
