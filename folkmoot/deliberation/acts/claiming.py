"""What the charter gives for the asking: claimed by nobody's leave, owed from then on, and given."""

from datetime import timedelta
from typing import Literal

from folkmoot.branches import reads as branches
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Faction, Right
from folkmoot.deliberation import reads
from folkmoot.deliberation.acts.subject import facts_of, there
from folkmoot.deliberation.models import Claim as Row
from folkmoot.deliberation.models import Tendency
from folkmoot.door.act import Act, BadAct, Key, Line, Missing, Text, act
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.door.rows import rows
from folkmoot.members.subject import of_member

Due = Literal[
    "bulletin_share",
    "convention_minutes",
    "reporters",
    "copy_of_file",
    "named_vote",
    "minority_report",
    "relay",
    "inspect",
    "be_heard",
    "call_meeting",
]
OF_A_MEMBER = "roll"
"""Under which name of the charter's what members claim for themselves is kept."""


@act("deliberation.claim", verb="claim", on="faction", record="tendency")
class Claim(Act, frozen=True, kw_only=True):
    """I claim what the charter gives our tendency, or without one myself, for the asking.

    Nobody grants it: from here on it is owed.

    Changes: what is owed.
    Shows: to whoever may read of tendencies. Whoever claims for a tendency is known by it. What somebody claims for
    themselves, to whoever may read the roll.
    """

    tendency: Key | None = None
    due: Due
    hears: Key | None = None
    text: Text | None = None

    def record_names(self) -> tuple[str, ...]:
        return (self.declared.record,) if self.tendency is not None else (OF_A_MEMBER,)

    def gather(self, occasion: Occasion) -> Facts:
        if (self.due == "relay") != (self.text is not None):
            raise BadAct("field text: expected the text that is to be passed on, and with nothing else a text")
        if (self.due == "reporters") != (self.hears is not None):
            raise BadAct("field hears: expected the unit that is to hear them, and with nothing else a unit")
        if self.hears is not None and not branches.units(occasion.today).filter(pk=self.hears).exists():
            raise Missing("field hears: there is no unit {key} on {today}", key=self.hears, today=occasion.today)
        if self.tendency is None:
            if occasion.person is None:
                raise BadAct("field tendency: expected the tendency for which it is claimed")
            self._check_not_owed(occasion.person)
            return of_member(occasion.person, occasion).knowing({"claimed": self.due})
        row = there(self.tendency, occasion)
        self._check_not_owed(None)
        known: dict[str, Value] = {"claimed": self.due}
        if occasion.person is not None:
            known["belongs"] = reads.belonging(row.pk, occasion.person, occasion.today) is not None
        return facts_of(row, occasion, **known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = None if self.tendency is None else reads.tendency(self.tendency)
        rule = None if row is None else reads.rule_of(row, occasion.charter)
        days = [each.within_days for each in self._rights(row, occasion) if each.within_days is not None]
        Row.objects.create(
            id=occasion.key(),
            tendency=self.tendency,
            person=occasion.person or "",
            due=self.due,
            amount=_amount(rule, self.due),
            unit=self.hears,
            text=self.text or "",
            day=occasion.today,
            by_day=occasion.today + timedelta(min(days)) if days else None,
        )

    def _rights(self, row: Tendency | None, occasion: Occasion) -> list[Right]:
        """The rules that say until when it must be given."""
        kinds = {rule.id for rule in occasion.charter.of(Faction)}
        found = [each for each in occasion.charter.of(Right) if each.to == self.due]
        if row is not None:
            return [each for each in found if row.kind in {claimant.name for claimant in each.of}]
        return [each for each in found if not kinds.issuperset(str(claimant.name) for claimant in each.of)]

    def _check_not_owed(self, person: str | None) -> None:
        """Raise BadAct where the same is owed already. Of texts as many may be passed on as there are."""
        same = Row.objects.filter(tendency=self.tendency, due=self.due, unit=self.hears, given=None)
        if self.due != "relay" and (same.filter(person=person) if person else same).exists():
            raise BadAct("field due: it was claimed already, and is owed until it is given")


@act("deliberation.honour", verb="honour", on="faction", record="tendency")
class Honour(Act, frozen=True, kw_only=True):
    """What was claimed is given.

    Changes: it is owed no more.
    Shows: to whoever may read the claim.
    """

    claim: Key
    where: Line | None = None

    def matter(self) -> int | None:
        return born_of(self.claim)

    def record_names(self) -> tuple[str, ...]:
        row = next(iter(rows(Row, id=self.claim)), None)
        of_a_member = row is not None and row.tendency is None
        return (OF_A_MEMBER,) if of_a_member else (self.declared.record,)

    def gather(self, occasion: Occasion) -> Facts:
        row = self._row()
        if row.given is not None:
            raise BadAct("field claim: it was given already, on {given}", given=row.given)
        known: dict[str, Value] = {"claimed": row.due} if row.unit is None else {"claimed": row.due, "unit": row.unit}
        if row.tendency is None:
            return Facts({"member"}, known)
        return facts_of(reads.tendency(row.tendency), occasion, **known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = self._row()
        row.given, row.given_in, row.where = occasion.today, occasion.index, self.where or ""
        row.save()

    def _row(self) -> Row:
        row = next(iter(rows(Row, id=self.claim)), None)
        if row is None:
            raise Missing("field claim: there is no claim {claim}", claim=self.claim)
        return row


def _amount(rule: Faction | None, due: str) -> int | None:
    """How many minutes or people it is, by the charter of the day."""
    if rule is None:
        return None
    return {"convention_minutes": rule.convention_minutes, "reporters": rule.reporters}.get(due)
