"""How people become members: with the founding, or by applying and being admitted."""

from collections.abc import Iterator

from msgspec import field

from folkmoot.constitution.acts import Found, first_unit
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import Act, BadAct, Follow, Id, Key, Line, Missing, Person, Text, act, follows
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert
from folkmoot.members import reads
from folkmoot.members.changes import begin, close, know, move
from folkmoot.members.models import Application
from folkmoot.members.subject import about, acting_unit, class_of, oneself


@act("members.enrol_founder", verb="found", on="member", record="roll")
class EnrolFounder(Act, frozen=True, kw_only=True):
    """I am a member from the beginning.

    Changes: the roll. Follows from the founding, and from nothing else.
    Shows: to whoever may read the roll.
    """

    person: Person
    name: Line
    class_: Id = field(name="class")
    unit: Key | None = None

    def gather(self, occasion: Occasion) -> Facts:
        return Facts({"member"}, {"record_empty": occasion.cause == 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        know(self.person, self.name, occasion)
        begin(self.person, self.class_, self.unit, "found", occasion)


@follows(Found)
def enrol_founders(act: Found, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """Each of the first members is enrolled."""
    for each in act.members:
        enrol = EnrolFounder(person=each.person, name=each.name, class_=each.class_, unit=first_unit(each.unit))
        yield Follow(enrol, Authority("self", ""))


@act("members.apply", verb="apply", on="member", record="roll")
class Apply(Act, frozen=True, kw_only=True):
    """I ask to become a member, or, being one, a member of another class.

    Changes: the open applications.
    Shows: to whoever may read the roll.
    """

    person: Person
    name: Line
    unit: Key | None = None
    class_: Id | None = field(name="class", default=None)

    def gather(self, occasion: Occasion) -> Facts:
        oneself(self.person, occasion)
        wanted = class_of(occasion.charter, self.class_)
        row = reads.membership_on(self.person, occasion.today)
        if row is not None and row.class_id == wanted:
            raise BadAct("field person: they are a member already")
        if reads.has_applied(self.person):
            raise BadAct("field person: they have applied already, and wait for an answer")
        return about(self.person, occasion, unit=acting_unit(self.unit, occasion), membership=wanted)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        know(self.person, self.name, occasion)
        insert(
            Application(
                id=occasion.key(),
                person=self.person,
                name=self.name,
                class_id=class_of(occasion.charter, self.class_),
                unit=self.unit,
                day=occasion.today,
            )
        )


@act("members.admit", verb="admit", on="member", record="roll")
class Admit(Act, frozen=True, kw_only=True):
    """We admit whoever applied. `eligible` states that they meet the conditions of the charter.

    Whoever applied to no unit is admitted to the `unit` that is named here, if one is.

    Changes: the roll, from today.
    Shows: to whoever may read the roll.
    """

    application: Key
    unit: Key | None = None
    eligible: bool = False

    def gather(self, occasion: Occasion) -> Facts:
        row = _open(self.application)
        if row.day > occasion.today:
            raise BadAct("field application: they had not applied yet on {today}", today=occasion.today)
        known: dict[str, Value] = {"eligible": True} if self.eligible else {}
        if not occasion.told:
            known = {"eligible": self.eligible, "objection_days": (occasion.today - row.day).days}
        unit = acting_unit(_unit(row, self.unit), occasion)
        return about(row.person, occasion, unit=unit, membership=row.class_id).knowing(known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _open(self.application)
        close(row, "admit", occasion)
        unit, before = _unit(row, self.unit), reads.membership_on(row.person, occasion.today)
        if before is None:
            begin(row.person, row.class_id, unit, "admit", occasion)
        else:
            move(before, row.class_id, before.unit if unit is None else unit, "admit", occasion)


@act("members.refuse", verb="refuse", on="member", record="roll")
class Refuse(Act, frozen=True, kw_only=True):
    """We refuse whoever applied.

    Changes: the application is closed.
    Shows: to whoever may read the roll.
    """

    application: Key
    unit: Key | None = None
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = _open(self.application)
        return about(row.person, occasion, unit=_unit(row, self.unit), membership=row.class_id)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        close(_open(self.application), "refuse", occasion, self.reason)


def _unit(row: Application, named: int | None) -> int | None:
    """The unit that answers: the one that was applied to. Who applied to none may be answered by any."""
    if row.unit is not None and named not in (None, row.unit):
        raise BadAct("field unit: they have applied to unit {unit}", unit=row.unit)
    return named if row.unit is None else row.unit


def _open(key: int) -> Application:
    row = Application.objects.filter(pk=key).first()
    if row is None:
        raise Missing("field application: there is no application {key}", key=key)
    if row.outcome:
        raise BadAct("field application: it is decided already")
    return row
