"""How a case ends: withdrawn, or closed when all is found; and what is made known of it."""

from typing import Literal

from folkmoot.core.charter.facts import Facts
from folkmoot.door import classes
from folkmoot.door.act import BadAct, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import Clerical, OfCase, for_who_hears
from folkmoot.grievances.changes import close, meet_step
from folkmoot.grievances.models import Appeal, Case, Finding, Outcome, Sanction
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of, findings, parties, people
from folkmoot.members.subject import oneself


@act("grievances.withdraw", verb="complain", on="member", record="complaint")
class WithdrawComplaint(OfCase, frozen=True, kw_only=True):
    """I withdraw my complaint, before anything is found.

    Changes: the case is closed.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            if oneself(self.person, occasion) not in people(row, "complainant"):
                raise BadAct("field case: whoever complained withdraws it")
            if rows(Finding, case=row.pk):
                raise BadAct("field case: there is a finding; one may appeal against it")
        return Facts({"member"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        close(self.case, "withdraw", occasion.today)


@act("grievances.close", verb="find", on="decision", record="complaint")
class CloseCase(Clerical, frozen=True, kw_only=True):
    """I enter that nothing more is to be done in this case.

    Changes: the case is closed.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        if not occasion.told:
            found = {(each.person, each.seat) for each in rows(Finding, case=row.pk) if each.ended_by != "remit"}
            if not {(each.person, each.seat) for each in parties(row, "respondent")} <= found:
                raise BadAct("field case: there is no finding yet on everybody whom it is about")
            _no_open_appeal(row)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        close(self.case, "close", occasion.today)


@act("grievances.publish", verb="find", on="decision", record="finding")
class PublishOutcome(Clerical, frozen=True, kw_only=True):
    """I make known how this case ended, as far as the charter says, and name nobody.

    When it has come to end otherwise since, that is made known too.

    Changes: the register of outcomes.
    Shows: to whoever may read findings, be they in the case or not.
    """

    text: Text | None = None

    def sealed_in(self) -> classes.Case | None:
        return None

    def gather(self, occasion: Occasion) -> Facts:
        row = case_of(self.case)
        if not occasion.told:
            rule = procedure.rule_of(charter_of(row), row.rule)
            if rule is None or rule.publish is None:
                raise BadAct("field case: no article says that outcomes are made known")
            if rule.publish == "nothing":
                raise BadAct("field case: article {article} says that nothing is made known", article=rule.article)
            if rule.publish == "outcome" and self.text is not None:
                raise BadAct("field text: article {article} lets the outcome alone be known", article=rule.article)
            if not rows(Finding, case=row.pk):
                raise BadAct("field case: nothing is found yet")
            if any((each.result, each.sanctions) == _ended(row) for each in rows(Outcome, case=row.pk)[-1:]):
                raise BadAct("field case: it is made known already")
            _no_open_appeal(row)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = case_of(self.case)
        result, sanctions = _ended(row)
        insert(
            Outcome(
                id=occasion.key(),
                case=row.pk,
                day=occasion.today,
                about=row.about,
                body=row.body,
                result=result,
                sanctions=sanctions,
                text=self.text or "",
            )
        )
        meet_step(row.pk, "publish", occasion.today)


Result = Literal["upheld", "not_upheld", "set_aside"]


def _result(row: Case) -> Result:
    """What stands at the end of all findings of a case."""
    standing = findings(row)
    if not standing:
        return "set_aside"
    return "upheld" if any(each.upheld is not False for each in standing) else "not_upheld"


def _ended(row: Case) -> tuple[Result, str]:
    """How a case has ended by now: what is found, and the sanctions that stand, with commas between."""
    standing = (each.verb for each in rows(Sanction, case=row.pk) if each.ended_on is None)
    return _result(row), ",".join(dict.fromkeys(standing))


def _no_open_appeal(row: Case) -> None:
    """Raise BadAct while an appeal is open: the finding may yet become another."""
    if any(each.ended_on is None for each in rows(Appeal, case=row.pk)):
        raise BadAct("field case: an appeal is open")
