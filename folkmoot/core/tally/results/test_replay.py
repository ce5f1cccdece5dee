"""A result is added up again from its moves alone, and a figure that was changed afterwards is found."""

import copy

import pytest

from folkmoot.core.tally.results.data import to_json
from folkmoot.core.tally.results.replay import faults


def test_what_was_counted_comes_out(transferred, compared):
    assert (faults(to_json(transferred)), faults(to_json(compared))) == ((), ())


CHANGES = [
    (("stages", 1, "votes", 1), 4, "stage 2: Ben comes to 99999/25000, and 4 is stated"),
    (("stages", 1, "moves", 0, "papers"), 7, "stage 2: 7 papers at 0.16666 are not 0.99996 votes"),
    (("stages", 2, "non_transferable"), 3, "stage 3: non_transferable comes to 99999/25000, and 3 is stated"),
    (("stages", 1, "lost"), 0, "stage 2: lost comes to 1/25000, and 0 is stated"),
    (("valid",), 14, "stage 1: all votes together, with those that went to nobody, are not 14"),
    (("elected_numbers",), [2, 0], "those elected are not those whom the stages elect"),
    (("quota",), 7, "stage 1: Ada is elected without the quota"),
    (("stages", 3, "elected", 0, "candidate"), 1, "stage 4: Ben is elected after having been excluded"),
    (
        ("stages", 2, "lots"),
        [{"tied": [1, 2], "taken": 0, "draw": 1, "purpose": "exclude"}],
        "stage 3: a lot took one who was not tied",
    ),
    (
        ("stages", 2, "lots"),
        [{"tied": [1, 2], "taken": 1, "draw": 1, "purpose": "exclude"}],
        "a stage has a lot that is not on record",
    ),
]


@pytest.mark.parametrize(("path", "value", "says"), CHANGES)
def test_what_was_changed_afterwards_is_found(transferred, path, value, says):
    data = copy.deepcopy(to_json(transferred))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert says in faults(data)
