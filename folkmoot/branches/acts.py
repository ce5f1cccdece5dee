"""The acts on units: they begin, rest, leave and end."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Literal

from folkmoot.branches.changes import begin, end
from folkmoot.branches.models import Departure, Suspension
from folkmoot.branches.reads import suspensions_on, unit_rules, units
from folkmoot.constitution.acts import Found, first_unit
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Count, Follow, Id, Key, Line, Missing, Person, Text, act, follows
from folkmoot.door.occasion import SELF, Occasion
from folkmoot.members import reads as members
from folkmoot.members.acts.figures import Report


@act("branches.found_unit", verb="found", on="unit", record="charter")
class FoundUnit(Act, frozen=True, kw_only=True):
    """This unit is there from the beginning.

    The n-th unit of the founding (from 0) has the key n: that of the n-th row of the entry 0, which is the founding.
    So members and seats, whose entries come earlier or later, name it without looking.

    Changes: the list of units.
    Shows: to whoever may read the charter.
    """

    n: Key
    kind: Id
    name: Line
    parent: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return Facts(_new(self.kind, occasion.charter), {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        begin(self.n, self.kind, self.name, occasion, parent=self.parent, founded=True)


@follows(Found)
def first_units(found: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The founding's units, in its order."""
    for n, first in enumerate(found.units):
        unit = FoundUnit(n=n, kind=first.kind, name=first.name, parent=first_unit(first.parent))
        yield Follow(unit, SELF.authority)


@act("branches.charter_unit", verb="charter_unit", on="unit", record="charter")
class CharterUnit(Act, frozen=True, kw_only=True):
    """We charter this unit, which begins with these members.

    Of a told unit, of which it is only known that it was there by a date, that date is open: `../2014-03`.

    Changes: the list of units. Its members move into it by acts of their own.
    Shows: to whoever may read the charter.
    """

    kind: Id
    name: Line
    members: tuple[Person, ...] = ()
    parent: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        objects = _new(self.kind, occasion.charter)
        _check_parent(self.kind, self.parent, occasion)
        if occasion.told and not self.members:
            return Facts(objects)
        if len(set(self.members)) < len(self.members):
            raise BadAct("field members: somebody stands there twice")
        if not occasion.told:
            _check_members(self.members, occasion)
        return Facts(objects, {"unit_members": len(self.members)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        begin(occasion.key(), self.kind, self.name, occasion, parent=self.parent)


@act("branches.suspend", verb="suspend_unit", on="unit", record="decision")
class Suspend(Act, frozen=True, kw_only=True):
    """We suspend this unit until a day, that day included.

    Changes: until then nobody acts by a seat in the unit, and nobody joins it.
    Shows: to whoever may read decisions.
    """

    unit: Key
    until: date
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        if self.until < occasion.today:
            raise BadAct("field until: expected a day from {today} on", today=occasion.today)
        return _about(self.unit, occasion, days=(self.until - occasion.today).days)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Suspension.objects.create(
            id=occasion.key(), unit=self.unit, from_day=occasion.today, until_day=self.until, reason=self.reason
        )


@act("branches.restore", verb="suspend_unit", on="unit", record="decision")
class Restore(Act, frozen=True, kw_only=True):
    """We end the suspension of this unit.

    Changes: those who hold a seat in the unit may act again.
    Shows: to whoever may read decisions.
    """

    unit: Key

    def gather(self, occasion: Occasion) -> Facts:
        facts = _about(self.unit, occasion, days=0)
        if not suspensions_on(self.unit, occasion.today).exists():
            raise BadAct("field unit: unit {unit} is not suspended", unit=self.unit)
        return facts

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        suspensions_on(self.unit, occasion.today).update(ended_on=occasion.today)


@act("branches.disaffiliate", verb="disaffiliate", on="unit", record="decision")
class Disaffiliate(Act, frozen=True, kw_only=True):
    """Our unit leaves the organisation.

    Changes: the unit ends here, and with it the seats in it. Its members stay members until they resign.
    Shows: to whoever may read decisions.
    """

    unit: Key
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _about(self.unit, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end(self.unit, "left", self.reason, occasion)


@act("branches.dissolve_unit", verb="dissolve_unit", on="unit", record="decision")
class DissolveUnit(Act, frozen=True, kw_only=True):
    """We dissolve this unit.

    Changes: the unit ends, and with it the seats in it. Its members stay members.
    Shows: to whoever may read decisions.
    """

    unit: Key
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _about(self.unit, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end(self.unit, "dissolved", self.reason, occasion)


@act("branches.report_departures", verb="note", on="history", record="history")
class ReportDepartures(Report, frozen=True, kw_only=True):
    """This source says that units left, or were dissolved, on this date. Which ones it does not say.

    Changes: the departures that are reported. The list of units stays as it is.
    Shows: to whoever may read what we say of our past.
    """

    counted: ClassVar[str] = "units"

    units: Count | None = None
    how: Literal["disaffiliate", "dissolve_unit"] | None = None

    def numbers(self) -> dict[str, Any]:
        return {"units": self.units}

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Departure.objects.create(**self.columns(occasion), how=self.how or "")


def _new(kind: str, charter: Charter) -> set[str]:
    """What a unit that begins is to the charter. Raises Missing or BadAct unless one rule of it has the kind."""
    found = unit_rules(charter, kind)
    if not found:
        raise Missing("field kind: the charter has no unit {kind}", kind=kind)
    if len(found) > 1:
        ids = ", ".join(rule.id for rule in found)
        raise BadAct("field kind: several units may be formed around {kind}; expected one of {ids}", kind=kind, ids=ids)
    return _objects(kind, charter)


def _objects(kind: str, charter: Charter) -> set[str]:
    """What a unit of a kind is to the charter: a unit, and one of the rule that has the kind."""
    return {"unit", *(f"unit:{rule.id}" for rule in unit_rules(charter, kind))}


def _check_parent(kind: str, parent: int | None, occasion: Occasion) -> None:
    """Raise Missing or BadAct unless a unit may be part of the one that is named as its parent."""
    if parent is None:
        return
    above = units(occasion.today).filter(pk=parent).first()
    if above is None:
        raise Missing("field parent: there is no unit {parent} on {today}", parent=parent, today=occasion.today)
    (rule,) = unit_rules(occasion.charter, kind)
    if rule.parent is None:
        raise BadAct("field parent: the charter makes a {id} part of no other unit", id=rule.id)
    if rule.parent not in {each.id for each in unit_rules(occasion.charter, above.kind)}:
        raise BadAct("field parent: expected a {parent}, of which a {id} is part", parent=rule.parent, id=rule.id)


def _check_members(named: tuple[str, ...], occasion: Occasion) -> None:
    on_the_roll = set(members.members_on(occasion.today).filter(person__in=named).values_list("person", flat=True))
    for each in named:
        if each not in on_the_roll:
            raise Missing("field members: {each} is not a member on {today}", each=each, today=occasion.today)


def _about(key: int, occasion: Occasion, **known: Any) -> Facts:
    """A unit as the object of an act. Raises Missing when there is none, or it has ended."""
    row = units(occasion.today).filter(pk=key).first()
    if row is None:
        raise Missing("field unit: there is no unit {key} on {today}", key=key, today=occasion.today)
    if not occasion.told:
        suspended = suspensions_on(key, occasion.today).exists()
        known |= {"unit_members": members.count_on(occasion.today, key), "suspend_unit": suspended}
    return Facts(_objects(row.kind, occasion.charter), {"unit": key, **known})
