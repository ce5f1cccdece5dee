"""Apportionment against its definitions, published cases, and the laws that each method keeps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lists.apportioning import Method, apportion, ratio_up
from folkmoot.core.tally.lots import Draws

DIVISORS: dict[Method, tuple[int, ...]] = {
    "dhondt": (1, 2, 3, 4, 5, 6),
    "sainte-lague": (1, 3, 5, 7, 9, 11),
    "sainte-lague-modified": (7, 15, 25, 35, 45, 55),
    "ratio-up": (0, 1, 2, 3, 4, 5),
    "huntington-hill": (0, 2, 6, 12, 20, 30),
}
"""The divisors of each method in its own unit; those of Huntington-Hill are squares."""

METHODS: tuple[Method, ...] = (*DIVISORS, "hamilton")

houses = st.integers(0, 30)
sizes = st.lists(st.integers(0, 60), min_size=1, max_size=6)


def allocations(many: int, seats: int) -> Iterator[tuple[int, ...]]:
    """Every way of giving so many seats to so many."""
    for parts in product(range(seats + 1), repeat=many - 1):
        if sum(parts) <= seats:
            yield (*parts, seats - sum(parts))


def is_of_divisors(votes: Sequence[int], seats: Sequence[int], method: Method) -> bool:
    """By definition: one common divisor fits everybody, so that no seat would have been better used elsewhere."""
    divisors, power = DIVISORS[method], 2 if method == "huntington-hill" else 1
    for giver, taker in permutations(range(len(votes)), 2):
        if not seats[giver]:
            continue
        given, wanted = divisors[seats[giver] - 1], divisors[seats[taker]]
        if given == wanted == 0:
            worse = votes[taker] > votes[giver]
        else:
            worse = votes[taker] ** power * given > votes[giver] ** power * wanted
        if worse or (not votes[giver] and votes[taker]):
            return False
    return True


def is_of_remainders(votes: Sequence[int], seats: Sequence[int]) -> bool:
    """By definition: everybody has the whole part of their share, or one more, and no greater remainder has none."""
    whole, house = sum(votes), sum(seats)
    extra = [have * whole - each * house for have, each in zip(seats, votes, strict=True)]
    rests = [each * house % whole for each in votes]
    return all(-whole < each < whole for each in extra) and all(
        rests[up] >= rests[down]
        for up, down in product(range(len(votes)), repeat=2)
        if seats[up] > votes[up] * house // whole and seats[down] == votes[down] * house // whole
    )


def agrees_with_the_definition(votes: tuple[int, ...], seats: int, method: Method) -> None:
    """The seats found are right by definition, and a lot decided if and only if others would have been right too."""
    fits = is_of_remainders if method == "hamilton" else lambda votes, each: is_of_divisors(votes, each, method)
    right = {each for each in allocations(len(votes), seats) if fits(votes, each)}
    found = set()
    for order in permutations(range(len(votes))):
        result = apportion(dict(enumerate(votes)), seats, method, draws=Draws((order,)))
        found.add(tuple(result.seats.values()))
        assert any(lot.purpose == "elect" for lot in result.lots) == (len(right) > 1), (votes, seats, method)
    assert found == right, (votes, seats, method)


@pytest.mark.parametrize("method", METHODS)
def test_up_to_three_lists_seven_votes_and_five_seats_go_as_defined(method: Method) -> None:
    for many, seats in product((1, 2, 3), range(6)):
        for votes in product(range(8), repeat=many):
            if 0 < sum(votes) <= 7 and sorted(votes) == list(votes):
                agrees_with_the_definition(votes, seats, method)


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_up_to_three_lists_of_eight_votes_each_and_five_seats_go_as_defined(method: Method) -> None:
    for many, seats in product((1, 2, 3), range(6)):
        for votes in product(range(9), repeat=many):
            if any(votes):
                agrees_with_the_definition(votes, seats, method)


def test_an_equal_quotient_is_reported_and_goes_by_lot() -> None:
    found = apportion({"A": 600, "B": 300, "C": 100}, 2, "dhondt", draws=Draws(((1, 0, 2),)))
    assert found.seats == {"A": 1, "B": 1, "C": 0}
    assert [(lot.tied, lot.taken, lot.draw, lot.purpose) for lot in found.lots] == [((0, 1), 1, 1, "elect")]
    assert found.awards[1].figures == {"quotients": (300, 300, 100)}
    other = apportion({"A": 600, "B": 300, "C": 100}, 2, "dhondt", draws=Draws(((0, 1, 2),)))
    assert other.seats == {"A": 2, "B": 0, "C": 0}


def test_equals_for_whom_there_are_seats_enough_draw_for_the_order_alone() -> None:
    found = apportion({"A": 600, "B": 300, "C": 100}, 3, "dhondt")
    assert (found.seats, [lot.purpose for lot in found.lots]) == ({"A": 2, "B": 1, "C": 0}, ["order"])


def test_a_greater_first_divisor_keeps_a_small_list_out() -> None:
    """The fourth seat: 13 against 60 by 5, or, with a first divisor of 1.4, less than 10 against 60 by 5."""
    votes = {"A": 60, "B": 27, "C": 13}
    assert list(apportion(votes, 4, "sainte-lague").seats.values()) == [2, 1, 1]
    assert list(apportion(votes, 4, "sainte-lague-modified").seats.values()) == [3, 1, 0]
    assert list(apportion(votes, 4, "sainte-lague-modified", first_divisor=Fraction(1)).seats.values()) == [2, 1, 1]


@pytest.mark.parametrize(
    ("quota", "seats"),
    [("hare", [5, 2, 1, 1, 1, 0]), ("droop", [5, 2, 2, 1, 0, 0]), ("imperiali", [5, 2, 2, 1, 0, 0])],
)
def test_each_quota_of_largest_remainders_gives_its_own_seats(quota: str, seats: list[int]) -> None:
    votes = dict(zip("ABCDEF", (47_000, 16_000, 15_900, 12_000, 6_000, 3_100), strict=True))
    assert list(apportion(votes, 10, "hamilton", quota=quota).seats.values()) == seats  # type: ignore[arg-type]


def test_an_imperiali_quota_that_gives_too_many_seats_is_raised() -> None:
    """Of 60 and 40 with 3 seats a fifth would give 3 and 2; a quarter gives 2 and 1."""
    assert apportion({"A": 60, "B": 40}, 3, "hamilton", quota="imperiali").seats == {"A": 2, "B": 1}


def test_a_quota_above_the_votes_of_a_seat_sends_the_rest_round_again() -> None:
    assert apportion({"A": 1}, 3, "hamilton", quota="droop").seats == {"A": 3}


def test_one_delegate_for_every_twenty_members_or_part_of_them() -> None:
    members = {"north": 41, "south": 40, "east": 1, "west": 0}
    assert ratio_up(members, 20) == {"north": 3, "south": 2, "east": 1, "west": 0}
    assert ratio_up(members, 20, minimum=1, maximum=2) == {"north": 2, "south": 2, "east": 1, "west": 1}


def test_alternates_are_so_many_for_each_seat() -> None:
    assert apportion({"north": 41, "south": 19}, 3, "hamilton").alternates(2) == {"north": 4, "south": 2}


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        ({"minimum": 2}, "the minima come to 6 seats, and there are 5"),
        ({"maximum": 1}, "the maxima come to 3 seats, and there are 5 to share out"),
        ({"minimum": [0, 3, 0], "maximum": 2}, "b has a minimum of 3 seats and a maximum of 2"),
        ({"minimum": -1}, "a: expected minimum and maximum of 0 or more, not -1"),
        ({"minimum": [1, 1]}, "expected a minimum and a maximum for each of 3"),
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_bounds_that_cannot_be_kept_are_said_in_words(method: Method, bounds: dict[str, int], says: str) -> None:
    with pytest.raises(BadCount, match=f"^{says}$"):
        apportion({"a": 5, "b": 3, "c": 1}, 5, method, **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("votes", "seats", "method", "says"),
    [
        ({}, 3, "dhondt", "nobody is there to have seats"),
        ({"a": -1}, 3, "dhondt", "a: expected a whole number of votes, 0 or more, not -1"),
        ({"a": 1.5}, 3, "hamilton", "a: expected a whole number of votes, 0 or more, not 1.5"),
        ({"a": 1}, -3, "hamilton", "expected 0 seats or more, not -3"),
        ({"a": 1}, 3, "jefferson", "no method of apportionment is called jefferson"),
    ],
)
def test_what_cannot_be_shared_out_is_said_in_words(
    votes: dict[str, int], seats: int, method: Method, says: str
) -> None:
    with pytest.raises(BadCount, match=f"^{says}$"):
        apportion(votes, seats, method)


@pytest.mark.parametrize("method", METHODS)
def test_where_nobody_has_a_vote_all_are_alike_and_lots_decide(method: Method) -> None:
    found = apportion({"a": 0, "b": 0, "c": 0}, 4, method, draws=Draws(((2, 0, 1),)))
    assert found.seats == {"a": 1, "b": 1, "c": 2}
    assert [lot.taken for lot in found.lots if lot.purpose == "elect"] == [2]


@given(sizes, houses, st.sampled_from(METHODS), st.data())
@settings(deadline=None)
def test_every_seat_is_given_within_the_bounds(
    votes: list[int], seats: int, method: Method, data: st.DataObject
) -> None:
    least = data.draw(st.lists(st.integers(0, 4), min_size=len(votes), max_size=len(votes)))
    most = [each + data.draw(st.integers(0, 12)) for each in least]
    seats = min(max(seats, sum(least)), sum(most))
    found = apportion(dict(enumerate(votes)), seats, method, minimum=least, maximum=most)
    assert sum(found.seats.values()) == seats
    assert all(low <= found.seats[n] <= high for n, (low, high) in enumerate(zip(least, most, strict=True)))


@given(sizes, houses, st.sampled_from(tuple(DIVISORS)), st.integers(0, 2))
@settings(deadline=None)
def test_nobody_loses_a_seat_as_the_house_grows(votes: list[int], seats: int, method: Method, least: int) -> None:
    named = dict(enumerate(votes))
    seats = max(seats, least * len(votes))
    lots = Draws((tuple(named),))
    small = apportion(named, seats, method, minimum=least, draws=lots).seats
    great = apportion(named, seats + 1, method, minimum=least, draws=lots).seats
    assert all(small[n] <= great[n] for n in named)


@given(sizes.filter(any), houses)
def test_largest_remainders_stay_within_one_seat_of_the_share(votes: list[int], seats: int) -> None:
    found = apportion(dict(enumerate(votes)), seats, "hamilton").seats
    assert all(abs(found[n] - Fraction(each * seats, sum(votes))) < 1 for n, each in enumerate(votes))


@given(sizes, houses, st.sampled_from(METHODS), st.integers(0, 3))
@settings(deadline=None)
def test_more_votes_never_give_fewer_seats_than_fewer_votes(
    votes: list[int], seats: int, method: Method, least: int
) -> None:
    seats = max(seats, least * len(votes))
    found = apportion(dict(enumerate(votes)), seats, method, minimum=least).seats
    assert all(found[a] >= found[b] for a in found for b in found if votes[a] > votes[b])


@given(sizes.filter(lambda votes: len(votes) > 1), houses, st.sampled_from(tuple(DIVISORS)), st.integers(1, 40))
@settings(deadline=None)
def test_who_gains_votes_never_loses_a_seat_to_who_does_not(
    votes: list[int], seats: int, method: Method, more: int
) -> None:
    lots = Draws((tuple(range(len(votes))),))
    before = apportion(dict(enumerate(votes)), seats, method, draws=lots).seats
    after = apportion(dict(enumerate([votes[0] + more, *votes[1:]])), seats, method, draws=lots).seats
    assert after[0] >= before[0] or not any(votes)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5), houses, st.sampled_from(METHODS), st.randoms())
@settings(deadline=None)
def test_another_order_of_the_lists_changes_nothing(
    votes: list[int], seats: int, method: Method, chance: object
) -> None:
    order = list(range(len(votes)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    drawn = tuple(range(len(votes)))
    plain = apportion(dict(enumerate(votes)), seats, method, draws=Draws((drawn,)))
    moved = apportion({n: votes[n] for n in order}, seats, method, draws=Draws((tuple(map(order.index, drawn)),)))
    assert [order[each.taker] for each in moved.awards] == [each.taker for each in plain.awards]


@given(sizes, houses, st.sampled_from(METHODS), st.integers(2, 9))
@settings(deadline=None)
def test_so_many_times_the_votes_give_the_same_seats(votes: list[int], seats: int, method: Method, by: int) -> None:
    named = dict(enumerate(votes))
    assert (
        apportion(named, seats, method).seats == apportion({n: by * v for n, v in named.items()}, seats, method).seats
    )
