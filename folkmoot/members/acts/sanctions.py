"""What may be done to a member against their will. An expulsion is the effect of a decision."""

from datetime import date

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Id, Key, Person, act
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.members.changes import end
from folkmoot.members.models import Suspension
from folkmoot.members.subject import case, of_member, running


@act("members.suspend", verb="suspend_member", on="member", record="sanction")
class Suspend(Act, frozen=True, kw_only=True):
    """We suspend a member until this day, that day included.

    In a case it follows from what is decided there.

    Changes: their rights rest until then.
    Shows: to whoever may read sanctions.
    """

    person: Person
    until: date
    ground: tuple[Id, ...] | None = None
    case: Key | None = None

    def matter(self) -> int | None:
        return None if self.case is None else born_of(self.case)

    def gather(self, occasion: Occasion) -> Facts:
        if self.until < occasion.today:
            raise BadAct("field until: expected a day from {today} on", today=occasion.today)
        facts = of_member(self.person, occasion)
        known = case(self.ground, occasion, of=self.case, person=self.person, verb=self.verb())
        return facts.knowing({**known, "days": (self.until - occasion.today).days})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Suspension.objects.create(id=occasion.key(), person=self.person, from_day=occasion.today, until_day=self.until)


@act("members.expel", verb="expel", on="member", record="sanction")
class Expel(Act, frozen=True, kw_only=True):
    """We expel a member.

    In a case it follows from what is decided there.

    Changes: the roll, from today.
    Shows: to whoever may read sanctions.
    """

    person: Person
    ground: tuple[Id, ...] | None = None
    case: Key | None = None

    def matter(self) -> int | None:
        return None if self.case is None else born_of(self.case)

    def gather(self, occasion: Occasion) -> Facts:
        known = case(self.ground, occasion, of=self.case, person=self.person, verb=self.verb())
        return of_member(self.person, occasion).knowing(known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end(running(self.person, occasion), "expel", occasion)
