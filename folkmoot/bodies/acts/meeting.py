"""Calling and opening meetings, and approving their minutes."""

from datetime import date

from folkmoot.bodies.models import Attendance, Decision, Meeting
from folkmoot.bodies.reads import in_its_unit, months_after
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Count, Id, Key, Missing, Person, Text, act
from folkmoot.door.occasion import Occasion


@act("bodies.convene", verb="convene", on="meeting", record="minutes")
class Convene(Act, frozen=True, kw_only=True):
    """I call a meeting of this body for a day.

    Changes: the list of meetings.
    Shows: to whoever may read minutes.
    """

    body: Id
    unit: Key | None = None
    day: date

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.charter.body(self.body) is None:
            raise Missing(f"field body: the charter has no body {self.body}")
        in_its_unit(occasion.charter.body(self.body), self.unit, occasion.today)
        if self.day < occasion.today:
            raise BadAct(f"field day: expected a day from {occasion.today} on")
        known: dict[str, Value] = {
            "notice_days": _notice(occasion.today, self.day),
            "overdue": _overdue(occasion.charter, self.body, self.unit, occasion.today),
            "initiative": 1 if occasion.person else 0,
        }
        if occasion.told and not known["overdue"]:
            del known["overdue"]  # an absent row says nothing of the past
        return _of(self.body, self.unit, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Meeting.objects.create(
            id=occasion.key(),
            body=self.body,
            unit=self.unit,
            day=self.day,
            called_on=occasion.today,
            notice_days=_notice(occasion.today, self.day),
        )


@act("bodies.open_meeting", verb="convene", on="meeting", record="attendance")
class OpenMeeting(Act, frozen=True, kw_only=True):
    """I open this meeting; so many are present, among them these people.

    Changes: the meeting is open, and who was there.
    Shows: to whoever may read who was present.
    """

    meeting: Key
    present: Count
    without_quorum: bool = False
    people: tuple[Person, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        row = _meeting(self.meeting)
        if row.day > occasion.today:
            raise BadAct(f"field meeting: it is called for {row.day}, which has not come yet")
        if len(set(self.people)) > self.present:
            raise BadAct("field present: fewer than the people who are named")
        overdue = _overdue(occasion.charter, row.body, row.unit, row.called_on)
        known: dict[str, Value] = {"notice_days": row.notice_days, "overdue": overdue, "initiative": 0}
        return _of(row.body, row.unit, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Meeting.objects.filter(pk=self.meeting).update(
            opened=True, present=self.present, without_quorum=self.without_quorum
        )
        Attendance.objects.bulk_create(
            Attendance(id=occasion.key(n), meeting=self.meeting, person=person)
            for n, person in enumerate(dict.fromkeys(self.people))
        )


@act("bodies.approve_minutes", verb="approve_minutes", on="meeting", record="minutes")
class ApproveMinutes(Act, frozen=True, kw_only=True):
    """We approve the minutes of this meeting.

    Changes: what the meeting decided is no longer marked as reported.
    Shows: to whoever may read minutes.
    """

    meeting: Key
    minutes: Text

    def gather(self, occasion: Occasion) -> Facts:
        row = _meeting(self.meeting)
        return _of(row.body, row.unit, {"minutes_read": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _meeting(self.meeting)
        Meeting.objects.filter(pk=row.pk).update(minutes=self.minutes, approved_on=occasion.today)
        Decision.objects.filter(body=row.body, unit=row.unit, held_on=row.day).update(reported=False)


def _meeting(key: int) -> Meeting:
    found = Meeting.objects.filter(pk=key).first()
    if found is None:
        raise Missing(f"field meeting: there is no meeting {key}")
    return found


def _of(body: str, unit: int | None, known: dict[str, Value]) -> Facts:
    return Facts({f"meeting:{body}"}, known if unit is None else {**known, "unit": unit})


def _notice(called: date, day: date) -> int:
    """Whole days between the call and the meeting."""
    return max((day - called).days - 1, 0)


def _overdue(charter: Charter, body: str, unit: int | None, day: date) -> bool:
    """Whether the body should have met by now, with the days of grace that the charter gives."""
    rule = next((each for each in charter.of(rules.Meeting) if each.of == body), None)
    last = Meeting.objects.filter(body=body, unit=unit, opened=True, day__lte=day).order_by("day").last()
    if rule is None or rule.every_months is None or last is None:
        return False
    grace = rule.if_not_called.after_days if rule.if_not_called else 0
    return (day - months_after(last.day, rule.every_months)).days > (grace or 0)
