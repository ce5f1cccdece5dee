"""The rows of the history: what is said of the organisation, each beside the others, none ever overwritten."""

from django.db import models

from folkmoot.door.models import Row


class Note(Row):
    """One thing that is said. `stated_in` is where, when the entry itself names no source; all words are commitments.

    `retracted_in` is the index of the entry that withdrew it: the row stays.
    """

    stated_in = models.CharField(max_length=45, blank=True)
    retracted_in = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class ProfileValue(Note):
    """One value of one field of the profile. `adds`: it stands beside the values noted before it."""

    field = models.CharField(max_length=40)
    adds = models.BooleanField()
    words = models.CharField(max_length=45, blank=True)
    date = models.CharField(max_length=20, blank=True)
    until = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=45, blank=True)
    body = models.CharField(max_length=64, blank=True)
    qualifier = models.CharField(max_length=45, blank=True)
    said_by = models.CharField(max_length=45, blank=True)
    inferred = models.BooleanField()


class Event(Note):
    """Something that happened. `day` is the one by which it stands on the timeline."""

    topic = models.CharField(max_length=40)
    date = models.CharField(max_length=20)
    until = models.CharField(max_length=20, blank=True)
    day = models.DateField(db_index=True)
    text = models.CharField(max_length=45)
    place = models.CharField(max_length=45, blank=True)
    inferred = models.BooleanField()
    about = models.BigIntegerField(null=True, help_text="index of the entry that tells of the same")


class Party(Row):
    """Somebody who had a part in an event: a person, a group, an organisation."""

    event = models.BigIntegerField(db_index=True)
    part = models.CharField(max_length=40)
    name = models.CharField(max_length=45)
    person = models.CharField(max_length=24, blank=True)


class Claim(Note):
    """What somebody said. Claims about the same entry stand side by side; `against` is the key of another claim."""

    said_by = models.CharField(max_length=45)
    date = models.CharField(max_length=20)
    day = models.DateField()
    text = models.CharField(max_length=45)
    about = models.BigIntegerField(null=True, db_index=True, help_text="index of an entry")
    against = models.BigIntegerField(null=True)


class NotablePerson(Note):
    """Somebody known outside the organisation, and what they were to it."""

    name = models.CharField(max_length=45)
    description = models.CharField(max_length=45)
    relation = models.CharField(max_length=40)
    from_date = models.CharField(max_length=20, blank=True)
    until = models.CharField(max_length=20, blank=True)
    person = models.CharField(max_length=24, blank=True)
