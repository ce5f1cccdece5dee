"""How English says each verb: `overturn {}`, what stands there when no object is named, and the deed as a thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.charter.english.numbers import listing


@dataclass(frozen=True, slots=True)
class Deed:
    """`does` has a place for the object, unless the verb needs none. `thing` follows "after"."""

    does: str
    object: str
    thing: str


DEEDS = {
    "found": Deed("found the organisation", "", "the founding"),
    "propose": Deed("propose {}", "a motion", "a proposal"),
    "ratify": Deed("confirm {}", "a decision", "a confirmation"),
    "amend_charter": Deed("change this charter", "", "a change of this charter"),
    "interpret": Deed("rule on what this charter means", "", "a ruling"),
    "declare_emergency": Deed("declare an emergency or end it", "", "a declared emergency"),
    "dissolve": Deed("dissolve the organisation", "", "the dissolution"),
    "apply": Deed("apply to join", "", "an application"),
    "admit": Deed("admit {}", "a member", "an admission"),
    "refuse": Deed("refuse {}", "an applicant", "a refusal"),
    "transfer": Deed("transfer {}", "a member", "a transfer"),
    "lapse": Deed("end an unpaid membership", "", "a lapse of membership"),
    "reinstate": Deed("take back {}", "a member", "a reinstatement"),
    "resign": Deed("resign from the organisation", "", "a resignation"),
    "suspend_member": Deed("suspend {}", "a member", "a suspension"),
    "expel": Deed("expel {}", "a member", "an expulsion"),
    "erase": Deed("have their own data erased", "", "an erasure"),
    "correct_data": Deed("correct their own data", "", "a correction of data"),
    "renew_access": Deed("let {} sign in anew", "a member", "a renewal of access"),
    "estimate": Deed("enter estimates of the membership", "", "an estimate"),
    "charter_unit": Deed("charter {}", "a unit", "the chartering"),
    "suspend_unit": Deed("suspend {}", "a unit", "the suspension of a unit"),
    "disaffiliate": Deed("leave {}", "the organisation", "a disaffiliation"),
    "dissolve_unit": Deed("dissolve {}", "a unit", "the dissolution of a unit"),
    "convene": Deed("call {}", "a meeting", "a call"),
    "decide": Deed("enter decisions", "", "a decision"),
    "instruct": Deed("instruct {}", "others", "an instruction"),
    "elect": Deed("elect {}", "somebody to a seat", "an election"),
    "nominate": Deed("put forward {}", "somebody for seats filled by lot", "a nomination"),
    "appoint": Deed("appoint {}", "somebody to a seat", "an appointment"),
    "coopt": Deed("co-opt {}", "somebody to a seat", "a cooption"),
    "remove": Deed("remove {}", "the holder of a seat", "a removal"),
    "recall": Deed("recall {}", "the holder of a seat", "a recall"),
    "vacate": Deed("enter that a seat is empty", "", "a vacancy"),
    "stand_down": Deed("give up their own seat", "", "a standing down"),
    "approve_minutes": Deed("approve the minutes of {}", "a meeting", "an approval of the minutes"),
    "note": Deed("enter claims with their source about the organisation", "", "a note"),
    "correct": Deed("correct {}", "an entry", "a correction"),
    "form_tendency": Deed("form {}", "a tendency", "the forming of a tendency"),
    "join_tendency": Deed("join {}", "a tendency", "the joining of a tendency"),
    "leave_tendency": Deed("leave {}", "a tendency", "the leaving of a tendency"),
    "dissolve_tendency": Deed("dissolve {}", "a tendency", "the dissolution of a tendency"),
    "claim": Deed("claim what is due to {}", "a member", "a claim"),
    "honour": Deed("enter that {} was given what was claimed", "a member", "the honouring of a claim"),
    "amend_motion": Deed("amend {}", "a motion", "an amendment"),
    "adopt": Deed("adopt {}", "a motion", "an adoption"),
    "rescind": Deed("rescind {}", "a decision", "a rescinding"),
    "second": Deed("second {}", "a motion", "a seconding"),
    "complain": Deed("complain about {}", "somebody", "a complaint"),
    "recuse": Deed("stand aside", "", "a standing aside"),
    "appeal": Deed("appeal against {}", "a decision", "an appeal"),
    "accept": Deed("accept a nomination", "", "an acceptance"),
    "decline": Deed("decline a nomination", "", "a refusal of nomination"),
    "find": Deed("make a finding about {}", "a complaint", "a finding"),
    "censure": Deed("censure {}", "a member", "a censure"),
    "stay": Deed("hold back {}", "a decision", "a stay"),
    "overturn": Deed("overturn {}", "a decision", "an overturning"),
    "reopen": Deed("reopen {}", "a case", "a reopening"),
    "remit": Deed("send back {}", "a case", "a remittal"),
    "call_election": Deed("call {}", "an election", "the call of an election"),
    "credential": Deed("accept the credentials of {}", "a delegate", "an acceptance of credentials"),
    "set_agenda": Deed("set the agenda of {}", "a meeting", "the setting of the agenda"),
    "edit": Deed("edit {}", "a publication", "an edit"),
    "publish": Deed("publish {}", "a publication", "publication"),
    "retract": Deed("retract {}", "what was published", "a retraction"),
    "relay": Deed("pass on {} to all members", "a text", "the passing on of a text"),
    "spend": Deed("spend {}", "money", "spending"),
    "set_dues": Deed("set the dues", "", "the setting of dues"),
    "hire": Deed("hire {}", "staff", "a hiring"),
    "dismiss": Deed("dismiss {}", "staff", "a dismissal"),
    "endorse": Deed("endorse {}", "a candidate", "an endorsement"),
    "affiliate": Deed("join {}", "another organisation", "an affiliation"),
    "veto": Deed("veto {}", "a decision", "a veto"),
    "delegate": Deed("pass on {}", "a power", "a delegation"),
    "merge": Deed("merge with {}", "another organisation", "a merger"),
    "seal": Deed("close {} for good", "the record", "the closing of the record"),
    "redact": Deed("take {} out of public reading", "a text", "a redaction"),
    "operate": Deed("maintain the record's key", "", "a change of the record's key"),
}


ANY_OF = "any of these: "


def deeds(verbs: Sequence[str], objects: Sequence[str], last: str = "or") -> str:
    """What is done, on what: `expel, suspend or censure a member`; without objects, each verb with its own."""
    known = [DEEDS[verb] for verb in verbs]
    if not objects:
        return listing([deed.does.format(deed.object) for deed in known], last)
    ending = [deed.does.removesuffix(" {}") for deed in known if deed.does.endswith(" {}")]
    others = [
        deed.does.format(objects[0] if len(objects) == 1 else "it") for deed in known if not deed.does.endswith(" {}")
    ]
    if not ending:
        about = "" if all("{}" in deed.does or deed.object == "" for deed in known) else listing(objects, "or")
        return f"{listing(others, last)} {about}".strip()
    any_of = ANY_OF if len(objects) > 1 and len(ending) > 1 else ""
    return listing([*others, f"{listing(ending, last)} {any_of}{listing(objects, 'or')}"], last)


REQUIREMENTS = {
    "own_unit": "within their own unit",
    "eligible": "if the person meets the conditions",
    "appeal": "on an appeal",
    "reasons_published": "with published reasons",
    "hearing": "after a hearing",
    "accompanied": "if the person concerned may bring somebody along",
    "new_evidence": "on new evidence",
    "quorate": "with a quorum",
    "second_call": "at a second call",
    "tie_broken": "when a tie is decided in favour",
    "ratified": "once it is confirmed",
    "term_ended": "when the mandate has ended",
    "vacant": "when nobody holds it",
    "overdue": "when it is overdue",
    "emergency": "in a declared emergency",
    "held": "while the seat is held",
    "confirmed": "once an officer states that it was checked",
    "belongs": "if they belong to the tendency",
    "before_convention": "before a convention that has been called",
    "record_empty": "before anything is entered",
    "dissolved": "after the dissolution",
    "countback_done": "after a countback that found nobody",
    "incompatible": "where seats exclude each other",
    "unopposed": "if nobody objects",
    "minutes_read": "once the minutes were laid before them",
    "dues_paid": "once the dues are paid",
    "of_age": "if an officer states that the person is old enough",
    "trained": "if an officer states that the person is trained",
    "published": "once it is published",
    "final": "when no appeal is left",
}
"""What follows a power for each fact that `requires` may name."""
