"""Every row of the table of what compiles to what, and what a written power replaces."""

import re
from typing import Any

import pytest

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.compiling import RESOLVE, TABLE
from folkmoot.core.charter.conftest import charter_text
from folkmoot.core.charter.read import read

BODIES: dict[str, dict[str, Any]] = {
    "steering": {"id": "steering", "seats": 5},
    "appeals": {"id": "appeals", "seats": 7},
    "branch": {"id": "branch", "many": True},
}
KINDS: dict[str, dict[str, dict[str, Any]]] = {
    "class": {"member": {"id": "member"}},
    "unit": {"branch": {"id": "branch"}},
    "electorate": {"membership": {"id": "membership", "of": ["member"]}},
    "office": {"secretary": {"id": "secretary"}, "organiser": {"id": "organiser", "many": True}},
    "body": BODIES,
}


def compiled(*rules: tuple[str, dict[str, Any]]) -> Charter:
    """A charter with three bodies, and these rules, which stand in place of those of the same id."""
    given = {(kind, table.get("id")) for kind, table in rules}
    basis = [(kind, table) for kind, tables in KINDS.items() for id, table in tables.items() if (kind, id) not in given]
    return read(charter_text(*basis, *rules))


def says(power: CompiledPower) -> str:
    """A power in one line: who, verb, objects: conditions."""
    objects = ",".join(sorted(power.objects)) or "anything"
    needs = [each.reason for each in power.conditions if each.reason not in ("majority", "quorum")]
    return f"{power.who} {power.verb} {objects}" + (f": {' '.join(needs)}" if needs else "")


def given(charter: Charter, kind: str, id: str | None = None) -> set[str]:
    """The powers that rules of a kind give, less those that every body gives: entering decisions, ended mandates."""
    return {
        says(power)
        for power in charter.powers
        if power.of_kind == kind and id in (None, power.id) and power.verb not in ("decide", "vacate", RESOLVE)
    }


def bars(charter: Charter, kind: str) -> set[str]:
    """The prohibitions that come of rules of a kind of reason."""
    return {f"{each.verb} {','.join(sorted(each.objects))}" for each in charter.prohibitions if each.kind == kind}


