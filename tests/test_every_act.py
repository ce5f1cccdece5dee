"""Every act of the register is done once and refused once, each in a test that is named here.

The test of its being allowed looks at the rows that it leaves and at its entry; that of its being refused holds that
no row of an organ moved (the fixture `refused`).
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from folkmoot.door.act import REGISTER
from tests.test_settled_rules import like

ROOT = Path(__file__).parents[1]
BODIES, BRANCHES = "folkmoot/bodies/test_{}.py::test_{}", "folkmoot/branches/test_acts.py::test_{}"
CONSTITUTION, MEMBERS = "folkmoot/constitution/test_{}.py::test_{}", "folkmoot/members/acts/test_{}.py::test_{}"
DELIBERATION = "folkmoot/deliberation/test_{}.py::test_{}"
GRIEVANCES = "folkmoot/grievances/test_{}.py::test_{}"
CASE = GRIEVANCES.format("case", "{}")
APPEAL = GRIEVANCES.format("appeals", "{}")
HERE = "tests/acts/test_{}.py::test_{}"

NOTED = HERE.format("history", "the_general_secretary_notes_and_one_row_stands_for_it")
NOT_NOTED = HERE.format("history", "a_member_notes_nothing")
NO_FIGURES = MEMBERS.format("figures", "no_member_enters_figures")

OF_THE_STAGE = {"bodies.decide": "decide", "bodies.publish_lot": "published"}
"""What the stage does by a name of its own."""

TABLE = {
    "bodies.appoint": (
        BODIES.format("seating", "the_steering_committee_appoints_the_general_secretary"),
        BODIES.format("seating", "a_branch_does_not_appoint_the_general_secretary"),
    ),
    "bodies.approve_minutes": (
        BODIES.format("meetings", "c2_a_decision_is_reported_until_the_minutes_of_its_meeting_are_approved"),
        BODIES.format("meetings", "one_member_approves_no_minutes_and_no_branch_those_of_another"),
    ),
    "bodies.carry_out": (
        BODIES.format("waiting", "b9_after_the_last_day_for_an_appeal_the_clock_asks_again_and_it_is_done"),
        BODIES.format("waiting", "nobody_carries_out_what_waits_before_its_time"),
    ),
    "bodies.convene": (
        BODIES.format("meetings", "the_branch_secretary_calls_a_meeting"),
        BODIES.format("meetings", "two_members_call_a_meeting_of_their_branch_and_one_does_not"),
    ),
    "bodies.coopt": (
        BODIES.format("seating", "the_editors_fill_empty_seats_themselves_up_to_two"),
        HERE.format("bodies", "one_editor_adds_nobody_alone"),
    ),
    "bodies.decide": (
        BODIES.format("deciding", "what_a_branch_carries_follows_as_an_entry_of_its_own"),
        BODIES.format("deciding", "a_decision_is_entered_only_by_those_who_may"),
    ),
    "bodies.draw_lot": (
        BODIES.format("lots", "the_numbers_draw_the_seats_from_the_published_list_and_the_clock_seats_them"),
        BODIES.format("lots", "who_enters_nothing_that_the_membership_decides_enters_no_lot"),
    ),
    "bodies.elect": (
        BODIES.format("seating", "a_branch_elects_its_secretary"),
        BODIES.format("seating", "nobody_is_elected_by_one_member"),
    ),
    "bodies.instruct": (
        HERE.format("bodies", "an_instruction_leaves_an_entry_and_moves_no_row_but_the_decision"),
        BODIES.format("deciding", "an_instruction_to_a_judge_is_refused_and_leaves_one_entry"),
    ),
    "bodies.nominate": (
        BODIES.format("lots", "a_branch_puts_its_own_members_forward_and_the_panel_is_drawn_from_these"),
        BODIES.format("lots", "no_branch_puts_members_of_another_forward_and_no_member_does_so_alone"),
    ),
    "bodies.note_quorum": (
        BODIES.format("meetings", "whoever_may_call_a_meeting_counts_again"),
        BODIES.format("meetings", "nobody_counts_again_who_may_not_call"),
    ),
    "bodies.open_meeting": (
        BODIES.format("meetings", "a_meeting_is_opened_and_enough_are_there"),
        BODIES.format("meetings", "whoever_may_not_call_a_meeting_does_not_open_it_either"),
    ),
    "bodies.publish_lot": (
        BODIES.format("lots", "the_numbers_draw_the_seats_from_the_published_list_and_the_clock_seats_them"),
        BODIES.format("lots", "who_enters_nothing_that_the_membership_decides_enters_no_lot"),
    ),
    "bodies.recall": (
        BODIES.format("ending", "a_branch_recalls_its_delegate"),
        BODIES.format("ending", "a6_a_branch_does_not_recall_the_delegate_of_another"),
    ),
    "bodies.remove": (
        BODIES.format("ending", "the_membership_removes_a_member_of_the_steering_committee_when_a_tenth_asked_for_it"),
        BODIES.format("ending", "nobody_is_removed_when_too_few_asked_or_too_long_ago"),
    ),
    "bodies.seat_founder": (
        BODIES.format("seating", "the_first_seats_are_taken_in_their_units_with_the_founding"),
        HERE.format("bodies", "no_decision_seats_somebody_as_if_they_were_a_founder"),
    ),
    "bodies.stand_down": (
        BODIES.format("ending", "everybody_gives_up_their_own_seat_only"),
        BODIES.format("ending", "a3_an_act_on_oneself_needs_no_power_and_may_be_prohibited"),
    ),
    "bodies.vacate": (
        HERE.format("bodies", "the_general_secretary_enters_that_a_mandate_is_over"),
        BODIES.format("terms", "the_clock_does_not_end_what_goes_on"),
    ),
    "branches.charter_unit": (
        BRANCHES.format("the_steering_committee_charters_a_branch_of_three"),
        BRANCHES.format("no_member_charters_a_branch"),
    ),
    "branches.disaffiliate": (
        BRANCHES.format("a_branch_leaves_when_it_so_decides"),
        BRANCHES.format("A6_a_branch_decides_only_that_it_leaves_itself"),
    ),
    "branches.dissolve_unit": (
        BRANCHES.format("the_convention_dissolves_a_branch"),
        BRANCHES.format("the_steering_committee_neither_suspends_restores_nor_dissolves_a_branch"),
    ),
    "branches.found_unit": (
        BRANCHES.format("the_units_of_the_founding_are_keyed_by_their_place_in_it"),
        BRANCHES.format("no_unit_is_founded_later"),
    ),
    "branches.report_departures": (
        BRANCHES.format("who_enters_claims_reports_units_that_left"),
        HERE.format("branches", "a_member_reports_no_units_that_left"),
    ),
    "branches.restore": (
        BRANCHES.format("who_may_suspend_ends_a_suspension_before_its_time"),
        BRANCHES.format("the_steering_committee_neither_suspends_restores_nor_dissolves_a_branch"),
    ),
    "branches.suspend": (
        BRANCHES.format("B5_a_unit_is_suspended_to_the_last_day_included_and_then_acts_again"),
        BRANCHES.format("the_steering_committee_neither_suspends_restores_nor_dissolves_a_branch"),
    ),
    "constitution.amend": (
        CONSTITUTION.format("amending", "the_convention_amends_after_ninety_days_by_two_thirds"),
        CONSTITUTION.format("amending", "nobody_amends_alone_and_nothing_is_adopted_that_was_not_proposed"),
    ),
    "constitution.declare_emergency": (
        CONSTITUTION.format("emergency", "the_steering_committee_declares_an_emergency"),
        CONSTITUTION.format("emergency", "nobody_else_declares_an_emergency_nor_for_longer"),
    ),
    "constitution.dissolve": (
        CONSTITUTION.format("dissolving", "two_ballots_of_the_membership_thirty_days_apart_dissolve_it"),
        CONSTITUTION.format("dissolving", "nobody_dissolves_the_organisation_alone"),
    ),
    "constitution.end_emergency": (
        CONSTITUTION.format("emergency", "an_emergency_is_ended_before_its_time_by_who_may_declare_it"),
        HERE.format("constitution", "no_member_ends_an_emergency"),
    ),
    "constitution.found": (
        HERE.format("constitution", "the_first_act_founds_the_organisation_and_everything_else_follows_from_it"),
        HERE.format("constitution", "no_decision_founds_the_organisation_once_more"),
    ),
    "constitution.interpret": (
        CONSTITUTION.format("amending", "the_appeals_committee_rules_on_what_the_charter_means"),
        CONSTITUTION.format("amending", "nobody_else_rules_on_the_charter"),
    ),
    "constitution.propose_amendment": (
        CONSTITUTION.format("amending", "a_member_proposes_another_charter"),
        CONSTITUTION.format("amending", "whoever_is_no_member_proposes_nothing"),
    ),
    "constitution.propose_dissolution": (
        CONSTITUTION.format("dissolving", "a_member_proposes_to_dissolve_it"),
        HERE.format("constitution", "a_stranger_does_not_propose_the_end"),
    ),
    "constitution.ratify": (
        CONSTITUTION.format("amending", "an_entrenched_article_needs_a_ballot_of_the_membership_on_that_very_proposal"),
        CONSTITUTION.format("amending", "nobody_but_the_membership_ratifies"),
    ),
    "deliberation.claim": (
        DELIBERATION.format("claims", "a_member_of_it_claims_twenty_minutes_and_they_are_owed"),
        DELIBERATION.format("claims", "nobody_claims_for_one_that_is_not_formed"),
    ),
    "deliberation.dissolve_tendency": (
        DELIBERATION.format("tendencies", "it_ends_when_more_than_half_of_those_who_belong_to_it_say_so"),
        DELIBERATION.format("tendencies", "nobody_puts_an_end_to_it_for_those_who_belong_to_it"),
    ),
    "deliberation.expel_tendency": (
        DELIBERATION.format("tendencies", "where_the_charter_lets_it_be_expelled_it_ends_and_its_members_stay_members"),
        DELIBERATION.format("tendencies", "no_article_of_the_model_lets_a_tendency_be_expelled"),
    ),
    "deliberation.form_tendency": (
        DELIBERATION.format("tendencies", "a_member_announces_a_tendency_and_belongs_to_it"),
        DELIBERATION.format("tendencies", "never_means_never_and_the_attempt_of_whoever_holds_a_seat_stays"),
    ),
    "deliberation.honour": (
        DELIBERATION.format("claims", "an_editor_enters_that_a_text_was_passed_on"),
        DELIBERATION.format("claims", "whoever_does_not_owe_it_does_not_enter_that_it_was_given"),
    ),
    "deliberation.join_tendency": (
        DELIBERATION.format("tendencies", "nine_form_one_on_the_day_on_which_the_ninth_joins"),
        DELIBERATION.format("tendencies", "nobody_comes_to_belong_to_one_but_by_their_own_act"),
    ),
    "deliberation.leave_tendency": (
        DELIBERATION.format("tendencies", "who_leaves_belongs_to_it_no_more_and_it_stays"),
        DELIBERATION.format("tendencies", "nobody_takes_anybody_out_of_it"),
    ),
    "deliberation.note_origin": (
        DELIBERATION.format("told", "later_it_is_noted_with_where_it_is_stated"),
        DELIBERATION.format("told", "a_member_notes_no_origin"),
    ),
    "grievances.acknowledge": (
        CASE.format("the_panel_acknowledges_a_complaint_and_the_step_is_met"),
        CASE.format("a_member_acknowledges_nothing"),
    ),
    "grievances.add_evidence": (
        GRIEVANCES.format("evidence", "parties_and_witnesses_hand_in_files_that_the_record_does_not_name"),
        GRIEVANCES.format("evidence", "handing_something_in_may_be_prohibited"),
    ),
    "grievances.add_statement": (
        GRIEVANCES.format("steps", "parties_and_witnesses_say_what_they_have_to_say"),
        GRIEVANCES.format("steps", "saying_something_in_a_case_may_be_prohibited"),
    ),
    "grievances.appeal": (
        APPEAL.format("a_party_appeals_within_thirty_days_and_the_appeal_stands_open"),
        APPEAL.format("an_appeal_on_the_thirty_first_day_is_refused_with_its_article"),
    ),
    "grievances.assign": (
        GRIEVANCES.format("aside", "a_panel_is_complete_when_enough_may_judge"),
        GRIEVANCES.format("aside", "a_member_completes_no_panel"),
    ),
    "grievances.call_alternate": (
        GRIEVANCES.format("aside", "an_alternate_takes_the_place_of_who_stands_aside"),
        GRIEVANCES.format("aside", "a_member_calls_no_alternate"),
    ),
    "grievances.call_hearing": (
        CASE.format("who_is_called_and_does_not_come_was_heard_all_the_same"),
        CASE.format("no_hearing_is_called_or_entered_by_who_has_nothing_to_do_with_it"),
    ),
    "grievances.close": (
        APPEAL.format("a_case_in_which_all_is_found_is_closed"),
        APPEAL.format("a_member_closes_no_case"),
    ),
    "grievances.complain": (
        CASE.format("a_complaint_begins_a_case_before_the_panel_with_its_days"),
        CASE.format("complaining_may_be_prohibited"),
    ),
    "grievances.end_measure": (
        GRIEVANCES.format("sanctions", "a_member_is_suspended_while_the_panel_looks_into_it_and_the_date_ends_it"),
        GRIEVANCES.format("sanctions", "nobody_takes_reviews_lifts_or_ends_a_measure_alone"),
    ),
    "grievances.enforce": (
        GRIEVANCES.format("sanctions", "a_suspended_sanction_takes_effect_when_a_complaint_is_upheld_again"),
        GRIEVANCES.format("sanctions", "nobody_enforces_alone"),
    ),
    "grievances.find": (
        CASE.format("the_panel_finds_after_a_hearing_with_fourteen_days_of_notice"),
        CASE.format("nobody_finds_alone_not_even_on_the_panel"),
    ),
    "grievances.hear": (
        CASE.format("who_is_called_and_does_not_come_was_heard_all_the_same"),
        CASE.format("no_hearing_is_called_or_entered_by_who_has_nothing_to_do_with_it"),
    ),
    "grievances.lapse_sanction": (
        GRIEVANCES.format("sanctions", "a_suspended_sanction_has_no_effect_and_lapses_by_its_date"),
        GRIEVANCES.format("sanctions", "nobody_lets_a_suspended_sanction_lapse_before_its_time"),
    ),
    "grievances.lift_measure": (
        GRIEVANCES.format("sanctions", "a_measure_is_looked_at_again_and_lifted"),
        GRIEVANCES.format("sanctions", "nobody_takes_reviews_lifts_or_ends_a_measure_alone"),
    ),
    "grievances.measure": (
        GRIEVANCES.format("sanctions", "a_member_is_suspended_while_the_panel_looks_into_it_and_the_date_ends_it"),
        GRIEVANCES.format("sanctions", "nobody_takes_reviews_lifts_or_ends_a_measure_alone"),
    ),
    "grievances.miss_step": (
        GRIEVANCES.format("steps", "a_step_that_is_late_is_entered_by_the_clock_the_day_after"),
        GRIEVANCES.format("steps", "nobody_says_too_soon_or_without_a_power_that_a_step_is_late"),
    ),
    "grievances.overturn": (
        APPEAL.format("the_appeals_committee_sets_a_finding_aside_on_an_appeal"),
        APPEAL.format("nobody_sets_a_finding_aside_without_an_appeal"),
    ),
    "grievances.publish": (
        APPEAL.format("the_outcome_is_published_without_names_where_the_charter_says_so"),
        APPEAL.format("a_member_publishes_no_outcome"),
    ),
    "grievances.recuse": (
        GRIEVANCES.format("aside", "whoever_says_that_they_are_close_to_a_party_stands_aside"),
        GRIEVANCES.format("aside", "standing_aside_may_be_prohibited"),
    ),
    "grievances.remit": (
        APPEAL.format("a_case_that_is_sent_back_is_heard_again_by_others"),
        GRIEVANCES.format("no_reversal", "nothing_is_sent_back_where_the_charter_forbids_it"),
    ),
    "grievances.reopen": (
        APPEAL.format("what_was_decided_on_an_appeal_is_taken_up_again_on_new_evidence"),
        APPEAL.format("without_new_evidence_nothing_is_taken_up_again"),
    ),
    "grievances.review_measure": (
        GRIEVANCES.format("sanctions", "a_measure_is_looked_at_again_and_lifted"),
        GRIEVANCES.format("sanctions", "nobody_takes_reviews_lifts_or_ends_a_measure_alone"),
    ),
    "grievances.run_out": (
        APPEAL.format("what_is_not_decided_in_time_falls_where_the_charter_says_so"),
        APPEAL.format("the_clock_ends_no_appeal_before_its_time"),
    ),
    "grievances.sanction": (
        GRIEVANCES.format("sanctions", "the_panel_expels_by_two_thirds_of_its_seats_after_a_finding"),
        GRIEVANCES.format("sanctions", "an_expulsion_without_a_finding_is_refused"),
    ),
    "grievances.stay": (
        APPEAL.format("a_body_that_may_holds_back_what_waits_until_a_day"),
        GRIEVANCES.format("no_reversal", "nothing_is_held_back_where_the_charter_forbids_it"),
    ),
    "grievances.support": (
        GRIEVANCES.format("steps", "whoever_is_asked_to_stand_by_a_complaint_is_a_party_once_they_say_so"),
        GRIEVANCES.format("steps", "saying_something_in_a_case_may_be_prohibited"),
    ),
    "grievances.uphold": (
        APPEAL.format("what_is_upheld_stands_and_what_waited_is_done_when_its_days_are_over"),
        APPEAL.format("nobody_upholds_a_finding_alone"),
    ),
    "grievances.vary": (
        APPEAL.format("another_sanction_of_the_ladder_takes_the_place_of_the_one_that_waits"),
        APPEAL.format("nobody_varies_a_sanction_without_the_power_for_the_new_one"),
    ),
    "grievances.withdraw": (
        APPEAL.format("whoever_complained_withdraws_it_and_the_case_is_closed"),
        APPEAL.format("a_complaint_is_not_withdrawn_where_that_is_prohibited"),
    ),
    "grievances.withdraw_appeal": (
        APPEAL.format("whoever_appealed_withdraws_it_and_what_waited_is_done"),
        APPEAL.format("an_appeal_is_not_withdrawn_where_that_is_prohibited"),
    ),
    "history.claim": (NOTED, NOT_NOTED),
    "history.note_event": (NOTED, NOT_NOTED),
    "history.note_person": (NOTED, NOT_NOTED),
    "history.note_profile": (NOTED, NOT_NOTED),
    "history.retract": (
        HERE.format("history", "the_general_secretary_takes_a_note_back_and_its_row_says_in_which_entry"),
        HERE.format("history", "a_member_takes_no_note_back"),
    ),
    "members.admit": (
        MEMBERS.format("joining", "the_branch_admits_whom_it_has_decided_to_admit"),
        MEMBERS.format("joining", "nobody_admits_or_refuses_alone"),
    ),
    "members.admit_batch": (
        MEMBERS.format("together", "a_list_is_admitted_by_one_entry_and_everybody_on_it_is_on_the_roll"),
        MEMBERS.format("together", "a_member_admits_no_list_and_it_can_be_forgotten"),
    ),
    "members.apply": (
        MEMBERS.format("joining", "anybody_may_apply"),
        MEMBERS.format("joining", "A3_an_application_needs_no_power_and_may_be_prohibited"),
    ),
    "members.correct_details": (
        MEMBERS.format("details", "a_member_corrects_their_own_name"),
        MEMBERS.format("details", "A3_correcting_and_erasing_may_be_prohibited"),
    ),
    "members.enrol_founder": (
        MEMBERS.format("joining", "the_founding_enrols_its_members_each_by_an_entry_of_its_own"),
        MEMBERS.format("joining", "nobody_is_enrolled_as_a_founder_later"),
    ),
    "members.erase": (
        MEMBERS.format("details", "D1_erasing_deletes_words_and_salt_and_leaves_every_row_as_it_is"),
        MEMBERS.format("details", "nobody_has_the_words_of_another_erased_unless_the_charter_lets_a_body_do_it"),
    ),
    "members.estimate": (
        MEMBERS.format("figures", "who_enters_figures_enters_an_estimate_and_the_roll_stays"),
        NO_FIGURES,
    ),
    "members.expel": (
        MEMBERS.format("sanctions", "an_expulsion_is_the_effect_of_a_decision"),
        MEMBERS.format("sanctions", "nobody_is_expelled_without_a_finding"),
    ),
    "members.lapse": (
        MEMBERS.format("leaving", "B8_the_clock_ends_a_membership_when_dues_are_unpaid_for_more_than_180_days"),
        MEMBERS.format("leaving", "nobody_but_the_clock_ends_a_membership_for_dues"),
    ),
    "members.refuse": (
        MEMBERS.format("joining", "whom_the_branch_refuses_is_no_member"),
        MEMBERS.format("joining", "nobody_admits_or_refuses_alone"),
    ),
    "members.reinstate": (
        MEMBERS.format("moving", "a_branch_secretary_takes_back_who_has_lapsed"),
        MEMBERS.format("moving", "nobody_takes_back_who_left"),
    ),
    "members.renew_access": (
        MEMBERS.format("access", "the_general_secretary_lets_somebody_in_anew_and_no_row_moves"),
        MEMBERS.format("access", "a_member_lets_nobody_in_anew"),
    ),
    "members.report_departures": (
        MEMBERS.format("figures", "who_enters_figures_reports_departures_and_the_roll_stays"),
        NO_FIGURES,
    ),
    "members.resign": (
        MEMBERS.format("leaving", "a_member_leaves_with_their_reason_and_where_they_go"),
        MEMBERS.format("leaving", "A3_one_resigns_without_a_power_unless_it_is_prohibited"),
    ),
    "members.suspend": (
        MEMBERS.format("sanctions", "the_panel_suspends_by_a_decision"),
        MEMBERS.format("sanctions", "who_sits_in_judgement_is_not_suspended"),
    ),
    "members.transfer": (
        MEMBERS.format("moving", "the_general_secretary_moves_a_member"),
        MEMBERS.format("moving", "no_member_moves_another"),
    ),
    "members.undo_batch": (
        MEMBERS.format("together", "a_list_is_undone_by_one_entry_as_if_nobody_had_come"),
        MEMBERS.format("together", "a_list_is_not_undone_by_who_may_not_admit_one"),
    ),
    "record.correct": (
        "tests/test_correcting.py::test_whoever_did_it_corrects_it_and_both_entries_stand",
        "tests/test_correcting.py::test_a_correction_needs_the_power_of_what_it_corrects",
    ),
    "record.fork": (
        "tests/test_forking.py::test_the_general_secretary_declares_a_fork_and_no_row_moves",
        "tests/test_forking.py::test_a_member_declares_no_fork",
    ),
    "record.rotate_key": (
        "tests/test_rotating.py::test_the_general_secretary_changes_the_key_and_no_row_moves",
        "tests/test_rotating.py::test_a_member_does_not_change_the_key",
    ),
}

ACTS = sorted(REGISTER)
OF_ROWS = re.compile(r"folkmoot\.\w+\.(models|reads|meetings|entitlement|texts|correcting|conftest)")
OF_AN_ENTRY = frozenset({"verdict", "facts", "by", "judged"})


class Module:
    """The functions and names of a file of tests, and where its names are imported from."""

    def __init__(self, source: str) -> None:
        tree = ast.parse(source)
        self.names: dict[str, ast.stmt] = {}
        self.imported: dict[str, tuple[str, str]] = {}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                self.names[node.name] = node
            elif isinstance(node, ast.Assign):
                self.names |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.ImportFrom):
                self.imported |= {each.asname or each.name: (node.module or "", each.name) for each in node.names}

    def reaches(self, name: str) -> set[str]:
        """Every name, attribute and string in a test, its fixtures and what it calls of its own file."""
        found, waiting = set[str](), [name]
        while waiting:
            node = self.names[waiting.pop()]
            for each in ast.walk(node):
                word = each.id if isinstance(each, ast.Name) else each.arg if isinstance(each, ast.arg) else None
                word = each.attr if isinstance(each, ast.Attribute) else word
                word = str(each.value) if isinstance(each, ast.Constant) and isinstance(each.value, str) else word
                if word is not None and word not in found:
                    found.add(word)
                    waiting += [word] if word in self.names else []
        return found

    def uses(self, name: str, act: str) -> bool:
        """Whether a test does the act: it names its class, or, of what follows by itself, looks for its entries."""
        declared = REGISTER[act]
        reached = self.reaches(name)
        if OF_THE_STAGE.get(act) in reached:
            return True
        of = declared.type.__module__
        classes = {self.imported[word] for word in reached if word in self.imported}
        return act in reached or any(
            word == declared.type.__name__ and (of == module or of.startswith(f"{module}.")) for module, word in classes
        )

    def looks_at_rows(self, name: str) -> bool:
        reached = self.reaches(name)
        from_ = {each for word in reached if word in self.imported for each in self._places(word)}
        return bool({"objects", "tables"} & reached) or any(OF_ROWS.fullmatch(place) for place in from_)

    def _places(self, word: str) -> tuple[str, str]:
        """The module from which a name is imported, and the module that it may be itself."""
        module, name = self.imported[word]
        return module, f"{module}.{name}"

    def looks_at_the_entry(self, name: str) -> bool:
        """Whether the test itself, not only what it stands on, reads what an entry says, and asserts something."""
        inside = list(ast.walk(self.names[name]))
        words = {each.attr for each in inside if isinstance(each, ast.Attribute)}
        words |= {each.id for each in inside if isinstance(each, ast.Name)}
        return not OF_AN_ENTRY.isdisjoint(words) and any(isinstance(each, ast.Assert) for each in inside)

    def expects_a_refusal(self, name: str) -> bool:
        """Whether something is done inside of `with refused(...)`."""
        test = self.names[name]
        return any(
            isinstance(node, ast.With)
            and any(
                isinstance(item.context_expr, ast.Call)
                and isinstance(item.context_expr.func, ast.Name)
                and item.context_expr.func.id == "refused"
                for item in node.items
            )
            for node in ast.walk(test)
        )


@cache
def module(path: str) -> Module:
    file = ROOT / path
    return Module(file.read_text() if file.exists() else "")


def faults_of_allowed(act: str, there: Module, name: str) -> list[str]:
    """What the test of an act's being allowed leaves open."""
    if name not in there.names:
        return ["it is not there"]
    open_ = {
        "it does not use the act": not there.uses(name, act),
        "it looks at no row": not there.looks_at_rows(name),
        "it does not look at the entry": not there.looks_at_the_entry(name),
    }
    return [says for says, so in open_.items() if so]


