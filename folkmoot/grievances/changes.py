"""What the acts do to the rows of a case."""

from datetime import date

from folkmoot.core.charter.rules import Grievance
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.models import Appeal, Case, Finding, Ruling, Sanction, Step


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


def end_findings(decision: int, how: str, day: date) -> None:
    """Let what was found by a decision, and the sanctions that rest on it, stand no more."""
    for row in rows(Finding, decision=decision):
        if row.ended_on is None:
            Finding.objects.filter(pk=row.pk).update(ended_on=day, ended_by=how)
            Sanction.objects.filter(finding=row.pk, ended_on=None).update(ended_on=day, ended_by=how)


def end_appeals(decision: int, how: str, day: date) -> None:
    """Let the appeals against a decision be over."""
    Appeal.objects.filter(decision=decision, ended_on=None).update(ended_on=day, ended_by=how)


def end_rulings(decision: int, day: date) -> None:
    """Let what was ruled by a decision stand no more: what it had set aside stands again."""
    for ruling in rows(Ruling, decision=decision):
        if ruling.ended_on is None:
            Ruling.objects.filter(pk=ruling.pk).update(ended_on=day)
            again = Finding.objects.filter(decision=ruling.of_decision, ended_by=ruling.deed)
            Sanction.objects.filter(finding__in=again.values("pk"), ended_by=ruling.deed).update(
                ended_on=None, ended_by=""
            )
            again.update(ended_on=None, ended_by="")


def open_again(case: int) -> None:
    """Let more be done in a case."""
    Case.objects.filter(pk=case).update(closed_on=None, closed_by="")


def close(case: int, how: str, day: date) -> None:
    """Let nothing more be done in a case."""
    Case.objects.filter(pk=case).update(closed_on=day, closed_by=how)


def end_sanctions(case: int, person: str, how: str, day: date) -> None:
    """Let the sanctions on somebody in a case stand no more."""
    Sanction.objects.filter(case=case, person=person, ended_on=None).update(ended_on=day, ended_by=how)
