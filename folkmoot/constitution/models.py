"""The rows of the constitution: charters in force, changes proposed, rulings, emergencies, the end."""

from django.db import models

from folkmoot.door.models import Row


class Organisation(Row):
    """The one row of the founding: who we are."""

    name = models.CharField(max_length=45)
    origin = models.CharField(max_length=200)
    rehearsal = models.BooleanField(default=False)
    founded_on = models.DateField()


class Version(Row):
    """A charter and the day from which it is in force, until the next one."""

    charter = models.CharField(max_length=64)
    from_day = models.DateField()


class Proposal(Row):
    """A change of the charter that was put forward, or, without a charter, that the organisation end.

    `under` is the charter that was in force then, and judges it.
    """

    charter = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=45, blank=True)
    under = models.CharField(max_length=64)
    day = models.DateField()
    adopted_on = models.DateField(null=True)


class Ratification(Row):
    """Somebody confirmed a proposal or an emergency: `of` is its key."""

    of = models.BigIntegerField(db_index=True)
    day = models.DateField()


class Interpretation(Row):
    """A ruling on what an article means, and by whom."""

    by = models.CharField(max_length=64, blank=True)
    charter = models.CharField(max_length=64)
    article = models.CharField(max_length=20)
    ruling = models.CharField(max_length=45)
    day = models.DateField()


class Emergency(Row):
    """An emergency: runs from `from_day` to the day before `until_day`, unless it was ended or nobody ratified it.

    `confirm_by` is the last day on which it runs unless it is ratified.
    """

    declared_by = models.CharField(max_length=64)
    trigger = models.CharField(max_length=20)
    reason = models.CharField(max_length=45)
    from_day = models.DateField()
    until_day = models.DateField()
    confirm_by = models.DateField(null=True)
    renewals = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True)


class Dissolution(Row):
    """The organisation is dissolved."""

    reason = models.CharField(max_length=45, blank=True)
    day = models.DateField()
