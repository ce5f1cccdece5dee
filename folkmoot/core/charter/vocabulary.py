"""The closed lists that a charter may draw on: verbs, objects, facts, value lists. Each name has its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Verb:
    """What an act does. `own` marks acts on oneself, which need no power; `built` marks verbs whose organ exists."""

    name: str
    organ: str
    says: str
    built: bool = True
    own: bool = False


class Type(Enum):
    """What kind of value a fact has. Never text, never a float."""

    YES_NO = "yes or no"
    COUNT = "a whole number, 0 or more"
    DATE = "a date"
    NAME = "a name"
    NAMES = "a list of names"
    KEY = "the key of a row, a whole number"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a rule may need to know of an act before judging it."""

    name: str
    type: Type
    says: str


def _named(*verbs: Verb) -> Mapping[str, Verb]:
    return {verb.name: verb for verb in verbs}


VERBS: Mapping[str, Verb] = _named(
    Verb("found", "constitution", "adopt the first charter and seat the first holders"),
    Verb("propose", "constitution", "put a motion or a change of the charter forward"),
    Verb("ratify", "constitution", "confirm what another body has decided"),
    Verb("amend_charter", "constitution", "change the charter"),
    Verb("interpret", "constitution", "rule on what the charter means"),
    Verb("declare_emergency", "constitution", "declare an emergency, or end one"),
    Verb("dissolve", "constitution", "dissolve the organisation"),
    Verb("apply", "members", "ask to become a member", own=True),
    Verb("admit", "members", "admit a member"),
    Verb("refuse", "members", "refuse an applicant"),
    Verb("transfer", "members", "move a member to another unit"),
    Verb("lapse", "members", "end a membership whose dues are unpaid"),
    Verb("reinstate", "members", "take a former or suspended member back"),
    Verb("resign", "members", "leave the organisation", own=True),
    Verb("suspend_member", "members", "suspend a member for a time"),
    Verb("expel", "members", "expel a member"),
    Verb("erase", "members", "have one's own words and data erased", own=True),
    Verb("correct_data", "members", "correct one's own data", own=True),
    Verb("renew_access", "members", "let a member who has lost every way to sign in do so anew"),
    Verb("estimate", "members", "enter an estimate of the membership with its source"),
    Verb("charter_unit", "branches", "charter a unit"),
    Verb("suspend_unit", "branches", "suspend a unit, or end its suspension"),
    Verb("disaffiliate", "branches", "leave: a unit leaves, or the organisation leaves another one"),
    Verb("dissolve_unit", "branches", "dissolve a unit"),
    Verb("convene", "bodies", "call and open a meeting"),
    Verb("decide", "bodies", "take a decision"),
    Verb("instruct", "bodies", "tell somebody what to do"),
    Verb("elect", "bodies", "elect somebody to a seat"),
    Verb("appoint", "bodies", "appoint somebody to a seat"),
    Verb("nominate", "bodies", "put somebody forward for seats that are filled by lot"),
    Verb("coopt", "bodies", "add somebody to one's own body"),
    Verb("remove", "bodies", "end somebody's mandate before its time"),
    Verb("recall", "bodies", "take back a mandate that one has given"),
    Verb("vacate", "bodies", "enter that a seat is empty"),
    Verb("stand_down", "bodies", "give up one's own seat", own=True),
    Verb("approve_minutes", "bodies", "approve the minutes of a meeting"),
    Verb("note", "history", "enter a claim about the organisation with its source"),
    Verb("correct", "record", "correct an entry, leaving both standing"),
    Verb("form_tendency", "deliberation", "announce a tendency that others may join", own=True),
    Verb("join_tendency", "deliberation", "join a tendency", own=True),
    Verb("leave_tendency", "deliberation", "leave a tendency", own=True),
    Verb("dissolve_tendency", "deliberation", "say that one's own tendency is to end", own=True),
    Verb("claim", "deliberation", "claim what the charter gives for the asking"),
    Verb("honour", "deliberation", "give what was claimed"),
    Verb("amend_motion", "deliberation", "move an amendment", built=False),
    Verb("adopt", "deliberation", "adopt a motion", built=False),
    Verb("rescind", "deliberation", "take back what was adopted", built=False),
    Verb("second", "deliberation", "second a motion", built=False),
    Verb("complain", "grievances", "file a complaint", own=True),
    Verb("recuse", "grievances", "stand aside from a case", own=True),
    Verb("appeal", "grievances", "appeal against a decision", own=True),
    Verb("accept", "elections", "accept a nomination", built=False, own=True),
    Verb("decline", "elections", "decline a nomination", built=False, own=True),
    Verb("find", "grievances", "make a finding on a complaint"),
    Verb("censure", "grievances", "censure a member"),
    Verb("stay", "grievances", "hold a decision back until an appeal ends"),
    Verb("overturn", "grievances", "set a decision aside"),
    Verb("reopen", "grievances", "take a closed case up again"),
    Verb("remit", "grievances", "send a case back to be heard again"),
    Verb("call_election", "elections", "call an election", built=False),
    Verb("credential", "conventions", "accept a delegate's credentials", built=False),
    Verb("set_agenda", "conventions", "set the agenda of a meeting", built=False),
    Verb("edit", "publications", "edit a publication", built=False),
    Verb("publish", "publications", "publish", built=False),
    Verb("retract", "publications", "retract what was published", built=False),
    Verb("relay", "publications", "pass a text on to all members", built=False),
    Verb("spend", "treasury", "spend money", built=False),
    Verb("set_dues", "treasury", "set the dues", built=False),
    Verb("hire", "treasury", "hire staff", built=False),
    Verb("dismiss", "treasury", "dismiss staff", built=False),
    Verb("endorse", "campaigns", "endorse a candidate", built=False),
    Verb("affiliate", "affiliations", "join another organisation", built=False),
    Verb("veto", "bodies", "stop what another body has decided", built=False),
    Verb("delegate", "bodies", "pass a power on", built=False),
    Verb("merge", "constitution", "merge with another organisation", built=False),
    Verb("seal", "record", "close the record for good", built=False),
    Verb("redact", "record", "take a text out of public reading", built=False),
    Verb("operate", "record", "maintain the record's key"),
)

