"""Seats that are filled by lot: who is put forward, the list before the seed is known, and the draw. Nobody chooses."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Annotated

from msgspec import Meta

from folkmoot.bodies.acts.seating import Appoint
from folkmoot.bodies.lots import (
    by_lot,
    drawn_from,
    empty,
    entrants,
    in_the_lot,
    listed,
    may_take,
    nominated,
    nominated_by,
    open_lot,
    ordered,
)
from folkmoot.bodies.models import Drawn, Lot, Nomination
from folkmoot.bodies.seats import in_its_unit, seat_rule
from folkmoot.bodies.suitability import as_a_member
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.act import Act, BadAct, Follow, Id, Key, Line, Missing, Person, Sha256, act, follows
from folkmoot.door.occasion import CLOCK, Occasion
from folkmoot.door.rows import rows

Seed = Annotated[str, Meta(pattern=r"^[0-9]{1,9}( [0-9]{1,9}){0,19}$(?!\n)")]
"""Numbers as somebody beyond our reach made them known, in ascending order: one value has one spelling."""


@act("bodies.nominate", verb="nominate", on="holder", record="mandates")
class Nominate(Act, frozen=True, kw_only=True):
    """We put this person forward for seats that are filled by lot.

    Changes: who is in the next lot for these seats.
    Shows: to whoever may read who holds which seat.
    """

    person: Person
    seat: Id
    unit: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        rule = _rule(self.seat, self.unit, occasion)
        known: dict[str, Value] = {}
        if not occasion.told:
            if nominated_by(rule, occasion.charter) is None:
                raise BadAct("field seat: nobody is put forward for {seat}; the lot has all who may", seat=self.seat)
            if self.person in nominated(rule, self.unit, occasion.today):
                raise BadAct(
                    "field person: {person} was put forward for {seat} already", person=self.person, seat=rule.id
                )
            row = as_a_member(self.person, occasion.charter, occasion.today)
            known["membership"] = row.class_id
            if row.unit is not None:
                known["unit"] = row.unit
        return Facts({f"holder:{self.seat}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Nomination.objects.create(
            id=occasion.key(), person=self.person, seat=self.seat, unit=self.unit, day=occasion.today
        )


@act("bodies.publish_lot", verb="decide", on="decision", record="mandates")
class PublishLot(Act, frozen=True, kw_only=True):
    """I publish who is in the lot for these seats, and from where the seed will be taken that decides it.

    The list is what the charter and the rows make it, or it is refused. `seed_from` names numbers that nobody knows yet
    and nobody here can influence, such as those of a public lottery on `seed_on`. Until that day another list may
    replace it.

    Changes: the lots. Whoever enters what those decide among whom it is drawn may enter it.
    Shows: to whoever may read the roll.
    """

    seat: Id
    unit: Key | None = None
    seed_on: date
    seed_from: Line
    names: Sha256

    def record_names(self) -> tuple[str, ...]:
        return (self.declared.record, "roll")

    def gather(self, occasion: Occasion) -> Facts:
        rule = _rule(self.seat, self.unit, occasion)
        if occasion.told:
            raise BadAct("a lot is drawn when it is drawn: tell who was seated by it")
        if self.seed_on <= occasion.today:
            raise BadAct(
                "field seed_on: expected a day after {today}, so that nobody knows it yet", today=occasion.today
            )
        before = open_lot(self.seat, self.unit)
        if before is not None and before.seed_on <= occasion.today:
            raise BadAct(
                "field seat: the list of {day} is still to be drawn; nobody may choose another", day=before.published_on
            )
        seats = empty(rule, self.unit, self.seed_on)
        persons = entrants(occasion.charter, rule, self.unit, occasion.today, self.seed_on)
        if not seats or not persons:
            raise BadAct(
                "field seat: {seats} seats of {seat} are empty on {day}, and {persons} may be drawn for them",
                seats=seats,
                seat=self.seat,
                day=self.seed_on,
                persons=len(persons),
            )
        if sha256(listed(rule, self.unit, seats, self.seed_on, persons)).hexdigest() != self.names:
            raise BadAct("field names: this is not the list that the charter and the rows give today")
        return _entered(rule, self.unit)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        rule = seat_rule(occasion.charter, self.seat)
        Lot.objects.filter(seat=self.seat, unit=self.unit, drawn_on=None, replaced=False).update(replaced=True)
        Lot.objects.create(
            id=occasion.key(),
            seat=self.seat,
            unit=self.unit,
            seats=empty(rule, self.unit, self.seed_on),
            names=self.names,
            seed_from=self.seed_from,
            published_on=occasion.today,
            seed_on=self.seed_on,
        )


@act("bodies.draw_lot", verb="decide", on="decision", record="mandates")
class DrawLot(Act, frozen=True, kw_only=True):
    """I enter the numbers that were made known, and they draw the lot.

    The seed puts the published list into an order that anybody can repeat; the first who can be seated take the empty
    seats, and the next are alternates where the charter has them.

    Changes: by what follows, who holds which seat.
    Shows: to whoever may read who holds which seat.
    """

    lot: Key
    seed: Seed

    def gather(self, occasion: Occasion) -> Facts:
        lot = _lot(self.lot)
        if occasion.told:
            raise BadAct("a lot is drawn when it is drawn: tell who was seated by it")
        if lot.drawn_on is not None or lot.replaced:
            raise BadAct("field lot: it is drawn already, or another list has replaced it")
        if occasion.today < lot.seed_on:
            raise BadAct("field lot: the seed is not known before {seed_on}", seed_on=lot.seed_on)
        numbers = self.seed.split(" ")
        if numbers != [str(each) for each in sorted(map(int, numbers))]:
            raise BadAct("field seed: expected the numbers in ascending order, such as 3 14 22 31")
        in_the_lot(lot)
        return _entered(seat_rule(occasion.charter, lot.seat), lot.unit)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        lot = _lot(self.lot)
        for n, (person, rank, outcome) in enumerate(_outcomes(lot, self.seed, occasion)):
            Drawn.objects.create(id=occasion.key(n), lot=lot.pk, person=person, rank=rank, outcome=outcome)
        Lot.objects.filter(pk=lot.pk).update(seed=self.seed, drawn_on=occasion.today)


@follows(DrawLot)
def those_drawn(drawn: DrawLot, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The clock seats whom the lot drew, each by an entry of its own."""
    lot = _lot(drawn.lot)
    for each in Drawn.objects.filter(lot=lot.pk, outcome="seated").order_by("rank"):
        yield Follow(Appoint(person=each.person, seat=lot.seat, unit=lot.unit), CLOCK.authority)


