"""What holds of every rule: who counts, in what order, and under which numbers the candidates stand changes nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.results.data import from_json, to_json
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.rules import rules

RULES = rules()
LETTERS = "ABCDE"
EXAMPLES = 25

rankings = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.lists(st.integers(0, 4), min_size=1, max_size=5, unique=True),
        st.lists(st.integers(0, 5), min_size=5, max_size=5),
    ),
    max_size=7,
)
"""Weights, candidates as a paper names them, and a score for each of these."""


def poll(kind, found, seats=2, names=tuple(range(5))):
    """The poll that some rankings are, to a rule of this kind; `names` are the numbers of the five candidates."""
    shared = {"ranked": False, "lists": False, "approval": True, "score": True}[kind]
    named = [(weight, [names[mark] for mark in marks[: 1 if kind == "lists" else 5]]) for weight, marks, _ in found]
    made = papers([(weight, [marks] if shared else [[mark] for mark in marks]) for weight, marks in named])
    if kind == "score":
        scores = [each for _, marks, given_scores in found for each in given_scores[: len(marks)]]
        made = replace(made, scores=np.array(scores, dtype=np.int64))
    standing = sorted(range(5), key=lambda n: names[n])
    return Poll(tuple(Candidate(LETTERS[n]) for n in standing), seats, made)


def elected(id, given_poll, order=tuple(range(5))):
    rule = RULES[id]
    result = count(given_poll, id, seats=1 if rule.seats == "one" else 2, lots=Draws((order,)))
    return result, [result.candidates[each] for each in result.elected]


@pytest.mark.parametrize("id", RULES)
@settings(max_examples=EXAMPLES)
@given(found=rankings, chance=st.randoms(use_true_random=False))
def test_the_order_of_papers_and_how_equal_ones_are_bundled_changes_nothing(id, found, chance):
    kind = RULES[id].kind
    parted = [(1, marks, scores) for weight, marks, scores in found for _ in range(weight)]
    chance.shuffle(parted)
    (whole, names), (single, same) = elected(id, poll(kind, found)), elected(id, poll(kind, parted))
    assert names == same
    assert (whole.stages, whole.lots) == (single.stages, single.lots)


@pytest.mark.parametrize("id", RULES)
@settings(max_examples=EXAMPLES)
@given(found=rankings, names=st.permutations(range(5)))
def test_the_numbers_under_which_candidates_stand_change_nothing(id, found, names):
    kind = RULES[id].kind
    _, before = elected(id, poll(kind, found))
    _, after = elected(id, poll(kind, found, names=tuple(names)), order=tuple(names))
    assert before == after


@pytest.mark.parametrize("id", RULES)
@settings(max_examples=EXAMPLES)
@given(found=rankings)
def test_a_result_seats_as_many_as_it_can_is_told_as_data_and_adds_up_again(id, found):
    result, names = elected(id, poll(RULES[id].kind, found))
    assert len(names) == len(set(names)) or RULES[id].kind == "lists"
    assert len(names) + result.vacant == result.seats
    assert from_json(to_json(result)) == result
    assert list(faults(to_json(result))) == []