OBJECTS: Mapping[str, str] = {
    "member": "a member, whatever their seats",
    "holder": "a member while they hold a seat; holder:BODY, a seat in that body",
    "decision": "a decision, finding or ruling; decision:BODY, one that this body took",
    "unit": "a unit; unit:ID, a unit of that kind",
    "staff": "people whom the organisation employs",
    "motion": "a motion before a body",
    "charter": "this charter",
    "funds": "the organisation's money",
    "candidate": "somebody who stands in an election outside the organisation",
    "organisation": "another organisation",
    "publication": "a publication",
    "faction": "a tendency or faction as a whole; faction:ID, one of that kind",
    "batch": "a list of members admitted together",
    "meeting": "a meeting; meeting:BODY, a meeting of that body",
    "history": "what the organisation says of its own past",
    "election": "an election",
    "record": "the record",
}
"""Object kinds. A bare kind in a rule means any of it."""

OBJECTS_OF: Mapping[str, tuple[str, ...]] = {
    "holder": ("body", "office"),
    "decision": ("body", "electorate"),
    "meeting": ("body",),
    "unit": ("unit",),
    "faction": ("faction",),
}
"""The object kinds that may name whose they are (`holder:BODY`), and what kinds of rule that name may come from."""


def _facts(type: Type, **sentences: str) -> dict[str, Fact]:
    return {name: Fact(name, type, says) for name, says in sentences.items()}


FACTS: Mapping[str, Fact] = {
    **_facts(
        Type.COUNT,
        seats="seats of the body that decides, filled or vacant",
        members="members on the roll",
        entitled="people who may vote in this decision: seats filled, or members on the roll at the record date",
        units="units that may vote",
        units_yes="units that voted yes",
        recused="members of the body who stood aside",
        objections="objections made",
        notice_days="whole days between the notice and the act",
        objection_days="days since the application was made known",
        arrears_days="days that dues are overdue",
        standing_days="days that the person has been a member in good standing",
        probation_days="days since admission",
        days_since_proposal="days since the proposal was published",
        days_since="days since the event from which the rule counts",
        amount="money asked for, in whole units",
        days="length asked for, in days",
        initiative="members, or units, that asked for it",
        supporters="members or units that support it",
        ballots="ballots held on the same question that carried it",
        apart_days="days between the first ballot and the last",
        terms="terms in a row that the person has held this seat",
        coopted="seats of the body that are filled by cooption",
        unit_members="members that the unit has, or would start with",
        tendency_members="members who belong to the tendency",
        renewals="times that this emergency has been renewed",
        bulletins="bulletins that carried the proposal",
    ),
    **_facts(
        Type.YES_NO,
        own_unit="the act touches only the actor's own unit",
        eligible="the person meets the conditions for it",
        appeal="a party has appealed against this",
        reasons_published="written reasons are published",
        hearing="the person concerned was heard, or was called and did not come",
        accompanied="the person concerned could bring somebody along",
        new_evidence="there is evidence that was not before the body that decided",
        quorate="enough were present for as long as the rule asks",
        second_call="the meeting was called again because the first had no quorum",
        tie_broken="whoever decides a tie, the chair or a lot, decided it in favour",
        ratified="the body that must confirm it has done so",
        term_ended="the mandate has come to its end",
        vacant="the seat is empty",
        overdue="what should have been called by now has not been",
        emergency="a declared emergency is running",
        held="the person holds the seat now",
        confirmed="an officer states that it was checked and is so",
        belongs="the person belongs to the tendency",
        before_convention="a convention has been called, and has not met yet",
        record_empty="nothing has been entered yet",
        dissolved="the organisation is dissolved",
        countback_done="the countback has been tried and found nobody",
        incompatible="the person holds, or held too lately, a seat that excludes this one",
        unopposed="nobody objected in time",
        minutes_read="the minutes lay before those who approve them",
        dues_paid="the dues are paid",
        of_age="an officer states that the person is old enough",
        trained="an officer states that the person has done the training",
        published="it has been published to the members",
        final="no appeal is left against it",
    ),
    **_facts(
        Type.NAMES,
        articles="articles of the charter that the act would change",
        ground="grounds given for it",
        findings="what a check finds wrong with the charter that is adopted: severity, code and rule",
        party="what whoever acts is to the case: complainant, respondent, applicant, unit, member",
    ),
    **_facts(
        Type.NAME,
        membership="the class of the person concerned",
        claimed="what is claimed",
        status="how the membership stands: member, applicant, probation, suspended, lapsed, resigned, expelled, none",
    ),
    **_facts(Type.KEY, unit="the unit in which it happens, or to which the person concerned belongs"),
}
"""Every fact that a rule may ask for. Besides these each verb is a fact: it was done on this object (yes or no)."""


