"""What a body decided and what is not done yet, because the charter lets it wait for an appeal (semantics B 9)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from folkmoot.bodies.models import Decision, Waiting
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal
from folkmoot.door.act import Act
from folkmoot.door.charters import adopted, charter_that_judges
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rows import rows


@dataclass(frozen=True, slots=True)
class Fate:
    """What has become of a decision: it is `held` back, by an appeal that is open or a stay, or was `set_aside`.

    `since` is the day on which it was last decided on.
    """

    held: bool = False
    set_aside: bool = False
    since: date | None = None


_TELLERS: list[Callable[[int, date], Fate]] = []


def tells_fate(teller: Callable[[int, date], Fate]) -> Callable[[int, date], Fate]:
    """Register a function (key of a decision, day) -> what has become of it. Grievances, above, hear appeals."""
    _TELLERS.append(teller)
    return teller


def fate(decision: int, day: date) -> Fate:
    """What has become of a decision by a day."""
    found = [teller(decision, day) for teller in _TELLERS]
    return Fate(
        any(each.held for each in found),
        any(each.set_aside for each in found),
        max((each.since for each in found if each.since is not None), default=None),
    )


def stay_of(charter: Charter, body: str, act: Act) -> Appeal | None:
    """The rule by which an act that a body decides waits for an appeal; None, where it is done at once.

    Where the charter sets no days in which one may appeal, nothing waits for an appeal that may never come.
    """
    there = adopted(charter_that_judges(act, charter.hash))
    for rule in there.of(Appeal):
        goes_this_way = rule.from_body == body and rule.to != "none" and (not rule.on or act.verb() in rule.on)
        if goes_this_way and act.verb() in rule.stays and rule.within_days is not None:
            return rule
    return None


def waiting_of(decision: int) -> list[Waiting]:
    """What waits of a decision."""
    return [each for each in rows(Waiting, decision=decision) if not each.outcome]


def is_over(waiting: Waiting, day: date) -> bool:
    """Whether there is nothing left to wait for."""
    become = fate(waiting.decision, day)
    return become.set_aside or (not become.held and day > waiting.until_day)


def over_since(waiting: Waiting) -> date:
    """The first day on which there was nothing left to wait for, of something for which there is not."""
    last = waiting.until_day + timedelta(days=1)
    return max(last, fate(waiting.decision, last).since or last)


def decided(cause: int) -> Decision | None:
    """The decision that an entry took, or that it carried out later; or the entry that caused it, and so on."""
    key = cause * ROWS_AN_ENTRY
    found = rows(Decision, id=key)
    if not found:
        found = [each for waited in rows(Waiting, asked=key) for each in rows(Decision, id=waited.decision)]
    if found:
        return found[0]
    before = [each.cause for each in rows(Entry, index=cause)]
    return decided(before[0]) if before and before[0] is not None else None
