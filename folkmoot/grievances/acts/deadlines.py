"""What was not done in time."""

from datetime import timedelta
from typing import Literal

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import rows
from folkmoot.grievances.acts.case import OfCase
from folkmoot.grievances.models import Step

StepName = Literal["acknowledge", "assign", "hear", "find", "sanction", "publish"]


@act("grievances.miss_step", verb="find", on="decision", record="complaint")
class MissStep(OfCase, frozen=True, kw_only=True):
    """I enter that a step of this case was not done in the days that the charter gives for it.

    Changes: the step is missed; it may still be done.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    step: StepName

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if self._missed(occasion) is None:
            raise BadAct("field step: it was done, or it is not late, or that it is late is entered already")
        return Facts({f"decision:{row.body}"}, {"overdue": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        step = self._missed(occasion)
        if step is not None:
            Step.objects.filter(pk=step.pk).update(missed_on=step.due_on + timedelta(days=1))

    def _missed(self, occasion: Occasion) -> Step | None:
        return next((each for each in rows(Step, case=self.case, step=self.step) if each.is_late(occasion.today)), None)
