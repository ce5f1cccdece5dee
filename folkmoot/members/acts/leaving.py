"""How members leave: by saying so, or by not paying."""

from datetime import date

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.members.changes import end
from folkmoot.members.subject import of_member, oneself, running


@act("members.lapse", verb="lapse", on="member", record="roll")
class Lapse(Act, frozen=True, kw_only=True):
    """A membership ends because dues have been unpaid since this day.

    Changes: the roll, from today.
    Shows: to whoever may read the roll.
    """

    person: Person
    overdue_since: date | None = None

    def gather(self, occasion: Occasion) -> Facts:
        facts = of_member(self.person, occasion)
        if self.overdue_since is None:
            return facts if occasion.told else facts.knowing({"arrears_days": 0})
        if self.overdue_since > occasion.today:
            raise BadAct("field overdue_since: {overdue_since} has not come yet", overdue_since=self.overdue_since)
        return facts.knowing({"arrears_days": (occasion.today - self.overdue_since).days})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end(running(self.person, occasion), "lapse", occasion)


@act("members.resign", verb="resign", on="member", record="roll")
class Resign(Act, frozen=True, kw_only=True):
    """I leave the organisation.

    Changes: the roll, from today, or from the end of the month or year if the charter says so.
    Shows: to whoever may read the roll.
    """

    person: Person | None = None
    reason: Text | None = None
    destination: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        person = oneself(self.person, occasion)
        row = running(person, occasion)
        if row is not None and row.ended_by == "resign":
            raise BadAct("field person: they have said so already, and leave on {until_day}", until_day=row.until_day)
        return of_member(person, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = running(oneself(self.person, occasion), occasion)
        end(row, "resign", occasion, reason=self.reason, destination=self.destination)
