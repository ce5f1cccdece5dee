"""The table of Spanish sentences: which function says which kind of rule."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.core.charter import rules
from folkmoot.core.charter.spanish import justice, meetings, membership, powers, seats, whole, work
from folkmoot.core.charter.spanish.names import Names

__all__ = ["SENTENCES", "Names"]

SENTENCES: Mapping[type[rules.Rule], Callable[[Any, Names], str]] = {
    rules.Head: whole.head,
    rules.Term: membership.term,
    rules.MemberClass: membership.member_class,
    rules.Unit: membership.unit,
    rules.Body: seats.body,
    rules.Office: seats.office,
    rules.Electorate: membership.electorate,
    rules.Election: seats.election,
    rules.Apportionment: seats.apportionment,
    rules.Meeting: meetings.meeting,
    rules.Order: meetings.order,
    rules.Motion: meetings.motion,
    rules.Majority: powers.majority,
    rules.Quorum: powers.quorum,
    rules.Consent: powers.consent,
    rules.Power: powers.power,
    rules.Prohibition: powers.prohibition,
    rules.Check: powers.check,
    rules.Appeal: justice.appeal,
    rules.Grievance: justice.grievance,
    rules.Recusal: justice.recusal,
    rules.Incompatible: seats.incompatible,
    rules.Right: membership.right,
    rules.Faction: membership.faction,
    rules.Deliberation: meetings.deliberation,
    rules.Delegation: meetings.delegation,
    rules.Finance: work.finance,
    rules.Publication: work.publication,
    rules.External: work.external,
    rules.Emergency: whole.emergency,
    rules.Amendment: whole.amendment,
    rules.Dissolution: whole.dissolution,
    rules.Merger: whole.merger,
    rules.RecordRule: whole.record,
    rules.Interpretation: whole.interpretation,
    rules.Transition: whole.transition,
    rules.Assert: whole.assertion,
}
