"""Apportionment against its definitions, published cases, and the laws that each method keeps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lists.apportioning import Method, apportion, over_bar, ratio_up
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


CZECH_2019 = {
    "ANO 2011": 502_343,
    "ODS": 344_885,
    "Pirates": 330_844,
    "STAN and TOP 09": 276_220,
    "SPD": 216_718,
    "KDU-ČSL": 171_723,
    "KSČM": 164_624,
    "ČSSD": 93_664,
}
"""The lists with most votes for the European Parliament in Czechia, 2019, of 2,370,765 valid ones."""


def test_the_czech_seats_of_2019_go_by_dhondt_to_those_above_five_percent() -> None:
    taking_part = over_bar(CZECH_2019, Fraction(1, 20), 2_370_765)
    assert taking_part == tuple(CZECH_2019)[:7]
    seats = apportion({name: CZECH_2019[name] for name in taking_part}, 21, "dhondt")
    assert (list(seats.seats.values()), seats.lots) == ([6, 4, 3, 3, 2, 2, 1], ())


CZECH_2017 = {
    "ANO": (124445, 189371, 91012, 84114, 43268, 127574, 62302, 88551, 79551, 75247, 159909, 95950, 84750, 194069),
    "ODS": (99182, 85415, 38232, 32833, 10796, 32197, 21468, 32242, 28313, 25989, 69319, 27266, 28752, 40944),
    "Pirates": (107590, 79815, 33143, 27201, 12264, 28004, 23859, 29932, 27146, 26086, 53207, 25955, 24859, 47332),
    "SPD": (35547, 59497, 31062, 28686, 15233, 42777, 22878, 28038, 26202, 25237, 67973, 41397, 38020, 76027),
    "KSČM": (28158, 47695, 29414, 23502, 9960, 33628, 13981, 19792, 20002, 24829, 46966, 26853, 20669, 47651),
    "ČSSD": (34079, 43853, 23035, 21643, 8530, 22464, 11811, 18128, 19294, 24631, 49248, 22760, 20454, 48417),
    "KDU-ČSL": (29143, 19925, 16983, 9499, 2885, 6127, 4297, 16294, 17599, 24295, 52346, 25257, 33631, 35362),
    "TOP 09": (77325, 41843, 16713, 13095, 4495, 12336, 8825, 14308, 10864, 10163, 26356, 9903, 8443, 14142),
    "STAN": (30920, 53368, 14435, 13180, 6453, 12299, 26780, 14184, 12855, 11251, 21222, 13580, 17168, 14462),
}
"""Votes of the parties above five percent for the Czech chamber of deputies of 2017, in each of the 14 regions."""

CZECH_2017_OTHERS = (45061, 39837, 21290, 17757, 8258, 22280, 12616, 17251, 16343, 15036, 36896, 16718, 17933, 29383)


def test_the_czech_chamber_of_2017_is_as_it_was_declared() -> None:
    """Seats to regions by largest remainders of valid votes, and in each region to parties by D'Hondt."""
    votes = {n: sum(row[n] for row in CZECH_2017.values()) + CZECH_2017_OTHERS[n] for n in range(14)}
    regions = apportion(votes, 200, "hamilton").seats
    declared = dict.fromkeys(CZECH_2017, 0)
    for region, seats in regions.items():
        found = apportion({name: row[region] for name, row in CZECH_2017.items()}, seats, "dhondt")
        for name, number in found.seats.items():
            declared[name] += number
    assert list(declared.values()) == [78, 25, 22, 22, 15, 15, 10, 7, 6]


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


CENSUS_1880 = {
    "Alabama": 1262505, "Arkansas": 802525, "California": 864694, "Colorado": 194327, "Connecticut": 622700,
    "Delaware": 146608, "Florida": 269493, "Georgia": 1542180, "Illinois": 3077871, "Indiana": 1978301,
    "Iowa": 1624615, "Kansas": 996096, "Kentucky": 1648690, "Louisiana": 939946, "Maine": 648936, "Maryland": 934943,
    "Massachusetts": 1783085, "Michigan": 1636937, "Minnesota": 780773, "Mississippi": 1131597, "Missouri": 2168380,
    "Nebraska": 452402, "Nevada": 62266, "New Hampshire": 346991, "New Jersey": 1131116, "New York": 5082871,
    "North Carolina": 1399750, "Ohio": 3198062, "Oregon": 174768, "Pennsylvania": 4282891, "Rhode Island": 276531,
    "South Carolina": 995577, "Tennessee": 1542359, "Texas": 1591749, "Vermont": 332286, "Virginia": 1512565,
    "West Virginia": 618457, "Wisconsin": 1315497,
}  # fmt: skip
"""The population of each state by the census of the United States of 1880, together 49,371,340."""


def test_alabama_loses_a_seat_as_the_house_grows_by_one() -> None:
    """The paradox as C. W. Seaton of the Census Office found it: each state has at least one seat."""
    assert sum(CENSUS_1880.values()) == 49_371_340
    houses = [apportion(CENSUS_1880, seats, "hamilton", minimum=1).seats for seats in (299, 300)]
    named = [[house[name] for name in ("Alabama", "Illinois", "Texas", "Nevada")] for house in houses]
    assert named == [[8, 18, 9, 1], [7, 19, 10, 1]]


def test_the_last_seat_of_1941_goes_to_arkansas_by_one_rule_and_to_michigan_by_the_other() -> None:
    """The census of 1940, for which Congress chose between the two: 435 seats, of which these states had 24."""
    votes = {"Arkansas": 1_949_387, "Michigan": 5_256_106}
    assert apportion(votes, 24, "huntington-hill").seats == {"Arkansas": 7, "Michigan": 17}
    assert apportion(votes, 24, "sainte-lague").seats == {"Arkansas": 6, "Michigan": 18}


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
