"""How members come to belong to a tendency and cease to: each by their own act, and nobody by another's."""

from folkmoot.core.charter.facts import Facts
from folkmoot.deliberation import reads
from folkmoot.deliberation.acts.subject import facts_of, own, there, whose
from folkmoot.deliberation.changes import belong, end, part, settle
from folkmoot.deliberation.models import Belonging
from folkmoot.door.act import Act, BadAct, Key, Person, act
from folkmoot.door.classes import Case
from folkmoot.door.occasion import Occasion, born_of


class Within(Act, frozen=True, kw_only=True):
    """What one does within a tendency. It is read by those who belong to it, unless the charter sorts it elsewhere."""

    tendency: Key
    person: Person | None = None

    def sealed_in(self) -> Case | None:
        return Case(born_of(self.tendency))


@act("deliberation.join_tendency", verb="join_tendency", on="faction", record="belonging")
class JoinTendency(Within, frozen=True, kw_only=True):
    """I join this tendency.

    Changes: who belongs to it; with so many as the charter asks, it is formed.
    Shows: to nobody else who does not belong to it, unless the charter has its members declared.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row, person = there(self.tendency, occasion), whose(self.person, occasion)
        if person is not None and reads.belonging(row.pk, person, occasion.today) is not None:
            raise BadAct("field tendency: they belong to it already")
        return facts_of(row, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        person = whose(self.person, occasion)
        if person is not None:
            belong(self.tendency, person, occasion)


@act("deliberation.leave_tendency", verb="leave_tendency", on="faction", record="belonging")
class LeaveTendency(Within, frozen=True, kw_only=True):
    """I leave this tendency.

    Changes: who belongs to it; when nobody does any more, it ends.
    Shows: to nobody else who does not belong to it.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row = there(self.tendency, occasion)
        own(row.pk, whose(self.person, occasion), occasion)
        return facts_of(row, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        part(own(self.tendency, whose(self.person, occasion), occasion), occasion)
        if not occasion.told:
            settle(self.tendency, occasion)


@act("deliberation.dissolve_tendency", verb="dissolve_tendency", on="faction", record="belonging")
class DissolveTendency(Within, frozen=True, kw_only=True):
    """I say that our tendency should end.

    It ends as soon as more than half of those who belong to it have said so.

    Changes: nothing, before so many have said so; then the tendency ends.
    Shows: to nobody else who does not belong to it.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row = there(self.tendency, occasion)
        belonging = own(row.pk, whose(self.person, occasion), occasion)
        if belonging is not None and belonging.wants_end is not None:
            raise BadAct("field tendency: they have said so already")
        return facts_of(row, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = own(self.tendency, whose(self.person, occasion), occasion)
        if row is None:
            end(self.tendency, "dissolve", occasion)
        else:
            Belonging.objects.filter(pk=row.pk).update(wants_end=occasion.today)
            settle(self.tendency, occasion)