@pytest.mark.parametrize(
    ("kind", "table", "powers"),
    [
        (
            "class",
            {"id": "member", "admitted_by": ["branch"], "objection_days": 14, "eligibility": ["adult"]},
            {"branch admit batch,member: scope days requires", "branch refuse batch,member: scope"},
        ),
        (
            "class",
            {"id": "member", "admitted_by": ["steering"]},
            {"steering admit batch,member", "steering refuse batch,member"},
        ),
        ("class", {"id": "member", "dues_grace_days": 90}, {"clock lapse member: days"}),
        ("class", {"id": "member", "rights": ["vote", "propose"]}, {"member propose charter,motion"}),
        ("class", {"id": "member", "rights": ["vote", "stand", "speak", "read", "appeal"]}, set()),
        ("unit", {"id": "branch", "chartered_by": ["steering"]}, {"steering charter_unit unit"}),
        ("unit", {"id": "branch", "suspended_by": ["steering"]}, {"steering suspend_unit unit"}),
        (
            "unit",
            {"id": "branch", "trusteeship": {"by": "steering", "max_days": 60}},
            {"steering suspend_unit unit: days"},
        ),
        ("unit", {"id": "branch", "leave_by": ["branch"]}, {"branch disaffiliate unit: scope"}),
        ("unit", {"id": "branch", "dissolved_by": ["steering"]}, {"steering dissolve_unit unit"}),
        (
            "unit",
            {"id": "branch", "own_acts": ["transfer", "spend"]},
            {"branch transfer anything: scope", "branch spend anything: scope"},
        ),
        ("body", {"id": "steering", "filled_by": "elected:membership"}, {"membership elect holder:steering"}),
        ("body", {"id": "steering", "filled_by": "appointed:appeals"}, {"appeals appoint holder:steering"}),
        ("body", {"id": "steering", "filled_by": "lot:membership"}, {"clock appoint holder:steering"}),
        ("body", {"id": "steering", "filled_by": "ex_officio:secretary"}, set()),
        ("body", {"id": "steering", "filled_by": "members"}, set()),
        ("body", {"id": "steering", "vacancy": "coopt:steering"}, {"steering coopt holder:steering: vacancy"}),
        ("body", {"id": "steering", "vacancy": "appoint:appeals"}, {"appeals appoint holder:steering: vacancy"}),
        ("body", {"id": "steering", "vacancy": "lot"}, {"clock appoint holder:steering: vacancy"}),
        ("body", {"id": "steering", "vacancy": "countback then by-election"}, set()),
        (
            "body",
            {"id": "steering", "filled_by": "elected:membership", "vacancy": "countback then by-election"},
            {"membership elect holder:steering"},
        ),
        (
            "body",
            {"id": "steering", "vacancy": "countback then coopt:steering"},
            {"steering coopt holder:steering: vacancy vacancy"},
        ),
        ("body", {"id": "steering", "removed_by": ["appeals"]}, {"appeals remove holder:steering"}),
        (
            "body",
            {"id": "steering", "removed_by": ["membership"]},
            {"membership remove holder:steering", "membership recall holder:steering"},
        ),
        ("body", {"id": "steering", "convenes": "self"}, {"steering convene meeting:steering"}),
        ("body", {"id": "steering", "convenes": "appeals"}, {"appeals convene meeting:steering"}),
        ("body", {"id": "steering", "term_months": 12}, set()),
        (
            "office",
            {"id": "secretary", "body": "steering"},
            {
                "steering elect holder:secretary",
                "steering appoint holder:secretary",
                "steering remove holder:secretary",
            },
        ),
        (
            "office",
            {"id": "secretary", "filled_by": "elected:membership", "term_months": 12},
            {
                "membership elect holder:secretary",
                "membership remove holder:secretary",
                "membership recall holder:secretary",
            },
        ),
        (
            "office",
            {"id": "secretary", "filled_by": "appointed:steering", "removed_by": ["appeals"]},
            {"steering appoint holder:secretary", "appeals remove holder:secretary"},
        ),
        ("office", {"id": "organiser", "many": True, "duties": ["admit"]}, {"organiser admit anything: scope"}),
        (
            "office",
            {"id": "secretary", "filled_by": "members", "body": "steering", "duties": ["convene", "note"]},
            {
                "secretary convene meeting:steering",
                "secretary note anything",
                "steering remove holder:secretary",
            },
        ),
        (
            "meeting",
            {"of": "steering", "called_by": ["secretary", "branch:10", "membership:5%"]},
            {
                "secretary convene meeting:steering",
                "branch:10 convene meeting:steering: initiative",
                "membership:1/20 convene meeting:steering: initiative",
            },
        ),
        (
            "meeting",
            {"of": "steering", "if_not_called": {"after_days": 30, "by": ["appeals"]}},
            {"appeals convene meeting:steering: overdue"},
        ),
        (
            "transition",
            {"overdue_called_by": ["appeals"]},
            {"appeals convene meeting: overdue", "appeals call_election election: overdue"},
        ),
        (
            "amendment",
            {"id": "ordinary", "who": ["steering"], "deliberation_days": 90},
            {"steering amend_charter anything: deliberation"},
        ),
        (
            "amendment",
            {"id": "entrenched", "of": ["1"], "who": ["steering"], "ratified_by": "membership", "turnout": "1/3"},
            {"steering amend_charter anything: ratification", "membership ratify charter: turnout"},
        ),
        (
            "dissolution",
            {"who": ["membership"], "turnout": "1/2", "ballots": 2, "apart_days": 30},
            {"membership dissolve anything: ballots ballots turnout"},
        ),
        (
            "emergency",
            {
                "declared_by": ["steering"],
                "max_days": 21,
                "grants": ["spend", "suspend_member", "expel"],
                "never": ["expel"],
                "ratified_by": "membership",
                "ratified_within_days": 14,
            },
            {
                "steering declare_emergency anything: days renewals",
                "steering spend anything: emergency",
                "steering suspend_member anything: emergency days",
                "membership ratify decision:steering: days",
            },
        ),
        ("interpretation", {"by": ["appeals"]}, {"appeals interpret anything"}),
        ("charter", {"id": "club", "interpreter": "appeals"}, {"appeals interpret anything"}),
        (
            "grievance",
            {"received_by": "appeals", "interim": {"by": "steering", "max_days": 60}},
            {
                "appeals find member",
                "appeals find decision:appeals",
                "clock find decision:appeals: overdue",
                "clock find decision:appeals: term",
                "steering suspend_member member: requires days",
            },
        ),
        (
            "grievance",
            {"received_by": "appeals", "against_leaders_to": "branch", "sanctions": ["censure", "expel"]},
            {
                "appeals find member",
                "appeals find decision:appeals",
                "appeals censure member: requires",
                "appeals expel member: requires",
                "clock find decision:appeals: overdue",
                "clock find decision:appeals: term",
                "branch find member: scope",
                "branch find decision:branch: scope",
                "clock find decision:branch: overdue",
                "clock find decision:branch: term",
                "branch censure member: scope requires",
                "branch expel member: scope requires",
            },
        ),
        (
            "appeal",
            {"from": "steering", "to": "appeals", "stays": ["expel"], "decide_within_days": 90},
            {
                "appeals overturn decision:steering: requires",
                "appeals find decision:appeals",
                "clock appeal decision:steering: overdue",
                "clock reinstate member: requires",
            },
        ),
        ("appeal", {"from": "steering", "to": "none"}, set()),
        ("recusal", {"in": ["find"], "when": ["party"], "effect": "leave"}, set()),
        (
            "external",
            {"id": "out", "endorse": {"who": ["steering"], "hearing": True}, "affiliate": {"who": ["appeals"]}},
            {
                "steering endorse candidate: requires",
                "appeals affiliate organisation",
                "appeals disaffiliate organisation",
            },
        ),
        (
            "power",
            {
                "id": "much",
                "who": ["membership"],
                "act": ["remove"],
                "on": ["holder:steering"],
                "quorum": "1/5",
                "initiative": "10%",
                "within_days": 30,
                "notice_days": 14,
                "requires": ["notice:7d", "hearing", "find"],
                "limit": 5,
                "max_days": 9,
                "scope": "unit",
            },
            {
                "membership remove holder:steering: scope initiative notice notice requires requires limit days days "
                "turnout"
            },
        ),
        ("check", {"id": "yes", "kind": "confirm", "by": ["appeals"], "over": ["expel"]}, {"appeals ratify anything"}),
        ("check", {"id": "no", "kind": "veto", "by": ["appeals"], "over": ["expel"]}, {"appeals veto anything"}),
        ("check", {"id": "books", "kind": "audit", "by": ["appeals"], "over": ["spend"]}, set()),
    ],
)
def test_a_rule_gives_what_the_table_says(kind: str, table: dict[str, Any], powers: set[str]) -> None:
    terms = [("term", {"id": "adult", "means": {"of_age": True}})]
    assert given(compiled(*terms, (kind, table)), kind, table.get("id")) == powers


