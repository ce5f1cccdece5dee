"""The rows of mail: where a person is reached, what they want to be written about, and the letters under way."""

from django.db import models

from folkmoot.door.models import Kept


class Contact(Kept):
    """Where a person is reached, and in which language. Two people may share an address; a person may have none.

    `postal` is the address on paper, a line each.
    """

    person = models.CharField(max_length=24, primary_key=True)
    address = models.CharField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    postal = models.CharField(max_length=500, blank=True, help_text="where letters go, in lines")
    number = models.CharField(max_length=64, blank=True, db_index=True, help_text="under which another list has them")
    on_paper = models.BooleanField(default=False, help_text="is written to on paper")


class Unwanted(Kept):
    """What a person does not want to be written about by mail."""

    person = models.CharField(max_length=24)
    purpose = models.CharField(max_length=20)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "purpose"], name="mail_unwanted_once"),)


class Letter(Kept):
    """A letter from its writing to its sending; then its words are gone and only that it was sent is kept.

    `about` is what it is about, an entry or a request: nobody gets two letters of one purpose about the same.
    Whoever sends takes it until `taken_until`: if they die, somebody else may take it then.
    """

    WAITING, SENT, FAILED, ON_PAPER, POSTED = "waiting", "sent", "failed", "paper", "posted"

    person = models.CharField(max_length=24, blank=True, db_index=True)
    address = models.CharField(max_length=254, blank=True)
    purpose = models.CharField(max_length=20)
    about = models.CharField(max_length=80)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    unit = models.BigIntegerField(null=True)
    written = models.DateTimeField()
    state = models.CharField(max_length=8, default=WAITING)
    due = models.DateTimeField()
    taken_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True, help_text="what the mail server answered last")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["about", "purpose", "person"], name="mail_letter_once"),)
        indexes = (models.Index(fields=["state", "due"], name="mail_letter_due"),)
