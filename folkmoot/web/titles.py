"""What a button says: the verb of the act's own sentence. And which fields a plain form leaves out, or asks for."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Declaration
from folkmoot.web import words
from folkmoot.web.tongues import tongue
from folkmoot.web.units import unit_as
from folkmoot.web.words import Said

TITLES: Mapping[str, Said] = {
    "members.apply": _("Apply to join"),
    "members.admit": _("Admit an applicant"),
    "members.admit_batch": _("Admit a list of members"),
    "members.undo_batch": _("Undo that a list was admitted"),
    "members.refuse": _("Refuse an applicant"),
    "members.transfer": _("Move a member to {another_unit}"),
    "members.lapse": _("End an unpaid membership"),
    "members.reinstate": _("Take a former member back"),
    "members.resign": _("Leave the organisation"),
    "members.suspend": _("Suspend a member"),
    "members.expel": _("Expel a member"),
    "members.erase": _("Have one’s own words erased"),
    "members.correct_details": _("Correct one’s own name"),
    "members.renew_access": _("Give somebody a new way to sign in"),
    "members.estimate": _("Enter an estimate of the membership"),
    "members.report_departures": _("Enter that members left"),
    "branches.report_departures": _("Enter that {units} left"),
    "history.note_event": _("Note what happened"),
    "history.note_person": _("Note a notable person"),
    "history.note_profile": _("Note a line of the profile"),
    "history.claim": _("Enter what somebody said of us"),
    "history.retract": _("Take a note back"),
    "bodies.convene": _("Call a meeting"),
    "bodies.open_meeting": _("Open a meeting"),
    "bodies.approve_minutes": _("Approve minutes"),
    "bodies.decide": _("Enter a decision"),
    "bodies.instruct": _("Instruct somebody"),
    "bodies.elect": _("Elect somebody to a seat"),
    "bodies.appoint": _("Appoint somebody to a seat"),
    "bodies.nominate": _("Put somebody forward for a lot"),
    "bodies.publish_lot": _("Publish who is in a lot"),
    "bodies.draw_lot": _("Draw a lot"),
    "bodies.coopt": _("Co-opt somebody to a seat"),
    "bodies.remove": _("Remove somebody from a seat"),
    "bodies.recall": _("Recall somebody from a seat"),
    "bodies.carry_out": _("Enter that what was decided has waited for an appeal"),
    "bodies.vacate": _("Enter that a seat is empty"),
    "bodies.stand_down": _("Give up one’s own seat"),
    "branches.charter_unit": _("Charter {a_unit}"),
    "branches.suspend": _("Suspend {a_unit}"),
    "branches.restore": _("End the suspension of {a_unit}"),
    "branches.disaffiliate": _("Leave as {a_unit}"),
    "branches.dissolve_unit": _("Dissolve {a_unit}"),
    "bodies.note_quorum": _("Count again who is present"),
    "constitution.propose_dissolution": _("Propose to dissolve the organisation"),
    "constitution.propose_amendment": _("Propose a change of the charter"),
    "constitution.amend": _("Adopt a changed charter"),
    "constitution.ratify": _("Confirm what another body decided"),
    "constitution.interpret": _("Rule on what an article means"),
    "constitution.declare_emergency": _("Declare an emergency"),
    "constitution.end_emergency": _("End an emergency"),
    "constitution.dissolve": _("Dissolve the organisation"),
    "grievances.complain": _("Complain"),
    "grievances.acknowledge": _("Enter that a complaint has come in"),
    "grievances.call_hearing": _("Call a hearing"),
    "grievances.hear": _("Enter who was heard"),
    "grievances.find": _("Make a finding on a complaint"),
    "deliberation.form_tendency": _("Announce a tendency"),
    "deliberation.join_tendency": _("Join a tendency"),
    "deliberation.leave_tendency": _("Leave a tendency"),
    "deliberation.dissolve_tendency": _("Say that one’s own tendency should end"),
    "deliberation.expel_tendency": _("Expel a tendency"),
    "deliberation.claim": _("Claim what the charter gives"),
    "deliberation.honour": _("Enter that what was claimed is given"),
    "deliberation.note_origin": _("Note the tendency from which we come"),
    "grievances.support": _("Stand by a complaint"),
    "grievances.add_statement": _("Say something in a case"),
    "grievances.add_evidence": _("Hand in a file in a case"),
    "grievances.recuse": _("Stand aside from a case"),
    "grievances.call_alternate": _("Call an alternate into a case"),
    "grievances.assign": _("Enter that a panel is complete"),
    "grievances.measure": _("Take a measure until there is a finding"),
    "grievances.review_measure": _("Enter that a measure was looked at again"),
    "grievances.lift_measure": _("End a measure"),
    "grievances.end_measure": _("Enter that a measure is over"),
    "grievances.sanction": _("Decide a sanction"),
    "grievances.enforce": _("Let a suspended sanction take effect"),
    "grievances.lapse_sanction": _("Enter that a suspended sanction has lapsed"),
    "grievances.miss_step": _("Enter that a step is late"),
    "grievances.appeal": _("Appeal against a decision"),
    "grievances.overturn": _("Set a decision aside"),
    "grievances.uphold": _("Leave a decision as it is"),
    "grievances.vary": _("Put another sanction in its place"),
    "grievances.remit": _("Send a case back to be heard again"),
    "grievances.reopen": _("Take a case up again"),
    "grievances.stay": _("Hold a decision back"),
    "grievances.run_out": _("Enter that an appeal was not decided in time"),
    "grievances.withdraw_appeal": _("Withdraw an appeal"),
    "grievances.withdraw": _("Withdraw a complaint"),
    "grievances.close": _("Close a case"),
    "grievances.publish": _("Make an outcome known"),
    "record.correct": _("Correct an entry"),
    "record.rotate_key": _("Change the record’s key"),
    "record.fork": _("Declare that the record goes on from an older backup"),
    "constitution.found": _("Found the organisation"),
    "members.enrol_founder": _("Be a member from the beginning"),
    "branches.found_unit": _("Be {a_unit} from the beginning"),
    "bodies.seat_founder": _("Hold a seat from the beginning"),
}

LEFT_OUT = {
    **dict.fromkeys(
        (f"grievances.{name}" for name in ("overturn", "uphold", "remit", "reopen", "stay", "vary")),
        frozenset({"maker"}),
    ),
    "bodies.decide": frozenset({"units", "units_yes", "tie_broken", "carried"}),
    "bodies.convene": frozenset({"again"}),
    "deliberation.form_tendency": frozenset({"announced_by", "places"}),
    "deliberation.expel_tendency": frozenset({"ended_by"}),
    "history.note_event": frozenset({"about"}),
    "history.claim": frozenset({"about", "against"}),
}
"""Fields that a plain form leaves empty: only a source or a federation of units needs them."""

NEEDED = frozenset({"yes", "no", "present"})
"""Fields that only a source may leave out: whoever acts knows them."""

NEEDED_OF = {
    "deliberation.note_origin": frozenset({"stated_in"}),
    "history.note_event": frozenset({"stated_in", "date"}),
    "history.claim": frozenset({"stated_in", "date"}),
    "history.note_person": frozenset({"stated_in"}),
    "history.note_profile": frozenset({"stated_in"}),
    "grievances.complain": frozenset({"statement"}),
    "grievances.find": frozenset({"outcome", "reasons"}),
}
"""The same, of one act."""


def title(declared: Declaration, charter: Charter | None = None) -> str:
    """`Admit an applicant`; of an act that has no title here, what its verb says. Units are as in the charter."""
    known = TITLES.get(declared.name)
    if known:
        return with_units(str(known), charter)
    said: str = tongue().deed(declared.verb)
    return said[:1].upper() + said[1:]


def with_units(said: str, charter: Charter | None) -> str:
    """A sentence whose places ask for what the charter calls its units."""
    noun = unit_as(charter)
    return words.fill(said, unit=noun.one, a_unit=noun.some, units=noun.several, another_unit=noun.another)
