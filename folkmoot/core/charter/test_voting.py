"""Majorities, quorums, petitions and checks of every sort, as a verdict counts them."""

from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import charter_text
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Counts, Question, Verdict, decide
from folkmoot.core.charter.read import read

BASIS: list[tuple[str, dict[str, Any]]] = [
    ("class", {"id": "member"}),
    ("unit", {"id": "branch"}),
    ("electorate", {"id": "membership", "of": ["member"]}),
    ("body", {"id": "council", "name": "Council", "seats": 10}),
    ("body", {"id": "branch", "many": True}),
    ("office", {"id": "clerk"}),
]
COUNCIL, MEMBERSHIP = Authority("body", "council"), Authority("electorate", "membership")
BRANCH, CLERK = Authority("body", "branch"), Authority("office", "clerk")
ON = ("staff",)


def charter(*rules: tuple[str, dict[str, Any]]) -> Charter:
    return read(charter_text(*BASIS, *rules))


def with_power(*rules: tuple[str, dict[str, Any]], who: str = "council", **fields: Any) -> Charter:
    return charter(*rules, ("power", {"id": "it", "who": [who], "act": ["hire"], **fields}))


def hire(
    charter: Charter,
    decision: Counts | None = None,
    by: Authority = COUNCIL,
    on: tuple[str, ...] = ON,
    **facts: Any,
) -> Verdict:
    return decide(charter, Question("hire", frozenset({by}), Facts(on, facts), decision))


def ruled(**majority: Any) -> Charter:
    """A charter in which the council hires by this majority."""
    return with_power(("majority", {"id": "so", **majority}), majority="so")


@pytest.mark.parametrize(
    ("majority", "least", "facts"),
    [
        ({"share": "1/2", "strict": True, "base": "cast"}, 4, {}),
        ({"share": "1/2", "base": "cast", "abstentions": "against"}, 4, {}),
        ({"share": "2/3", "base": "cast"}, 4, {}),
        ({"share": "2/3", "base": "valid"}, 6, {}),
        ({"share": "1/2", "base": "present"}, 5, {}),
        ({"share": "1/2", "base": "present", "abstentions": "ignored"}, 4, {}),
        ({"share": "1/2", "base": "seats"}, 5, {}),
        ({"share": "1/2", "base": "entitled"}, 4, {"entitled": 8}),
        ({"share": "1/2", "base": "members"}, 3, {"members": 6}),
        ({"count": 3, "base": "seats"}, 3, {}),
        ({"share": "1/3", "base": "cast", "min_yes": 4}, 4, {}),
    ],
)
def test_so_many_yes_carry_and_one_less_does_not(majority: dict[str, Any], least: int, facts: dict[str, Any]) -> None:
    ruled_so, abstain = ruled(**majority), 2
    for yes in range(7):
        verdict = hire(ruled_so, Counts(yes, 6 - yes, abstain, 9), **facts)
        assert verdict.value == ("allowed" if yes >= least else "refused"), yes
        assert verdict.lost == (yes < least)


@pytest.mark.parametrize(
    ("base", "missing"),
    [("present", "present"), ("entitled", "entitled"), ("members", "members")],
)
def test_a_base_that_is_not_known_is_missing(base: str, missing: str) -> None:
    verdict = hire(ruled(share="1/2", base=base), Counts(5, 1))
    assert (verdict.value, verdict.missing) == ("undetermined", (missing,))


def test_seats_that_an_apportionment_fixes_are_a_fact_and_those_of_the_charter_are_not() -> None:
    majority = ("majority", {"id": "so", "share": "1/2", "base": "seats"})
    fixed = with_power(majority, majority="so")
    assert hire(fixed, Counts(5, 0), seats=40).value == "allowed"
    delegates = with_power(majority, ("apportionment", {"to": "council", "base": "membership"}), majority="so")
    assert hire(delegates, Counts(5, 0)).missing == ("seats",)
    assert hire(delegates, Counts(5, 0), seats=40).lost