@pytest.mark.parametrize(
    ("kind", "table", "reason", "barred"),
    [
        ("unit", {"id": "branch", "min_members": 3}, "size", {"charter_unit unit"}),
        ("body", {"id": "steering", "coopt_max": 2}, "limit", {"coopt holder:steering"}),
        ("meeting", {"of": "steering", "notice_days": 14}, "notice", {"convene meeting:steering"}),
        ("check", {"id": "yes", "kind": "confirm", "by": ["appeals"], "over": ["expel"]}, "confirmation", {"expel "}),
        ("check", {"id": "no", "kind": "veto", "by": ["appeals"], "over": ["expel"]}, "veto", {"expel "}),
        ("amendment", {"id": "a", "who": ["steering"], "unamendable": ["1"]}, "entrenched", {"amend_charter "}),
        (
            "prohibition",
            {"id": "never", "act": ["expel"], "on": ["member"], "entrenched": True},
            "entrenched",
            {"amend_charter "},
        ),
        ("prohibition", {"id": "never", "act": ["expel"], "on": ["member"]}, "prohibition", {"expel member"}),
        ("grievance", {"received_by": "appeals", "suspended_max_days": 60}, "days", {"suspend_member member"}),
        ("grievance", {"received_by": "appeals", "accompanied": True}, "requires", {"find member"}),
        ("appeal", {"from": "steering", "to": "appeals", "within_days": 30}, "days", {"appeal decision:steering"}),
        ("appeal", {"from": "steering", "to": "appeals"}, "party", {"appeal decision:steering"}),
        ("appeal", {"from": "steering", "to": "appeals", "who": ["member"]}, "party", set()),
        ("appeal", {"from": "steering", "to": "appeals", "final": True}, "final", {"appeal decision:appeals"}),
        ("appeal", {"from": "steering", "to": "none"}, "final", {"appeal decision:steering"}),
        *(
            (kind, table, reason, {f"{verb} {objects}" for verb in ("elect", "appoint", "coopt")})
            for kind, table, reason, objects in (
                ("body", {"id": "steering", "max_terms": 2}, "terms", "holder:steering"),
                ("office", {"id": "secretary", "max_terms": 2}, "terms", "holder:secretary"),
                ("office", {"id": "secretary", "eligibility": ["adult"]}, "eligibility", "holder:secretary"),
                (
                    "incompatible",
                    {"bodies": ["steering", "appeals"]},
                    "incompatible",
                    "holder:appeals,holder:steering",
                ),
            )
        ),
    ],
)
def test_a_rule_bars_what_the_table_says(kind: str, table: dict[str, Any], reason: str, barred: set[str]) -> None:
    terms = [("term", {"id": "adult", "means": {"of_age": True}})]
    assert bars(compiled(*terms, (kind, table)), reason) == barred


