"""What the clock enters of the bodies: mandates that have ended, and decisions that have waited long enough."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.bodies.acts.ending import Vacate
from folkmoot.bodies.acts.waiting import CarryOut
from folkmoot.bodies.models import Mandate, Waiting
from folkmoot.bodies.reads import entered_as_held, why_ended
from folkmoot.bodies.seats import is_seat
from folkmoot.bodies.waiting import is_over, over_since
from folkmoot.branches.reads import unit as unit_of
from folkmoot.core.charter.charter import Charter
from folkmoot.door.clock import Due, falls_due
from folkmoot.members.models import Membership


@falls_due
def ended_mandates(today: date, charter: Charter) -> Iterator[Due]:
    """Every mandate that has ended by a date, and is not entered as ended yet."""
    for mandate in entered_as_held(today):
        if is_seat(charter, mandate.seat):
            yield Due(Vacate(mandate=mandate.pk), _ended_on(mandate, today))


@falls_due
def what_waited(today: date, charter: Charter) -> Iterator[Due]:
    """Everything that was decided, had to wait for an appeal, and has nothing left to wait for."""
    for waiting in Waiting.objects.filter(outcome="").order_by("pk"):
        if is_over(waiting, today):
            yield Due(CarryOut(waiting=waiting.pk), over_since(waiting))


def _ended_on(mandate: Mandate, today: date) -> date:
    """The first day on which the mandate did not hold."""
    why = why_ended(mandate, today)
    if why == "unit" and mandate.unit is not None:
        return unit_of(mandate.unit).ended or today
    if why == "left":
        left = Membership.objects.filter(person=mandate.person, until_day__gte=mandate.seated_on, until_day__lte=today)
        return max((each.until_day or today for each in left), default=today)
    stayed = mandate.holds_until or mandate.until_day or today
    following = Mandate.objects.filter(succeeds=mandate.pk).values_list("from_day", flat=True).first()
    return min(stayed + timedelta(days=1), following or date.max)
