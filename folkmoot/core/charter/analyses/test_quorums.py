# ruff: noqa: E501  # a small charter stands on one line beside what is said of it
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.analyses.conftest import Find, a_charter
from folkmoot.core.charter.analyses.quorums import left_for, needed_of
from folkmoot.core.charter.compiled import Case
from folkmoot.core.charter.facts import Facts
from folkmoot.core.tally.majority import Counts

PANEL = 'body = [{{ id = "panel", seats = {seats}, filled_by = "elected:membership", vacancy = "by-election", quorum = {{ count = {quorum}, base = "seats" }}{more} }}]\n'
FIND = 'power = [{ id = "find", who = "panel", act = "find", on = "member" }]\n'
ASIDE = 'recusal = [{{ in = "find", when = [{when}], effect = "{effect}"{more} }}]\n'


def panel(seats: int = 7, quorum: int = 7, more: str = "") -> str:
    return PANEL.format(seats=seats, quorum=quorum, more=more) + FIND


def test_a_quorum_of_more_than_there_are_seats_is_an_error(find: Find) -> None:
    (found,) = find("unreachable-quorum", panel(5, 6))
    assert (found.severity, found.articles, found.rules) == ("error", ("2",), ("2 panel",))
    assert found.says == "2 panel asks for 6 in the panel, and there are only 5: it can never decide by it."
    assert find("unreachable-quorum", panel(5, 5)) == []


def test_one_who_stands_aside_may_leave_too_few_unless_an_alternate_comes(find: Find) -> None:
    aside = ASIDE.format(when='"party"', effect="leave", more="")
    (found,) = find("unreachable-quorum", panel(7, 7) + aside)
    assert found.severity == "warning"
    assert found.says == ("2 find asks for 7 in the panel, but only 6 may be left, because 1 may have to stand aside.")
    assert find("unreachable-quorum", panel(7, 7, ", alternates = 1") + aside) == []
    assert find("unreachable-quorum", panel(7, 6) + aside) == []
    assert find("unreachable-quorum", panel(7, 7) + aside.replace("leave", "no_vote")) == []
    lot = ASIDE.format(when='"party", "same_unit"', effect="leave", more=', replaced_by = "alternates or lot"')
    assert find("unreachable-quorum", panel(7, 7) + lot) == []


def test_all_of_one_unit_may_have_to_stand_aside_at_once(find: Find) -> None:
    aside = ASIDE.format(when='"same_unit"', effect="leave", more="")
    assert len(find("unreachable-quorum", panel(7, 1) + aside)) == 1
    assert find("unreachable-quorum", panel(7, 1, ", alternates = 1") + aside) == []


def test_those_who_decided_below_stand_aside_unless_nobody_may_sit_in_both(find: Find) -> None:
    two = panel(7, 5) + 'recusal = [{ in = "overturn", when = "decided_below", effect = "leave" }]\n'
    board = '[[body]]\nid = "board"\nseats = 3\nfilled_by = "elected:membership"\nvacancy = "by-election"\n'
    rules = two.replace(
        "power = [", 'power = [{ id = "undo", who = "panel", act = "overturn", on = "decision:board" }, '
    )
    (found,) = find("unreachable-quorum", rules, board)
    assert found.rules == ("2 undo",)
    assert find("unreachable-quorum", rules, board, 'incompatible = [{ bodies = ["panel", "board"] }]\n') == []


def test_a_seat_that_may_stay_empty_and_one_that_may_be_suspended_count_as_away(find: Find) -> None:
    empty = panel(7, 7).replace("by-election", "vacant")
    assert len(find("unreachable-quorum", empty)) == 1
    suspends = 'power = [{ id = "suspend", who = "membership", act = "suspend_member", on = "member" }]\n'
    spared = 'prohibition = [{ id = "safe", act = "suspend_member", on = "holder:panel" }]\n'
    assert len(find("unreachable-quorum", panel(7, 7), suspends)) == 1
    assert find("unreachable-quorum", panel(7, 7), suspends + spared) == []
    others = spared.replace('on = "holder:panel"', 'on = "holder:panel", who = "panel"')
    assert len(find("unreachable-quorum", panel(7, 7), suspends + others)) == 1
    assert find("unreachable-quorum", panel(7, 6), suspends) == []


def test_a_ballot_in_which_every_member_must_vote_can_be_stopped_by_one(find: Find) -> None:
    power = 'power = [{{ id = "end", who = "membership", act = "dissolve", quorum = "{}" }}]\n'
    (found,) = find("unreachable-quorum", power.format("1/1"))
    assert found.says == "2 end needs every single member to vote; one who stays away is enough to stop it."
    assert find("unreachable-quorum", power.format("99/100")) == []


@pytest.mark.parametrize("quorum", [None, "1/3", "1/2", "2/3"])
@given(
    seats=st.integers(1, 6),
    base=st.sampled_from(["cast", "present", "seats", "entitled"]),
    share=st.sampled_from(["1/2", "2/3", "3/4", "1/1"]),
    strict=st.booleans(),
    away=st.booleans(),
)
def test_what_is_needed_is_what_trying_every_count_finds(
    quorum: str | None, seats: int, base: str, share: str, strict: bool, away: bool
) -> None:
    terms = f', quorum = {{ share = "{quorum}", base = "seats" }}' if quorum else ""
    vacancy = "vacant" if away else "by-election"
    charter = a_charter(
        f'body = [{{ id = "panel", seats = {seats}, filled_by = "elected:membership", vacancy = "{vacancy}"{terms} }}]\n'
        f'majority = [{{ id = "m", share = "{share}", strict = {str(strict).lower()}, base = "{base}" }}]\n'
        'power = [{ id = "find", who = "panel", act = "find", majority = "m" }]\n'
    )
    (power,) = (power for power in charter.powers if power.verb == "find")
    left = left_for(charter, power)
    assert left is not None
    facts = Facts({"member"}, {"seats": seats, "entitled": left.filled})
    reached = any(
        all(each.holds(Case(facts, power.holders, Counts(yes, no, 0, present), False)) for each in power.conditions)
        for present in range(left.there + 1)
        for yes, no in product(range(present + 1), repeat=2)
        if yes + no <= present
    )
    if strict and share == "1/1" and base in ("cast", "present"):
        assert not reached
    else:
        assert reached == (needed_of(power, left) <= left.there)
