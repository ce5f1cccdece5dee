"""The rows of the members: people, memberships over time, applications, suspensions; estimates and departures."""

from django.db import models

from folkmoot.door.models import Row


class Person(Row):
    """Somebody whom the record knows by a reference. Their name is a commitment."""

    reference = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=45)


class Membership(Row):
    """A time in one class and unit: from `from_day` to the day before `until_day`. `since` counts moves as one."""

    person = models.CharField(max_length=24, db_index=True)
    class_id = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True, db_index=True)
    since = models.DateField()
    from_day = models.DateField()
    until_day = models.DateField(null=True)
    ended_by = models.CharField(max_length=20, blank=True, help_text="transfer, lapse, resign or expel")


class Application(Row):
    """Somebody asked to become a member. `outcome` is empty while it is open."""

    person = models.CharField(max_length=24, db_index=True)
    name = models.CharField(max_length=45)
    class_id = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()
    outcome = models.CharField(max_length=20, blank=True, help_text="admit or refuse")
    decided_on = models.DateField(null=True)


class Suspension(Row):
    """A member's rights rest from `from_day` to the day before `until_day`, or until it was ended."""

    person = models.CharField(max_length=24, db_index=True)
    from_day = models.DateField()
    until_day = models.DateField()
    ended_on = models.DateField(null=True)


class Estimate(Row):
    """What somebody said of the membership on a date that is known in part."""

    date = models.CharField(max_length=20)
    members = models.BigIntegerField(null=True)
    share = models.CharField(max_length=20, blank=True)
    qualifier = models.CharField(max_length=20, blank=True)
    said_by = models.CharField(max_length=45, blank=True)
    peak = models.BooleanField(default=False)


class Departure(Row):
    """What somebody said of how many left on a date that is known in part, or from then on."""

    date = models.CharField(max_length=20)
    onwards = models.BooleanField(default=False)
    members = models.BigIntegerField(null=True)
    share = models.CharField(max_length=20, blank=True)
    qualifier = models.CharField(max_length=20, blank=True)
    of = models.CharField(max_length=45, blank=True)
    how = models.CharField(max_length=20, blank=True, help_text="resign, expel or lapse")
    destination = models.CharField(max_length=45, blank=True)
    said_by = models.CharField(max_length=45, blank=True)
