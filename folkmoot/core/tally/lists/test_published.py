"""Published apportionments: official votes and the seats that were declared for them."""

from fractions import Fraction

from folkmoot.core.tally.lists.apportioning import apportion, over_bar

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
