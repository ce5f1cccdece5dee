"""The clock: it acts only where an article says so, and its acts record what has ended by a date already.

Periods end by comparing dates when an act is judged; the clock's acts enter the end and its consequences, with the
moment when they fell `due`. The organs say by registration what falls due, so that the door needs to know none of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Act, BadAct
from folkmoot.door.charters import adopted
from folkmoot.door.enact import Done, enact
from folkmoot.door.models import Head
from folkmoot.door.occasion import CLOCK
from folkmoot.door.refusal import Refused


@dataclass(frozen=True, slots=True)
class Due:
    """An act of the clock, and the day from whose beginning it is due."""

    act: Act
    day: date


Teller = Callable[[date, Charter], Iterable[Due]]
_TELLERS: list[Teller] = []


def falls_due(teller: Teller) -> Teller:
    """Register a function (today, charter) -> what is due by today and not entered yet."""
    _TELLERS.append(teller)
    return teller


def tick(at: datetime) -> Iterator[Done | Refused]:
    """Enact all that is due at a moment, the oldest first: what each left, or why the charter does not let the clock.

    Does nothing before the founding and after the dissolution. To tick twice is to tick once.
    """
    head = Head.objects.filter(pk=Head.THE_ONE, size__gt=0, dissolved_in=None).first()
    if head is None:
        return
    charter = adopted(head.charter)
    today = at.astimezone(charter.timezone).date()
    due = [each for teller in _TELLERS for each in teller(today, charter)]
    for each in sorted(due, key=lambda one: one.day):
        moment = datetime.combine(each.day, time(), charter.timezone)
        try:
            yield enact(each.act, person=None, hats=frozenset({CLOCK}), at=at, due=moment)
        except Refused as refused:
            yield refused
        except BadAct:
            continue  # what fell due before it has ended it already
