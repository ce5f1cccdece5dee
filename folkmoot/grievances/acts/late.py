"""An appeal that was not decided in time has the consequence that the charter gives."""

from datetime import timedelta

from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.rules import Appeal as Way
from folkmoot.door import classes
from folkmoot.door.act import Act, BadAct, Key, Missing, act
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.door.rows import insert, rows
from folkmoot.grievances.changes import end_appeals, end_findings
from folkmoot.grievances.models import Appeal, Ruling


def appeal_of(key: int) -> Appeal:
    """The appeal with this key. Raises Missing."""
    found = rows(Appeal, id=key)
    if not found:
        raise Missing("field appeal: there is no appeal {appeal}", appeal=key)
    return found[0]


class OfAppeal(Act, frozen=True, kw_only=True):
    """An act on an appeal, judged by the charter that judges the appeal."""

    appeal: Key

    def matter(self) -> int | None:
        row = appeal_of(self.appeal)
        opened_by = row.decision if row.case is None else row.case
        return None if opened_by is None else born_of(opened_by)

    def sealed_in(self) -> classes.Case | None:
        row = appeal_of(self.appeal)
        return None if row.case is None else classes.Case(born_of(row.case))

    def _open(self) -> Appeal:
        """The appeal, which is not decided yet. Raises Missing or BadAct."""
        row = appeal_of(self.appeal)
        if row.ended_on is not None:
            raise BadAct("field appeal: it was over on {day}", day=row.ended_on)
        return row


@act("grievances.run_out", verb="appeal", on="decision", record="complaint")
class RunOut(OfAppeal, frozen=True, kw_only=True):
    """I enter that this appeal was not decided in time, and what follows from it by the charter.

    Changes: the decision falls, or it stands, or the appeal passes to another body, as the charter says.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row = self._open()
        return Facts(
            {f"decision:{row.of_body}"}, {"overdue": row.decide_by is not None and row.decide_by < occasion.today}
        )

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self._open()
        rule = occasion.charter.get(Way, row.rule)
        late = None if rule is None else rule.if_late
        Appeal.objects.filter(pk=row.pk).update(late_on=occasion.today)
        if late is not None and late.to is not None and late.to != row.body:
            days = 0 if rule is None or rule.decide_within_days is None else rule.decide_within_days
            Appeal.objects.filter(pk=row.pk).update(body=late.to, decide_by=occasion.today + timedelta(days=days))
        elif late is not None and late.way == "falls" and row.decision is not None:
            insert(
                Ruling(
                    id=occasion.key(),
                    case=row.case,
                    of_decision=row.decision,
                    of_body=row.of_body,
                    deed="falls",
                    day=occasion.today,
                )
            )
            end_findings(row.decision, "falls", occasion.today)
            end_appeals(row.decision, "falls", occasion.today)
        else:
            Appeal.objects.filter(pk=row.pk).update(ended_on=occasion.today, ended_by="stands")
