"""A party appeals against a decision, or withdraws the appeal."""

from datetime import timedelta

from folkmoot.bodies.models import Decision
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Appeal as Way
from folkmoot.door.act import BadAct, Person, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert
from folkmoot.grievances.acts.late import OfAppeal
from folkmoot.grievances.acts.ruling import OnDecision
from folkmoot.grievances.decided import decided_on, decision, open_appeals, set_aside, verbs_of
from folkmoot.grievances.models import Appeal
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.ways import as_a_party, is_final, way
from folkmoot.members.subject import oneself


@act("grievances.appeal", verb="appeal", on="decision", record="complaint")
class LodgeAppeal(OnDecision, frozen=True, kw_only=True):
    """I appeal against this decision, on these grounds.

    Before whom, within how many days and with what effect is the charter's to say.

    Changes: the appeal is open; what the charter lets wait for it is not done until it ends.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None
    grounds: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self._of(occasion)
        if occasion.told:
            return Facts({"decision"} if row is None else {f"decision:{row.body}"})
        person, known = oneself(self.person, occasion), dict[str, Value]()
        if row is not None:
            self._check(row, person, occasion)
            done = verbs_of(row)
            known = {each: each in done for rule in occasion.charter.of(Way) for each in rule.on}
            known |= {
                "days_since": (occasion.today - decided_on(row, occasion.charter)).days,
                "party": as_a_party(row, self._case(), person, occasion),
                "final": is_final(row, occasion.charter),
            }
        return Facts({f"decision:{row.body}"} if row is not None else {"decision"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self._of(occasion)
        rule = None if row is None else way(row, occasion.charter)
        roles = facts.get("party")
        insert(
            Appeal(
                id=occasion.key(),
                case=self.case,
                decision=None if row is None else row.pk,
                rule="" if rule is None else rule.id,
                of_body="" if row is None else row.body,
                body="" if rule is None or rule.to == "none" else rule.to,
                unit=None if row is None or rule is None or not _is_many(rule.to, occasion) else row.unit,
                person=self.person or occasion.person or "",
                party=roles[0] if isinstance(roles, tuple) and roles else "",
                grounds=self.grounds or "",
                day=occasion.today,
                decide_by=None
                if rule is None or rule.decide_within_days is None
                else occasion.today + timedelta(days=rule.decide_within_days),
            )
        )

    def _check(self, row: Decision, person: str, occasion: Occasion) -> None:
        """Raise BadAct for an appeal that nobody could hear."""
        if self.grounds is None:
            raise BadAct("field grounds: expected why you appeal, in your own words")
        if not row.carried:
            raise BadAct("field decision: the motion was lost; there is nothing to appeal against")
        gone = set_aside(row.pk)
        if gone is not None:
            raise BadAct("field decision: it was set aside on {day}", day=gone)
        if way(row, occasion.charter) is None:
            raise BadAct("no article says who hears an appeal against a decision of {body}", body=row.body)
        if any(each.person == person for each in open_appeals(row.pk)):
            raise BadAct("field decision: {person} has appealed against it already", person=person)


def _is_many(body: str, occasion: Occasion) -> bool:
    rule = occasion.charter.body(body)
    return rule is not None and bool(rule.many)


@act("grievances.withdraw_appeal", verb="appeal", on="decision", record="complaint")
class WithdrawAppeal(OfAppeal, frozen=True, kw_only=True):
    """I withdraw my appeal.

    Changes: the appeal is over; what waited for it is done.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self._open()
        on = {f"decision:{row.of_body}"} if row.of_body else {"decision"}
        if occasion.told or row.decision is None:
            return Facts(on)
        if oneself(self.person, occasion) != row.person:
            raise BadAct("field appeal: everybody withdraws their own appeal only")
        of = decision(row.decision)
        done = verbs_of(of)
        known: dict[str, Value] = {each: each in done for rule in occasion.charter.of(Way) for each in rule.on}
        case = None if row.case is None else case_of(row.case)
        party = as_a_party(of, case, row.person, occasion)
        return Facts(on, {**known, "days_since": 0, "party": party, "final": False})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Appeal.objects.filter(pk=self.appeal).update(ended_on=occasion.today, ended_by="withdraw_appeal")