def test_whoever_sits_in_a_body_or_holds_an_office_of_it_enters_what_it_decides() -> None:
    charter = compiled(("office", {"id": "secretary", "body": "steering"}), ("body", {"id": "branch", "many": True}))
    entering = {says(power) for power in charter.powers if power.verb == "decide"}
    assert entering >= {
        "steering decide decision:steering",
        "secretary decide decision:steering",
        "branch decide decision:branch: scope",
        "membership decide decision:membership",
    }


def test_whoever_sits_in_the_body_that_hears_a_case_or_may_enter_what_it_decides_keeps_its_papers() -> None:
    charter = compiled(
        ("office", {"id": "secretary", "duties": ["decide"]}),
        ("office", {"id": "clerk", "body": "appeals"}),
        ("office", {"id": "writer"}),
        ("power", {"id": "writing", "who": ["writer"], "act": ["decide"], "on": ["decision:appeals"]}),
        ("power", {"id": "finding", "who": ["appeals"], "act": ["find"]}),
        ("grievance", {"received_by": "appeals"}),
    )
    keeping = {says(power) for power in charter.powers if power.of_kind == "grievance"}
    clock = {f"clock find decision:appeals: {so}" for so in ("overdue", "term")}
    assert keeping - clock == {f"{who} find decision:appeals" for who in ("appeals", "secretary", "clerk", "writer")}
    assert clock < keeping


def test_what_waits_for_an_appeal_the_clock_asks_about_again() -> None:
    charter = compiled(("appeal", {"from": "steering", "to": "appeals", "stays": ["expel"]}))
    assert {says(power) for power in charter.powers if power.of_kind == "appeal" and power.verb == "decide"} == {
        "clock decide decision:steering: requires"
    }


def test_that_somebody_may_come_along_is_not_asked_for_twice() -> None:
    grievance = ("grievance", {"received_by": "appeals", "accompanied": True})
    power = {"id": "finding", "who": ["appeals"], "act": ["find"], "on": ["member"]}
    asking = ("power", {**power, "requires": ["accompanied"]})
    assert bars(compiled(grievance, asking), "requires") == set()
    assert bars(compiled(grievance, ("power", power)), "requires") == {"find member"}


def test_the_clock_enters_that_a_mandate_has_ended_of_every_body_and_office() -> None:
    entering = {says(power) for power in compiled().powers if power.verb == "vacate"}
    assert entering == {
        f"clock vacate holder:{seat}: term" for seat in ("steering", "appeals", "branch", "secretary", "organiser")
    }


