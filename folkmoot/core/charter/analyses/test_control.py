"""Who commands whom, in charters of a few lines."""

from pathlib import Path

import pytest

from folkmoot.core.charter.analyses.conftest import charter
from folkmoot.core.charter.analyses.control import Control, Edge, closure, control_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read

CHARTERS = Path(__file__).parents[4] / "charters"


def shipped(name: str) -> Charter:
    return read((CHARTERS / f"{name}.md").read_text(encoding="utf-8"))


STEERING = 'body: id = "steering"; seats = 5; filled_by = "elected:congress"'
CONGRESS = 'body: id = "congress"; seats = 20; filled_by = "elected:all_of_us"'
ELECTORATE = 'class: id = "member"', 'electorate: id = "all_of_us"; of = "member"'
JUDGES = 'body: id = "judges"; seats = 3; filled_by = "elected:congress"'


def won(text: Charter, *actors: str, cut: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(step.body, step.means) for step in closure(text, actors, cut).steps]  # type: ignore[arg-type]


def test_whoever_fills_its_seats_commands_a_body_and_whatever_that_commands() -> None:
    text = charter(*ELECTORATE, CONGRESS, STEERING)
    assert won(text, "all_of_us") == [("congress", "appoints"), ("steering", "appoints")]
    assert won(text, "steering") == []


def test_a_vacancy_rule_alone_fills_nothing() -> None:
    assert won(charter(STEERING, JUDGES + '; vacancy = "appoint:steering"'), "steering") == []


def test_removing_alone_only_blocks() -> None:
    assert won(charter(STEERING, JUDGES + '; removed_by = "steering"'), "steering") == []


def test_emptying_seats_and_filling_them_commands() -> None:
    text = charter(STEERING, JUDGES + '; removed_by = "steering"; vacancy = "appoint:steering"')
    assert won(text, "steering") == [("judges", "removes")]
    assert closure(text, ["steering"]).steps[0].rules == ("1 judges",)


EXPEL = 'power: id = "expel"; who = "steering"; act = "expel"; on = "member"'
VACANT = JUDGES + '; vacancy = "appoint:steering"'


def test_who_expels_and_fills_the_vacancy_commands_by_expulsion() -> None:
    found = closure(charter(STEERING, VACANT, EXPEL), ["steering"])
    assert [(step.body, step.means, step.by_expulsion) for step in found.steps] == [("judges", "removes", True)]
    assert "judges" not in closure(charter(STEERING, VACANT, EXPEL), ["steering"], cut=["expel"])


@pytest.mark.parametrize(
    ("guard", "commands"),
    [
        ('prohibition: id = "p"; act = "expel"; on = "holder:judges"', False),
        ('prohibition: id = "p"; act = "expel"; on = "holder:judges"; except = "expel"', True),
        ('prohibition: id = "p"; act = "expel"; on = "member"; because = "g"', True),
        ('prohibition: id = "p"; act = "expel"; on = "holder:judges"; who = "steering"', False),
        ('prohibition: id = "p"; act = "expel"; on = "holder:judges"; who = "judges"', True),
        ('appeal: from = "steering"; to = "judges"; stays = "expel"', False),
        ('appeal: from = "steering"; to = "judges"', True),
        ('appeal: from = "steering"; to = "steering"; stays = "expel"', True),
        ('appeal: from = "steering"; to = "judges"; stays = "expel"; who = "complainant"', True),
        ('check: id = "c"; kind = "confirm"; by = "judges"; over = "expel"', False),
        ('check: id = "c"; kind = "veto"; by = "judges"; over = "expel"', False),
        ('check: id = "c"; kind = "veto"; by = "judges"; over = "expel"; override = "m"', True),
        ('check: id = "c"; kind = "audit"; by = "judges"; over = "expel"', True),
    ],
)
def test_what_keeps_a_seat_from_being_emptied_by_expulsion(guard: str, commands: bool) -> None:
    text = charter(STEERING, VACANT, EXPEL, guard)
    assert ("judges" in closure(text, ["steering"])) is commands


