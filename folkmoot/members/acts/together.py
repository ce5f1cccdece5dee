"""How many are admitted at once: a list that was kept elsewhere is one act, and is undone as one."""

from datetime import date

from folkmoot.constitution.reads import organisation
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Count, Key, Missing, Sha256, act
from folkmoot.door.occasion import Occasion
from folkmoot.members import batches
from folkmoot.members.changes import begin_together, end_together
from folkmoot.members.models import Batch


@act("members.admit_batch", verb="admit", on="batch", record="roll")
class AdmitBatch(Act, frozen=True, kw_only=True):
    """We admit everybody on this list. `eligible` states that they meet the conditions of the charter.

    `rows` is a file that was made of the list: a line for each of them, with a reference, the class, the unit, since
    when they have been a member, and a commitment to their name. They are on the roll from today, or from the day of
    which it is told; how long they have been members counts from the day in the list.

    Changes: the roll.
    Shows: to whoever may read the roll.
    """

    rows: Sha256
    members: Count
    eligible: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        before = Batch.objects.filter(rows=self.rows).first()
        if before is not None:
            raise BadAct("field rows: they were admitted on {day} already", day=before.day)
        survey = batches.surveyed(self.rows, occasion)
        if self.members != survey.members:
            raise BadAct("field members: expected {members}, as many as are on the list", members=survey.members)
        return _about(survey.unit, survey.class_id, survey.applied, eligible=self.eligible, occasion=occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        begin_together(self.rows, self.members, facts, occasion)


@act("members.undo_batch", verb="admit", on="batch", record="roll")
class UndoBatch(Act, frozen=True, kw_only=True):
    """We undo that a list of members was admitted. It cannot be undone once anything was done with one of them.

    Changes: the roll is as if they had never been on it. The names stay with the entry that admitted them.
    Shows: to whoever may read the roll.
    """

    batch: Key

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.told:
            raise BadAct("a list is undone when it is undone: this cannot be told afterwards")
        row = _row(self.batch)
        if row.undone_on is not None:
            raise BadAct("field batch: it was undone on {undone_on} already", undone_on=row.undone_on)
        since = batches.listed(batches.touched(row, before=occasion.index))
        if since:
            raise BadAct("field batch: something has been done with them since: {since}", since=since)
        return _about(row.unit, row.class_id, row.applied, eligible=row.eligible, occasion=occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end_together(_row(self.batch), occasion)


def _row(key: int) -> Batch:
    row = Batch.objects.filter(pk=key).first()
    if row is None:
        raise Missing("field batch: there is no list {key}", key=key)
    return row


def _about(unit: int | None, class_id: str, applied: date | None, *, eligible: bool, occasion: Occasion) -> Facts:
    """A list as the object of an act: its unit and class, where all are of one, and how long ago the last applied.

    A rule about lists counts its days from the founding: that is when a roll that was kept elsewhere is brought in.
    """
    known: dict[str, Value] = {} if unit is None else {"unit": unit}
    if class_id:
        known["membership"] = class_id
    if eligible or not occasion.told:
        known["eligible"] = eligible
    if applied is not None or not occasion.told:
        known["objection_days"] = 0 if applied is None else (occasion.today - applied).days
    founded = organisation()
    if founded is not None:
        known["days_since"] = max(0, (occasion.today - founded.founded_on).days)
    return Facts({"batch"}, known)
