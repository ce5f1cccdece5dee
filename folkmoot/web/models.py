"""What the pages keep for a person between two visits. None of it is in the record."""

from django.db import models

from folkmoot.door.models import Kept


class SavedView(Kept):
    """A view of the roll that somebody wants again: the search, filters and order that its address asks for."""

    person = models.CharField(max_length=24, db_index=True)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)
