"""The founding: the first entry, which adopts the first charter and names the first units, members and seats."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, field

from folkmoot.constitution.acts.amending import found_in
from folkmoot.constitution.models import Organisation, Version
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Founding, Id, Key, Line, Missing, Person, Sha256, act
from folkmoot.door.occasion import Kind, Occasion

Origin = Annotated[str, Meta(pattern=r"^[a-z0-9.-]{1,100}(/[a-z0-9._-]{1,40}){0,2}$(?!\n)")]


class FirstUnit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A unit that is there from the beginning. `kind` is the id of a unit in the charter, or one of its kinds.

    `parent` counts the units of the founding from 0, and comes before it.
    """

    kind: Id
    name: Line
    parent: Key | None = None


class FirstMember(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who is a member from the beginning. `unit` counts the units of the founding from 0."""

    person: Person
    name: Line
    class_: Id = field(name="class")
    unit: Key | None = None


class FirstSeat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who holds a seat from the beginning: `seat` is a body or an office of the charter.

    `until` is the last day of a first term that is shorter than the others, so that a body is filled in turns.
    """

    person: Person
    seat: Id
    unit: Key | None = None
    until: date | None = None


def first_unit(n: int | None) -> int | None:
    """The key of the n-th unit of the founding. It is born of the founding entry, whose index is 0."""
    return n


@act("constitution.found", verb="found", on="charter", record="charter")
class Found(Act):
    """We found this organisation, adopt its charter and seat the first to hold its offices.

    Changes: the charter in force, and by what follows the first units, members and seats.
    Shows: to everybody, but for the names of the members, which are for whoever may read the roll.
    """

    charter: Sha256
    name: Line
    origin: Origin
    rehearsal: bool = False
    members: tuple[FirstMember, ...] = ()
    units: tuple[FirstUnit, ...] = ()
    seats: tuple[FirstSeat, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        self._check(occasion.charter)
        found = found_in(occasion.charter, occasion)
        return Facts({"charter"}, {"record_empty": occasion.kind is Kind.FOUNDING, **found})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Organisation.objects.create(
            id=occasion.key(),
            name=self.name,
            origin=self.origin,
            rehearsal=self.rehearsal,
            founded_on=occasion.today,
        )
        Version.objects.create(id=occasion.key(), charter=self.charter, from_day=occasion.today)

    def text_record(self, field: str) -> str | None:
        return "roll" if field.startswith("members.") else None

    def adopts(self) -> str:
        return self.charter

    def founds(self) -> Founding:
        return Founding(self.origin, self.rehearsal)

    def _check(self, charter: Charter) -> None:
        people = [each.person for each in self.members]
        if len(set(people)) < len(people):
            raise BadAct("field members: somebody stands there twice")
        for member in self.members:
            if charter.get(rules.MemberClass, member.class_) is None:
                raise Missing("field members: the charter has no class {kind}", kind=member.class_)
        for unit in self.units:
            if not any(unit.kind in (rule.id, *rule.kinds) for rule in charter.of(rules.Unit)):
                raise Missing("field units: the charter has no unit {kind}", kind=unit.kind)
        for n, unit in enumerate(self.units):
            if unit.parent is not None:
                self._check_parent(charter, n, unit.kind, unit.parent)
        for seat in self.seats:
            if not any(charter.defining(seat.seat, "body", "office")):
                raise Missing("field seats: the charter has no body and no office {seat}", seat=seat.seat)
            if seat.person not in people:
                raise Missing("field seats: whoever holds a seat stands among the members too")
        places: tuple[FirstMember | FirstSeat, ...] = (*self.members, *self.seats)
        for place in places:
            if place.unit is not None and place.unit >= len(self.units):
                raise Missing("field unit: there is no unit {unit}; the first one is 0", unit=place.unit)

    def _check_parent(self, charter: Charter, n: int, kind: str, parent: int) -> None:
        if parent >= n:
            raise Missing("field units: unit {parent} must come before unit {unit}, its part", parent=parent, unit=n)
        above = self.units[parent].kind
        part_of = {rule.parent for rule in charter.of(rules.Unit) if kind in (rule.id, *rule.kinds)}
        if not any(rule.id in part_of for rule in charter.of(rules.Unit) if above in (rule.id, *rule.kinds)):
            raise BadAct("field units: the charter makes a {kind} no part of a {above}", kind=kind, above=above)
