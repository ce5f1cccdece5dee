"""What a button says: the verb of the act's own sentence. And what the fields of acts are called on a form."""

from typing import Any

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.deeds import DEEDS
from folkmoot.door.act import Declaration
from folkmoot.web.units import a_unit, unit_noun, units_noun

TITLES = {
    "members.apply": "Apply to join",
    "members.admit": "Admit an applicant",
    "members.admit_batch": "Admit a list of members",
    "members.undo_batch": "Undo that a list was admitted",
    "members.refuse": "Refuse an applicant",
    "members.transfer": "Move a member to another {unit}",
    "members.lapse": "End an unpaid membership",
    "members.reinstate": "Take a former member back",
    "members.resign": "Leave the organisation",
    "members.suspend": "Suspend a member",
    "members.expel": "Expel a member",
    "members.erase": "Have one’s own words erased",
    "members.correct_details": "Correct one’s own name",
    "members.estimate": "Enter an estimate of the membership",
    "members.report_departures": "Enter that members left",
    "branches.report_departures": "Enter that {units} left",
    "history.note_event": "Note what happened",
    "history.note_person": "Note a notable person",
    "history.note_profile": "Note a line of the profile",
    "history.claim": "Enter what somebody said of us",
    "history.retract": "Take a note back",
    "bodies.convene": "Call a meeting",
    "bodies.open_meeting": "Open a meeting",
    "bodies.approve_minutes": "Approve minutes",
    "bodies.decide": "Enter a decision",
    "bodies.instruct": "Instruct somebody",
    "bodies.elect": "Elect somebody to a seat",
    "bodies.appoint": "Appoint somebody to a seat",
    "bodies.coopt": "Co-opt somebody to a seat",
    "bodies.remove": "Remove somebody from a seat",
    "bodies.recall": "Recall somebody from a seat",
    "bodies.vacate": "Enter that a seat is empty",
    "bodies.stand_down": "Give up one’s own seat",
    "branches.charter_unit": "Charter {a_unit}",
    "branches.suspend": "Suspend {a_unit}",
    "branches.restore": "End the suspension of {a_unit}",
    "branches.disaffiliate": "Leave as {a_unit}",
    "branches.dissolve_unit": "Dissolve {a_unit}",
    "bodies.note_quorum": "Count again who is present",
    "constitution.propose_dissolution": "Propose to dissolve the organisation",
    "constitution.propose_amendment": "Propose a change of the charter",
    "constitution.amend": "Adopt a changed charter",
    "constitution.ratify": "Confirm what another body decided",
    "constitution.interpret": "Rule on what an article means",
    "constitution.declare_emergency": "Declare an emergency",
    "constitution.end_emergency": "End an emergency",
    "constitution.dissolve": "Dissolve the organisation",
    "record.correct": "Correct an entry",
    "constitution.found": "Found the organisation",
    "members.enrol_founder": "Be a member from the beginning",
    "branches.found_unit": "Be {a_unit} from the beginning",
    "bodies.seat_founder": "Hold a seat from the beginning",
}

LEFT_OUT = {
    "bodies.decide": frozenset({"units", "units_yes", "tie_broken", "carried"}),
    "bodies.convene": frozenset({"again"}),
    "history.note_event": frozenset({"about"}),
    "history.claim": frozenset({"about", "against"}),
}
"""Fields that a plain form leaves empty: only a source or a federation of units needs them."""

NEEDED = frozenset({"yes", "no", "present"})
"""Fields that only a source may leave out: whoever acts knows them."""

NEEDED_OF = {
    "history.note_event": frozenset({"stated_in", "date"}),
    "history.claim": frozenset({"stated_in", "date"}),
    "history.note_person": frozenset({"stated_in"}),
    "history.note_profile": frozenset({"stated_in"}),
}
"""The same, of one act."""

DATE = "As far as it is known: 2014, 2014-03 or 2014-03-12; 2014~ for about."

