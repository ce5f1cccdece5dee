"""The rows of the door: the record, its head, and what is kept beside it.

Rebuilt rows (`Row`) can be made again from the record; kept rows (`Kept`) cannot, or need not: texts, attachments,
readings, places of readers. Only the door writes the record; the guard sees to it.
"""

from typing import ClassVar

from django.db import models


class Row(models.Model):
    """A row of an organ, keyed by the entry that it was born of: see `Occasion.key`."""

    rebuilt: ClassVar[bool] = True

    id = models.BigIntegerField(primary_key=True)

    class Meta:
        abstract = True


class Head(models.Model):
    """The one fixed row that every act locks: how long the record is, and what is in force."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=b"")
    at = models.DateTimeField(null=True)
    charter = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    rehearsal = models.BooleanField(default=False)
    live_from = models.BigIntegerField(null=True, help_text="index of the first entry that was not told")
    told_until = models.DateField(null=True)
    dissolved_in = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="door_one_head"),)


class Correction(Row):
    """What was said to put an entry right. `right` is a commitment."""

    of = models.BigIntegerField(db_index=True)
    right = models.CharField(max_length=45)


class Entry(models.Model):
    """One entry: the exact bytes that were hashed, and a few columns to find it by."""

    index = models.BigIntegerField(primary_key=True)
    line = models.BinaryField()
    leaf = models.BinaryField(max_length=32)
    act = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    record_class = models.CharField(max_length=80)
    cause = models.BigIntegerField(null=True)
    charter = models.CharField(max_length=64)
    request = models.CharField(max_length=64, null=True, unique=True)
    refusal = models.CharField(max_length=64, null=True, unique=True)


class Kept(models.Model):
    """A row that a rebuild neither makes nor compares."""

    class Meta:
        abstract = True


class KeptText(Kept):
    """The text behind a commitment, with its salt. Erasing deletes the row; the commitment stays in the entry.

    Where it belongs to a case, text and salt lie in `sealed`, encrypted, and nowhere else: see `casefile`.
    """

    commitment = models.CharField(max_length=45, primary_key=True)
    entry = models.BigIntegerField()
    field = models.CharField(max_length=200)
    salt = models.BinaryField(max_length=32)
    text = models.TextField()
    record_class = models.CharField(max_length=80)
    sealed = models.BinaryField(default=b"")

    class Meta:
        indexes = (models.Index(fields=["entry"], name="door_kepttext_entry"),)

    @property
    def sealed_as(self) -> str:
        """What its encryption is bound to: it decrypts in no other place."""
        return f"text {self.commitment}"


class Attachment(Kept):
    """A file that entries name by its SHA-256: a charter's text, a batch. Charters are never erased."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()


class CaseFile(Kept):
    """A file of a case, encrypted: see `casefile`.

    Until an entry names it, it `waits_as` a name that nobody without the key can make of its content; then it belongs
    to a `commitment`, and is erased with the text behind that.
    """

    commitment = models.CharField(max_length=45, null=True, unique=True)
    waits_as = models.CharField(max_length=64, blank=True, db_index=True)
    sealed = models.BinaryField()
    day = models.DateField()
    sealed_as: ClassVar[str] = "file"


class WaitingText(Kept):
    """The text behind a commitment in a line of an attachment that no entry names yet: see `attached`."""

    commitment = models.CharField(max_length=45, primary_key=True)
    attachment = models.CharField(max_length=64, db_index=True)
    place = models.CharField(max_length=100, help_text="the number of the line, and the path in it: `1.name`")
    salt = models.BinaryField(max_length=32)
    text = models.TextField()


class Reading(Kept):
    """One row a reader, list and day: who read a sensitive list. No act and no entry."""

    reader = models.CharField(max_length=24)
    of = models.CharField(max_length=80)
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["reader", "of", "day"], name="door_reading_once"),)


class Place(Kept):
    """How far a reader of the record has come: the index of the next entry that it has to read."""

    reader = models.CharField(max_length=40, primary_key=True)
    next = models.BigIntegerField(default=0)


class Guise(Kept):
    """Somebody whom a rehearsal offers to be: who they are, in each language, and what to try as them.

    `person` is empty where it is somebody new. Each of `tries` has what it `says`, and the `act` whose form it opens
    with what stands in it (`given`, pairs as in an address), or the `page` that it opens; `refused` names the rule by
    which the charter refuses it.
    """

    n = models.PositiveSmallIntegerField(primary_key=True)
    person = models.CharField(max_length=24, blank=True)
    label = models.JSONField()
    says = models.JSONField()
    tries = models.JSONField()
