"""Emergencies: declared for some days, renewed, ended before their time."""

from datetime import date, timedelta
from typing import Literal

from folkmoot.constitution import reads
from folkmoot.constitution.models import Emergency
from folkmoot.core.charter import rules
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Key, Missing, Text, act
from folkmoot.door.occasion import Occasion

Trigger = Literal["cannot_meet", "disaster", "repression", "insolvency", "legal_order"]


@act("constitution.declare_emergency", verb="declare_emergency", on="charter", record="decision")
class DeclareEmergency(Act):
    """We declare an emergency, which ends on the day named.

    Changes: what the charter gives in an emergency may be done until then, or until it is too late to confirm it.
    While one runs, or on the day it ends, this renews it.
    Shows: to whoever may read decisions.
    """

    trigger: Trigger
    until: date
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        if self.until <= occasion.today:
            raise BadAct("field until: expected a day after {today}", today=occasion.today)
        triggers = {each for rule in occasion.charter.of(rules.Emergency) for each in rule.trigger}
        if triggers and self.trigger not in triggers:
            raise BadAct("field trigger: the charter names only {triggers}", triggers=", ".join(sorted(triggers)))
        known: dict[str, Value] = {"days": (self.until - occasion.today).days}
        before = reads.renewed_on(occasion.today)
        if before is not None or not occasion.told:
            known["renewals"] = 0 if before is None else before.renewals + 1
        return Facts({"charter"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        renewals = facts.get("renewals")
        Emergency.objects.create(
            id=occasion.key(),
            declared_by=_declared_by(occasion),
            trigger=self.trigger,
            reason=self.reason,
            from_day=occasion.today,
            until_day=self.until,
            confirm_by=_confirm_by(occasion),
            renewals=renewals if isinstance(renewals, int) else 0,
        )


@act("constitution.end_emergency", verb="declare_emergency", on="charter", record="decision")
class EndEmergency(Act):
    """We end the emergency before its time.

    Changes: from today the emergency gives nothing any more.
    Shows: to whoever may read decisions.
    """

    emergency: Key

    def gather(self, occasion: Occasion) -> Facts:
        if not Emergency.objects.filter(pk=self.emergency).exists():
            raise Missing("field emergency: there is no emergency {emergency}", emergency=self.emergency)
        if not Emergency.objects.filter(pk=self.emergency, ended_on=None, until_day__gt=occasion.today).exists():
            raise BadAct("field emergency: it is over already")
        return Facts({"charter"}, {"days": 0, "renewals": 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Emergency.objects.filter(pk=self.emergency).update(ended_on=occasion.today)


def _declared_by(occasion: Occasion) -> str:
    """Which of those who may declare it did, as far as it is known."""
    may = {who.name for rule in occasion.charter.of(rules.Emergency) for who in rule.declared_by}
    return next((hat.authority.id for hat in sorted(occasion.hats) if hat.authority.id in may), "")


def _confirm_by(occasion: Occasion) -> date | None:
    """The last day on which it runs unconfirmed. Renewing one that nobody has confirmed gives no more days for that."""
    within = [rule.ratified_within_days for rule in occasion.charter.of(rules.Emergency)]
    days = min((each for each in within if each is not None), default=None)
    own = None if days is None else occasion.today + timedelta(days=days)
    before = reads.renewed_on(occasion.today)
    if own is None or before is None or before.confirm_by is None or reads.is_ratified(before.pk):
        return own
    return min(own, before.confirm_by)
