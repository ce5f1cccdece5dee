"""On an appeal another sanction of the ladder takes the place of the one that was decided."""

from collections.abc import Iterator
from datetime import date

from folkmoot.bodies.models import Decision
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, Follow, Person, act, follows
from folkmoot.door.occasion import Occasion
from folkmoot.grievances.acts.ruling import Ruled
from folkmoot.grievances.acts.sanctioning import ImposeSanction, Ladder
from folkmoot.grievances.changes import end_appeals, end_sanctions
from folkmoot.grievances.decided import appeals_on, sanctioned_in, verbs_of


@act("grievances.vary", verb="overturn", on="decision", record="sanction")
class Vary(Ruled, frozen=True, kw_only=True):
    """We put another sanction in the place of the one that was decided, for these reasons.

    It is judged as that sanction too, so whoever varies must have the power for it.

    Changes: the sanction that was decided stands no more; the other one follows.
    Shows: to whoever may read sanctions.
    """

    person: Person
    sanction: Ladder
    until: date | None = None
    suspended_until: date | None = None

    def about(self) -> int | None:
        waits = sanctioned_in(self.case) if self.decision is None and self.case is not None else None
        return super().about() if waits is None else waits

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        if row is not None:
            for each in appeals_on(row, self.case):
                end_appeals(each.decision or row.pk, "vary", occasion.today)
        if self.case is not None:
            end_sanctions(self.case, self.person, "vary", occasion.today)

    def _check(self, row: Decision | None, occasion: Occasion) -> None:
        super()._check(row, occasion)
        if self.case is None or row is None or verbs_of(row).isdisjoint(("censure", "suspend_member", "expel")):
            raise BadAct("field decision: it decided no sanction in a case")


@follows(Vary)
def imposed(varied: Vary, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """The other sanction, by the authority and the count of whoever varied."""
    if varied.case is None or occasion.told:
        return
    for hat in sorted(occasion.hats):
        sanction = ImposeSanction(
            case=varied.case,
            person=varied.person,
            sanction=varied.sanction,
            until=varied.until,
            suspended_until=varied.suspended_until,
            reasons=varied.reasons,
        )
        yield Follow(sanction, hat.authority, hat.unit, occasion.decision)
        return
