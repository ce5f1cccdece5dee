"""The analyses that need no search: what the rules say beside each other is enough to find it."""

from collections.abc import Callable, Iterator

from folkmoot.core.charter.analyses import (
    appeals,
    calendars,
    convening,
    dead,
    emergencies,
    entrenchment,
    quorums,
    rights,
    secrecy,
    tiny,
    unreviewable,
    vacancies,
)
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say

STRUCTURE: tuple[Callable[[Charter, Say], Iterator[Finding]], ...] = (
    quorums.unreachable,
    quorums.everybody,
    tiny.tiny,
    appeals.circles,
    appeals.endless,
    unreviewable.unreviewable,
    vacancies.deadlocks,
    convening.locks,
    dead.dead,
    entrenchment.leaks,
    emergencies.creeping,
    calendars.impossible,
    rights.kept_back,
    secrecy.leaks,
)
