"""The rows of the grievances: cases and their parties, steps and hearings, recusals, findings, sanctions."""

from datetime import date

from django.db import models

from folkmoot.door.models import Row


class Case(Row):
    """A complaint and what becomes of it.

    `rule` is the charter's rule that it goes by, `body` the body or office that hears it, each empty where a source
    does not say. `statement` is a commitment. `closed_on` is the day from which nothing more is done in it, and
    `closed_by` why: the name of the act without its organ.
    """

    rule = models.CharField(max_length=64, blank=True)
    body = models.CharField(max_length=64, blank=True, db_index=True)
    unit = models.BigIntegerField(null=True)
    about = models.CharField(max_length=20, blank=True)
    happened_on = models.DateField(null=True)
    opened_on = models.DateField()
    statement = models.CharField(max_length=45, blank=True)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=20, blank=True)


class Party(Row):
    """Somebody in a case: `complainant`, `supporter`, `respondent`, `named` or `witness`.

    Whoever holds an office and is complained about as its holder has its `seat` beside their `person`; a body that is
    complained about has no person. `unit` is theirs when they became a party. A supporter who was only asked has no
    `since` yet.
    """

    case = models.BigIntegerField(db_index=True)
    role = models.CharField(max_length=16)
    person = models.CharField(max_length=24, blank=True, db_index=True)
    seat = models.CharField(max_length=64, blank=True)
    unit = models.BigIntegerField(null=True)
    since = models.DateField(null=True)


class Step(Row):
    """One step of a case's procedure: by when it is to be done, and when it was done or entered as missed."""

    case = models.BigIntegerField(db_index=True)
    step = models.CharField(max_length=16)
    due_on = models.DateField()
    met_on = models.DateField(null=True)
    missed_on = models.DateField(null=True)

    def is_late(self, day: date) -> bool:
        """Whether its time is over without its being done, and nobody has entered that yet."""
        return self.met_on is None and self.missed_on is None and self.due_on < day


class Recusal(Row):
    """Somebody who stands aside from a case by their own word, and on what ground. `reason` is a commitment."""

    case = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24, db_index=True)
    ground = models.CharField(max_length=20)
    day = models.DateField()
    reason = models.CharField(max_length=45, blank=True)


class Called(Row):
    """Somebody who was called into a case in the place of one who stands aside."""

    case = models.BigIntegerField(db_index=True)
    body = models.CharField(max_length=64)
    person = models.CharField(max_length=24)
    instead_of = models.CharField(max_length=24)
    day = models.DateField()


class Statement(Row):
    """What a party or a witness says in a case. `text` is a commitment."""

    case = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)
    role = models.CharField(max_length=16, blank=True)
    text = models.CharField(max_length=45)
    day = models.DateField()


class Evidence(Row):
    """A file that a party or a witness handed in. `file` and what it `shows` are commitments: see `door.case_files`."""

    case = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)
    role = models.CharField(max_length=16, blank=True)
    file = models.CharField(max_length=45)
    shows = models.CharField(max_length=45)
    day = models.DateField()


class Hearing(Row):
    """A hearing that was called; `held_on` is the day on which it was entered as held.

    `accompanied` says that those who were called were told that they might bring somebody along.
    """

    case = models.BigIntegerField(db_index=True)
    body = models.CharField(max_length=64)
    day = models.DateField()
    called_on = models.DateField()
    accompanied = models.BooleanField()
    held_on = models.DateField(null=True)


class Heard(Row):
    """Somebody who was called to a hearing: whether they came, whom they came with, and how much notice they had.

    `came` is None until the hearing is entered as held. `company` is `with`, where they came with somebody, and
    `turned_away`, where whoever they wished to bring was not let in.
    """

    hearing = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)
    notice_days = models.PositiveIntegerField()
    came = models.BooleanField(null=True)
    company = models.CharField(max_length=16, blank=True)


