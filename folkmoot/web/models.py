"""What the pages keep for a person between two visits. None of it is in the record."""

from django.db import models

from folkmoot.door.models import Kept


class SavedView(Kept):
    """A view of the roll that somebody wants again: the search, filters and order that its address asks for."""

    person = models.CharField(max_length=24, db_index=True)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)


class Draft(Kept):
    """What a person typed into the form of an act and has not done yet: for them alone, and gone once it is done.

    `carries` is the act that the form would carry, if it carries one. `typed` is JSON: the values of each field. Of a
    form for a case it is empty, and they lie encrypted in `sealed`.
    """

    person = models.CharField(max_length=24)
    act = models.CharField(max_length=80)
    carries = models.CharField(max_length=80, blank=True)
    typed = models.TextField()
    sealed = models.BinaryField(default=b"")
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "act", "carries"], name="web_draft_once"),)

    @property
    def sealed_as(self) -> str:
        """What its encryption is bound to."""
        return f"draft {self.person} {self.act} {self.carries}"
