# ruff: noqa: E501  # a small charter stands on one line beside what is said of it
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.analyses.conftest import Find, a_charter
from folkmoot.core.charter.analyses.tiny import least_share_of, least_yes_in
from folkmoot.core.charter.compiled import Case
from folkmoot.core.charter.facts import Facts
from folkmoot.core.tally.majority import Counts

BODY = 'body = [{{ id = "board", seats = 12{} }}]\npower = [{{ id = "expel", who = "board", act = "expel", on = "member"{} }}]\n'
QUORUM = ', quorum = { count = 8, base = "seats" }'
COUNT = 'majority = [{{ id = "few", count = {}, base = "seats" }}]\n'


def test_without_a_quorum_one_vote_is_enough_to_expel(find: Find) -> None:
    (found,) = find("tiny-decision", BODY.format("", ""))
    assert (found.severity, found.rules) == ("warning", ("2 expel",))
    assert found.says == (
        "by 2 expel, 1 vote in the board of 12 seats may be enough to expel a member: "
        "no quorum says how many must be there."
    )
    assert find("tiny-decision", BODY.format(QUORUM, "")) == []


def test_a_number_below_half_the_quorum_is_tiny_and_half_of_it_is_not(find: Find) -> None:
    named = BODY.format(QUORUM, ', majority = "few"')
    assert len(find("tiny-decision", named + COUNT.format(3))) == 1
    assert find("tiny-decision", named + COUNT.format(4)) == []


def test_what_weighs_little_may_be_decided_by_few(find: Find) -> None:
    assert find("tiny-decision", BODY.format("", "").replace('act = "expel"', 'act = "note"')) == []


@pytest.mark.parametrize(
    ("turnout", "majority", "tiny"),
    [("", "", 1), ("1/10", "1/2", 0), ("99/1000", "1/2", 1), ("1/10", "49/100", 1), ("1/13", "2/3", 0)],
)
def test_among_members_under_a_twentieth_is_tiny(find: Find, turnout: str, majority: str, tiny: int) -> None:
    quorum = f', quorum = "{turnout}"' if turnout else ""
    share = f'majority = [{{ id = "m", share = "{majority}", base = "cast" }}]\n' if majority else ""
    named = ', majority = "m"' if majority else ""
    found = find(
        "tiny-decision", f'{share}power = [{{ id = "end", who = "membership", act = "dissolve"{quorum}{named} }}]\n'
    )
    assert len(found) == tiny


def test_in_elections_whoever_takes_part_counts(find: Find) -> None:
    board = 'body = [{ id = "board", seats = 5, filled_by = "elected:membership" }]\n'
    (found,) = find("tiny-decision", board)
    assert found.says == (
        "by 2 board, 1 of 1,000 members taking part may be enough for the membership to elect a member of the board: "
        "nothing says how many must take part."
    )
    least = 'power = [{{ id = "vote", who = "membership", act = "elect", on = "holder:board", quorum = "{}" }}]\n'
    assert find("tiny-decision", board + least.format("1/20")) == []
    assert len(find("tiny-decision", board + least.format("1/21"))) == 1


@given(
    seats=st.integers(1, 9),
    quorum=st.integers(1, 9),
    base=st.sampled_from(["cast", "present", "seats"]),
    share=st.sampled_from(["1/3", "1/2", "2/3"]),
    strict=st.booleans(),
    least=st.integers(1, 4),
)
def test_the_least_yes_is_what_trying_every_count_finds(
    seats: int, quorum: int, base: str, share: str, strict: bool, least: int
) -> None:
    quorum = min(quorum, seats)
    charter = a_charter(
        f'body = [{{ id = "board", seats = {seats}, quorum = {{ count = {quorum}, base = "seats" }} }}]\n'
        f'majority = [{{ id = "m", share = "{share}", strict = {str(strict).lower()}, base = "{base}", min_yes = {least} }}]\n'
        'power = [{ id = "expel", who = "board", act = "expel", majority = "m" }]\n'
    )
    (power,) = (power for power in charter.powers if power.verb == "expel")
    facts = Facts({"member"}, {"seats": seats})
    carried = [
        yes
        for there in range(quorum, seats + 1)
        for yes in range(there + 1)
        if all(
            each.holds(Case(facts, power.holders, Counts(yes, there - yes, 0, there), False))
            for each in power.conditions
        )
    ]
    found = least_yes_in(power, seats, quorum)
    assert carried == [] if found > seats else found == min(carried)


@given(
    turnout=st.integers(1, 40),
    share=st.sampled_from(["1/3", "1/2", "2/3", "1/1"]),
    base=st.sampled_from(["cast", "entitled"]),
)
def test_the_least_share_of_members_is_what_trying_every_count_finds(turnout: int, share: str, base: str) -> None:
    whole = 40
    charter = a_charter(
        f'majority = [{{ id = "m", share = "{share}", base = "{base}" }}]\n'
        f'power = [{{ id = "end", who = "membership", act = "dissolve", majority = "m", quorum = "{turnout}/{whole}" }}]\n'
    )
    (power,) = (power for power in charter.powers if power.verb == "dissolve")
    facts = Facts(set(), {"entitled": whole})
    carried = [
        yes
        for voted in range(whole + 1)
        for yes in range(voted + 1)
        if all(each.holds(Case(facts, power.holders, Counts(yes, voted - yes), False)) for each in power.conditions)
    ]
    assert -(-least_share_of(power, whole) * whole // 1) == min(carried)
    assert least_share_of(power, None) == (
        Fraction(share) if base == "entitled" else Fraction(share) * Fraction(turnout, whole)
    )
