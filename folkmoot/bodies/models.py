"""The rows of the bodies: mandates, lots, meetings, who was there, and decisions."""

from django.db import models

from folkmoot.door.models import Row
from folkmoot.door.occasion import born_of


class Mandate(Row):
    """Somebody's seat in a body or an office.

    `seated_on` is the day of the election or appointment, `until_day` the last day of the term, `holds_until` the last
    day on which its holder stays when nobody follows, `ended` the day on which it was lost or its end was entered.
    `end` is remove, recall, stand_down, term, left (its holder is no member) or unit; `succeeds` is whose place this
    one takes.
    """

    person = models.CharField(max_length=24, db_index=True)
    seat = models.CharField(max_length=64, db_index=True)
    unit = models.BigIntegerField(null=True)
    seated_on = models.DateField()
    from_day = models.DateField()
    until_day = models.DateField(null=True)
    holds_until = models.DateField(null=True)
    ended = models.DateField(null=True)
    how = models.CharField(max_length=16)
    end = models.CharField(max_length=16, blank=True)
    succeeds = models.BigIntegerField(null=True, db_index=True)


class Alternate(Row):
    """Somebody who was chosen with those who sit in a body, and takes a place only when called into it.

    Their time is counted as a mandate's; it ends too when they are seated there.
    """

    person = models.CharField(max_length=24, db_index=True)
    seat = models.CharField(max_length=64, db_index=True)
    unit = models.BigIntegerField(null=True)
    from_day = models.DateField()
    until_day = models.DateField(null=True)
    ended = models.DateField(null=True)
    how = models.CharField(max_length=16)


class Nomination(Row):
    """Somebody was put forward for seats of a body that are filled by lot."""

    person = models.CharField(max_length=24, db_index=True)
    seat = models.CharField(max_length=64, db_index=True)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()


class Lot(Row):
    """A lot for so many seats: `names` is the attachment that lists who is in it, published before the seed was known.

    `seed_from` is a commitment to where the seed is taken from, `seed_on` the day on which it becomes known. `seed` and
    `drawn_on` are there once it is drawn; a list that another one replaced before that day is `replaced`.
    """

    seat = models.CharField(max_length=64, db_index=True)
    unit = models.BigIntegerField(null=True)
    seats = models.PositiveIntegerField()
    names = models.CharField(max_length=64)
    seed_from = models.CharField(max_length=45)
    published_on = models.DateField()
    seed_on = models.DateField()
    seed = models.CharField(max_length=200, blank=True)
    drawn_on = models.DateField(null=True)
    replaced = models.BooleanField(default=False)


class Drawn(Row):
    """What a lot gave somebody: `rank` is their place in its order, `outcome` is seated, alternate or passed.

    Passed over is who could no longer be seated on the day of the draw.
    """

    lot = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24, db_index=True)
    rank = models.PositiveIntegerField()
    outcome = models.CharField(max_length=16)


class Meeting(Row):
    """A meeting that was called; `again` is the one in whose place it is called, should that have no quorum.

    `agenda` and `place` are commitments, `begins` is an hour such as 18:30 in the charter's time zone.
    `quorate` says whether enough were there when it was last counted; None, before that or where nobody can tell.
    """

    body = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    day = models.DateField(db_index=True)
    called_on = models.DateField()
    notice_days = models.PositiveIntegerField()
    asked = models.PositiveIntegerField(null=True)
    again = models.BigIntegerField(null=True)
    agenda = models.CharField(max_length=45, blank=True)
    begins = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=45, blank=True)
    opened = models.BooleanField(default=False)
    quorate = models.BooleanField(null=True)
    minutes = models.CharField(max_length=45, blank=True)
    approved_on = models.DateField(null=True)
    approval = models.BigIntegerField(null=True)


class Presence(Row):
    """How many were there when a meeting was opened, or when they were counted again; and how many were needed then."""

    meeting = models.BigIntegerField(db_index=True)
    present = models.PositiveIntegerField()
    needed = models.PositiveIntegerField(null=True)
    quorate = models.BooleanField(null=True)


class Attendance(Row):
    """Somebody who was at a meeting."""

    meeting = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)


class Decision(Row):
    """A question that a body or an electorate decided, with its count; `reported` until the minutes are approved.

    The count is absent where a source tells the decision without it. `entitled` says how many might vote, where they
    were counted for this question alone: a case has a panel of its own.
    """

    body = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    meeting = models.BigIntegerField(null=True, db_index=True)
    held_on = models.DateField()
    yes = models.PositiveIntegerField(null=True)
    no = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    units = models.PositiveIntegerField(null=True)
    units_yes = models.PositiveIntegerField(null=True)
    entitled = models.PositiveIntegerField(null=True)
    tie_broken = models.BooleanField(default=False)
    question = models.CharField(max_length=45)
    carried = models.BooleanField()
    reported = models.BooleanField()


class Recused(Row):
    """Somebody who stood aside from a decision."""

    decision = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)


class Ballot(Row):
    """One vote on a question that may have to be carried several times: how many ballots in a row have carried it now.

    `of` tells the question: the act and all that it names, without its words. A ballot that is lost begins anew.
    """

    decision = models.BigIntegerField(db_index=True)
    of = models.CharField(max_length=64, db_index=True)
    body = models.CharField(max_length=64)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()
    ballots = models.PositiveIntegerField()
    apart_days = models.PositiveIntegerField()


class Waiting(Row):
    """An act that a decision carries, the `place`-th, and that waits: an appeal may still be made, or is open.

    An appeal may be made until `until_day`, that day included. `asked` is the key of what entered that it was asked
    about again, on `asked_on`; `outcome` is then done, refused or set_aside. `refused_by` are the rules that stood
    against it by then.
    """

    decision = models.BigIntegerField(db_index=True)
    place = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    rule = models.CharField(max_length=80)
    until_day = models.DateField()
    asked = models.BigIntegerField(null=True, db_index=True)
    asked_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    refused_by = models.CharField(max_length=500, blank=True)

    @property
    def asked_in(self) -> int | None:
        """The entry that says so."""
        return None if self.asked is None else born_of(self.asked)
