"""What holds of the rules for one seat, whatever the papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.pairwise.test_laws import EVERY, SIZE, draws, rankings, renamed
from folkmoot.core.tally.pairwise.test_matrix import poll
from folkmoot.core.tally.single import borda, firsts

pytestmark = pytest.mark.slow

RULES = [
    ("plurality", {}),
    ("plurality", {"overvotes": "wait"}),
    ("two-rounds", {"overvotes": "wait"}),
    ("two-rounds", {"finalists": 3}),
    ("approval", {}),
    ("borda", {}),
    ("borda", {"points": "modified"}),
    ("borda", {"points": "dowdall", "unranked": "zero"}),
]
rules = st.sampled_from(RULES)
short = st.lists(
    st.tuples(st.integers(1, 5), st.builds(lambda order, n: order[:n], st.sampled_from(EVERY), st.integers(1, SIZE))),
    min_size=1,
    max_size=7,
)


@given(rules, short, draws, st.randoms(use_true_random=False))
def test_the_order_of_papers_and_how_they_are_merged_change_nothing(by, papers, lots, chance):
    single = [(1, order) for weight, order in papers for _ in range(weight)]
    chance.shuffle(single)
    found = count(poll(papers, SIZE), by[0], lots=lots, **by[1])
    assert count(poll(single, SIZE), by[0], lots=lots, **by[1]) == found


@given(rules, short, st.permutations(range(SIZE)), st.permutations(range(SIZE)))
def test_other_numbers_of_the_candidates_elect_the_same(by, papers, names, order):
    found = count(poll(papers, SIZE), by[0], lots=Draws((tuple(order),)), **by[1])
    moved = [(weight, renamed(each, names)) for weight, each in papers]
    other = count(poll(moved, SIZE), by[0], lots=Draws((tuple(names[each] for each in order),)), **by[1])
    assert other.elected == tuple(names[each] for each in found.elected)
    assert [set(group) for group in other.ranking] == [set(group) for group in renamed(found.ranking, names)]


@given(st.sampled_from(["plurality", "borda"]), rankings, st.data())
def test_to_be_raised_on_a_paper_never_hurts_who_is_first(rule, papers, data):
    first = (
        count(poll(papers, SIZE), rule, overvotes="wait") if rule == "plurality" else count(poll(papers, SIZE), rule)
    )
    best = first.ranking[0][0]
    at = data.draw(st.integers(0, len(papers) - 1))
    weight, order = papers[at]
    place = next(n for n, each in enumerate(order) if best in each)
    others = [[each for each in group if each != best] for group in order]
    gap = data.draw(st.integers(0, place))
    raised = [group for group in [*others[:gap], [best], *others[gap:]] if group]
    changed = poll([*papers[:at], (weight, raised), *papers[at + 1 :]], SIZE)
    after = count(changed, rule, overvotes="wait") if rule == "plurality" else count(changed, rule)
    assert after.ranking[0].count(best) == 1


@given(short, st.integers(1, 4))
def test_first_preferences_are_the_same_in_blocks_of_any_size(papers, block):
    found = count(poll(papers, SIZE), "two-rounds", overvotes="wait")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(firsts, "BLOCK", block)
        assert count(poll(papers, SIZE), "two-rounds", overvotes="wait") == found


@given(short, st.integers(1, 40), st.sampled_from(["borda", "modified", "dowdall"]))
def test_points_are_the_same_in_blocks_of_any_size_and_by_either_way_to_find_places(papers, block, points):
    found = count(poll(papers, SIZE), "borda", points=points)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(borda, "BLOCK", block)
        patch.setattr(borda, "FEW", 0)
        assert count(poll(papers, SIZE), "borda", points=points) == found
