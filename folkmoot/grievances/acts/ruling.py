"""What is ruled on a decision: that it is set aside, left as it is, sent back, held back, taken up again."""

from datetime import date

from folkmoot.bodies.models import Decision
from folkmoot.bodies.waiting import decided, waiting_of
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door import classes
from folkmoot.door.act import Act, BadAct, Id, Key, Text, act
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.door.rows import insert
from folkmoot.grievances.changes import begin_steps, end_appeals, end_findings, end_rulings, open_again
from folkmoot.grievances.decided import (
    appeals_on,
    case_in,
    decision,
    latest_in,
    open_appeals,
    reopened_in,
    ruled_in,
    sanctioned_in,
    set_aside,
)
from folkmoot.grievances.models import Case, Ruling
from folkmoot.grievances.procedure import rule_of
from folkmoot.grievances.reads import case as case_of
from folkmoot.members.subject import absent


class OnDecision(Act, frozen=True, kw_only=True):
    """An act on a decision: of a case, or of none."""

    case: Key | None = None
    decision: Key | None = None

    def matter(self) -> int | None:
        opened_by = self.decision if self.case is None else self.case
        return None if opened_by is None else born_of(opened_by)

    def sealed_in(self) -> classes.Case | None:
        return None if self.case is None else classes.Case(born_of(self.case))

    def stands_aside_as(self) -> str:
        """The verb by which the charter says who stands aside from it."""
        return self.verb()

    def about(self) -> int | None:
        """The decision that is named; in a case else the one that is appealed against, or by which it was found."""
        return self.decision if self.decision is not None or self.case is None else latest_in(self.case)

    def heard_by(self, row: Case) -> tuple[str, int | None]:
        """The body for which it is done, and its unit: the one before which an appeal is, else who decided before."""
        key = self.about()
        if key is None:
            return row.body, row.unit
        for each in open_appeals(key):
            return each.body, each.unit
        before = decision(key)
        return before.body, before.unit

    def _of(self, occasion: Occasion) -> Decision | None:
        """The decision that it is about; None, where a source does not name it. Raises Missing or BadAct."""
        if occasion.told:
            return None if self.decision is None else decision(self.decision)
        key = self.about()
        row = None if key is None else decision(key)
        if row is None:
            raise BadAct("field decision: expected the decision that it is about")
        belongs = case_in(row)
        if belongs != self.case:
            if belongs is None:
                raise BadAct("field case: the decision was taken in no case")
            raise BadAct("field case: the decision was taken in case {case}", case=belongs)
        return row

    def _case(self) -> Case | None:
        return None if self.case is None else case_of(self.case)


