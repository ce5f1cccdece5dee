"""The rows of the branches: every unit that there is or was."""

from django.db import models

from folkmoot.door.models import Row


class Unit(Row):
    """A unit from its charter to its end. `name` and `reason` are commitments to words kept apart."""

    kind = models.CharField(max_length=64)
    parent = models.BigIntegerField(null=True)
    name = models.CharField(max_length=45)
    chartered = models.DateField()
    suspended_from = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    ended = models.DateField(null=True)
    how = models.CharField(max_length=24)
    reason = models.CharField(max_length=45, blank=True)
