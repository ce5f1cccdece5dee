"""How people lose a seat: removed, recalled, given up; or it is entered that their mandate has ended."""

from collections.abc import Iterable, Iterator
from datetime import date

from folkmoot.bodies.models import Alternate, Mandate
from folkmoot.bodies.reads import alternates, entered_as_held, holding, is_entered_as_held, why_ended
from folkmoot.bodies.seats import is_seat
from folkmoot.branches.acts import Disaffiliate, DissolveUnit
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Count, Follow, Id, Key, Missing, Person, act, follows
from folkmoot.door.occasion import CLOCK, Occasion
from folkmoot.door.rows import rows
from folkmoot.members.acts import Expel, Lapse, Resign


class Unseating(Act, frozen=True, kw_only=True):
    """The end of a mandate before its time. So many `asked` for it on a day, as whoever enters it states."""

    person: Person
    seat: Id
    unit: Key | None = None
    asked: Count | None = None
    asked_on: date | None = None

    def gather(self, occasion: Occasion) -> Facts:
        known = _held_facts(_held(self.person, self.seat, self.unit, occasion))
        if self.asked is not None or not occasion.told:
            known["initiative"] = self.asked or 0
        if self.asked_on is not None:
            if self.asked_on > occasion.today:
                raise BadAct("field asked_on: {asked_on} has not come yet", asked_on=self.asked_on)
            known["days_since"] = (occasion.today - self.asked_on).days
        return Facts({f"holder:{self.seat}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_held(self.person, self.seat, self.unit, occasion), occasion.today, self.declared.verb)


@act("bodies.remove", verb="remove", on="holder", record="mandates")
class Remove(Unseating, frozen=True, kw_only=True):
    """We end this person's mandate before its time.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.recall", verb="recall", on="holder", record="mandates")
class Recall(Unseating, frozen=True, kw_only=True):
    """We take back the mandate that we have given this person.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.vacate", verb="vacate", on="holder", record="mandates")
class Vacate(Act, frozen=True, kw_only=True):
    """I enter that this mandate has ended: by its term, with the membership of its holder, or with its unit.

    Changes: the mandate is closed.
    Shows: to whoever may read who holds which seat.
    """

    mandate: Key

    def gather(self, occasion: Occasion) -> Facts:
        row = next(iter(rows(Mandate, id=self.mandate)), None)
        if row is None:
            raise Missing("field mandate: there is no mandate {mandate}", mandate=self.mandate)
        if row.ended is not None:
            raise BadAct("field mandate: that it ended is entered already, on {ended}", ended=row.ended)
        over = is_entered_as_held(row, occasion.today)
        known: dict[str, Value] = {"vacant": over, "term_ended": over, "held": not over}
        if row.unit is not None:
            known["unit"] = row.unit
        return Facts({f"holder:{row.seat}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = Mandate.objects.get(pk=self.mandate)
        _end(row, occasion.today, why_ended(row, occasion.today))


@act("bodies.stand_down", verb="stand_down", on="holder", record="mandates")
class StandDown(Act, frozen=True, kw_only=True):
    """I give up my seat.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """

    person: Person
    seat: Id
    unit: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if not occasion.told and self.person != occasion.person:
            raise BadAct("field person: everybody gives up their own seat only")
        return Facts({f"holder:{self.seat}"}, _held_facts(_held(self.person, self.seat, self.unit, occasion)))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_held(self.person, self.seat, self.unit, occasion), occasion.today, "stand_down")


@follows(Resign)
@follows(Lapse)
@follows(Expel)
def seats_of_who_left(left: Resign | Lapse | Expel, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """Whoever is no longer a member holds no seat: each mandate's end is entered."""
    yield from _entering(entered_as_held(occasion.today).filter(person=left.person or occasion.person), occasion)


@follows(Disaffiliate)
@follows(DissolveUnit)
def seats_of_a_unit(ended: Disaffiliate | DissolveUnit, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """A unit that has ended has no seats: each mandate's end is entered."""
    yield from _entering(entered_as_held(occasion.today).filter(unit=ended.unit), occasion)


def _entering(mandates: Iterable[Mandate], occasion: Occasion) -> Iterator[Follow]:
    for mandate in mandates:
        if is_seat(occasion.charter, mandate.seat):
            yield Follow(Vacate(mandate=mandate.pk), CLOCK.authority)


def _held(person: str, seat: str, unit: int | None, occasion: Occasion) -> Mandate | Alternate | None:
    """The mandate that somebody has, or their being an alternate. Raises Missing.

    None only of what is told: a source may know of more seats than the rows do.
    """
    found: Mandate | Alternate | None = next(
        (each for each in holding((seat,), unit, occasion.today) if each.person == person), None
    )
    if found is None and person in alternates(seat, unit, occasion.today):
        found = next(each for each in rows(Alternate, person=person) if each.seat == seat and each.ended is None)
    if found is None and not occasion.told:
        raise Missing(
            "field person: {person} does not hold a seat of {seat} on {today}",
            person=person,
            seat=seat,
            today=occasion.today,
        )
    return found


def _held_facts(mandate: Mandate | Alternate | None) -> dict[str, Value]:
    if mandate is None:
        return {}
    return {"held": True} if mandate.unit is None else {"held": True, "unit": mandate.unit}


def _end(mandate: Mandate | Alternate | None, day: date, how: str) -> None:
    if isinstance(mandate, Alternate):
        Alternate.objects.filter(pk=mandate.pk).update(ended=day)
    elif mandate is not None:
        Mandate.objects.filter(pk=mandate.pk).update(ended=day, end=how)
