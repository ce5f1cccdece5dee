"""What the door asks the bodies: by what seats somebody acts, and how many there are to decide."""

from collections.abc import Mapping
from datetime import date, timedelta

from folkmoot.bodies.models import Meeting
from folkmoot.bodies.reads import holders, mandates_of, mandates_that_act
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Value
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.standing import Standing, tells_circumstances, tells_standing
from folkmoot.members import reads as members


@tells_standing
def seats(person: str, day: date, charter: Charter) -> Standing:
    """The hats of the seats that somebody holds, and what these make of them as an object."""
    hats = frozenset(
        Hat(Authority("office" if charter.get(Office, each.seat) else "body", each.seat), each.unit)
        for each in mandates_that_act(person, day)
    )
    objects = frozenset(f"holder:{each.seat}" for each in mandates_of(person, day))
    return Standing(hats, objects, seated=bool(objects))


@tells_circumstances
def voters(verb: str, occasion: Occasion) -> Mapping[str, Value]:
    """How many there are to decide, when a body or an electorate decides. Of what is told, the rows do not say it."""
    if occasion.told or occasion.decision is None or len(occasion.hats) != 1:
        return {}
    (hat,) = occasion.hats
    by, charter, today = hat.authority, occasion.charter, occasion.today
    known: dict[str, Value] = {"members": members.count_on(today), "recused": 0, "tie_broken": False}
    body, electorate = charter.body(by.id), charter.get(Electorate, by.id)
    if by.kind == "electorate" and electorate is not None:
        known["entitled"] = _on_the_roll(electorate, today)
    elif by.kind == "body" and body is not None:
        seated = holders(by.id, hat.unit, today).values("person").distinct().count()
        known["entitled"] = _everybody(body, hat.unit, today) if _is_everybody(body) else seated
        known["seats"] = body.seats or known["entitled"]
        known["second_call"] = _called_again(by.id, hat.unit, today)
    return known


def _is_everybody(body: Body) -> bool:
    return body.composed_of in ("members of the unit", "all members")


def _everybody(body: Body, unit: int | None, day: date) -> int:
    return members.count_on(day, unit if body.composed_of == "members of the unit" else None)


def _on_the_roll(electorate: Electorate, day: date) -> int:
    """Who may vote: on the roll at the record date and still, in these classes, and long enough in good standing."""
    fixed = day - timedelta(days=electorate.record_date_days or 0)
    since = day - timedelta(days=electorate.standing_days or 0)
    then = members.members_on(fixed).filter(class_id__in=electorate.of).values("person")
    return members.members_on(day).filter(class_id__in=electorate.of, since__lte=since, person__in=then).count()


def _called_again(body: str, unit: int | None, day: date) -> bool:
    """Whether the meeting before this day was opened without a quorum."""
    before = Meeting.objects.filter(body=body, unit=unit, day__lt=day).order_by("-day").first()
    return before is not None and before.without_quorum
