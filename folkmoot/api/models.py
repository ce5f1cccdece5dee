"""The rows of the API: tokens, of which only a digest is kept."""

from django.db import models

from folkmoot.door.models import Kept


class Token(Kept):
    """What lets a program act and read for a person, within `scopes`, until it runs out or is revoked."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=24, db_index=True)
    label = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    made = models.DateField()
    until = models.DateField(null=True)
    used = models.DateField(null=True)
    revoked = models.DateField(null=True)
