"""English as a language of charters: which function says which kind of rule, and all else that it says."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.core.charter import rules, vocabulary
from folkmoot.core.charter.english import justice, meetings, membership, powers, seats, verdicts, whole, work
from folkmoot.core.charter.english.findings import FINDINGS
from folkmoot.core.charter.english.names import Names, carried
from folkmoot.core.charter.english.numbers import listing, share
from folkmoot.core.charter.language import Language, Words

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


ENGLISH = Language(
    names=Names,
    rules=SENTENCES,
    reasons=verdicts.REASONS,
    findings=FINDINGS,
    given=powers.given,
    carried=lambda threshold: carried(threshold, "its seats"),
    share=share,
    listing=listing,
    by_people="(The program cannot enforce this; people must.)",
    words=Words(
        verbs={verb.name: verb.says for verb in vocabulary.VERBS.values()},
        objects=vocabulary.OBJECTS,
        facts={fact.name: fact.says for fact in vocabulary.FACTS.values()},
        done_before="it was done on this object before: {}",
        types={each.name: each.value for each in vocabulary.Type},
        record_names=vocabulary.RECORD_NAMES,
        rights=vocabulary.RIGHTS,
        claims=vocabulary.DUES,
        unit_kinds=vocabulary.UNIT_KINDS,
        methods=vocabulary.METHODS,
        apportioning=vocabulary.APPORTIONING,
        bases=vocabulary.BASES,
    ),
)
