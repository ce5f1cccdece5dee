"""How people come by a seat: at the founding, elected, appointed, added by the body itself."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.bodies.acts.ending import Vacate
from folkmoot.bodies.models import Alternate, Mandate
from folkmoot.bodies.reads import alternates, coming, holding, stays_on
from folkmoot.bodies.seats import holdover_days, in_its_unit, months_after, seat_rule, seats_of
from folkmoot.bodies.suitability import as_a_member, incompatible, suited, terms_in_a_row
from folkmoot.constitution.acts import Found, first_unit
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.act import Act, BadAct, Follow, Id, Key, Missing, Person, act, follows
from folkmoot.door.occasion import CLOCK, SELF, Occasion


@act("bodies.seat_founder", verb="found", on="holder", record="mandates")
class SeatFounder(Act, frozen=True, kw_only=True):
    """This person holds this seat from the beginning.

    Changes: who holds which seat. Follows from the founding, and from nothing else.
    Shows: to whoever may read who holds which seat.
    """

    person: Person
    seat: Id
    unit: Key | None = None
    until: date | None = None

    def gather(self, occasion: Occasion) -> Facts:
        rule = seat_rule(occasion.charter, self.seat)
        in_its_unit(rule, self.unit, occasion.today)
        _last_day(rule, occasion.today, self.until)
        return Facts({f"holder:{self.seat}"}, {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        rule = seat_rule(occasion.charter, self.seat)
        _seat(occasion, rule, self.person, self.unit, occasion.today, self.until, "founded")


@follows(Found)
def first_seats(found: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The founding's seats, in its order; by then its units are there."""
    for first in found.seats:
        founder = SeatFounder(person=first.person, seat=first.seat, unit=first_unit(first.unit), until=first.until)
        yield Follow(founder, SELF.authority)


class Seating(Act, frozen=True, kw_only=True):
    """A new mandate, from today or from a later day, to the end of the term or to an earlier day.

    `succeeds` names whose place is taken, where several stay on after their term. `eligible` and `countback_done` are
    stated by whoever enters it; what the rows tell of it is looked up besides. An `alternate` takes no seat, but stands
    ready to be called into one.
    """

    person: Person
    seat: Id
    unit: Key | None = None
    from_day: date | None = None
    until: date | None = None
    succeeds: Key | None = None
    alternate: bool = False
    eligible: bool = False
    countback_done: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        rule = seat_rule(occasion.charter, self.seat)
        unit, day = in_its_unit(rule, self.unit, occasion.today), self._first_day(occasion)
        last = _last_day(rule, day, self.until)
        if self.alternate:
            return self._stands_ready(rule, unit, day, occasion)
        held, seats = holding((self.seat,), unit, day), seats_of(rule)
        own = [each for each in held if each.person == self.person]
        known: dict[str, Value] = {
            "vacant": seats is None or len(held) < seats,
            "held": bool(own),
            "terms": terms_in_a_row(self.person, rule, unit, day),
            "coopted": sum(each.how == "coopt" for each in held),
            "incompatible": incompatible(self.person, self.seat, occasion.charter, day),
            "countback_done": self.countback_done,
        }
        if occasion.told:  # the rows tell what they hold, not what they lack
            known = {name: True for name in ("held", "incompatible") if known[name]}
        else:
            if not all(stays_on(each, day) for each in own):
                raise BadAct(
                    "field person: {person} holds a seat of {seat} on {day} already",
                    person=self.person,
                    seat=self.seat,
                    day=day,
                )
            row = as_a_member(self.person, occasion.charter, occasion.today)
            known |= suited(rule, row, occasion.charter, occasion.today, stated=self.eligible)
            self._predecessor(rule, unit, day)
            promised = _promised_from(rule, unit, day)
            if promised is not None and (last is None or last >= promised):
                raise BadAct(
                    "field until: all seats are promised from {promised} on; expected a day before", promised=promised
                )
            _in_turns(rule, unit, day, last)
        return Facts({f"holder:{self.seat}"}, known if unit is None else {**known, "unit": unit})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        rule, day = seat_rule(occasion.charter, self.seat), self._first_day(occasion)
        if self.alternate:
            Alternate.objects.create(
                id=occasion.key(),
                person=self.person,
                seat=rule.id,
                unit=self.unit,
                from_day=day,
                until_day=_last_day(rule, day, self.until),
                how=self.declared.verb,
            )
            return
        before = self._predecessor(rule, self.unit, day, told=occasion.told)
        _seat(occasion, rule, self.person, self.unit, day, self.until, self.declared.verb, before)

    def _stands_ready(self, rule: Body | Office, unit: int | None, day: date, occasion: Occasion) -> Facts:
        """What is known of somebody who is to be an alternate: as of whoever takes a seat, counted apart."""
        most = (rule.alternates if isinstance(rule, Body) else None) or 0
        ready = alternates(rule.id, unit, day)
        known: dict[str, Value] = {
            "vacant": len(ready) < most,
            "held": False,
            "terms": 0,
            "coopted": 0,
            "incompatible": incompatible(self.person, self.seat, occasion.charter, day),
            "countback_done": self.countback_done,
        }
        if occasion.told:
            known = {"incompatible": True} if known["incompatible"] else {}
        else:
            if len(ready) >= most:
                raise BadAct("field alternate: {seat} has {most} alternates at most", seat=rule.id, most=most)
            if self.person in ready or self.person in {each.person for each in holding((rule.id,), unit, day)}:
                raise BadAct(
                    "field person: {person} holds a seat of {seat} on {day} already",
                    person=self.person,
                    seat=self.seat,
                    day=day,
                )
            row = as_a_member(self.person, occasion.charter, occasion.today)
            known |= suited(rule, row, occasion.charter, occasion.today, stated=self.eligible)
        return Facts({f"holder:{self.seat}"}, known if unit is None else {**known, "unit": unit})

    def _first_day(self, occasion: Occasion) -> date:
        day = self.from_day or occasion.today
        if day < occasion.today and not occasion.told:
            raise BadAct("field from_day: expected a day from {today} on", today=occasion.today)
        return day

    def _predecessor(self, rule: Body | Office, unit: int | None, day: date, *, told: bool = False) -> Mandate | None:
        """Whose place is taken: who is named, else, where all seats are held, oneself, else who has stayed longest.

        Raises BadAct when all seats are held by people whose term is not over, Missing when who is named does not stay.
        """
        held, seats = holding((self.seat,), unit, day), seats_of(rule)
        staying = sorted((each for each in held if stays_on(each, day)), key=lambda each: (each.until_day, each.pk))
        if self.succeeds is not None:
            named = next((each for each in staying if each.pk == self.succeeds), None)
            if named is None and not told:
                raise Missing(
                    "field succeeds: {succeeds} is no mandate of {seat} whose term is over on {day}",
                    succeeds=self.succeeds,
                    seat=self.seat,
                    day=day,
                )
            return named
        own = next((each for each in staying if each.person == self.person), None)
        if own is not None or seats is None or len(held) < seats:
            return own
        oldest = staying[0] if staying else None
        if oldest is None and not told:
            raise BadAct(
                "field seat: all {seats} seats of {seat} are held on {day}", seats=seats, seat=self.seat, day=day
            )
        return oldest


