"""What those who hear a case find."""

from typing import Literal

from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import BadAct, Id, Missing, Person, Text, act
from folkmoot.door.occasion import ROWS_AN_ENTRY, Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.door.standing import standing
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import OfCase, before
from folkmoot.grievances.changes import begin_steps, meet_step
from folkmoot.grievances.done import facts_of
from folkmoot.grievances.models import Case, Finding, Party
from folkmoot.grievances.reads import charter_of, findings, parties
from folkmoot.members.reads import membership_on

Outcome = Literal["upheld", "not_upheld"]
Standard = Literal["likely", "clear", "certain"]


@act("grievances.find", verb="find", on="member", record="finding")
class Find(OfCase, frozen=True, kw_only=True):
    """We find for or against the complaint, so far as it is about this person or body, for these reasons.

    Changes: the findings of the case.
    Shows: to whoever may read findings.
    """

    person: Person | None = None
    seat: Id | None = None
    outcome: Outcome | None = None
    standard: Standard | None = None
    reasons: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row = self.of(occasion)
        respondent = self._respondent(row, told=occasion.told)
        known: dict[str, Value] = {}
        if not occasion.told:
            before(row, occasion)
            self._check(row, respondent)
        if respondent is not None:
            known = facts_of(row, respondent, occasion)
        return Facts(_objects(respondent, occasion), {**known, "complain": True, **_unit(row, respondent, occasion)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self.of(occasion)
        respondent = self._respondent(row, told=occasion.told)
        rule = procedure.rule_of(charter_of(row), row.rule)
        insert(
            Finding(
                id=occasion.key(),
                case=row.pk,
                body="" if occasion.told and not occasion.hats else row.body,
                unit=row.unit,
                person="" if respondent is None else respondent.person,
                seat="" if respondent is None else respondent.seat,
                upheld=None if self.outcome is None else self.outcome == "upheld",
                standard=self.standard or (rule.standard if rule is not None else None) or "",
                reasons=self.reasons or "",
                day=occasion.today,
                decision=None if occasion.cause is None else occasion.cause * ROWS_AN_ENTRY,
            )
        )
        if len(findings(row)) >= len(parties(row, "respondent")):
            meet_step(row.pk, "find", occasion.today)
            if not occasion.told:
                begin_steps(row.pk, rule, occasion, found=True)

    def _respondent(self, row: Case, *, told: bool) -> Party | None:
        """Whom it is about: the one who is complained about, or, of several, the one that is named. Raises BadAct."""
        some = parties(row, "respondent")
        if self.person is not None or self.seat is not None:
            some = [each for each in some if self.person in (None, each.person) and self.seat in (None, each.seat)]
            if not some and not told:
                raise Missing("field person: the complaint is not about them")
        if len(some) > 1 and not told:
            raise BadAct("field person: the complaint is about several; expected which of them this is found of")
        return some[0] if len(some) == 1 else None

    def _check(self, row: Case, respondent: Party | None) -> None:
        if self.outcome is None:
            raise BadAct("field outcome: expected whether the complaint is upheld")
        if self.reasons is None:
            raise BadAct("field reasons: expected the reasons")
        rule = procedure.rule_of(charter_of(row), row.rule)
        if rule is not None and rule.standard is not None and self.standard not in (None, rule.standard):
            raise BadAct(
                "field standard: article {article} asks for {standard}", article=rule.article, standard=rule.standard
            )
        ended = [each for each in rows(Finding, case=row.pk) if each.ended_on is not None]
        for each in ended[-1:]:
            same = respondent is not None and (each.person, each.seat) == (respondent.person, respondent.seat)
            if same and each.ended_by != "remit":
                raise BadAct(
                    "field case: what was found was set aside on {day}, and is not found again", day=each.ended_on
                )
        for each in findings(row):
            if respondent is not None and (each.person, each.seat) == (respondent.person, respondent.seat):
                raise BadAct("field case: this was found already, on {day}", day=each.day)


def _objects(respondent: Party | None, occasion: Occasion) -> frozenset[str]:
    if respondent is None:
        return frozenset({"member"})
    if respondent.person:
        return standing(respondent.person, occasion.today, occasion.charter).objects | {"member"}
    return frozenset({f"holder:{respondent.seat}"})


def _unit(row: Case, respondent: Party | None, occasion: Occasion) -> dict[str, Value]:
    """The unit in which it is found, where each unit has its own body for it; else that of who it is about."""
    if row.unit is not None:
        return {"unit": row.unit}
    member = membership_on(respondent.person, occasion.today) if respondent is not None else None
    return {} if member is None or member.unit is None else {"unit": member.unit}
