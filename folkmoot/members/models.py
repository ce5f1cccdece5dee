"""The rows of the members: people, memberships over time, applications, suspensions; estimates and departures."""

from django.db import models

from folkmoot.door.models import Kept, Row


class Person(Row):
    """Somebody whom the record knows by a reference. Their name is a commitment."""

    reference = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=45)


class Membership(Row):
    """A time in one class and unit: from `from_day` to the day before `until_day`. `since` counts moves as one.

    The days are the latest that the dates can mean; `from_edtf` and `until_edtf` are the dates as far as they are
    known. Whoever leaves says so on `told_on`; `reason` and `destination` are commitments.
    """

    person = models.CharField(max_length=24, db_index=True)
    class_id = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True, db_index=True)
    since = models.DateField()
    from_day = models.DateField()
    from_edtf = models.CharField(max_length=20)
    began_by = models.CharField(max_length=20, help_text="found, admit, transfer or reinstate")
    until_day = models.DateField(null=True)
    until_edtf = models.CharField(max_length=20, blank=True)
    ended_by = models.CharField(max_length=20, blank=True, help_text="admit, transfer, lapse, resign or expel")
    told_on = models.DateField(null=True)
    reason = models.CharField(max_length=45, blank=True)
    destination = models.CharField(max_length=45, blank=True)


class Batch(Row):
    """A list of members who were admitted together. `named_in` and `named_at` say where its rows' words stand."""

    rows = models.CharField(max_length=64, unique=True)
    members = models.IntegerField()
    class_id = models.CharField(max_length=64, blank=True, help_text="if all are of one")
    unit = models.BigIntegerField(null=True, help_text="if all are of one")
    applied = models.DateField(null=True, help_text="the last day on which any of them applied, if all did")
    eligible = models.BooleanField(default=False)
    day = models.DateField()
    named_in = models.BigIntegerField(db_index=True)
    named_at = models.CharField(max_length=200)
    undone_on = models.DateField(null=True)


class Application(Row):
    """Somebody asked to become a member, or a member of another class. `outcome` is empty while it is open."""

    person = models.CharField(max_length=24, db_index=True)
    name = models.CharField(max_length=45)
    class_id = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()
    outcome = models.CharField(max_length=20, blank=True, help_text="admit or refuse")
    decided_on = models.DateField(null=True)
    reason = models.CharField(max_length=45, blank=True)


class Suspension(Row):
    """A member's rights rest from `from_day` to `until_day`, that day included, or to the day before `ended_on`."""

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
    stated_in = models.CharField(max_length=45, blank=True)
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
    stated_in = models.CharField(max_length=45, blank=True)


class SoughtName(Kept):
    """A person's name as people type it, to find and to sort them by: made from the record, never read out.

    `folded` is without capitals and accents; of a name that was erased it is `NO_NAME`, which comes last.
    """

    reference = models.CharField(max_length=24, unique=True)
    folded = models.CharField(max_length=400, db_index=True)
    record_class = models.CharField(max_length=80)
