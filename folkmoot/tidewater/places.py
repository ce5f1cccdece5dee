"""The coast: its regions, and the branches around its towns, workplaces and places of study."""

from dataclasses import dataclass

from folkmoot.tidewater.chance import Chance
from folkmoot.tidewater.names import listed

REGIONS = ("North Sound", "The Estuary", "South Shore", "The Outer Islands", "Upriver")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a branch is: its region by its number, what it is formed around, the tongue of most, and where it meets."""

    name: str
    region: int
    kind: str
    tongue: str
    venue: str


_WRITTEN = """
Saltmarsh | 1 | town | en | the reading room of the library
Greyharbour | 0 | town | en | the seamen's hall
Puerto Sereno | 2 | town | es | la casa del pueblo
Las Garzas | 2 | town | es | el salón parroquial
Ferrybridge | 4 | town | en | the upstairs room of the Anchor
Heron Bay | 2 | town | en | the school gym
Caleta Honda | 3 | town | es | el local de la cooperativa de pesca
Millrace | 4 | town | en | the old weighing house
Stonewharf | 1 | town | en | the tenants' room in Cannery Row
Kelp Point | 0 | town | en | the lifeboat station
San Telmo del Río | 4 | town | es | la biblioteca municipal
Lantern Hill | 1 | town | en | the parish kitchen
North Spit | 0 | town | en | the curling club
Bahía Clara | 2 | town | es | el centro vecinal
Cutwater | 3 | town | en | the net loft
Gull Rock | 3 | town | en | the island school
Upper Locks | 4 | town | en | the lock-keepers' cottage
El Malecón | 1 | town | es | el patio de la calle Arenal
Winterbourne | 4 | town | en | the grange
Shingle Street | 0 | town | en | the bowling green
Isla Menor | 3 | town | es | la escuela vieja
Tidegate | 1 | town | en | the community laundry
Sandbar | 2 | town | en | the back room of the bakery
Tidewater General Hospital | 1 | workplace | en | the staff canteen
Ferry Crews | 1 | workplace | en | the mess of the ferry terminal
Container Terminal Four | 0 | workplace | en | the canteen of gate two
Conservera del Sur | 2 | workplace | es | el comedor de la fábrica
Bus Garage North | 0 | workplace | en | the drivers' room
Estuary Schools | 1 | workplace | en | the staff room of Quay Street School
Hotel and Kitchen Workers | 2 | workplace | es | la cocina del Hotel Miramar
Upriver Paper Mill | 4 | workplace | en | the shift room
Harbour Cleaning | 1 | workplace | es | el local de la calle Mayor
Warehouse Row | 1 | workplace | en | the picket hut
Tidewater University | 1 | student | en | lecture room C
North Sound College | 0 | student | en | the common room
Escuela Náutica | 2 | student | es | el aula de cartas
Nursing School | 1 | student | en | the skills lab
Island Agricultural College | 3 | student | en | the seed store
Instituto del Río | 4 | student | es | la sala de música
Film and Sound Workshop | 2 | student | en | the cutting room
"""

_KINDS = (("town", "{}"), ("workplace", "{} Workers"), ("student", "{} College"))
_FIRST = listed(
    "Alder Amber Ash Barrel Beacon Bell Black Bramble Brine Broad Cold Copper Coral Crane Deep Dry East Eel Elm"
)
_LAST = listed(
    "bank bar bend creek cove dyke end ferry flats ford haven head holm landing mere mouth ness pool quay reach"
)

NEW = (
    Place("Pelican Point", 2, "town", "en", "the lighthouse kitchen"),
    Place("Astillero Viejo", 1, "workplace", "es", "el taller de velas"),
)
"""Where branches are founded in the course of the year."""


def places(most: int, chance: Chance) -> list[Place]:
    """So many places, the written ones first; towns that are made of two words after them."""
    found = [_read(line) for line in _WRITTEN.strip().split("\n")]
    made = [first + last for first in _FIRST for last in _LAST]
    for name in chance.some(made, most - len(found)):
        kind, called = _KINDS[0] if chance.happens(0.7) else chance.pick(_KINDS[1:])
        found.append(Place(called.format(name), chance.below(len(REGIONS)), kind, "en", "the room above the pharmacy"))
    return _spread(found, most)


def _spread(found: list[Place], most: int) -> list[Place]:
    """The first so many; of fewer than there are, some of each kind and tongue."""
    if most >= len(found):
        return found
    return [found[each * len(found) // most] for each in range(most)]


def _read(line: str) -> Place:
    name, region, kind, tongue, venue = (part.strip() for part in line.split("|"))
    return Place(name, int(region), kind, tongue, venue)
