"""Spanish as a language of charters: which function says which kind of rule, and all else that it says."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.core.charter import rules
from folkmoot.core.charter.language import Language, Words
from folkmoot.core.charter.spanish import (
    justice,
    meetings,
    membership,
    powers,
    seats,
    verdicts,
    vocabulary,
    whole,
    work,
)
from folkmoot.core.charter.spanish.findings import FINDINGS
from folkmoot.core.charter.spanish.names import Names, carried
from folkmoot.core.charter.spanish.numbers import listing, share

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


SPANISH = Language(
    names=Names,
    rules=SENTENCES,
    reasons=verdicts.REASONS,
    findings=FINDINGS,
    given=powers.given,
    carried=lambda threshold: carried(threshold, "sus puestos"),
    share=share,
    listing=listing,
    by_people="(El programa no puede hacerlo cumplir; deben hacerlo las personas.)",
    words=Words(
        verbs=vocabulary.VERBS,
        objects=vocabulary.OBJECTS,
        facts=vocabulary.FACTS,
        done_before=vocabulary.DONE_BEFORE,
        types=vocabulary.TYPES,
        record_names=vocabulary.RECORD_NAMES,
        rights=vocabulary.RIGHTS,
        claims=vocabulary.DUES,
        unit_kinds=vocabulary.UNIT_KINDS,
        methods=vocabulary.METHODS,
        apportioning=vocabulary.APPORTIONING,
        bases=vocabulary.BASES,
    ),
)