def fact(name: str) -> Fact | None:
    """The fact of this name, be it in the list or a verb: "it was done on this object"."""
    if name in FACTS:
        return FACTS[name]
    if name in VERBS:
        return Fact(name, Type.YES_NO, f"it was done on this object before: {VERBS[name].says}")
    return None


def may_be_required(name: str) -> bool:
    """Whether `requires` may name it: a fact that is yes or no, or a verb."""
    known = fact(name)
    return known is not None and known.type is Type.YES_NO


RECORD_NAMES: Mapping[str, str] = {
    "accounts": "the accounts",
    "attendance": "who was present at a meeting",
    "belonging": "who belongs to which tendency",
    "charter": "the charter and every earlier version",
    "complaint": "a complaint and what the parties wrote",
    "decision": "decisions with their counts",
    "election_result": "results of elections",
    "evidence": "evidence in a case",
    "finding": "findings and rulings",
    "history": "what the organisation says of its own past",
    "mandates": "who holds which seat",
    "membership_figures": "how many members there are",
    "minutes": "minutes of meetings",
    "motion": "motions and amendments",
    "roll": "the roll of members",
    "sanction": "sanctions",
    "tendency": "tendencies, what they stand for, what they claim and what they are given",
}
"""What a `record` rule may sort into public, for members, or sealed."""

AUTHORITY_KINDS = ("body", "electorate", "office", "class", "unit")
"""Kinds of rule that a `who` may name; besides them `clock`, and `self` where a rule allows it."""

RIGHTS: Mapping[str, str] = {
    "vote": "vote",
    "stand": "stand for election",
    "speak": "speak",
    "propose": "propose",
    "read": "read what members may read",
    "appeal": "appeal",
}

CLAIMS: Mapping[str, str] = {
    "copy_of_file": "a copy of their own file",
    "named_vote": "a vote by name",
    "minority_report": "a minority report beside the decision",
    "relay": "have a text passed on to all members",
    "inspect": "inspect the books",
    "be_heard": "be heard",
    "call_meeting": "have a meeting called",
}
"""What a `right` rule may give, for the asking."""

DUES: Mapping[str, str] = {
    "bulletin_share": "space in the bulletin",
    "convention_minutes": "time to speak at a convention",
    "reporters": "speakers sent to a unit",
    **CLAIMS,
}
"""What may be claimed: what a `right` rule may give, and what a `faction` rule gives besides."""

STATUSES = ("member", "applicant", "probation", "suspended", "lapsed", "resigned", "expelled", "none")

UNIT_KINDS: Mapping[str, str] = {
    "town": "a town or a part of one",
    "workplace": "a workplace",
    "student": "a school or a university",
    "region": "a region",
    "trade": "a trade or industry",
    "language": "a language",
    "online": "no place: it meets online",
    "other": "something else",
}

METHODS: Mapping[str, str] = {
    "stv-scottish": "single transferable vote, Scottish rules",
    "stv-meek": "single transferable vote, Meek's rules",
    "irv": "instant runoff",
    "schulze": "the Schulze method",
    "approval": "approval voting",
    "plurality": "most votes",
    "list-sainte-lague": "lists, Sainte-Laguë",
    "lot": "lot",
}

APPORTIONING: Mapping[str, str] = {
    "ratio-up": "one for each so many members or part of them",
    "sainte-lague": "Sainte-Laguë",
    "hamilton": "largest remainders",
}

BASES: Mapping[str, str] = {
    "cast": "votes cast",
    "valid": "valid votes",
    "present": "those present",
    "entitled": "those entitled to vote",
    "seats": "seats",
    "members": "members on the roll",
    "units": "units",
}
