"""How people lose a seat: removed, recalled, entered as empty, given up."""

from datetime import date

from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import holders, in_force
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Count, Id, Key, Missing, Person, act
from folkmoot.door.occasion import Occasion


class Unseating(Act, frozen=True, kw_only=True):
    """The end of a mandate before its time. So many `asked` for it on a day, as whoever enters it states."""

    person: Person
    seat: Id
    unit: Key | None = None
    asked: Count = 0
    asked_on: date | None = None

    def gather(self, occasion: Occasion) -> Facts:
        held = _held(self.person, self.seat, self.unit, occasion.today)
        known: dict[str, Value] = {"held": True, "initiative": self.asked}
        if self.asked_on is not None:
            if self.asked_on > occasion.today:
                raise BadAct(f"field asked_on: {self.asked_on} has not come yet")
            known["days_since"] = (occasion.today - self.asked_on).days
        if held.unit is not None:
            known["unit"] = held.unit
        return Facts({f"holder:{self.seat}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_held(self.person, self.seat, self.unit, occasion.today), occasion.today, self.declared.verb)


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
    """I enter that this seat is empty: its holder's term has ended.

    Changes: the mandate is closed.
    Shows: to whoever may read who holds which seat.
    """

    mandate: Key

    def gather(self, occasion: Occasion) -> Facts:
        row = Mandate.objects.filter(pk=self.mandate).first()
        if row is None:
            raise Missing(f"field mandate: there is no mandate {self.mandate}")
        over = row.until_day is not None and row.until_day < occasion.today
        empty = not in_force(occasion.today).filter(pk=row.pk).exists()
        known: dict[str, Value] = {"vacant": empty, "term_ended": over, "held": not empty}
        if row.unit is not None:
            known["unit"] = row.unit
        return Facts({f"holder:{row.seat}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Mandate.objects.filter(pk=self.mandate, ended=None).update(ended=occasion.today, end="vacate")


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
        held = _held(self.person, self.seat, self.unit, occasion.today)
        return Facts(
            {f"holder:{self.seat}"}, {"held": True} if held.unit is None else {"held": True, "unit": held.unit}
        )

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        _end(_held(self.person, self.seat, self.unit, occasion.today), occasion.today, "stand_down")


def _held(person: str, seat: str, unit: int | None, day: date) -> Mandate:
    found = holders(seat, unit, day).filter(person=person).first()
    if found is None:
        raise Missing(f"field person: {person} does not hold a seat of {seat} on {day}")
    return found


def _end(mandate: Mandate, day: date, how: str) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(ended=day, end=how)
