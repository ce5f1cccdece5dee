"""The acts on units: they begin, rest, leave and end."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from folkmoot.branches.models import Departure, Unit
from folkmoot.branches.reads import unit, unit_rules, units
from folkmoot.constitution.acts import Found
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Count, Edtf, Follow, Id, Key, Line, Missing, Person, Text, act, follows
from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import SELF, Occasion

Qualifier = Literal["about", "as_many_as", "at_least", "up_to", "more_than", "fewer_than", "many", "several", "most"]


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

    def gather(self, occasion: Occasion) -> Facts:
        return Facts(_new(self.kind, occasion.charter), {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Unit.objects.create(
            id=self.n,
            kind=self.kind,
            name=self.name,
            chartered=occasion.today,
            chartered_edtf=_told(occasion),
            how="founded",
        )


@follows(Found)
def first_units(found: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The founding's units, in its order."""
    for n, first in enumerate(found.units):
        yield Follow(FoundUnit(n=n, kind=first.kind, name=first.name), SELF.authority)


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
        if self.parent is not None and not units(occasion.today).filter(pk=self.parent).exists():
            raise Missing(f"field parent: there is no unit {self.parent}")
        unsaid = occasion.told and not self.members
        return Facts(objects, {} if unsaid else {"unit_members": len(set(self.members))})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Unit.objects.create(
            id=occasion.key(),
            kind=self.kind,
            name=self.name,
            parent=self.parent,
            chartered=occasion.today,
            chartered_edtf=_told(occasion),
            how="chartered",
        )


@act("branches.suspend", verb="suspend_unit", on="unit", record="decision")
class Suspend(Act, frozen=True, kw_only=True):
    """We suspend this unit until a day, that day included.

    Changes: until then nobody acts by a seat in the unit.
    Shows: to whoever may read decisions.
    """

    unit: Key
    until: date
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        if self.until < occasion.today:
            raise BadAct(f"field until: expected a day from {occasion.today} on")
        return _about(self.unit, occasion, days=(self.until - occasion.today).days, suspend_unit=False)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Unit.objects.filter(pk=self.unit).update(
            suspended_from=occasion.today, suspended_until=self.until, reason=self.reason
        )


@act("branches.restore", verb="suspend_unit", on="unit", record="decision")
class Restore(Act, frozen=True, kw_only=True):
    """We end the suspension of this unit.

    Changes: those who hold a seat in the unit may act again.
    Shows: to whoever may read decisions.
    """

    unit: Key

    def gather(self, occasion: Occasion) -> Facts:
        row = unit(self.unit)
        if row.suspended_until is None or row.suspended_until < occasion.today:
            raise BadAct(f"field unit: unit {self.unit} is not suspended")
        return _about(self.unit, occasion, days=0, suspend_unit=True)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Unit.objects.filter(pk=self.unit).update(suspended_from=None, suspended_until=None)


@act("branches.disaffiliate", verb="disaffiliate", on="unit", record="decision")
class Disaffiliate(Act, frozen=True, kw_only=True):
    """Our unit leaves the organisation.

    Changes: the unit ends here, and with it the seats in it.
    Shows: to whoever may read decisions.
    """

    unit: Key
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _about(self.unit, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(self.unit, occasion, "left", self.reason)


@act("branches.dissolve_unit", verb="dissolve_unit", on="unit", record="decision")
class DissolveUnit(Act, frozen=True, kw_only=True):
    """We dissolve this unit.

    Changes: the unit ends, and with it the seats in it.
    Shows: to whoever may read decisions.
    """

    unit: Key
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return _about(self.unit, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(self.unit, occasion, "dissolved", self.reason)


@act("branches.report_departures", verb="note", on="history", record="history")
class ReportDepartures(Act, frozen=True, kw_only=True):
    """This source says that units left, or were dissolved, on this date. Which ones it does not say.

    Changes: the departures that are reported. The list of units stays as it is.
    Shows: to whoever may read what we say of our past.
    """

    date: Edtf
    units: Count | None = None
    qualifier: Qualifier | None = None
    how: Literal["disaffiliate", "dissolve_unit"] | None = None
    said_by: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        try:
            partial_date(self.date)
        except ValueError as error:
            raise BadAct(f"field date: {error}") from None
        if self.units is None and self.qualifier not in ("many", "several", "most"):
            raise BadAct("field units: expected a number, or a word as many, several, most")
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Departure.objects.create(
            id=occasion.key(),
            date=self.date,
            units=self.units,
            qualifier=self.qualifier or "",
            how=self.how or "",
            said_by=self.said_by or "",
        )


def _new(kind: str, charter: Charter) -> set[str]:
    """What a unit that begins is to the charter. Raises Missing where the charter has no such kind."""
    if not unit_rules(charter, kind):
        raise Missing(f"field kind: the charter has no unit {kind}")
    return _objects(kind, charter)


def _objects(kind: str, charter: Charter) -> set[str]:
    """What a unit of a kind is to the charter: a unit, and one of each rule that has the kind."""
    return {"unit", *(f"unit:{rule.id}" for rule in unit_rules(charter, kind))}


def _told(occasion: Occasion) -> str:
    """The date of a deed as far as it is known."""
    return occasion.on or occasion.today.isoformat()


def _about(key: int, occasion: Occasion, **known: Any) -> Facts:
    """A unit as the object of an act. Raises Missing when it has ended."""
    row = units(occasion.today).filter(pk=key).first()
    if row is None:
        raise Missing(f"field unit: there is no unit {key} on {occasion.today}")
    return Facts(_objects(row.kind, occasion.charter), {"unit": key, **known})


def _end(key: int, occasion: Occasion, how: str, reason: str | None) -> None:
    Unit.objects.filter(pk=key).update(ended=occasion.today, ended_edtf=_told(occasion), how=how, reason=reason or "")
