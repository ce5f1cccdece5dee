"""Motions with several needs against a plain reckoning, double majorities, and consent."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.majority import SIMPLE, Counts, Threshold
from folkmoot.core.tally.motion import Consent, Needs, Outside, consented, is_carried, needs_of, units_for

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
OF_UNITS = Threshold(share=HALF, strict=True, base="units")

numbers = st.integers(0, 50)


def test_every_small_double_majority_agrees_with_a_plain_reckoning() -> None:
    needs = Needs((SIMPLE, OF_UNITS), turnout=Fraction(1, 3), min_yes=2)
    for yes, no, abstain, empty, units in product(range(4), range(4), range(3), range(4), range(1, 4)):
        for units_yes in range(units + 1):
            entitled = yes + no + abstain + empty
            plainly = yes > no and 2 * units_yes > units and 3 * (yes + no + abstain) >= entitled and yes >= 2
            outside = Outside(entitled=entitled, units=units, units_yes=units_yes)
            assert is_carried(needs, Counts(yes, no, abstain), outside) == plainly


def test_each_need_is_told_with_what_there_is_of_it() -> None:
    absolute = Threshold(share=HALF, strict=True, base="seats")
    found = needs_of(
        Needs((Threshold(share=TWO_THIRDS), absolute), turnout=Fraction(1, 4), min_yes=9),
        Counts(8, 3, 1),
        Outside(entitled=50, seats=15),
    )
    assert [(each.what, each.needed, each.there, each.met) for each in found] == [
        ("majority", 8, 8, True),
        ("majority", 8, 8, True),
        ("turnout", 13, 12, False),
        ("min_yes", 9, 8, False),
    ]


def test_a_motion_that_fails_for_sure_fails_whatever_is_not_known() -> None:
    needs = Needs((SIMPLE, OF_UNITS))
    assert is_carried(needs, Counts(4, 5)) is False
    assert is_carried(needs, Counts(5, 4)) is None
    assert is_carried(needs, Counts(5, 4), Outside(units=3, units_yes=1)) is False
    assert is_carried(Needs(turnout=Fraction(1, 2)), Counts(5, 4)) is None
    assert is_carried(Needs(turnout=9), Counts(5, 4)) is True


def test_units_are_for_a_motion_by_the_votes_of_their_own_members() -> None:
    votes = {"north": Counts(5, 4), "south": Counts(4, 4), "east": Counts(1, 0, 30), "west": Counts(0, 0)}
    assert units_for(votes) == 2
    assert units_for(votes, weights={"north": 2, "south": 2, "east": 1, "west": 2}) == 3
    absolute = Threshold(share=HALF, strict=True, base="members")
    assert units_for(votes, absolute, outside={"north": 9, "south": 7, "east": 40, "west": 3}) == 2
    assert units_for(votes, Threshold(count=4)) == 2


def test_a_unit_whose_base_nobody_knows_is_not_guessed() -> None:
    with pytest.raises(ValueError, match=r"^south: how many are members is not known$"):
        units_for({"south": Counts(4, 4)}, Threshold(share=HALF, base="members"))


@pytest.mark.parametrize(
    ("consent", "objections", "day", "becomes"),
    [
        (Consent(7), 0, 7, "waits"),
        (Consent(7), 0, 8, "passes"),
        (Consent(7), 1, 3, "stopped"),
        (Consent(7, count=3), 2, 8, "passes"),
        (Consent(7, count=3), 3, 7, "stopped"),
        (Consent(7, share=Fraction(1, 10)), 4, 8, "passes"),
        (Consent(7, share=Fraction(1, 10)), 5, 8, "stopped"),
        (Consent(7, count=3, share=Fraction(1, 10)), 3, 8, "stopped"),
        (Consent(7, count=30, share=Fraction(1, 10)), 5, 8, "stopped"),
    ],
)
def test_consent_passes_unless_enough_object_in_time(consent: Consent, objections: int, day: int, becomes: str) -> None:
    assert consented(consent, objections, 41, day) == becomes


def test_a_share_of_nobody_knows_how_many_stops_nothing_unseen() -> None:
    with pytest.raises(ValueError, match="how many are entitled is not known"):
        consented(Consent(7, share=Fraction(1, 10)), 2, None, 8)
    assert consented(Consent(7, count=2, share=Fraction(1, 10)), 2, None, 8) == "stopped"


@given(numbers, numbers, numbers, numbers, st.integers(1, 9), st.fractions(0, 1, max_denominator=9), numbers)
def test_more_needs_never_carry_what_fewer_do_not(
    yes: int, no: int, abstain: int, empty: int, units: int, turnout: Fraction, least: int
) -> None:
    counts = Counts(yes, no, abstain)
    outside = Outside(entitled=counts.voted + empty, units=units, units_yes=min(yes, units))
    few, more = Needs((SIMPLE,)), Needs((SIMPLE, OF_UNITS), turnout, least)
    assert is_carried(few, counts, outside) or not is_carried(more, counts, outside)


@given(st.lists(st.tuples(numbers, numbers), max_size=6))
def test_one_more_yes_never_loses_a_unit(votes: list[tuple[int, int]]) -> None:
    before = {n: Counts(yes, no) for n, (yes, no) in enumerate(votes)}
    after = {n: Counts(yes + 1, no) for n, (yes, no) in enumerate(votes)}
    assert units_for(after) >= units_for(before)
