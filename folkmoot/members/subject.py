"""The person whom an act concerns, as the charter sees them: what they are, and what is known of their membership."""

from collections.abc import Mapping

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.occasion import SELF, Occasion
from folkmoot.door.standing import standing
from folkmoot.members import reads
from folkmoot.members.models import Membership
from folkmoot.members.neighbours import done_in_case, unit_may_act


def oneself(named: str | None, occasion: Occasion) -> str:
    """Whose act on oneself it is: the actor's. Of a told act, or one that a body decides, the person is named."""
    if named is None and occasion.person is None:
        raise Missing("field person: expected whose act this is")
    if named is not None and named != occasion.person and SELF in occasion.hats and not occasion.told:
        raise BadAct("field person: this can be done for oneself only")
    return named or occasion.person or ""


def about(person: str, occasion: Occasion, *, unit: int | None = None, membership: str | None = None) -> Facts:
    """A person as the object of an act: what they are besides a member, their class, and the unit it concerns."""
    known: dict[str, Value] = {} if unit is None else {"unit": unit}
    if membership is not None:
        known["membership"] = membership
    return Facts(standing(person, occasion.today, occasion.charter).objects | {"member"}, known)


def of_member(person: str, occasion: Occasion) -> Facts:
    """A member as the object of an act, in their own class and unit, as far as the roll knows them. Raises Missing."""
    row = running(person, occasion)
    return about(person, occasion) if row is None else about(person, occasion, unit=row.unit, membership=row.class_id)


def running(person: str, occasion: Occasion) -> Membership | None:
    """The membership that somebody has on the day of the act. Raises Missing.

    None only of what is told: a source may know more members than the roll does.
    """
    row = reads.membership_on(person, occasion.today)
    if row is None and not occasion.told:
        raise Missing("field person: {person} is not a member on {today}", person=person, today=occasion.today)
    return row


def acting_unit(unit: int | None, occasion: Occasion) -> int | None:
    """The unit that is named, checked: it exists and may act. Raises Missing. Of what is told nobody may know it."""
    if unit is not None and not occasion.told and not unit_may_act(unit, occasion.today):
        raise Missing("field unit: there is no unit {unit} that may act on {today}", unit=unit, today=occasion.today)
    return unit


def case(
    ground: tuple[str, ...] | None, occasion: Occasion, *, of: int | None = None, person: str = "", verb: str = ""
) -> dict[str, Value]:
    """The ground of a sanction, and what was done before in the case in which it is decided, if it is in one."""
    known: dict[str, Value] = dict(absent(occasion, dict.fromkeys(("find", "hearing", "accompanied", "final"), False)))
    if of is not None:
        known |= done_in_case(of, person, verb, occasion)
    return known | grounds(ground, occasion)


def grounds(ground: tuple[str, ...] | None, occasion: Occasion) -> dict[str, Value]:
    """The grounds given for a sanction. Raises Missing for one that the charter does not declare."""
    for each in ground or ():
        if occasion.charter.ground(each) is None:
            raise Missing("field ground: the charter declares no ground {each}", each=each)
    return {} if ground is None and occasion.told else {"ground": ground or ()}


def absent(occasion: Occasion, found: Mapping[str, bool]) -> dict[str, bool]:
    """What is so; and what is not so, unless the act is told: then the source is only silent about it."""
    return {name: so for name, so in found.items() if so or not occasion.told}


def class_of(charter: Charter, named: str | None) -> str:
    """The class that is applied for: the one that is named, else the charter's first. Raises Missing."""
    classes = [rule.id for rule in charter.of(MemberClass)]
    if named is None and classes:
        return classes[0]
    if named not in classes:
        if not classes:
            raise Missing("field class: expected one of the classes of the charter: it has none")
        raise Missing("field class: expected one of {classes}", classes=", ".join(classes))
    return named or ""