def test_a_majority_of_units_counts_units_and_not_votes() -> None:
    by_units = ruled(share="1/2", strict=True, base="units")
    assert hire(by_units, Counts(1, 9), units=7, units_yes=4).value == "allowed"
    assert hire(by_units, Counts(9, 1), units=7, units_yes=3).lost
    assert hire(by_units, Counts(9, 1)).missing == ("units", "units_yes")


def test_a_double_majority_needs_both() -> None:
    both = with_power(
        ("majority", {"id": "so", "share": "1/2", "strict": True, "base": "cast", "also": "units"}),
        ("majority", {"id": "units", "share": "2/3", "base": "units"}),
        majority="so",
    )
    assert hire(both, Counts(6, 3), units=6, units_yes=4).value == "allowed"
    assert hire(both, Counts(6, 3), units=6, units_yes=3).lost
    assert hire(both, Counts(3, 6), units=6, units_yes=6).lost


@pytest.mark.parametrize(
    ("tie", "broken", "value"),
    [
        ("lost", True, "refused"),
        ("chair", True, "allowed"),
        ("chair", False, "refused"),
        ("lot", True, "allowed"),
        ("lot", None, "undetermined"),
    ],
)
def test_a_tie_is_lost_unless_the_chair_or_a_lot_breaks_it(tie: str, broken: bool | None, value: str) -> None:
    facts: dict[str, Any] = {} if broken is None else {"tie_broken": broken}
    verdict = hire(ruled(share="1/2", strict=True, base="cast", tie=tie), Counts(4, 4, 1), **facts)
    assert (verdict.value, verdict.missing) == (value, ("tie_broken",) if broken is None else ())


def test_no_tie_of_nobody_is_broken() -> None:
    assert hire(ruled(share="1/2", strict=True, base="cast", tie="chair"), Counts(0, 0, 5), tie_broken=True).lost


def test_a_turnout_in_a_majority_counts_whoever_took_part() -> None:
    half = ruled(share="1/2", strict=True, base="cast", turnout="1/2")
    assert hire(half, Counts(3, 1, 1), entitled=10).value == "allowed"
    verdict = hire(half, Counts(3, 1), entitled=10)
    assert (verdict.value, [reason.kind for reason in verdict.because], verdict.lost) == ("refused", ["turnout"], True)
    assert hire(half, Counts(3, 1)).missing == ("entitled",)


def test_a_majority_or_quorum_that_no_article_defines_is_never_reached() -> None:
    for lost in (with_power(majority="nowhere"), with_power(quorum="nowhere")):
        verdict = hire(lost, Counts(10, 0, 0, 10))
        assert (verdict.value, [reason.kind for reason in verdict.because]) == ("refused", ["undefined"])


@pytest.mark.parametrize(
    ("quorum", "counts", "facts", "value"),
    [
        ({"share": "1/2", "base": "seats"}, Counts(2, 1, 0, 5), {}, "allowed"),
        ({"share": "1/2", "base": "seats"}, Counts(2, 1, 0, 4), {}, "refused"),
        ({"share": "1/2", "base": "seats"}, Counts(4, 1), {}, "allowed"),
        ({"share": "1/2", "base": "seats"}, Counts(2, 1), {}, "undetermined"),
        ({"share": "1/2", "base": "seats", "of": "participating"}, Counts(2, 1, 0, 5), {}, "refused"),
        ({"share": "1/2", "base": "seats", "of": "participating"}, Counts(2, 1), {}, "refused"),
        ({"share": "1/2"}, Counts(2, 1, 0, 3), {"entitled": 6}, "allowed"),
        ({"share": "1/2"}, Counts(2, 1, 0, 3), {"entitled": 7}, "refused"),
        ({"share": "1/2"}, Counts(2, 1, 0, 3), {}, "undetermined"),
        ({"count": 3}, Counts(2, 1, 0, 3), {}, "allowed"),
        ({"count": 3, "recused_count": True}, Counts(2, 0, 0, 2), {"recused": 1}, "allowed"),
        ({"count": 3, "recused_count": False}, Counts(2, 0, 0, 2), {"recused": 1}, "refused"),
    ],
)
def test_a_quorum_is_of_those_who_are_there(
    quorum: dict[str, Any], counts: Counts, facts: dict[str, Any], value: str
) -> None:
    assert hire(with_power(quorum=quorum), counts, **facts).value == value
    named = with_power(("quorum", {"id": "enough", **quorum}), quorum="enough")
    assert hire(named, counts, **facts).value == value


