"""Telling somebody what to do."""

from folkmoot.bodies.seats import seat_rule
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Id, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.standing import standing


@act("bodies.instruct", verb="instruct", on="holder", record="decision")
class Instruct(Act, frozen=True, kw_only=True):
    """We instruct this person, the holders of this seat, or the staff.

    Changes: nothing; the entry is the instruction.
    Shows: to whoever may read decisions.
    """

    person: Person | None = None
    seat: Id | None = None
    staff: bool = False
    what: Text

    def gather(self, occasion: Occasion) -> Facts:
        if [self.person is not None, self.seat is not None, self.staff].count(True) != 1:
            raise BadAct(
                "an instruction is to a person, to the holders of a seat, or to the staff: expected one of them"
            )
        if self.staff:
            return Facts({"staff"})
        if self.seat is not None:
            seat_rule(occasion.charter, self.seat)
            return Facts({f"holder:{self.seat}"})
        return Facts(standing(self.person or "", occasion.today, occasion.charter).objects | {"member"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        """Nothing changes but the record."""
