"""Whom one can be in a rehearsal. Its people are made up: this one list names them to anybody, and says why."""

from folkmoot.bodies import reads as bodies
from folkmoot.door.texts import texts
from folkmoot.members.models import Application, Person
from folkmoot.web.choices import Options
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight


def is_playable(reference: str) -> bool:
    """Whether the rehearsal knows such a person, or somebody who applied."""
    known = (Person.objects.filter(reference=reference), Application.objects.filter(person=reference))
    return any(found.exists() for found in known)


def playable(sight: Sight) -> Options:
    """Everybody by name, with the seats that they hold."""
    applied = Application.objects.filter(outcome="").values_list("person", "name")
    named = {**dict(applied), **dict(Person.objects.values_list("reference", "name"))}
    said, held = texts(named.values()), list(bodies.in_force(sight.today))
    places = names(sight, Asked(units={each.unit for each in held if each.unit is not None}))
    roles: dict[str, list[str]] = {}
    for each in held:
        roles.setdefault(each.person, []).append(places.role(each.seat, each.unit))
    found = sorted(
        ((said.get(name, ""), person) for person, name in named.items()), key=lambda each: each[0].casefold()
    )
    return [(person, ", ".join([name, *roles.get(person, ())])) for name, person in found if name]
