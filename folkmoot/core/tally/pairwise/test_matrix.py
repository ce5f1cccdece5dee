"""The matrix is what reading paper after paper gives."""

from itertools import combinations, combinations_with_replacement, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally import count
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.pairwise import matrix
from folkmoot.core.tally.poll import MOST_PAPERS, Candidate, Poll, papers


def poll(rankings, candidates, withdrawn=frozenset()):
    return Poll(tuple(Candidate(f"{n}") for n in range(candidates)), 1, papers(rankings), withdrawn=withdrawn)


def orders(names):
    """Every way to put all of these in places, several of them in one place or not."""
    if not names:
        return [[]]
    found = []
    for size in range(1, len(names) + 1):
        for first in combinations(names, size):
            found += [[list(first), *rest] for rest in orders([each for each in names if each not in first])]
    return found


def every_paper(candidates):
    """Every paper that names somebody."""
    return [
        order
        for size in range(1, candidates + 1)
        for named in combinations(range(candidates), size)
        for order in orders(list(named))
    ]


def naive(rankings, candidates, withdrawn=frozenset(), unranked="last"):
    table = [[0] * candidates for _ in range(candidates)]
    for weight, places in rankings:
        at = {each: n for n, place in enumerate(places) for each in place}
        for one, other in permutations(set(range(candidates)) - withdrawn, 2):
            both = one in at and other in at
            if (both and at[one] < at[other]) or (unranked == "last" and one in at and other not in at):
                table[one][other] += weight
    return tuple(map(tuple, table))


def test_there_are_as_many_papers_as_there_should_be():
    assert [len(every_paper(n)) for n in range(1, 5)] == [1, 5, 25, 149]


@pytest.mark.parametrize("unranked", ["last", "apart"])
def test_the_matrix_of_up_to_two_papers_of_three_candidates_is_what_reading_them_gives(unranked):
    for number in (1, 2):
        for chosen in combinations_with_replacement(every_paper(3), number):
            rankings = [(n + 2, each) for n, each in enumerate(chosen)]
            found = count(poll(rankings, 3), "copeland", unranked=unranked)
            assert found.figures["matrix"] == naive(rankings, 3, unranked=unranked)


weights = st.one_of(st.integers(1, 9), st.integers(1, MOST_PAPERS // 20))
rankings_of_six = st.lists(st.tuples(weights, st.sampled_from(every_paper(4))), max_size=12)


@given(
    rankings_of_six,
    st.sampled_from(["last", "apart"]),
    st.frozensets(st.integers(0, 4), max_size=3),
    st.integers(1, 99),
)
def test_the_matrix_of_any_papers_is_what_reading_them_gives(rankings, unranked, withdrawn, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "BLOCK", block)
        found = count(poll(rankings, 5, withdrawn), "minimax", unranked=unranked)
    assert found.figures["matrix"] == naive(rankings, 5, withdrawn, unranked)


@pytest.mark.parametrize("candidates", [126, 127, 128, 300])
def test_places_beyond_what_eight_bits_hold_are_not_mixed_up(candidates):
    order = list(range(candidates))
    found = count(poll([(3, order), (1, order[:-1]), (1, order[::-1])], candidates), "copeland")
    above = np.triu(np.full((candidates, candidates), 4, dtype=int), 1)
    below = np.tril(np.full((candidates, candidates), 1, dtype=int), -1)
    assert np.array_equal(np.array(found.figures["matrix"]), above + below)
    assert (found.figures["condorcet"], found.elected) == (0, (0,))


def test_more_candidates_than_can_be_compared_are_refused_in_words():
    with pytest.raises(BadCount, match=r"^Schulze compares at most 1,000 candidates two by two, and 1,001 stand$"):
        count(poll([(1, [0])], 1_001), "schulze")


def test_a_number_that_is_left_out_means_nothing_and_who_is_named_again_ends_the_paper():
    found = count(poll([(1, [0, -1, 1, 0, 2])], 4), "schulze")
    assert found.figures["matrix"] == ((0, 1, 1, 1), (0, 0, 1, 1), (0, 0, 0, 0), (0, 0, 0, 0))


def test_papers_that_hold_scores_are_no_rankings():
    scored = papers([(1, [0, 1])])
    scores = type(scored)(scored.starts, scored.marks, scored.weights, None, np.array([5, 3]))
    found = Poll((Candidate("A"), Candidate("B")), 1, scores)
    with pytest.raises(BadCount, match=r"^these papers hold scores"):
        count(found, "schulze")
