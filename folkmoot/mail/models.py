"""The rows of mail: where a person is reached."""

from django.db import models

from folkmoot.door.models import Kept


class Contact(Kept):
    """Where a person is reached, and in which language. Two people may share an address; a person may have none."""

    person = models.CharField(max_length=24, primary_key=True)
    address = models.CharField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    postal = models.CharField(max_length=500, blank=True, help_text="where letters go, in lines")
    number = models.CharField(max_length=64, blank=True, db_index=True, help_text="under which another list has them")
    on_paper = models.BooleanField(default=False, help_text="is written to on paper")
