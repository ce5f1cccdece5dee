"""Which part of the roll an address asks for, and who is on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from folkmoot.members import reads, sought
from folkmoot.members.models import Membership, SoughtName, Suspension
from folkmoot.web.page import Sight
from folkmoot.web.searching import typed

NAME, JOINED, LATEST = "name", "joined", "latest"
ORDERS = (JOINED, LATEST, NAME)
GOOD, SUSPENDED = "good", "suspended"


@dataclass(frozen=True)
class AskedRoll:
    """What is asked for. Whatever an address says that cannot be meant is left out."""

    name: str = ""
    class_: str = ""
    unit: int | None = None
    standing: str = ""
    since: date | None = None
    order: str = JOINED

    @property
    def is_narrow(self) -> bool:
        """Whether it is not the whole roll."""
        return bool(self.name or self.class_ or self.unit is not None or self.standing or self.since)


def asked_for(request: HttpRequest) -> AskedRoll:
    """What the address asks for."""
    given = request.GET
    unit, standing, order = given.get("unit", ""), given.get("standing", ""), given.get("order", "")
    return AskedRoll(
        name=typed(given.get("name", "")),
        class_=typed(given.get("class", ""))[:64],
        unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 16 else None,
        standing=standing if standing in (GOOD, SUSPENDED) else "",
        since=_day(given.get("since", "")),
        order=order if order in ORDERS else JOINED,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def roll(asked: AskedRoll, sight: Sight) -> "QuerySet[Membership]":
    """Everybody on the roll of today who answers to it, in the order of entry."""
    found = reads.members_on(sight.today, asked.unit, asked.class_ or None)
    if asked.since:
        found = found.filter(since__gte=asked.since)
    if asked.standing:
        today: Any = sight.today
        running = Suspension.objects.filter(person=OuterRef("person"), from_day__lte=today, until_day__gte=today)
        rests = Exists(running.exclude(ended_on__lte=today))
        found = found.filter(rests if asked.standing == SUSPENDED else ~rests)
    if asked.name:
        found = found.filter(person__in=sought.named(asked.name, sight.reader.classes).values("reference"))
    return found


def rows(asked: AskedRoll, found: "QuerySet[Membership]", start: int, stop: int) -> list[Membership]:
    """Some of them, in the order that is asked for; names are sorted in the database, by an index."""
    if asked.order == LATEST:
        return list(found.order_by("-since", "-id")[start:stop])
    if asked.order == JOINED:
        return list(found[start:stop])
    sought.follow()
    there = SoughtName.objects.filter(Exists(found.order_by().filter(person=OuterRef("reference"))))
    people = list(there.order_by("folded", "reference").values_list("reference", flat=True)[start:stop])
    of = {row.person: row for row in found.filter(person__in=people)}
    return [of[person] for person in people if person in of]
