"""The rows of the bodies: mandates, meetings, who was there, and decisions."""

from django.db import models

from folkmoot.door.models import Row


class Mandate(Row):
    """Somebody's seat in a body or an office. `until_day` is the last day of the term, `ended` the day it was lost."""

    person = models.CharField(max_length=24, db_index=True)
    seat = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    from_day = models.DateField()
    until_day = models.DateField(null=True)
    ended = models.DateField(null=True)
    how = models.CharField(max_length=16)
    end = models.CharField(max_length=16, blank=True)


class Meeting(Row):
    """A meeting that was called, and whether enough came when it was opened."""

    body = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()
    called_on = models.DateField()
    notice_days = models.PositiveIntegerField()
    opened = models.BooleanField(default=False)
    without_quorum = models.BooleanField(default=False)
    present = models.PositiveIntegerField(null=True)
    minutes = models.CharField(max_length=45, blank=True)
    approved_on = models.DateField(null=True)


class Attendance(Row):
    """Somebody who was at a meeting."""

    meeting = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)


class Decision(Row):
    """A question that a body or an electorate decided, with its count; `reported` until the minutes are approved."""

    body = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    held_on = models.DateField()
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField()
    abstain = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    question = models.CharField(max_length=45)
    carried = models.BooleanField()
    reported = models.BooleanField()