@act("bodies.elect", verb="elect", on="holder", record="mandates")
class Elect(Seating, frozen=True, kw_only=True):
    """We elect this person to this seat.

    Changes: who holds which seat; whoever stayed on after their term is followed.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.appoint", verb="appoint", on="holder", record="mandates")
class Appoint(Seating, frozen=True, kw_only=True):
    """We appoint this person to this seat.

    Changes: who holds which seat; whoever stayed on after their term is followed.
    Shows: to whoever may read who holds which seat.
    """


@act("bodies.coopt", verb="coopt", on="holder", record="mandates")
class Coopt(Seating, frozen=True, kw_only=True):
    """We add this person to our own body.

    Changes: who holds which seat.
    Shows: to whoever may read who holds which seat.
    """


@follows(Elect)
@follows(Appoint)
@follows(Coopt)
def followed(seating: Seating, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """Whoever stayed on after their term goes when somebody follows them."""
    if seating.alternate:
        return
    new = Mandate.objects.get(pk=occasion.key())
    before = Mandate.objects.filter(pk=new.succeeds, ended=None).first() if new.succeeds is not None else None
    if before is not None and new.from_day <= occasion.today:
        yield Follow(Vacate(mandate=before.pk), CLOCK.authority)


def _seat(
    occasion: Occasion,
    rule: Body | Office,
    person: str,
    unit: int | None,
    day: date,
    until: date | None,
    how: str,
    before: Mandate | None = None,
) -> None:
    last, promised = _last_day(rule, day, until), _promised_from(rule, unit, day)
    stays = None if last is None else last + timedelta(days=holdover_days(occasion.charter, rule))
    Mandate.objects.create(
        id=occasion.key(),
        person=person,
        seat=rule.id,
        unit=unit,
        seated_on=occasion.today,
        from_day=day,
        until_day=last,
        holds_until=stays if stays is None or promised is None else min(stays, promised - timedelta(days=1)),
        how=how,
        succeeds=None if before is None else before.pk,
    )


def _last_day(rule: Body | Office, day: date, until: date | None) -> date | None:
    """The last day of a term that begins on a day. Raises BadAct when it would be longer than the charter allows."""
    full = months_after(day, rule.term_months) if rule.term_months else None
    if until is not None and (until < day or (full is not None and until > full)):
        if full is None:
            raise BadAct("field until: expected a day from {day} on", day=day)
        raise BadAct("field until: expected a day from {day} to {full}", day=day, full=full)
    return until or full


def _promised_from(rule: Body | Office, unit: int | None, day: date) -> date | None:
    """The day from which all seats are held by those who were elected to take them later, if there is one."""
    seats = seats_of(rule)
    if seats is None:
        return None
    days = dict.fromkeys(each.from_day for each in coming(rule.id, unit if rule.many else None, day))
    return next((begins for begins in days if len(_in_their_term(rule, unit, begins)) >= seats), None)


def _in_turns(rule: Body | Office, unit: int | None, day: date, last: date | None) -> None:
    """Raise BadAct when a body that is filled in turns would be full, and all its terms end on one day."""
    if not isinstance(rule, Body) or not rule.staggered or rule.seats in (None, 1) or last is None:
        return
    others = [each.until_day for each in _in_their_term(rule, unit, day)]
    if len(others) + 1 == rule.seats and set(others) == {last}:
        raise BadAct(
            "field until: article {article} fills the seats of {id} in turns, not all at once",
            article=rule.article,
            id=rule.id,
        )


def _in_their_term(rule: Body | Office, unit: int | None, day: date) -> list[Mandate]:
    return [each for each in holding((rule.id,), unit, day) if not stays_on(each, day)]