FIELDS: dict[str, tuple[str, str]] = {
    "person": ("Who", ""),
    "name": ("Name", ""),
    "unit": ("Which {unit}", ""),
    "class": ("As what", ""),
    "batch": ("Which list", ""),
    "application": ("Whose application", ""),
    "eligible": ("They meet what the charter asks of them", "You state this yourself."),
    "reason": ("The reason", ""),
    "destination": ("Where to", ""),
    "until": ("Until which day", ""),
    "ground": ("On what ground", ""),
    "overdue_since": ("Dues unpaid since", ""),
    "body": ("Which body", ""),
    "held_on": ("Day of the meeting", "Leave it empty if it is decided today, without a meeting that was called."),
    "yes": ("Votes for it", ""),
    "no": ("Votes against it", ""),
    "abstain": ("Abstentions", ""),
    "present": ("How many were present", ""),
    "recused": ("Who stood aside", ""),
    "agenda": ("What it is about", "One item a line."),
    "begins": ("When it begins", "The hour, like 18:30."),
    "question": ("The question", "As it was put to the vote."),
    "day": ("On which day", ""),
    "meeting": ("Which meeting", ""),
    "people": ("Who was there", ""),
    "minutes": ("The minutes", ""),
    "seat": ("Which seat", ""),
    "staff": ("The staff", ""),
    "what": ("What they are told to do", ""),
    "countback_done": ("The votes of the last election were counted again first", ""),
    "mandate": ("Whose seat", ""),
    "asked": ("How many members asked for it", ""),
    "asked_on": ("On which day they asked", ""),
    "kind": ("What kind", ""),
    "members": ("Members", ""),
    "parent": ("Part of", ""),
    "charter": (
        "The whole charter, as it is to be",
        "Its rules stand in the blocks; the words around them are for people.",
    ),
    "proposal": ("Which proposal", ""),
    "trigger": ("What brought it about", ""),
    "emergency": ("Which emergency", ""),
    "of": ("What is confirmed", ""),
    "article": ("Which article", ""),
    "ruling": ("The ruling", ""),
    "date": ("When", DATE),
    "share": ("Share of the members", "As a fraction: 1/3."),
    "qualifier": ("How exact", ""),
    "said_by": ("Who said it", ""),
    "peak": ("The most there ever were", ""),
    "entry": ("Number of the entry", ""),
    "right": ("What is right", ""),
    "note": ("Number of the note", ""),
    "stated_in": ("Where it is stated", "The paper, the minutes, the page: so that others can look it up."),
    "text": ("In words", ""),
    "erases": ("Which words", "They are deleted for good. The entries stay, and so does their proof."),
    "topic": ("What it is about", ""),
    "place": ("Where", ""),
    "inferred": ("The source implies it, but does not say it", ""),
    "description": ("Who they are", "In a few words."),
    "relation": ("What they were to us", ""),
    "from": ("From when", DATE),
    "field": ("Which line of the profile", ""),
    "adds": ("It stands beside what is noted already", "Otherwise it takes its place."),
    "onwards": ("They left from then on", ""),
    "how": ("How they left", ""),
    "units": ("How many", ""),
    "parties.part": ("What part they had", ""),
    "parties.name": ("Somebody who took part", "A person, a group or an organisation."),
    "parties.person": ("Which member that is", ""),
    "values.says": ("What it says", ""),
    "values.date": ("Which date it says", DATE),
    "values.until": ("Until when", DATE),
    "values.role": ("As what", ""),
    "values.body": ("Which body", ""),
    "values.qualifier": ("How exact", ""),
    "values.said_by": ("Who said it", ""),
    "values.inferred": ("The source implies it, but does not say it", ""),
}


def title(declared: Declaration, charter: Charter | None = None) -> str:
    """`Admit an applicant`; of an act that has no title here, what its verb says. Units are as in the charter."""
    known = TITLES.get(declared.name)
    if known:
        return _of_units(known, charter)
    deed = DEEDS.get(declared.verb)
    return (deed.does.format(deed.object) if deed else declared.verb.replace("_", " ")).capitalize()


def label(name: str, charter: Charter | None = None) -> tuple[str, str]:
    """What a field is called, and a hint."""
    said, hint = FIELDS.get(name) or (name.replace("_", " ").capitalize(), "")
    return _of_units(said, charter), hint


def _of_units(said: str, charter: Charter | None) -> str:
    return said.format(unit=unit_noun(charter), a_unit=a_unit(charter), units=units_noun(charter))


def option(value: Any) -> str:
    """A closed value as a person says it."""
    return str(value).replace("_", " ").capitalize()
