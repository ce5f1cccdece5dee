"""How members move to another unit, and how they come back."""

from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Key, Missing, Person, act
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.members import reads
from folkmoot.members.changes import begin, move
from folkmoot.members.neighbours import done_in_case, unit_may_act
from folkmoot.members.subject import about, absent, acting_unit, class_of, running


@act("members.transfer", verb="transfer", on="member", record="roll")
class Transfer(Act, frozen=True, kw_only=True):
    """We move a member into this unit, which is the unit in which it happens.

    Changes: the roll of both units, from today.
    Shows: to whoever may read the roll.
    """

    person: Person
    unit: Key

    def gather(self, occasion: Occasion) -> Facts:
        row = running(self.person, occasion)
        if row is not None and row.unit == self.unit:
            raise BadAct("field unit: they are a member of it already")
        class_id = None if row is None else row.class_id
        return about(self.person, occasion, unit=acting_unit(self.unit, occasion), membership=class_id)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = running(self.person, occasion)
        if row is not None:
            move(row, row.class_id, self.unit, "transfer", occasion)


@act("members.reinstate", verb="reinstate", on="member", record="roll")
class Reinstate(Act, frozen=True, kw_only=True):
    """We take a former member back, or lift a member's suspension.

    Whoever is taken back returns to the unit that they left, if it may still act. One who was suspended is so still:
    to be taken back is one thing, and to have a suspension lifted another. In a case it follows from what is decided
    there on an appeal.

    Changes: the roll, or the suspensions, from today.
    Shows: to whoever may read the roll.
    """

    person: Person
    case: Key | None = None

    def matter(self) -> int | None:
        return None if self.case is None else born_of(self.case)

    def gather(self, occasion: Occasion) -> Facts:
        last = reads.last_membership(self.person)
        if last is None:
            if occasion.told:
                return about(self.person, occasion)
            raise Missing("field person: {person} was never a member", person=self.person)
        member = reads.membership_on(self.person, occasion.today) is not None
        suspended = member and reads.is_suspended(self.person, occasion.today)
        if member and not suspended:
            raise BadAct("field person: they are a member in good standing")
        membership = class_of(occasion.charter, last.class_id)
        facts = about(self.person, occasion, unit=last.unit, membership=membership)
        done = {verb: not member and last.ended_by == verb for verb in ("lapse", "resign", "expel")}
        known: dict[str, Value] = dict(absent(occasion, done | {"suspend_member": suspended, "appeal": False}))
        if self.case is not None:
            known |= done_in_case(self.case, self.person, self.verb(), occasion)
        return facts.knowing(known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        last = reads.last_membership(self.person)
        if reads.membership_on(self.person, occasion.today) is not None:
            reads.suspensions_on(self.person, occasion.today).update(ended_on=occasion.today)
        elif last is not None:
            there = last.unit is not None and unit_may_act(last.unit, occasion.today)
            begin(self.person, last.class_id, last.unit if there else None, "reinstate", occasion)
