"""How people come by a seat: at the founding, elected, appointed, added by the body itself."""

from collections.abc import Iterator
from datetime import date

from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import holders, in_force, in_its_unit, months_after, seat_rule, seats_of
from folkmoot.constitution.acts import Found, first_unit
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Incompatible
from folkmoot.door.act import Act, Follow, Id, Key, Person, act, follows
from folkmoot.door.occasion import SELF, Occasion


@act("bodies.seat_founder", verb="found", on="holder", record="mandates")
class SeatFounder(Act, frozen=True, kw_only=True):
    """This person holds this seat from the beginning.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """

    person: Person
    seat: Id
    unit: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        in_its_unit(seat_rule(occasion.charter, self.seat), self.unit, occasion.today)
        return Facts({f"holder:{self.seat}"}, {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _seat(self.person, self.seat, self.unit, occasion, "founded")


@follows(Found)
def first_seats(found: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The founding's seats, in its order; by then its units are there."""
    for first in found.seats:
        founder = SeatFounder(person=first.person, seat=first.seat, unit=first_unit(first.unit))
        yield Follow(founder, SELF.authority)


class Seating(Act, frozen=True, kw_only=True):
    """A new mandate. `eligible` and `countback_done` are stated by whoever enters it."""

    person: Person
    seat: Id
    unit: Key | None = None
    eligible: bool = False
    countback_done: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        rule = seat_rule(occasion.charter, self.seat)
        unit = in_its_unit(rule, self.unit, occasion.today)
        held, seats = holders(self.seat, unit, occasion.today), seats_of(rule)
        known: dict[str, Value] = {
            "vacant": seats is None or held.count() < seats,
            "held": held.filter(person=self.person).exists(),
            "terms": _terms_in_a_row(self.person, self.seat, unit),
            "coopted": held.filter(how="coopt").count(),
            "incompatible": _incompatible(self.person, self.seat, occasion.charter, occasion.today),
            "eligible": self.eligible,
            "countback_done": self.countback_done,
        }
        if occasion.told:  # the rows tell what they hold, not what they lack
            known = {name: True for name in ("held", "incompatible") if known[name]}
        return Facts({f"holder:{self.seat}"}, known if unit is None else {**known, "unit": unit})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _seat(self.person, self.seat, self.unit, occasion, self.declared.verb)


@act("bodies.elect", verb="elect", on="holder", record="mandates")
class Elect(Seating, frozen=True, kw_only=True):
    """We elect this person to this seat.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.appoint", verb="appoint", on="holder", record="mandates")
class Appoint(Seating, frozen=True, kw_only=True):
    """We appoint this person to this seat.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.coopt", verb="coopt", on="holder", record="mandates")
class Coopt(Seating, frozen=True, kw_only=True):
    """We add this person to our own body.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


def _seat(person: str, seat: str, unit: int | None, occasion: Occasion, how: str) -> None:
    months = seat_rule(occasion.charter, seat).term_months
    Mandate.objects.create(
        id=occasion.key(),
        person=person,
        seat=seat,
        unit=unit,
        from_day=occasion.today,
        until_day=months_after(occasion.today, months) if months else None,
        how=how,
    )


def _terms_in_a_row(person: str, seat: str, unit: int | None) -> int:
    """Terms that the person has held without a break; a part of at most half a term does not count."""
    terms, before = 0, None
    for each in Mandate.objects.filter(person=person, seat=seat, unit=unit).order_by("-from_day", "-pk"):
        if each.until_day is None:
            return terms + 1
        last = min(each.until_day, each.ended or each.until_day)
        if before is not None and (before - last).days > (each.until_day - each.from_day).days:
            break
        before = each.from_day
        terms += (last - each.from_day) * 2 > each.until_day - each.from_day
    return terms


def _incompatible(person: str, seat: str, charter: Charter, day: date) -> bool:
    """Whether the person holds, or held too lately, a seat that excludes this one."""
    for rule in charter.of(Incompatible):
        seats = {*rule.bodies, *rule.offices}
        if seat not in seats:
            continue
        others = Mandate.objects.filter(person=person, seat__in=seats - {seat}, from_day__lte=day)
        if in_force(day).filter(pk__in=others.values("pk")).exists():
            return True
        lasts = (min(filter(None, (each.until_day, each.ended)), default=None) for each in others)
        if any(last is not None and months_after(last, rule.within_months or 0) > day for last in lasts):
            return True
    return False
