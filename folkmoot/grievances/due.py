"""What the clock enters of the cases: steps that are late, measures and suspended sanctions whose time is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.core.charter.charter import Charter
from folkmoot.door.clock import Due, falls_due
from folkmoot.grievances.acts.deadlines import MissStep
from folkmoot.grievances.acts.measures import EndMeasure
from folkmoot.grievances.acts.sanctioning import LapseSanction
from folkmoot.grievances.models import Case, Measure, Sanction, Step


@falls_due
def late_steps(today: date, charter: Charter) -> Iterator[Due]:
    """Every step of an open case that was to be done by a day that is over."""
    open_ = Case.objects.filter(closed_on=None).values("pk")
    waiting = Step.objects.filter(due_on__lt=today, met_on=None, missed_on=None, case__in=open_)
    for each in waiting.order_by("due_on", "pk"):
        yield Due(MissStep(case=each.case, step=each.step), each.due_on + timedelta(days=1))  # type: ignore[arg-type]


@falls_due
def measures_that_are_over(today: date, charter: Charter) -> Iterator[Due]:
    """Every measure that ended by its date."""
    for each in Measure.objects.filter(until_day__lt=today, ended_on=None, end_entered=False):
        yield Due(EndMeasure(case=each.case, measure=each.pk), each.until_day + timedelta(days=1))


@falls_due
def sanctions_that_lapsed(today: date, charter: Charter) -> Iterator[Due]:
    """Every suspended sanction whose time is over."""
    for each in Sanction.objects.filter(lapses_on__lt=today, from_day=None, ended_on=None):
        if each.lapses_on is not None:
            yield Due(LapseSanction(case=each.case, sanction=each.pk), each.lapses_on + timedelta(days=1))