class Measure(Row):
    """Something that holds for a while before there is a finding; the last day is within it.

    `suspends` says that the member is suspended so long. `what` is a commitment. `ended_on` is the day from which it
    holds no more though its time is not over; `end_entered` says that the clock has entered its end.
    """

    case = models.BigIntegerField(db_index=True)
    person = models.CharField(max_length=24)
    suspends = models.BooleanField()
    what = models.CharField(max_length=45, blank=True)
    from_day = models.DateField()
    until_day = models.DateField()
    review_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_entered = models.BooleanField(default=False)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; its last day is within it."""
        return self.from_day <= day <= self.until_day and (self.ended_on is None or day < self.ended_on)


class Finding(Row):
    """What was found of one respondent of a case. `reasons` is a commitment.

    `body` is who found it, empty where a source does not say. `ended_on` is the day from which it stands no more, and
    `ended_by` why: the name of the act without its organ.
    """

    case = models.BigIntegerField(db_index=True)
    body = models.CharField(max_length=64, blank=True)
    unit = models.BigIntegerField(null=True)
    person = models.CharField(max_length=24, blank=True)
    seat = models.CharField(max_length=64, blank=True)
    upheld = models.BooleanField(null=True)
    standard = models.CharField(max_length=10, blank=True)
    reasons = models.CharField(max_length=45, blank=True)
    day = models.DateField()
    decision = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)


class Sanction(Row):
    """What was decided to be done to somebody after a finding: one of the charter's ladder.

    `verb` is the charter's verb for it, `ground` the grounds given, with commas between. It takes effect `from_day`;
    where it is suspended it has none, and lapses after `lapses_on` unless it is made to take effect before. `until_day`
    is the last day of a suspension of membership. `ended_on` is the day from which it holds no more, and `ended_by`
    why.
    """

    case = models.BigIntegerField(db_index=True)
    finding = models.BigIntegerField(null=True, db_index=True)
    person = models.CharField(max_length=24)
    verb = models.CharField(max_length=20)
    day = models.DateField()
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)
    lapses_on = models.DateField(null=True)
    ground = models.CharField(max_length=200, blank=True)
    reasons = models.CharField(max_length=45, blank=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)


class Appeal(Row):
    """An appeal against a decision, before `body`; it is open until `ended_on`.

    `decision` is that of the bodies, which may be of no case; `rule` the charter's rule that it goes by, `party` what
    whoever appeals is to it. `grounds` is a commitment. `late_on` is the day on which it was entered that it was not
    decided by `decide_by`; `ended_by` is the name of the act without its organ, or `falls` and `stands`.
    """

    case = models.BigIntegerField(null=True, db_index=True)
    decision = models.BigIntegerField(null=True, db_index=True)
    rule = models.CharField(max_length=64, blank=True)
    of_body = models.CharField(max_length=64, blank=True)
    body = models.CharField(max_length=64, blank=True)
    unit = models.BigIntegerField(null=True)
    person = models.CharField(max_length=24, blank=True, db_index=True)
    party = models.CharField(max_length=16, blank=True)
    grounds = models.CharField(max_length=45, blank=True)
    day = models.DateField()
    decide_by = models.DateField(null=True)
    late_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)


class Ruling(Row):
    """What was ruled on a decision: `deed` is the name of the act without its organ, overturn, uphold, stay and so on.

    `of_decision` is the decision that it is about and `of_body` who took it, each absent where a source does not say;
    `case` is absent where it belongs to none. `body` ruled, by `decision`. `until_day` is the last day of a stay.
    `new_evidence` says that it rests on such. `reasons` is a commitment.
    """

    case = models.BigIntegerField(null=True, db_index=True)
    of_decision = models.BigIntegerField(null=True, db_index=True)
    of_body = models.CharField(max_length=64, blank=True)
    deed = models.CharField(max_length=20)
    body = models.CharField(max_length=64, blank=True)
    unit = models.BigIntegerField(null=True)
    decision = models.BigIntegerField(null=True)
    reasons = models.CharField(max_length=45, blank=True)
    new_evidence = models.BooleanField(default=False)
    day = models.DateField()
    until_day = models.DateField(null=True)
    ended_on = models.DateField(null=True)


class Outcome(Row):
    """How a case ended, as far as it is made known: nobody is named.

    `result` is upheld, not_upheld or set_aside, of all that was found; `sanctions` the verbs of those that stand, with
    commas between. `text` is a commitment.
    """

    case = models.BigIntegerField(db_index=True)
    day = models.DateField()
    about = models.CharField(max_length=20, blank=True)
    body = models.CharField(max_length=64, blank=True)
    result = models.CharField(max_length=16)
    sanctions = models.CharField(max_length=80, blank=True)
    text = models.CharField(max_length=45, blank=True)