def test_who_runs_the_elections_enters_the_ballots_of_those_who_vote_in_them() -> None:
    rules = [
        ("body", {"id": "steering", "filled_by": "elected:membership"}),
        ("election", {"fills": "steering", "run_by": "appeals"}),
    ]
    assert {says(power) for power in compiled(*rules).powers if power.of_kind == "election"} == {
        "appeals decide decision:membership"
    }


POWER = {"id": "by_two_thirds", "who": ["membership"], "act": ["remove"], "on": ["holder:steering"]}


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, {"membership remove holder:appeals", "membership recall holder:appeals"}),
        ({"act": ["recall"]}, {"membership remove holder:appeals", "membership recall holder:appeals"}),
        ({"on": ["holder"]}, set()),
        ({"on": []}, set()),
        (
            {"who": ["branch"]},
            {
                "membership remove holder:appeals",
                "membership recall holder:appeals",
                "membership remove holder:steering",
                "membership recall holder:steering",
            },
        ),
    ],
)
def test_a_power_replaces_what_the_bare_field_would_give_for_the_same_verb_holder_and_object(
    change: dict[str, Any], left: set[str]
) -> None:
    power = {key: value for key, value in {**POWER, **change}.items() if value != []}
    charter = compiled(
        ("body", {"id": "steering", "removed_by": ["membership"]}),
        ("body", {"id": "appeals", "removed_by": ["membership"]}),
        ("power", power),
    )
    assert given(charter, "body") == left


def test_a_power_for_the_same_name_in_another_number_replaces_nothing() -> None:
    charter = compiled(
        ("meeting", {"of": "steering", "called_by": ["branch:10"]}),
        ("power", {"id": "call", "who": ["branch"], "act": ["convene"], "on": ["meeting:steering"]}),
    )
    assert given(charter, "meeting") == {"branch:10 convene meeting:steering: initiative"}


def test_where_there_are_several_classes_each_admits_its_own() -> None:
    charter = compiled(
        ("class", {"id": "member", "admitted_by": ["steering"]}),
        ("class", {"id": "supporter", "admitted_by": ["appeals"]}),
    )
    assert {each for each in given(charter, "class") if "admit" in each} == {
        "steering admit batch,member: requires",
        "appeals admit batch,member: requires",
    }


def test_where_there_are_several_kinds_of_unit_each_has_its_own_rules() -> None:
    charter = compiled(
        ("unit", {"id": "branch", "suspended_by": ["steering"]}), ("unit", {"id": "region", "leave_by": ["appeals"]})
    )
    assert given(charter, "unit") == {"steering suspend_unit unit:branch", "appeals disaffiliate unit:region"}


def test_what_an_emergency_gives_it_gives_by_the_majority_of_its_declaration() -> None:
    charter = compiled(
        ("majority", {"id": "two_thirds", "share": "2/3", "base": "seats"}),
        (
            "emergency",
            {
                "declared_by": ["steering"],
                "majority": "two_thirds",
                "max_days": 21,
                "grants": ["spend"],
                "ratified_by": "membership",
                "ratified_within_days": 7,
            },
        ),
    )
    declared, granted = (power for power in charter.powers if power.verb in ("declare_emergency", "spend"))
    assert declared.conditions[-1] == granted.conditions[-1]


def test_a_rule_in_words_only_gives_nothing() -> None:
    assert given(compiled(("power", {**POWER, "text_only": True})), "power") == set()


def test_a_power_of_nobody_whom_the_charter_defines_is_no_power() -> None:
    assert given(compiled(("power", {**POWER, "who": ["wizards"]})), "power") == set()


def test_every_row_has_a_sentence_and_names_a_field_of_its_kind() -> None:
    for row in TABLE:
        assert row.says.endswith("."), row
        assert row.field == "" or hasattr(row.kind, row.field), row
        assert re.fullmatch(r"[^.]+", row.gives), row


def test_every_verb_that_is_compiled_is_in_the_vocabulary() -> None:
    named = {word for row in TABLE for word in re.findall(r"[a-z_]+", row.gives)}
    assert named & set(vocabulary.VERBS) >= {"admit", "lapse", "convene", "elect", "amend_charter", "dissolve"}