def test_an_act_that_somebody_else_must_do_first_needs_them_too() -> None:
    needs_finding = EXPEL + '; requires = "find"'
    find = 'power: id = "find"; who = "{}"; act = "find"; on = "member"'
    assert "judges" not in closure(charter(STEERING, VACANT, needs_finding, find.format("judges")), ["steering"])
    assert "judges" in closure(charter(STEERING, VACANT, needs_finding, find.format("steering")), ["steering"])
    assert "judges" not in closure(charter(STEERING, VACANT, needs_finding), ["steering"])


def test_suspending_leaves_the_seat_to_its_holder() -> None:
    assert won(charter(STEERING, VACANT, EXPEL.replace('"expel"; on', '"suspend_member"; on')), "steering") == []


def test_who_may_end_a_mandate_or_a_membership_without_a_condition_empties_seats() -> None:
    clerk = 'office: id = "clerk"; filled_by = "appointed:steering"; duties = '
    assert won(charter(STEERING, VACANT, clerk + '["vacate"]'), "steering")[1:] == [("judges", "removes")]
    assert won(charter(STEERING, VACANT, clerk + '["lapse"]'), "steering")[1:] == [("judges", "removes")]
    when_empty = 'power: id = "p"; who = "steering"; act = "vacate"; on = "holder"; requires = "vacant"'
    assert won(charter(STEERING, VACANT, when_empty), "steering") == []


def test_a_limit_to_cooption_limits_what_cooption_wins() -> None:
    coopting = JUDGES + '; removed_by = "steering"; vacancy = "coopt:steering"; coopt_max = '
    assert won(charter(STEERING, coopting + "1"), "steering") == []
    assert won(charter(STEERING, coopting + "2"), "steering") == [("judges", "removes")]


def test_a_stricter_majority_for_everything_asks_for_more_seats() -> None:
    strict = ('charter: id = "c"; default_majority = "m"', 'majority: id = "m"; share = "1/1"; base = "seats"')
    coopting = JUDGES + '; removed_by = "steering"; vacancy = "coopt:steering"; coopt_max = 2'
    assert won(charter(STEERING, coopting, *strict), "steering") == []


def test_telling_its_holders_what_to_do_commands() -> None:
    lead = 'power: id = "lead"; who = "steering"; act = "instruct"; on = '
    assert won(charter(STEERING, JUDGES, lead + '"holder:judges"'), "steering") == [("judges", "instructs")]
    assert won(charter(STEERING, JUDGES, lead + '"decision:judges"'), "steering") == [("judges", "instructs")]
    assert won(charter(STEERING, JUDGES, lead + '"staff"'), "steering") == []


def test_who_instructs_a_publication_instructs_those_who_edit_it() -> None:
    text = charter(STEERING, JUDGES, 'publication: id = "paper"; edited_by = "judges"; instructed_by = "steering"')
    assert won(text, "steering") == [("judges", "instructs")]


OVERTURN = 'power: id = "undo"; who = "steering"; act = "overturn"; on = "decision:judges"'
RECUSED = 'recusal: in = "overturn"; when = "party"; effect = "leave"'


def test_undoing_what_a_body_decided_commands_it() -> None:
    assert won(charter(STEERING, JUDGES, OVERTURN), "steering") == [("judges", "overturns")]
    assert won(charter(STEERING, JUDGES, OVERTURN, RECUSED), "steering") == [("judges", "overturns")]


def test_undoing_it_on_a_partys_appeal_with_the_party_aside_is_a_review() -> None:
    on_appeal = OVERTURN + '; requires = "appeal"'
    assert Control(charter(STEERING, JUDGES, on_appeal, RECUSED)).edges == (
        Edge("reviews", "steering", "judges", ("1 undo",)),
    )
    assert won(charter(STEERING, JUDGES, on_appeal), "steering") == [("judges", "overturns")]
    whole = STEERING + '; quorum = { count = 5, base = "seats" }'
    assert won(charter(whole, JUDGES, on_appeal, RECUSED), "steering") == [("judges", "overturns")]
    with_alternates = whole + "; alternates = 1"
    assert won(charter(with_alternates, JUDGES, on_appeal, RECUSED), "steering") == []


def test_changing_alone_the_article_that_founds_a_body_commands_it() -> None:
    amend = 'amendment: id = "a"; who = "steering"'
    assert won(charter(STEERING, JUDGES, amend), "steering") == [("judges", "amends")]
    ratified = amend + '; ratified_by = "judges"'
    assert won(charter(STEERING, JUDGES, ratified), "steering") == []
    fixed = amend + '; unamendable = "1"'
    assert won(charter(STEERING, JUDGES, fixed), "steering") == []
    for_itself = 'amendment: id = "b"; of = "1"; who = "judges"'
    assert won(charter(STEERING, JUDGES, amend, for_itself), "steering") == []