def test_a_powers_own_quorum_stands_in_place_of_the_bodys_and_that_in_place_of_the_charters() -> None:
    head = ("charter", {"id": "club", "default_quorum": {"count": 8}})
    body = ("body", {"id": "board", "quorum": {"count": 5}})
    board = Authority("body", "board")
    five = Counts(5, 0, 0, 5)
    assert hire(with_power(head), five).value == "refused"
    assert hire(with_power(head, body, who="board"), five, board).value == "allowed"
    assert hire(with_power(head, body, who="board", quorum={"count": 6}), five, board).value == "refused"
    assert hire(with_power(head, quorum={"count": 3}), five).value == "allowed"


def test_a_meeting_with_its_full_quorum_needs_no_second_call() -> None:
    called = with_power(
        ("body", {"id": "board", "quorum": {"count": 5}}),
        ("meeting", {"of": "board", "second_call": {"after_days": 7, "quorum": {"count": 7}}}),
        who="board",
    )
    assert hire(called, Counts(5, 0, 0, 5), Authority("body", "board"), second_call=True).value == "allowed"


@pytest.mark.parametrize(
    ("who", "by", "facts", "value"),
    [
        ("membership:10%", MEMBERSHIP, {"initiative": 10, "entitled": 100}, "allowed"),
        ("membership:10%", MEMBERSHIP, {"initiative": 10, "entitled": 101}, "refused"),
        ("membership:10%", MEMBERSHIP, {"initiative": 0, "entitled": 0}, "refused"),
        ("membership:10%", MEMBERSHIP, {"initiative": 10}, "undetermined"),
        ("membership:10", MEMBERSHIP, {"initiative": 10}, "allowed"),
        ("branch:3", BRANCH, {"initiative": 3}, "allowed"),
        ("branch:3", Authority("unit", "branch"), {"initiative": 2}, "refused"),
        ("branch:25%", BRANCH, {"initiative": 10, "units": 40, "members": 8}, "allowed"),
        ("branch:25%", BRANCH, {"initiative": 9, "units": 40, "members": 8}, "refused"),
        ("member:5%", Authority("class", "member"), {"initiative": 2, "members": 40}, "allowed"),
        ("member:5%", Authority("class", "member"), {"initiative": 1, "members": 40}, "refused"),
    ],
)
def test_so_many_who_ask_together_need_no_vote(who: str, by: Authority, facts: dict[str, Any], value: str) -> None:
    assert hire(with_power(who=who), None, by, **facts).value == value


@pytest.mark.parametrize(
    ("on", "own_unit_is_asked"),
    [("charter", False), ("organisation", False), ("history", False), ("member", True), ("funds", True)],
)
def test_a_branch_is_confined_to_its_unit_but_for_what_lies_in_no_unit(on: str, own_unit_is_asked: bool) -> None:
    power = with_power(who="branch", on=[on])
    assert hire(power, Counts(1, 0), BRANCH, (on,)).missing == (("own_unit",) if own_unit_is_asked else ())
    scoped = with_power(who="branch", on=[on], scope="unit")
    assert hire(scoped, Counts(1, 0), BRANCH, (on,)).missing == ("own_unit",)


