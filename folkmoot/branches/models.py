"""The rows of the branches: every unit there is or was, its suspensions, and what is reported of units that left."""

from django.db import models

from folkmoot.door.models import Row


class Unit(Row):
    """A unit from its charter to its end. `name` and `reason` are commitments to words kept apart.

    `chartered` and `ended` are the latest days that the dates can mean; `chartered_edtf` and `ended_edtf` are these
    dates as far as they are known: `2014-03`, `../2014-03`. A unit that ended is no more on the day itself.
    """

    kind = models.CharField(max_length=64)
    parent = models.BigIntegerField(null=True)
    name = models.CharField(max_length=45)
    chartered = models.DateField()
    chartered_edtf = models.CharField(max_length=20)
    founded = models.BooleanField(help_text="it was there from the beginning")
    ended = models.DateField(null=True)
    ended_edtf = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=24, blank=True, help_text="how it ended: left or dissolved")
    reason = models.CharField(max_length=45, blank=True)


class Suspension(Row):
    """A unit may not act from `from_day` to `until_day`, that day included, or to the day before `ended_on`."""

    unit = models.BigIntegerField(db_index=True)
    from_day = models.DateField()
    until_day = models.DateField()
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=45)


class Departure(Row):
    """What somebody said of how many units ended on a date that is known in part."""

    date = models.CharField(max_length=20)
    units = models.BigIntegerField(null=True)
    qualifier = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=20, blank=True, help_text="disaffiliate or dissolve_unit")
    said_by = models.CharField(max_length=45, blank=True)
    stated_in = models.CharField(max_length=45, blank=True)
