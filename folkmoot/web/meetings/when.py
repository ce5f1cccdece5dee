"""When a meeting is, in the reader's own time, and how far it has come."""

from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from folkmoot.bodies.models import Meeting
from folkmoot.web import words
from folkmoot.web.page import Sight
from folkmoot.web.templatetags.days import on_day

Stage = Literal["coming", "open", "held", "silent"]


def begins_at(row: Meeting, sight: Sight) -> datetime | None:
    """The moment at which a meeting begins; None where its call names no hour. The hour is the charter's."""
    if not row.begins or sight.charter is None:
        return None
    return datetime.combine(row.day, time.fromisoformat(row.begins), sight.charter.timezone)


def held_at(row: Meeting, sight: Sight) -> str:
    """`Friday 14 May 2026, 18:00, Chicago time`, in the reader's zone; `Friday 14 May 2026` where no hour is named."""
    at = begins_at(row, sight)
    return on_day(row.day) if at is None else words.moment(at, sight.zone)


def stage_of(row: Meeting, today: date, *, decided: bool) -> Stage:
    """Whether a meeting is coming, open today, or held; `silent` is one of which the record says no more."""
    if row.opened and row.day == today and row.approved_on is None:
        return "open"
    if row.day >= today and not row.opened:
        return "coming"
    return "held" if row.opened or decided or row.approved_on is not None else "silent"


def clock(at: datetime, day: date, zone: ZoneInfo) -> str:
    """`19:05` on the day itself; the whole time, if it was entered on another one."""
    local = at.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == day else words.moment(at, zone)