@pytest.mark.parametrize(
    ("sort", "fact", "passes"),
    [("confirm", "confirmed", True), ("referendum", "confirmed", True), ("veto", "veto", False)],
)
def test_a_power_that_is_subject_to_a_check_waits_for_it(sort: str, fact: str, passes: bool) -> None:
    subject = with_power(
        ("check", {"id": "see", "kind": sort, "by": ["council"], "over": ["spend"]}), who="clerk", subject_to=["see"]
    )
    assert hire(subject, None, CLERK, ON, **{fact: passes}).value == "allowed"
    assert hire(subject, None, CLERK, ON, **{fact: not passes}).value == "refused"
    assert hire(subject, None, CLERK).missing == (fact,)


@pytest.mark.parametrize(("sort", "fact", "passes"), [("confirm", "confirmed", True), ("veto", "veto", False)])
def test_a_check_over_a_verb_binds_every_power_for_it(sort: str, fact: str, passes: bool) -> None:
    checked = with_power(("check", {"id": "see", "kind": sort, "by": ["council"], "over": ["hire"]}), who="clerk")
    assert hire(checked, None, CLERK, ON, **{fact: passes}).value == "allowed"
    assert hire(checked, None, CLERK, ON, **{fact: not passes}).value == "refused"


@pytest.mark.parametrize("sort", ["audit", "delay"])
def test_an_audit_or_a_delay_bars_nothing(sort: str) -> None:
    checked = with_power(("check", {"id": "see", "kind": sort, "by": ["council"], "over": ["hire"]}), who="clerk")
    assert hire(checked, None, CLERK).value == "allowed"


def change(charter: Charter, verb: str, by: Authority, decision: Counts, **facts: Any) -> Verdict:
    return decide(charter, Question(verb, frozenset({by}), Facts({"charter"}, facts), decision))


def test_the_article_of_an_entrenched_prohibition_needs_a_clause_that_names_it() -> None:
    never = ("prohibition", {"id": "never", "act": ["hire"], "entrenched": True})
    general = ("amendment", {"id": "ordinary", "who": ["council"]})
    named = ("amendment", {"id": "named", "of": ["1"], "who": ["council"]})
    assert change(charter(never, general), "amend_charter", COUNCIL, Counts(9, 0), articles=("1",)).value == "refused"
    assert change(charter(never, general, named), "amend_charter", COUNCIL, Counts(9, 0), articles=("1",)).rules == (
        "1 named",
    )


def test_an_article_that_nobody_may_change_is_changed_by_nobody() -> None:
    fixed = charter(("amendment", {"id": "ordinary", "who": ["council"], "unamendable": ["1"]}))
    verdict = change(fixed, "amend_charter", COUNCIL, Counts(9, 0), articles=("1",))
    assert [reason.says for reason in verdict.because] == [
        "Article 1 (ordinary) lets nobody change article 1 in this way."
    ]


def test_what_is_ratified_must_be_known_to_need_it() -> None:
    named = charter(
        ("amendment", {"id": "ordinary", "who": ["council"]}),
        ("amendment", {"id": "named", "of": ["1"], "who": ["council"], "ratified_by": "membership"}),
    )
    assert change(named, "ratify", MEMBERSHIP, Counts(9, 0), articles=("1",)).value == "allowed"
    assert change(named, "ratify", MEMBERSHIP, Counts(9, 0)).missing == ("articles",)
    assert change(named, "ratify", MEMBERSHIP, Counts(0, 9)).lost


def test_what_no_clause_of_amendment_covers_is_changed_by_nobody() -> None:
    named = charter(("amendment", {"id": "named", "of": ["2"], "who": ["council"]}))
    verdict = change(named, "amend_charter", COUNCIL, Counts(9, 0), articles=("1", "2"))
    assert [reason.says for reason in verdict.because] == ["No article says who may change what no other clause names."]
