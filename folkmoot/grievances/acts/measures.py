"""What holds for a while before there is a finding: it always has an end, which comes by the date alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import BadAct, Follow, Key, Missing, Person, Text, act, follows
from folkmoot.door.occasion import CLOCK, Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import Clerical, OfCase, for_who_hears
from folkmoot.grievances.acts.ending import CloseCase, WithdrawComplaint
from folkmoot.grievances.done import facts_of
from folkmoot.grievances.models import Case, Measure
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of, is_open, people
from folkmoot.members.acts import Reinstate, Suspend
from folkmoot.members.changes import end_suspension
from folkmoot.members.reads import is_suspended
from folkmoot.members.subject import of_member


@act("grievances.measure", verb="suspend_member", on="member", record="sanction")
class TakeMeasure(OfCase, frozen=True, kw_only=True):
    """We decide that this holds until a day, that day included, while we look into the complaint.

    `suspends` is a suspension; another measure is said in words. All that holds of one member in one case is counted
    from its first day, so that no measure is made longer by another one.

    Changes: the measures of the case, and by what follows the suspensions.
    Shows: to whoever may read sanctions.
    """

    person: Person
    until: date
    suspends: bool = False
    what: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            if self.until < occasion.today:
                raise BadAct("field until: expected a day from {today} on", today=occasion.today)
            if not self.suspends and self.what is None:
                raise BadAct("field what: expected what is to be done or left undone until then")
            if self.person not in people(row, "respondent"):
                raise BadAct("field person: the complaint is not about them")
        first = min((each.from_day for each in rows(Measure, case=row.pk, person=self.person)), default=occasion.today)
        known: dict[str, Value] = {**facts_of(row, self.person, occasion), "days": (self.until - first).days}
        if not occasion.told:
            known["ground"] = ()
        return of_member(self.person, occasion).knowing(known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self.of(occasion)
        days = _review_days(row)
        insert(
            Measure(
                id=occasion.key(),
                case=row.pk,
                person=self.person,
                suspends=self.suspends,
                what=self.what or "",
                from_day=occasion.today,
                until_day=self.until,
                review_on=None if days is None else occasion.today + timedelta(days=days),
            )
        )


@act("grievances.review_measure", verb="find", on="decision", record="complaint")
class ReviewMeasure(Clerical, frozen=True, kw_only=True):
    """I enter that we have looked at this measure again, and that it goes on.

    Changes: the day on which it is looked at again.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    measure: Key

    def gather(self, occasion: Occasion) -> Facts:
        _running(self.case, self.measure, occasion)
        return for_who_hears(self.of(occasion))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        days = _review_days(self.of(occasion))
        again = None if days is None else occasion.today + timedelta(days=days)
        Measure.objects.filter(pk=self.measure).update(reviewed_on=occasion.today, review_on=again)


@act("grievances.lift_measure", verb="reinstate", on="member", record="sanction")
class LiftMeasure(OfCase, frozen=True, kw_only=True):
    """We end this measure before its time.

    Changes: the measure, and by what follows the suspension.
    Shows: to whoever may read sanctions.
    """

    measure: Key

    def gather(self, occasion: Occasion) -> Facts:
        measure = _running(self.case, self.measure, occasion)
        self.of(occasion)
        return of_member(measure.person, occasion).knowing({"suspend_member": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Measure.objects.filter(pk=self.measure).update(ended_on=occasion.today)


@act("grievances.end_measure", verb="find", on="decision", record="sanction")
class EndMeasure(OfCase, frozen=True, kw_only=True):
    """I enter that this measure is over: its time has run out, or its case has ended before.

    Changes: nothing that the date has not changed already; where the case has ended, the measure and its suspension.
    Shows: to whoever may read sanctions.
    """

    measure: Key

    def gather(self, occasion: Occasion) -> Facts:
        row, measure = case_of(self.case), _measure(self.case, self.measure)
        over = measure.until_day < occasion.today or not is_open(row, occasion.today)
        if measure.end_entered or measure.ended_on is not None or not over:
            raise BadAct("field measure: its time is not over, or that is entered already")
        return Facts({f"decision:{row.body}"}, {"term_ended": True})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        measure, today = _measure(self.case, self.measure), occasion.today
        if measure.holds_on(today):
            Measure.objects.filter(pk=measure.pk).update(ended_on=today)
            if measure.suspends:
                end_suspension(measure.person, measure.from_day, measure.until_day, today)
        Measure.objects.filter(pk=measure.pk).update(end_entered=True)


@follows(TakeMeasure)
def suspends(taken: TakeMeasure, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """A measure that suspends is a suspension, by the authority that decided it."""
    if taken.suspends and not occasion.told:
        for hat in sorted(occasion.hats):
            suspension = Suspend(person=taken.person, until=taken.until, case=taken.case)
            yield Follow(suspension, hat.authority, hat.unit, occasion.decision)
            return


@follows(WithdrawComplaint)
@follows(CloseCase)
def ends_with_its_case(ended: WithdrawComplaint | CloseCase, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """What was to hold while a complaint is looked into holds no longer than that."""
    if not occasion.told:
        for measure in rows(Measure, case=ended.case):
            if measure.holds_on(occasion.today):
                yield Follow(EndMeasure(case=ended.case, measure=measure.pk), CLOCK.authority, by_itself=True)


@follows(LiftMeasure)
def restores(lifted: LiftMeasure, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """Whose suspension is lifted has their rights again."""
    measure = _measure(lifted.case, lifted.measure)
    if measure.suspends and is_suspended(measure.person, occasion.today):
        for hat in sorted(occasion.hats):
            yield Follow(Reinstate(person=measure.person), hat.authority, hat.unit, occasion.decision)
            return


def _review_days(row: Case) -> int | None:
    rule = procedure.rule_of(charter_of(row), row.rule)
    return rule.interim.review_days if rule is not None and rule.interim is not None else None


def _measure(case: int, key: int) -> Measure:
    found = next((each for each in rows(Measure, id=key) if each.case == case), None)
    if found is None:
        raise Missing("field measure: there is no measure {measure} in this case", measure=key)
    return found


def _running(case: int, key: int, occasion: Occasion) -> Measure:
    measure = _measure(case, key)
    if not occasion.told and not measure.holds_on(occasion.today):
        raise BadAct("field measure: it holds no more")
    return measure
