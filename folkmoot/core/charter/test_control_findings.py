# ruff: noqa: E501  # a sentence stands on one line, as it is read
"""What is found of who commands whom: each finding with what makes it and what mends it."""

from pathlib import Path

import pytest

from folkmoot.core.charter.analyses.conftest import charter
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.english.findings import control as english
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.read import read
from folkmoot.core.charter.spanish.findings import control as spanish
from folkmoot.core.charter.test_spanish import CLUMSY, ENGLISH, figures, own_words

CHARTERS = Path(__file__).parents[3] / "charters"
CODES = ("self-judging", "judged-overturns", "indirect-ouster", "unremovable", "capture", "electorate-capture")

MEMBERS = 'class: id = "member"', 'electorate: id = "all_of_us"; of = "member"; name = "membership"; expected = 100'
BOARD = 'body: id = "board"; seats = 5; filled_by = "elected:all_of_us"; removed_by = "all_of_us"; convenes = "self"'
COURT = 'body: id = "court"; seats = 3; filled_by = "elected:all_of_us"; removed_by = "all_of_us"; quorum = { count = 2, base = "seats" }'
COMPLAINTS = 'grievance: id = "g"; received_by = "court"'
EXPEL = 'power: id = "expel"; who = "board"; act = "expel"; on = "member"'
APPEAL = 'appeal: id = "up"; from = "board"; to = "court"'
ASIDE = 'recusal: in = ["find", "overturn"]; when = "party"; effect = "leave"'
APART = 'incompatible: bodies = ["board", "court"]'


