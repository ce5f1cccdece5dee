"""Every page that has an address, for tests that look at each of them: found by walking the addresses themselves."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.bodies.models import Decision, Lot, Meeting
from folkmoot.branches.models import Unit
from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.deliberation.models import Tendency
from folkmoot.door.act import REGISTER
from folkmoot.door.charters import adopted
from folkmoot.door.models import Head
from folkmoot.grievances.models import Case
from folkmoot.members.models import Person

MOST_ENTRIES = 40
ELSEWHERE = ("api/", "feeds/")
"""What programs read."""

ASKED = ("record?words=no-such-word", "record?act=members.admit", "members?name=no-such-name", "members?name=a")
"""Addresses that say more than their pattern."""


def addresses() -> Iterator[str]:
    """An address for every page, and for every example of what an address may name. Raises KeyError for a new part."""
    given = examples()
    for pattern in patterns(get_resolver()):
        if not pattern.startswith(ELSEWHERE):
            yield from filled(pattern, given)
    yield from (f"/{each}" for each in ASKED)


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, here)
        elif isinstance(each, URLPattern):
            yield here


def filled(pattern: str, given: dict[str, list[Any]]) -> Iterator[str]:
    start, angle, rest = pattern.partition("<")
    if not angle:
        yield f"/{pattern}"
        return
    part, _, after = rest.partition(">")
    name = part.rpartition(":")[2]
    place = f"{start}<{name}>"
    for value in given[place if place in given else name]:
        yield from filled(f"{start}{value}{after}", given) if "<" in after else (f"/{start}{value}{after}",)


def examples() -> dict[str, list[Any]]:
    """What stands for each part of an address; `place<part>` where a part means something of its own there."""
    head = Head.objects.first() or Head()
    charter = adopted(head.charter) if head.charter else None
    seats = [rule.id for kind in (Body, Office, Electorate) for rule in charter.of(kind)] if charter else ["steering"]
    return {
        "reference": list(Person.objects.values_list("reference", flat=True)[:3]),
        "branches/<key>": list(Unit.objects.values_list("pk", flat=True)[:3]),
        "meetings/<key>": list(Meeting.objects.values_list("pk", flat=True)[:5]),
        "decisions/<key>": list(Decision.objects.values_list("pk", flat=True)[:10]),
        "complaints/<key>": list(Case.objects.values_list("pk", flat=True)[:3]),
        "lots/<key>": list(Lot.objects.values_list("pk", flat=True)[:2]),
        "tendencies/<key>": list(Tendency.objects.values_list("pk", flat=True)[:3]),
        "charter/proposals/<key>": [row.pk for row in constitution.proposals()],
        "account/tokens/<key>": [1],
        "key": [1],
        "index": list(range(min(head.size, MOST_ENTRIES))),
        "number": [1, 2],
        "id": seats,
        "seat": seats,
        "name": list(REGISTER),
        "token": ["nothing"],
        "pk": [1],
        "part": [1, 2, 3],
    }
