"""Calling and opening meetings, counting who is there, and approving their minutes."""

from datetime import date, timedelta

from folkmoot.bodies.entitlement import enough, least_present
from folkmoot.bodies.meetings import is_overdue, meeting, notice_days, rule_of
from folkmoot.bodies.models import Attendance, Decision, Meeting, Presence
from folkmoot.bodies.seats import in_its_unit
from folkmoot.branches.reads import count_units
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Count, Hour, Id, Key, Line, Missing, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.members.reads import count_on, membership_on


@act("bodies.convene", verb="convene", on="meeting", record="minutes")
class Convene(Act, frozen=True, kw_only=True):
    """I call a meeting of this body for a day, to talk about this; so many members, or units, have asked for it.

    `asked` is stated by whoever enters it, who counts as one where nothing is stated. `again` names a meeting in whose
    place this one is called: if that one has no quorum, the lower quorum of a second call holds here.

    Changes: the list of meetings.
    Shows: to whoever may read minutes.
    """

    body: Id
    unit: Key | None = None
    day: date
    asked: Count | None = None
    again: Key | None = None
    agenda: Text | None = None
    begins: Hour | None = None
    place: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.charter.body(self.body) is None:
            raise Missing("field body: the charter has no body {body}", body=self.body)
        in_its_unit(occasion.charter.body(self.body), self.unit, occasion.today)
        if occasion.told:
            told: dict[str, Value] = {} if self.asked is None else {"initiative": self.asked}
            return _of(self.body, self.unit, told)
        if self.day < occasion.today:
            raise BadAct("field day: expected a day from {today} on", today=occasion.today)
        self._second_call(occasion)
        known: dict[str, Value] = {
            "notice_days": notice_days(occasion.today, self.day),
            "overdue": is_overdue(occasion.charter, self.body, self.unit, occasion.today),
            "initiative": self._initiative(occasion),
            "members": count_on(occasion.today, self.unit),
            "units": count_units(occasion.today),
        }
        return _of(self.body, self.unit, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        initiative = facts.get("initiative")
        called = Meeting(
            id=occasion.key(),
            body=self.body,
            unit=self.unit,
            day=self.day,
            called_on=min(occasion.today, self.day),
            notice_days=notice_days(occasion.today, self.day),
            asked=initiative if isinstance(initiative, int) else None,
            again=self.again,
            agenda=self.agenda or "",
            begins=self.begins or "",
            place=self.place or "",
        )
        insert(called)

    def _initiative(self, occasion: Occasion) -> int:
        """How many asked. For the meeting of a unit only its own members do."""
        asked, members = self.asked, count_on(occasion.today, self.unit)
        if asked is not None and asked > members:
            raise BadAct(
                "field asked: {asked} cannot have asked; there are {members} members", asked=asked, members=members
            )
        if occasion.person is None:
            return asked or 0
        row = membership_on(occasion.person, occasion.today)
        belongs = row is not None and self.unit in (None, row.unit)
        return (1 if asked is None else asked) if belongs else 0

    def _second_call(self, occasion: Occasion) -> None:
        if self.again is None:
            return
        first = next(iter(rows(Meeting, id=self.again)), None)
        if first is None or (first.body, first.unit) != (self.body, self.unit):
            raise Missing("field again: there is no meeting {again} of {body}", again=self.again, body=self.body)
        rule = rule_of(occasion.charter, self.body)
        if rule is None or rule.second_call is None:
            raise BadAct("field again: no article gives a second call to {body}", body=self.body)
        earliest = first.day + timedelta(days=rule.second_call.after_days)
        if self.day < earliest:
            raise BadAct(
                "field day: article {article} lets it meet again from {earliest} on",
                article=rule.article,
                earliest=earliest,
            )


@act("bodies.open_meeting", verb="convene", on="meeting", record="attendance")
class OpenMeeting(Act, frozen=True, kw_only=True):
    """I open this meeting; so many are present, among them these people.

    Changes: the meeting is open, who was there, and whether they were enough.
    Shows: to whoever may read who was present.
    """

    meeting: Key
    present: Count
    people: tuple[Person, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        row = meeting(self.meeting)
        if row.day > occasion.today:
            raise BadAct("field meeting: it is called for {day}, which has not come yet", day=row.day)
        if row.opened:
            raise BadAct("field meeting: it was opened already; count again by bodies.note_quorum")
        if len(set(self.people)) > self.present:
            raise BadAct("field present: fewer than the people who are named")
        return _as_called(row, occasion, self.present)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Meeting.objects.filter(pk=self.meeting).update(opened=True)
        _count(self.meeting, self.present, facts, occasion)
        Attendance.objects.bulk_create(
            Attendance(id=occasion.key(n), meeting=self.meeting, person=person)
            for n, person in enumerate(dict.fromkeys(self.people))
        )


@act("bodies.note_quorum", verb="convene", on="meeting", record="attendance")
class NoteQuorum(Act, frozen=True, kw_only=True):
    """I have counted again: so many are present now.

    Changes: how many were at the meeting, and whether they are enough.
    Shows: to whoever may read who was present.
    """

    meeting: Key
    present: Count

    def gather(self, occasion: Occasion) -> Facts:
        row = meeting(self.meeting)
        if not row.opened:
            raise BadAct("field meeting: it has not been opened")
        return _as_called(row, occasion, self.present)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _count(self.meeting, self.present, facts, occasion)


@act("bodies.approve_minutes", verb="approve_minutes", on="meeting", record="minutes")
class ApproveMinutes(Act, frozen=True, kw_only=True):
    """We approve the minutes of this meeting.

    Changes: what the meeting decided is no longer marked as reported.
    Shows: to whoever may read minutes.
    """

    meeting: Key
    minutes: Text

    def gather(self, occasion: Occasion) -> Facts:
        row = meeting(self.meeting)
        if row.approved_on is not None:
            raise BadAct("field meeting: its minutes were approved on {approved_on}", approved_on=row.approved_on)
        if row.day > occasion.today:
            raise BadAct("field meeting: it is called for {day}, which has not come yet", day=row.day)
        return _of(row.body, row.unit, {"minutes_read": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Meeting.objects.filter(pk=self.meeting).update(
            minutes=self.minutes, approved_on=occasion.today, approval=occasion.key()
        )
        Decision.objects.filter(meeting=self.meeting).update(reported=False)


def _of(body: str, unit: int | None, known: dict[str, Value]) -> Facts:
    return Facts({f"meeting:{body}"}, known if unit is None else {**known, "unit": unit})


def _as_called(row: Meeting, occasion: Occasion, present: int) -> Facts:
    """What was so when the meeting was called, which whoever opens it need not show again; and whether enough came."""
    if occasion.told:
        return _of(row.body, row.unit, {})
    known: dict[str, Value] = {
        "notice_days": row.notice_days,
        "overdue": is_overdue(occasion.charter, row.body, row.unit, row.called_on),
        "initiative": row.asked or 0,
        "members": count_on(row.called_on, row.unit),
        "units": count_units(row.called_on),
    }
    quorate = enough(occasion.charter, row, present)
    return _of(row.body, row.unit, known if quorate is None else {**known, "quorate": quorate})


def _count(key: int, present: int, facts: Facts, occasion: Occasion) -> None:
    said = facts.get("quorate")
    quorate = said if isinstance(said, bool) else None
    needed = None if quorate is None else least_present(occasion.charter, meeting(key))
    Presence.objects.create(id=occasion.key(), meeting=key, present=present, needed=needed, quorate=quorate)
    Meeting.objects.filter(pk=key).update(quorate=quorate)
