"""Who stands aside from a case, and who is called in their place."""

from typing import Literal

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import Clerical, OfCase, for_who_hears
from folkmoot.grievances.changes import meet_step
from folkmoot.grievances.models import Called, Case, Recusal
from folkmoot.grievances.panel import panel, stand_ready
from folkmoot.grievances.reads import charter_of
from folkmoot.members.subject import oneself

Ground = Literal["party", "named", "same_unit", "decided_below", "appointed_by_party", "relative", "interest", "other"]


@act("grievances.recuse", verb="recuse", on="decision", record="complaint")
class Recuse(OfCase, frozen=True, kw_only=True):
    """I stand aside from this case.

    What the rows show by themselves needs no word of mine; that I am close to a party, or stand to gain, I say myself.

    Changes: who judges the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None
    ground: Ground
    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row, person = self.of(occasion), oneself(self.person, occasion)
        if not occasion.told and any(each.person == person for each in rows(Recusal, case=row.pk)):
            raise BadAct("field case: they have said so already")
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        insert(
            Recusal(
                id=occasion.key(),
                case=self.case,
                person=oneself(self.person, occasion),
                ground=self.ground,
                day=occasion.today,
                reason=self.reason or "",
            )
        )


@act("grievances.call_alternate", verb="find", on="decision", record="complaint")
class CallAlternate(Clerical, frozen=True, kw_only=True):
    """I call this alternate into the case, in the place of somebody who stands aside.

    Changes: who judges the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person
    instead_of: Person

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            self._check(row, occasion)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self.of(occasion)
        insert(
            Called(
                id=occasion.key(),
                case=row.pk,
                body=row.body,
                person=self.person,
                instead_of=self.instead_of,
                day=occasion.today,
            )
        )

    def _check(self, row: Case, occasion: Occasion) -> None:
        """Raise BadAct unless the one stands aside and nobody took their place, and the other stands ready for it."""
        charter, there = charter_of(row), panel(row, occasion.today)
        if self.instead_of not in there.aside:
            raise BadAct("field instead_of: {person} does not stand aside from this case", person=self.instead_of)
        called = [each for each in rows(Called, case=row.pk, body=row.body) if each.person not in there.aside]
        if any(each.instead_of == self.instead_of for each in called):
            raise BadAct("field instead_of: somebody was called in their place already")
        rules = procedure.recusals(charter, "find")
        if not any(rule.replaced_by not in (None, "nobody") for rule in rules):
            raise BadAct("field person: no article lets alternates take the place of who stands aside")
        ready = stand_ready(row, occasion.today)
        if self.person not in ready:
            raise BadAct("field person: {person} is no alternate who may judge this case", person=self.person)


@act("grievances.assign", verb="find", on="decision", record="complaint")
class Assign(Clerical, frozen=True, kw_only=True):
    """I enter that the panel of this case is complete: enough of those who hear it may judge it.

    Who they are is not said here. It follows from who holds the seats, less who stands aside.

    Changes: the step is met.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            there = panel(row, occasion.today)
            needed = procedure.least_judges(charter_of(row), there.body, len(there.members))
            if len(there.members) < needed:
                raise BadAct(
                    "field case: {there} may judge it, and {needed} are needed; call alternates for who stands aside",
                    there=len(there.members),
                    needed=needed,
                )
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        meet_step(self.case, "assign", occasion.today)
