"""What the clock enters of the appeals: that one was not decided in time."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.core.charter.charter import Charter
from folkmoot.door.clock import Due, falls_due
from folkmoot.grievances.acts.late import RunOut
from folkmoot.grievances.models import Appeal


@falls_due
def late_appeals(today: date, charter: Charter) -> Iterator[Due]:
    """Every appeal that was to be decided by a day that is over."""
    for each in Appeal.objects.filter(decide_by__lt=today, ended_on=None).order_by("decide_by", "pk"):
        if each.decide_by is not None:
            yield Due(RunOut(appeal=each.pk), each.decide_by + timedelta(days=1))