def found(text: Charter, *codes: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Severity, code and sentence of what is found of these kinds."""
    return [(each.severity, each.code, each.says) for each in check(text, language) if each.code in (codes or CODES)]


def test_who_hears_complaints_about_themselves_judges_themselves() -> None:
    assert found(charter(*MEMBERS, COURT, COMPLAINTS)) == [
        ("error", "self-judging", "A complaint about a member of the court is heard by the court itself, and no rule has whoever is concerned stand aside with enough others left to decide.")
    ]  # fmt: skip
    assert found(charter(*MEMBERS, COURT, COMPLAINTS, ASIDE)) == []


@pytest.mark.parametrize(
    ("quorum", "more", "enough"),
    [("3", "", False), ("3", "; alternates = 1", True), ("2", "", True)],
)
def test_standing_aside_is_no_help_where_too_few_are_left(quorum: str, more: str, enough: bool) -> None:
    court = COURT.replace("count = 2", f"count = {quorum}") + more
    assert (found(charter(*MEMBERS, court, COMPLAINTS, ASIDE)) == []) is enough
    by_lot = ASIDE + '; replaced_by = "lot"'
    assert found(charter(*MEMBERS, court, COMPLAINTS, by_lot)) == []


def test_who_commands_their_judges_judges_themselves() -> None:
    appointed = COURT.replace("elected:all_of_us", "appointed:board")
    says = "A complaint about a member of the board is heard by the court, and the board could command the court: the judged would choose their judges."
    assert found(charter(*MEMBERS, BOARD, appointed, COMPLAINTS, ASIDE)) == [("error", "self-judging", says)]
    assert found(charter(*MEMBERS, BOARD, COURT, COMPLAINTS, ASIDE)) == []


def test_a_finding_has_the_acts_that_show_it_and_every_rule_that_makes_it() -> None:
    appointed = COURT.replace("elected:all_of_us", "appointed:clerk")
    clerk = 'office: id = "clerk"; filled_by = "appointed:board"; term_months = 12'
    (finding,) = (
        each
        for each in check(charter(*MEMBERS, BOARD, clerk, appointed, COMPLAINTS, ASIDE))
        if each.code == "self-judging" and "the board could command" in each.says
    )
    assert finding.trace == (
        "The board may appoint the clerk (1 clerk).",
        "The clerk may appoint those who sit in the court (1 court).",
    )
    assert (finding.rules, finding.articles) == (("1 g", "1 clerk", "1 court"), ("1",))


def test_an_appeal_to_a_body_that_is_commanded_is_no_appeal() -> None:
    appointed = COURT.replace("elected:all_of_us", "appointed:board")
    says = "An appeal against what the board did is heard by the court, and the board could command the court: the judged would choose their judges."
    assert found(charter(*MEMBERS, BOARD, appointed, EXPEL, APPEAL, APART, ASIDE), "self-judging") == [
        ("error", "self-judging", says)
    ]


def test_an_appeal_to_others_who_may_be_the_same_people_is_a_warning() -> None:
    says = "An appeal against what the board did is heard by the court, and no rule keeps the same people from sitting in both: it takes seats that exclude each other, or standing aside for who decided below."
    stayed = APPEAL + '; stays = "expel"'
    rules = (*MEMBERS, BOARD, COURT, EXPEL, stayed)
    assert found(charter(*rules, ASIDE), "self-judging") == [("warning", "self-judging", says)]
    assert found(charter(*rules, APART, ASIDE), "self-judging") == []
    below = ASIDE.replace('"party"', '["party", "decided_below"]')
    assert found(charter(*rules, below), "self-judging") == [("warning", "self-judging", says)]
    assert found(charter(*rules, below + '; replaced_by = "lot"'), "self-judging") == []


REFILLED = 'body: id = "court"; seats = 3; filled_by = "elected:all_of_us"; removed_by = "all_of_us"; vacancy = "appoint:board"'


def test_by_expulsion_alone_it_is_a_warning_and_the_ouster_an_error() -> None:
    rules = (*MEMBERS, BOARD, REFILLED, EXPEL, COMPLAINTS, ASIDE)
    assert found(charter(*rules), "self-judging", "indirect-ouster") == [
        ("error", "indirect-ouster", "The board could expel those who sit in the court, and fill the empty seats: even if it may neither appoint nor instruct the court, by which it is judged, it can put its own people there."),
        ("warning", "self-judging", "A complaint about a member of the board is heard by the court, and by expelling people the board could come to command the court."),
    ]  # fmt: skip
    stayed = 'appeal: from = "board"; to = "court"; stays = "expel"'
    assert found(charter(*rules, stayed, APART), "self-judging", "indirect-ouster") == []
    kept = 'prohibition: id = "p"; act = "expel"; on = "holder:court"'
    assert found(charter(*rules, kept), "self-judging", "indirect-ouster") == []


def test_the_ouster_is_found_beside_a_more_direct_command() -> None:
    instruct = 'power: id = "lead"; who = "board"; act = "instruct"; on = "holder:court"'
    codes = [
        code for _, code, _ in found(charter(*MEMBERS, BOARD, REFILLED, EXPEL, COMPLAINTS, ASIDE, instruct), *CODES[:3])
    ]
    assert sorted(codes) == ["indirect-ouster", "judged-overturns", "self-judging"]


def test_who_can_empty_the_judges_seats_and_not_fill_them_could_stop_them() -> None:
    rules = (*MEMBERS, BOARD, COURT, EXPEL, COMPLAINTS, ASIDE)
    says = "The board could expel those who sit in the court until too few are left to decide on the board: the judged could not choose their judges, but they could stop them."
    assert found(charter(*rules), "indirect-ouster") == [("warning", "indirect-ouster", says)]
    stayed = 'appeal: from = "board"; to = "court"; stays = "expel"'
    assert found(charter(*rules, stayed, APART), "indirect-ouster") == []


@pytest.mark.parametrize(("base", "stops"), [("seats", True), ("entitled", False)])
def test_suspending_judges_stops_them_only_where_the_quorum_counts_their_seats(base: str, stops: bool) -> None:
    suspend = 'power: id = "s"; who = "board"; act = "suspend_member"; on = "member"'
    court = COURT.replace('count = 2, base = "seats"', f'share = "1/2", base = "{base}"')
    codes = found(charter(*MEMBERS, BOARD, court, suspend, COMPLAINTS, ASIDE), "indirect-ouster")
    assert [code for _, code, _ in codes] == ["indirect-ouster"] * stops


def test_who_is_judged_and_undoes_the_judgment() -> None:
    undo = 'power: id = "undo"; who = "board"; act = "{}"; on = "decision:court"'
    rules = (*MEMBERS, BOARD, COURT, COMPLAINTS, ASIDE)
    assert found(charter(*rules, undo.format("reopen")), "judged-overturns") == [
        ("error", "judged-overturns", "The board may reopen what the court decided, though it is the court that judges it.")
    ]  # fmt: skip
    on_appeal = undo.format("overturn") + '; requires = "appeal"'
    assert found(charter(*rules, on_appeal), "judged-overturns") == []
    without_aside = rules[:-1]
    assert [code for _, code, _ in found(charter(*without_aside, on_appeal), "judged-overturns")] == [
        "judged-overturns"
    ]


def test_a_body_that_nobody_else_can_replace_is_unremovable() -> None:
    for_ever = 'body: id = "elders"; name = "Elders"; seats = 5; filled_by = "elected:all_of_us"'
    says = "Nobody else can replace the holders of 3 of the 5 seats of the Elders within 2 years, if they sit still."
    assert found(charter(*MEMBERS, for_ever)) == [("error", "unremovable", says)]
    assert found(charter(*MEMBERS, for_ever + "; term_months = 36")) == []
    assert found(charter(*MEMBERS, for_ever + '; removed_by = "all_of_us"')) == []
    own = for_ever.replace("elected:all_of_us", "appointed:elders") + "; term_months = 36; holdover_days = 60"
    assert found(charter(*MEMBERS, own)) == [("error", "unremovable", says.replace("2 years", "38 months"))]
    assert found(charter(*MEMBERS, own + '; vacancy = "lot"; removed_by = "member:10"')) == []


def test_a_meeting_that_only_they_can_call_cannot_remove_them() -> None:
    meeting = 'body: id = "meeting"; composed_of = "all members"'
    elders = 'body: id = "elders"; seats = 5; filled_by = "elected:meeting"; removed_by = "meeting"'
    called = 'meeting: of = "meeting"; called_by = {}'
    assert [code for _, code, _ in found(charter(*MEMBERS, meeting, elders, called.format('"elders"')))] == [
        "unremovable"
    ]
    assert found(charter(*MEMBERS, meeting, elders, called.format('["elders", "member:5"]'))) == []


def test_what_few_seats_are_enough_for_is_said_with_their_share_of_the_members() -> None:
    counting = 'office: id = "counter"; filled_by = "appointed:board"; term_months = 12'
    election = 'election: fills = "board"; run_by = "counter"'
    assert found(charter(*MEMBERS, BOARD, counting, election)) == [
        ("warning", "capture", "3 of the 5 seats of the board (3.0% of the members) are enough to take the running of elections into one hand.")
    ]  # fmt: skip
    by_lot = counting.replace("appointed:board", "lot:all_of_us") + '; removed_by = "all_of_us"'
    assert found(charter(*MEMBERS, BOARD, by_lot, election)) == []


def test_discipline_and_its_appeals_in_one_hand_are_a_capture() -> None:
    appointed = COURT.replace("elected:all_of_us", "appointed:board")
    assert found(charter(*MEMBERS, BOARD, appointed, EXPEL, APPEAL, ASIDE), "capture") == [
        ("warning", "capture", "3 of the 5 seats of the board (3.0% of the members) are enough to take discipline with its appeals into one hand.")
    ]  # fmt: skip
    assert found(charter(*MEMBERS, BOARD, COURT, EXPEL, APPEAL, ASIDE), "capture") == []


ADMITS = 'power: id = "let_in"; who = "board"; act = "admit"; on = "member"'


def test_who_admits_those_who_elect_them_until_the_day_of_the_vote() -> None:
    says = "The board owes its seats to the membership, and may admit a member until the day of the vote: it could choose those who elect it."
    assert found(charter(*MEMBERS, BOARD, ADMITS)) == [("warning", "electorate-capture", says)]
    fixed = MEMBERS[1] + "; record_date_days = 30"
    assert found(charter(MEMBERS[0], fixed, BOARD, ADMITS)) == []
    with_objections = 'class: id = "member"; admitted_by = "board"; objection_days = 7'
    assert found(charter(with_objections, MEMBERS[1], BOARD)) == []


def test_a_fixed_roll_is_no_help_against_whoever_takes_the_vote_away() -> None:
    suspend = 'power: id = "s"; who = "board"; act = "suspend_member"; on = "member"'
    fixed = MEMBERS[1] + "; record_date_days = 30"
    says = "The board owes its seats to the membership, and may suspend a member until the day of the vote: it could choose those who elect it."
    assert found(charter(MEMBERS[0], fixed, BOARD, suspend)) == [("warning", "electorate-capture", says)]
    after_finding = suspend + '; requires = "find"', 'power: id = "f"; who = "court"; act = "find"; on = "member"'
    assert found(charter(MEMBERS[0], fixed, BOARD, COURT, *after_finding), "electorate-capture") == []


def test_as_it_worked_the_leadership_judged_itself() -> None:
    codes = {each.code for each in check(read((CHARTERS / "as-worked.md").read_text(encoding="utf-8")))}
    assert codes >= {"self-judging", "judged-overturns", "indirect-ouster", "capture", "electorate-capture"}


def test_the_seeds_own_failure_is_said_so_that_a_secretary_understands_it() -> None:
    says = {says for _, _, says in found(read((CHARTERS / "as-worked.md").read_text(encoding="utf-8")))}
    assert says >= {
        "The Steering Committee may tell the National Appeals Committee what to do, though it is the National Appeals Committee that judges it.",
        "An appeal against what the Steering Committee did is heard by the National Appeals Committee, and the Steering Committee could command the National Appeals Committee: the judged would choose their judges.",
        "The Steering Committee could expel those who sit in the National Appeals Committee, and fill the empty seats: even if it may neither appoint nor instruct the National Appeals Committee, by which it is judged, it can put its own people there.",
    }


ALL_FOUND = (
    *MEMBERS,
    BOARD,
    REFILLED,
    EXPEL,
    COMPLAINTS,
    ADMITS,
    APPEAL,
    'power: id = "undo"; who = "board"; act = ["overturn", "stay", "reopen", "instruct"]; on = "decision:court"',
    'power: id = "s"; who = "court"; act = ["suspend_member", "lapse"]; on = "member"',
    'body: id = "elders"; seats = 5; filled_by = "appointed:elders"',
    'office: id = "clerk"; filled_by = "appointed:clerk"; duties = ["vacate", "lapse"]',
    'power: id = "list"; who = "clerk"; act = "admit"; on = "batch"',
    'power: id = "tell"; who = "board"; act = "instruct"; on = "holder:clerk"',
    'amendment: id = "a"; who = "court"',
    'body: id = "bench"; seats = 3; filled_by = "ex_officio:court"',
    'body: id = "second"; seats = 3; filled_by = "elected:all_of_us"; removed_by = "board"; vacancy = "coopt:board"',
    'grievance: id = "h"; received_by = "second"',
    'election: fills = "board"; run_by = "second"',
)


@pytest.mark.parametrize(
    "text", [charter(*ALL_FOUND), *(read(path.read_text(encoding="utf-8")) for path in sorted(CHARTERS.glob("*.md")))]
)
def test_every_finding_says_the_same_in_spanish(text: Charter) -> None:
    def by_place(language: str) -> list:  # type: ignore[type-arg]  # of findings
        return sorted(
            (each for each in check(text, language) if each.code in CODES),
            key=lambda each: (each.line, each.code, each.rules, len(each.trace), figures(each.says)),
        )

    for told, meant in zip(by_place("es"), by_place("en"), strict=True):
        assert (told.code, told.severity, told.rules) == (meant.code, meant.severity, meant.rules)
        for said in (told.says, *told.trace):
            assert ENGLISH.findall(own_words(said.rpartition(" (")[0] or said)) == [], said
            assert CLUMSY.findall(said) == [], said


@pytest.mark.parametrize("verb", english.STEPS)
def test_every_act_of_a_trace_is_said_in_both_languages(verb: str) -> None:
    text = charter(*MEMBERS, BOARD, COURT)
    said = {language: spoken(language) for language in ("en", "es")}
    each = [one.findings["step"](one.names(text), "board", verb, "court", "1", "1 rule") for one in said.values()]
    assert [one.endswith(" (1 rule).") for one in each] == [True, True]
    assert ENGLISH.findall(each[1].rpartition(" (")[0]) == []
    assert list(english.STEPS) == list(spanish.STEPS)


def test_every_kind_of_finding_is_among_them() -> None:
    assert {each.code for each in check(charter(*ALL_FOUND)) if each.code in CODES} == set(CODES)
