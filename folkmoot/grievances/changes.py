"""What the acts do to the rows of a case."""

from datetime import date

from folkmoot.core.charter.rules import Grievance
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.models import Finding, Step


def begin_steps(case: int, rule: Grievance | None, occasion: Occasion, *, found: bool = False) -> None:
    """Set the deadlines of a case that run from today. What is to be done already stays as it is."""
    there = {each.step for each in rows(Step, case=case) if each.met_on is None}
    upheld = any(each.upheld for each in rows(Finding, case=case) if each.ended_on is None)
    for n, (step, due_on) in enumerate(procedure.steps(rule, occasion.today, found=found)):
        if step in there or (step == "sanction" and not upheld):
            continue
        insert(Step(id=occasion.key(n), case=case, step=step, due_on=due_on))


def meet_step(case: int, step: str, day: date) -> None:
    """Note that a step was done; the first time counts."""
    for row in rows(Step, case=case, step=step):
        if row.met_on is None:
            Step.objects.filter(pk=row.pk).update(met_on=day)
