"""Whom one can be in a rehearsal. Its people are made up: this one list names them to anybody, and says why."""

from folkmoot.bodies import reads as bodies
from folkmoot.door.classes import MEMBERS, PUBLIC
from folkmoot.door.texts import texts
from folkmoot.members import sought
from folkmoot.members.models import Application, Person
from folkmoot.web.choices import FEW, FOUND, Options
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight

NEW = "new"
"""Somebody new, whom the record does not know."""


def is_playable(reference: str) -> bool:
    """Whether the rehearsal knows such a person, or somebody who applied."""
    known = (Person.objects.filter(reference=reference), Application.objects.filter(person=reference))
    return any(found.exists() for found in known)


def are_many() -> bool:
    """Whether there are more people than a list can show: then one looks for a name."""
    return Person.objects.order_by()[: FEW + 1].count() > FEW


def playable(sight: Sight, asked: str = "") -> Options:
    """Everybody by name, with the seats that they hold; of many people, some who hold seats, or those asked for."""
    held = list(bodies.in_force(sight.today))
    named = _found(asked, [each.person for each in held]) if are_many() else _everybody()
    said = texts(named.values())
    held = [each for each in held if each.person in named]
    places = names(sight, Asked(units={each.unit for each in held if each.unit is not None}))
    roles: dict[str, list[str]] = {}
    for each in held:
        roles.setdefault(each.person, []).append(places.role(each.seat, each.unit))
    found = sorted(((said.get(name, ""), who) for who, name in named.items()), key=lambda each: each[0].casefold())
    return [(person, ", ".join([name, *roles.get(person, ())])) for name, person in found if name]


def _everybody() -> dict[str, str]:
    applied = Application.objects.filter(outcome="").values_list("person", "name")
    return {**dict(applied), **dict(Person.objects.values_list("reference", "name"))}


def _found(asked: str, holders: list[str]) -> dict[str, str]:
    there = list(sought.named(asked, (PUBLIC, MEMBERS)).values_list("reference", flat=True)[:FOUND]) if asked else []
    people = there if asked else holders[:FOUND]
    return dict(Person.objects.filter(reference__in=people).values_list("reference", "name"))