def _outcomes(lot: Lot, seed: str, occasion: Occasion) -> Iterator[tuple[str, int, str]]:
    """In the order of the lot, whom it reached: seated until the empty seats are filled, then the alternates."""
    rule = seat_rule(occasion.charter, lot.seat)
    seats = min(lot.seats, empty(rule, lot.unit, occasion.today))
    places = iter(["seated"] * seats + ["alternate"] * ((isinstance(rule, Body) and rule.alternates) or 0))
    place = next(places, None)
    for rank, person in enumerate(ordered(lot.names, seed, in_the_lot(lot)), 1):
        if place is None:
            return
        if not may_take(occasion.charter, rule, lot.unit, person, occasion.today):
            yield person, rank, "passed"
            continue
        yield person, rank, place
        place = next(places, None)


def _rule(seat: str, unit: int | None, occasion: Occasion) -> Body | Office:
    rule = seat_rule(occasion.charter, seat)
    in_its_unit(rule, unit, occasion.today)
    if not by_lot(rule) and not occasion.told:
        raise BadAct(
            "field seat: article {article} fills {seat} in another way, not by lot", article=rule.article, seat=seat
        )
    return rule


def _lot(key: int) -> Lot:
    found = next(iter(rows(Lot, id=key)), None)
    if found is None:
        raise Missing("field lot: there is no lot {key}", key=key)
    return found


def _entered(rule: Body | Office, unit: int | None) -> Facts:
    """What it is to the charter: entered like whatever those decide among whom the lot is drawn."""
    objects = {f"decision:{drawn_from(rule)}"} if drawn_from(rule) else {"decision"}
    return Facts(objects, {} if unit is None else {"unit": unit})