def faults_of_refused(act: str, there: Module, name: str) -> list[str]:
    """What the test of an act's being refused leaves open."""
    if name not in there.names:
        return ["it is not there"]
    open_ = {
        "it does not use the act": not there.uses(name, act),
        "it expects no refusal": not there.expects_a_refusal(name),
    }
    return [says for says, so in open_.items() if so]


def test_every_act_of_the_register_has_its_row_and_no_row_is_idle():
    assert list(TABLE) == ACTS


@pytest.mark.parametrize("act", ACTS)
def test_a_test_does_the_act_and_looks_at_its_rows_and_its_entry(act):
    path, _, name = TABLE[act][0].partition("::")
    assert faults_of_allowed(act, module(path), name) == [], like(name)


@pytest.mark.parametrize("act", ACTS)
def test_a_test_has_the_act_refused_and_no_row_moved(act):
    path, _, name = TABLE[act][1].partition("::")
    assert faults_of_refused(act, module(path), name) == [], like(name)


@pytest.mark.parametrize("act", ACTS)
def test_being_allowed_and_being_refused_are_shown_apart(act):
    assert TABLE[act][0] != TABLE[act][1]


IMPORTS = """
from folkmoot.branches.acts import Suspend
from folkmoot.members.acts import Transfer
from folkmoot.members.reads import membership_on
"""


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("assert membership_on(moot.enact(Transfer()).by)", []),
        ("assert membership_on(moot.enact(Suspend()).by)", ["it does not use the act"]),
        ("assert moot.enact(Transfer()).verdict", ["it looks at no row"]),
        ("assert membership_on(moot.enact(Transfer()))", ["it does not look at the entry"]),
        ("membership_on(moot.enact(Transfer()).by)", ["it does not look at the entry"]),
    ],
)
def test_what_a_test_of_being_allowed_leaves_open_is_found(body, faults):
    there = Module(f"{IMPORTS}\ndef test_it(moot):\n    {body}\n")
    assert faults_of_allowed("members.transfer", there, "test_it") == faults
    assert faults_of_allowed("members.transfer", there, "test_that") == ["it is not there"]


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("with refused('1 x'): moot.enact(Transfer())", []),
        ("with refused('1 x'): moot.enact(Suspend())", ["it does not use the act"]),
        ("with pytest.raises(Refused): moot.enact(Transfer())", ["it expects no refusal"]),
    ],
)
def test_what_a_test_of_being_refused_leaves_open_is_found(body, faults):
    there = Module(f"{IMPORTS}\ndef test_it(moot, refused):\n    {body}\n")
    assert faults_of_refused("members.transfer", there, "test_it") == faults


def test_what_stands_in_a_fixture_or_beside_the_test_belongs_to_it():
    there = Module(
        f"{IMPORTS}\nMOVE = Transfer()\ndef moved(moot): return moot.enact(MOVE)\ndef test_it(moved): pass\n"
    )
    assert there.uses("test_it", "members.transfer")