class Ruled(OnDecision, frozen=True, kw_only=True):
    """A ruling of a body on a decision that stands, for reasons. A source may know no more than the `maker` of it."""

    maker: Id | None = None
    new_evidence: bool = False
    reasons: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self._of(occasion)
        if not occasion.told:
            self._check(row, occasion)
        maker = self.maker if row is None else row.body
        on = {f"decision:{maker}"} if maker else {"decision"}
        known = {"reasons_published": self.reasons is not None, "new_evidence": self.new_evidence}
        known["appeal"] = row is not None and any(
            hat.authority.id == each.body and hat.unit in (None, each.unit)
            for each in appeals_on(row, self.case)
            for hat in occasion.hats
        )
        return Facts(on, {**absent(occasion, known), **self._unit(row)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self._of(occasion)
        by = sorted(occasion.hats)[0] if occasion.hats else None
        taken = None if occasion.cause is None else decided(occasion.cause)
        insert(
            Ruling(
                id=occasion.key(),
                case=self.case,
                of_decision=None if row is None else row.pk,
                of_body=(self.maker or "") if row is None else row.body,
                deed=self.declared.name.partition(".")[2],
                body="" if by is None else by.authority.id,
                unit=None if by is None else by.unit,
                decision=None if taken is None else taken.pk,
                reasons=self.reasons or "",
                new_evidence=self.new_evidence,
                day=occasion.today,
            )
        )
        self.changes(row, occasion)

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        """What it changes besides."""

    def _check(self, row: Decision | None, occasion: Occasion) -> None:
        """Raise BadAct where there is nothing to rule on."""
        if self.maker is not None:
            raise BadAct("field maker: only a source tells it; here the decision says who took it")
        gone = None if row is None else set_aside(row.pk)
        if gone is not None:
            raise BadAct("field decision: it was set aside on {day}", day=gone)

    def _unit(self, row: Decision | None) -> dict[str, Value]:
        return {} if row is None or row.unit is None else {"unit": row.unit}


@act("grievances.overturn", verb="overturn", on="decision", record="finding")
class Overturn(Ruled, frozen=True, kw_only=True):
    """We set this decision aside, for these reasons.

    A source may tell it without saying which decision it was, or who took it.

    Changes: what was found and decided by it stands no more; what waited is not done. A decision that it had set aside
    itself stands again.
    Shows: to whoever may read findings.
    """

    def about(self) -> int | None:
        again = reopened_in(self.case) if self.decision is None and self.case is not None else None
        return super().about() if again is None else again

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        if row is not None:
            end_findings(row.pk, "overturn", occasion.today)
            end_appeals(row.pk, "overturn", occasion.today)
            end_rulings(row.pk, occasion.today)


@act("grievances.uphold", verb="overturn", on="decision", record="finding")
class Uphold(Ruled, frozen=True, kw_only=True):
    """We leave this decision as it is, for these reasons.

    Changes: the appeals against it are over; what waited for them is done.
    Shows: to whoever may read findings.
    """

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        if row is not None:
            end_appeals(row.pk, "uphold", occasion.today)

    def _check(self, row: Decision | None, occasion: Occasion) -> None:
        super()._check(row, occasion)
        if row is not None and not open_appeals(row.pk):
            raise BadAct("field decision: nobody has appealed against it")


@act("grievances.remit", verb="remit", on="decision", record="finding")
class Remit(Ruled, frozen=True, kw_only=True):
    """We send this back to those who decided it, to be heard again, for these reasons.

    Changes: what was found and decided by it stands no more, and its case is heard again.
    Shows: to whoever may read findings.
    """

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        if row is not None:
            end_findings(row.pk, "remit", occasion.today)
            end_appeals(row.pk, "remit", occasion.today)
        if self.case is not None and not occasion.told:
            open_again(self.case)
            begin_steps(self.case, rule_of(occasion.charter, case_of(self.case).rule), occasion)


@act("grievances.reopen", verb="reopen", on="decision", record="finding")
class Reopen(Ruled, frozen=True, kw_only=True):
    """We take up again what this decision had ended, for these reasons.

    Changes: its case is open again; the decision stands until we change it.
    Shows: to whoever may read findings.
    """

    def about(self) -> int | None:
        ruled = ruled_in(self.case) if self.decision is None and self.case is not None else None
        return super().about() if ruled is None else ruled

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        if self.case is not None:
            open_again(self.case)


@act("grievances.stay", verb="stay", on="decision", record="finding")
class Stay(Ruled, frozen=True, kw_only=True):
    """We hold back what was decided and is not done yet, until a day, that day included, for these reasons.

    Changes: what waits is not done before.
    Shows: to whoever may read findings.
    """

    until: date | None = None

    def about(self) -> int | None:
        waits = sanctioned_in(self.case) if self.decision is None and self.case is not None else None
        return super().about() if waits is None else waits

    def gather(self, occasion: Occasion) -> Facts:
        facts = super().gather(occasion)
        return facts if self.until is None else facts.knowing({"days": max((self.until - occasion.today).days, 0)})

    def changes(self, row: Decision | None, occasion: Occasion) -> None:
        Ruling.objects.filter(pk=occasion.key()).update(until_day=self.until)

    def _check(self, row: Decision | None, occasion: Occasion) -> None:
        super()._check(row, occasion)
        if self.until is None or self.until < occasion.today:
            raise BadAct("field until: expected a day from {today} on", today=occasion.today)
        if row is not None and not waiting_of(row.pk):
            raise BadAct("field decision: nothing of it waits to be done")
