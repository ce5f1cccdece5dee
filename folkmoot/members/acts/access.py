"""How somebody who has lost every way to sign in gets a new one: an officer sees them, and says so."""

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Line, Missing, Person, act
from folkmoot.door.occasion import Occasion
from folkmoot.members import reads
from folkmoot.members.subject import about


@act("members.renew_access", verb="renew_access", on="member", record="roll")
class RenewAccess(Act, frozen=True, kw_only=True):
    """I have seen this person, and they get a new way to sign in.

    Nobody does it for themselves. Where the person is reached from now on is kept beside the record.

    Changes: no row of the record. Whatever the person used to sign in opens nothing any more.
    Shows: to whoever may read the roll; a mail tells the person, and a second officer.
    """

    person: Person
    seen: Line

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.told:
            raise BadAct("access is renewed when it is renewed: this cannot be told afterwards")
        if reads.person(self.person) is None:
            raise Missing("field person: nobody here is {person}", person=self.person)
        if self.person == occasion.person:
            raise BadAct("field person: nobody renews their own access; another officer does it")
        row = reads.membership_on(self.person, occasion.today)
        return about(self.person, occasion, unit=None if row is None else row.unit)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        """Changes no row: accounts are kept beside the record, and read there that it was done."""