def test_what_any_member_may_do_somebody_in_any_body_may() -> None:
    text = charter(STEERING, *ELECTORATE, VACANT, EXPEL.replace('who = "steering"', 'who = "member"'))
    assert "judges" in closure(text, ["steering"])
    together = charter(STEERING, *ELECTORATE, VACANT, EXPEL.replace('who = "steering"', 'who = "member:2"'))
    assert "judges" not in closure(together, ["steering"])


UNIT = (
    'unit: id = "branch"; leave_by = "branch"',
    'body: id = "branch"; many = true; composed_of = "members of the unit"',
)
SECRETARY = 'office: id = "convenor"; many = true; filled_by = "elected:branch"'


def test_one_unit_commands_its_own_and_not_what_all_elect_together() -> None:
    text = charter(*UNIT, SECRETARY, 'body: id = "congress"; seats = 9; filled_by = "elected:branch"')
    assert won(text, "branch") == [("convenor", "appoints")]


def test_who_commands_every_unit_commands_what_they_elect_together() -> None:
    congress = 'body: id = "congress"; seats = 9; filled_by = "elected:branch"'
    undo = 'power: id = "undo"; who = "steering"; act = "overturn"; on = "decision:branch"'
    text = charter(*UNIT, SECRETARY, congress, STEERING, undo)
    assert won(text, "steering") == [("branch", "overturns"), ("congress", "appoints"), ("convenor", "appoints")]


def test_whoever_holds_the_office_that_sits_ex_officio_sits() -> None:
    chair = 'office: id = "chair"; filled_by = "appointed:steering"'
    board = 'body: id = "board"; seats = 1; filled_by = "ex_officio:chair"'
    assert won(charter(STEERING, chair, board), "steering") == [("chair", "appoints"), ("board", "appoints")]


def test_the_steps_to_one_body_leave_out_what_did_not_lead_there() -> None:
    clerk = 'office: id = "clerk"; filled_by = "appointed:steering"'
    by_clerk = JUDGES.replace("elected:congress", "appointed:clerk")
    other = 'office: id = "porter"; filled_by = "appointed:steering"'
    found = closure(charter(STEERING, clerk, other, by_clerk), ["steering"])
    assert [step.body for step in found.steps] == ["clerk", "porter", "judges"]
    assert [step.body for step in found.to("judges")] == ["clerk", "judges"]
    assert found.won == ("clerk", "porter", "judges")


def test_in_the_model_charter_the_convention_and_the_membership_command_what_answers_to_them() -> None:
    control = Control(shipped("model"))
    assert {body: sorted(control.closure([body]).won) for body in control.bodies} == {
        "branch": ["branch_secretary"],
        "convention": ["branch", "branch_secretary", "editors", "general_secretary", "steering"],
        "steering": ["branch_secretary", "general_secretary"],  # in an emergency it instructs the branches' officers
        "appeals": [],
        "grievance": [],
        "editors": [],
        "returning_officers": [],
        "branch_secretary": [],
        "general_secretary": [],
        "membership": ["appeals"],
    }


def test_as_it_worked_the_steering_committee_needed_no_instruction_to_command_the_appeals_committee() -> None:
    control = Control(shipped("as-worked"))
    told, replaced = control.closure(["steering"]), control.closure(["steering"], cut=["instruct"])
    assert [(step.means, step.rules) for step in told.to("appeals")] == [("instructs", ("3 lead",))]
    assert [(step.means, step.rules, step.by_expulsion) for step in replaced.to("appeals")] == [
        ("removes", ("3 expel", "4 appeals"), True)
    ]


def test_a_charter_with_a_rule_less_has_a_graph_of_its_own() -> None:
    text = charter(STEERING, JUDGES, 'power: id = "lead"; who = "steering"; act = "instruct"; on = "holder:judges"')
    assert control_of(text) is control_of(text)
    assert "judges" in closure(text, ["steering"])
    assert "judges" not in closure(text.without(text.rules[-1]), ["steering"])
