"""The rows of the deliberation: tendencies, who belongs to them, what is claimed and what was given."""

from django.db import models

from folkmoot.door.models import Row


class Tendency(Row):
    """A tendency or faction, from its announcement to its end. `name`, `platform` and `ended_by` are commitments.

    `kind` is the charter's rule that it falls under; empty, where a told one falls under none. `formed` is the day on
    which so many first belonged to it as the charter asks. `announced`, `formed` and `ended` are the latest days that
    their dates can mean; the columns on `_edtf` have them as far as they are known. `announced_by` is how many
    announced it, where only a source says so. `how` it ended is dissolve, leave (nobody was left) or expel; `ended_by`
    is who a source says ended it.
    """

    kind = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=45)
    platform = models.CharField(max_length=45, blank=True)
    announced = models.DateField()
    announced_edtf = models.CharField(max_length=20)
    announced_by = models.PositiveIntegerField(null=True)
    formed = models.DateField(null=True)
    formed_edtf = models.CharField(max_length=20, blank=True)
    ended = models.DateField(null=True)
    ended_edtf = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=16, blank=True)
    ended_by = models.CharField(max_length=45, blank=True)


class Where(Row):
    """A place where those who announced a tendency mostly were, as a source says. `name` is a commitment."""

    tendency = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=45)


class Belonging(Row):
    """Somebody who belongs to a tendency, by their own act alone.

    It lasts to the day before `left`, and no longer than the membership that they had when they joined: see `reads`.
    `wants_end` is the day on which they said that it should end.
    """

    tendency = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24, db_index=True)
    since = models.DateField()
    left = models.DateField(null=True)
    wants_end = models.DateField(null=True)


class Claim(Row):
    """Something that the charter gives for the asking, and that was asked for: owed until it was given.

    Of a tendency, or where there is none, of a member. `amount` is how many minutes or people it is, by the charter of
    that day; `unit` is where, `text` a commitment to what is to be passed on, `by_day` by when it must be given.
    `where` is a commitment to where it can be found, `given_in` the entry that says that it was given.
    """

    tendency = models.BigIntegerField(null=True, db_index=True)
    person = models.CharField(max_length=24, blank=True, db_index=True)
    due = models.CharField(max_length=24)
    amount = models.PositiveIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    text = models.CharField(max_length=45, blank=True)
    day = models.DateField()
    by_day = models.DateField(null=True)
    given = models.DateField(null=True)
    given_in = models.BigIntegerField(null=True)
    where = models.CharField(max_length=45, blank=True)


class Origin(Row):
    """A tendency in another organisation from which this one comes, as a source says. All words are commitments."""

    name = models.CharField(max_length=45)
    inside = models.CharField(max_length=45)
    formed = models.CharField(max_length=20, blank=True)
    ended = models.CharField(max_length=20, blank=True)
    how = models.CharField(max_length=16, blank=True, help_text="expel, leave or dissolve")
    stated_in = models.CharField(max_length=45, blank=True)
