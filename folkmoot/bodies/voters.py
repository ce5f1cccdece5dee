"""What the door asks the bodies: by what seats somebody acts, and how many there are to decide."""

from collections.abc import Iterator, Mapping
from datetime import date

from folkmoot.bodies.ballots import REPEATED
from folkmoot.bodies.entitlement import called_again, entitled, offices_in
from folkmoot.bodies.entitlement import seats as seats_there
from folkmoot.bodies.meetings import meeting_on
from folkmoot.bodies.models import Ballot, Mandate, Recused
from folkmoot.bodies.reads import mandates_of, that_act
from folkmoot.bodies.waiting import decided
from folkmoot.branches.reads import count_units
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Value
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.rows import rows
from folkmoot.door.standing import Standing, tells_circumstances, tells_standing
from folkmoot.members import reads as members


@tells_standing
def seats(person: str, day: date, charter: Charter) -> Standing:
    """The hats of the seats that somebody holds, and what these make of them as an object."""
    held = mandates_of(person, day)
    hats = frozenset(hat for each in that_act(held, day) for hat in _hats(each, charter))
    objects = frozenset(f"holder:{hat.authority.id}" for each in held for hat in _hats(each, charter))
    return Standing(hats, objects, seated=bool(objects))


def _hats(mandate: Mandate, charter: Charter) -> Iterator[Hat]:
    """The hat of a seat, and of the bodies to which its holder belongs by an office."""
    office = charter.get(Office, mandate.seat)
    yield Hat(Authority("office" if office else "body", mandate.seat), mandate.unit)
    if office is not None and office.many:
        for body in charter.of(Body):
            if office.id in offices_in(charter, body):
                yield Hat(Authority("body", body.id), mandate.unit if body.many else None)


@tells_circumstances
def voters(verb: str, occasion: Occasion) -> Mapping[str, Value]:
    """How many there are to decide, when a body or an electorate decides. Of what is told, the rows do not say it."""
    if occasion.decision is None or len(occasion.hats) != 1:
        return {}
    if occasion.told:
        return _as_decided(verb, occasion)
    (hat,) = occasion.hats
    by, charter, today = hat.authority, occasion.charter, _day_of_the_vote(occasion)
    there = entitled(charter, by, hat.unit, today)
    known: dict[str, Value] = {
        "members": members.count_on(today),
        "units": count_units(today),
        "entitled": there,
        "recused": 0,
        "tie_broken": False,
    }
    body = charter.body(by.id) if by.kind == "body" else None
    if body is not None:
        known["seats"] = seats_there(body, there)
        meeting = meeting_on(by.id, hat.unit, today)
        known["second_call"] = called_again(meeting)
        if verb != "convene":  # the notice of a meeting that is called is its own
            known["notice_days"] = meeting.notice_days if meeting is not None else 0
    return {**known, **_as_decided(verb, occasion)}


def beside_the_count(
    recused: int, entitled: int | None, units: int | None, units_yes: int | None, tie_broken: bool
) -> dict[str, Value]:
    """What a decision says besides its count: who stood aside, how many might vote, the units for it, a broken tie."""
    known: dict[str, Value] = {}
    if recused:
        known["recused"] = recused
    if entitled is not None:
        known["entitled"] = entitled
    if units is not None:
        known["units"] = units
    if units_yes is not None:
        known["units_yes"] = units_yes
    return {**known, "tie_broken": True} if tie_broken else known


def _day_of_the_vote(occasion: Occasion) -> date:
    """The day whose voters count: of what was decided before and had to wait, that of the decision."""
    decision = None if occasion.cause is None else decided(occasion.cause)
    return occasion.today if decision is None else decision.held_on


def _as_decided(verb: str, occasion: Occasion) -> dict[str, Value]:
    """What the decision that carries this act says besides its count, and how many ballots there have been."""
    if occasion.cause is None:
        return {}
    row = decided(occasion.cause)
    if row is None:
        return {}
    recused = len(rows(Recused, decision=row.pk))
    known = beside_the_count(recused, row.entitled, row.units, row.units_yes, row.tie_broken)
    ballots = rows(Ballot, decision=row.pk) if verb in REPEATED else []
    held = min(ballots, key=lambda each: each.ballots, default=None)
    return known if held is None else {**known, "ballots": held.ballots, "apart_days": held.apart_days}
