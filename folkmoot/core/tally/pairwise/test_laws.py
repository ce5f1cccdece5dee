"""What holds of the rules that compare two by two, whatever the papers."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from folkmoot.core.tally import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.pairwise.test_matrix import naive, orders, poll

pytestmark = pytest.mark.slow

SIZE = 4
EVERY = orders(list(range(SIZE)))
RULES = [
    ("schulze", {"strength": "winning-votes"}),
    ("schulze", {"strength": "margins"}),
    ("ranked-pairs", {"strength": "winning-votes"}),
    ("ranked-pairs", {"strength": "margins"}),
    ("minimax", {"strength": "winning-votes"}),
    ("minimax", {"strength": "margins"}),
    ("minimax", {"strength": "opposition"}),
    ("copeland", {}),
    ("copeland", {"draws": "one"}),
]
CONDORCET = [each for each in RULES if each[1] != {"strength": "opposition"}]
CLONEPROOF = RULES[:4]

rules = st.sampled_from(RULES)
rankings = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(EVERY)), min_size=1, max_size=7)
draws = st.permutations(range(SIZE)).map(lambda order: Draws((tuple(order),)))


def renamed(ranking, names):
    return [[names[each] for each in place] for place in ranking]


@given(st.sampled_from(CONDORCET), rankings)
def test_whoever_beats_everybody_is_elected(by, papers):
    table = naive(papers, SIZE)
    beats_all = [one for one in range(SIZE) if all(table[one][n] > table[n][one] for n in range(SIZE) if n != one)]
    assume(beats_all)
    found = count(poll(papers, SIZE), by[0], **by[1])
    assert (list(found.elected), found.figures["condorcet"]) == (beats_all, beats_all[0])


@given(rules, rankings, draws, st.randoms(use_true_random=False))
def test_the_order_of_papers_and_how_they_are_merged_change_nothing(by, papers, lots, chance):
    single = [(1, order) for weight, order in papers for _ in range(weight)]
    chance.shuffle(single)
    assert count(poll(single, SIZE), by[0], lots=lots, **by[1]) == count(poll(papers, SIZE), by[0], lots=lots, **by[1])


@given(rules, rankings, st.permutations(range(SIZE)), st.permutations(range(SIZE)))
def test_other_numbers_of_the_candidates_elect_the_same(by, papers, names, order):
    found = count(poll(papers, SIZE), by[0], lots=Draws((tuple(order),)), **by[1])
    moved = [(weight, renamed(each, names)) for weight, each in papers]
    lots = Draws((tuple(names[each] for each in order),))
    other = count(poll(moved, SIZE), by[0], lots=lots, **by[1])
    assert other.elected == tuple(names[each] for each in found.elected)
    assert [set(group) for group in other.ranking] == [set(group) for group in renamed(found.ranking, names)]
    assert [(names[lot.taken], lot.purpose) for lot in found.lots] == [(lot.taken, lot.purpose) for lot in other.lots]


@given(rules, rankings, st.data())
def test_to_be_raised_on_a_paper_never_hurts_who_is_first(by, papers, data):
    """Of Ranked Pairs where no lot is taken: another order of equal victories is another rule."""
    before = count(poll(papers, SIZE), by[0], **by[1])
    first = before.ranking[0][0]
    at = data.draw(st.integers(0, len(papers) - 1))
    weight, order = papers[at]
    place = next(n for n, each in enumerate(order) if first in each)
    others = [[each for each in group if each != first] for group in order]
    gap = data.draw(st.integers(0, place))
    joins = data.draw(st.booleans())
    raised = (
        [*others[:gap], [first, *others[gap]], *others[gap + 1 :]] if joins else [*others[:gap], [first], *others[gap:]]
    )
    raised = [group for group in raised if group]
    after = count(poll([*papers[:at], (weight, raised), *papers[at + 1 :]], SIZE), by[0], **by[1])
    assume(not any(lot.purpose == "pairs" for lot in (*before.lots, *after.lots)))
    assert after.ranking[0].count(first) == 1


@given(st.sampled_from(["winning-votes", "margins"]), rankings)
def test_schulze_turned_round_has_every_path_turned_round(strength, papers):
    found = count(poll(papers, SIZE), "schulze", strength=strength)
    other = count(poll([(weight, order[::-1]) for weight, order in papers], SIZE), "schulze", strength=strength)
    assert other.figures["paths"] == tuple(zip(*found.figures["paths"], strict=True))
    assert (len(found.ranking[0]) > 1) or (found.elected[0] not in other.ranking[0])


@given(st.sampled_from(CLONEPROOF), rankings, st.integers(0, SIZE - 1), st.data())
def test_a_twin_who_always_stands_beside_changes_nothing_for_the_others(by, papers, twin, data):
    """Of Ranked Pairs where no lot is taken."""
    ways = {"together": [[twin, SIZE]], "before": [[twin], [SIZE]], "after": [[SIZE], [twin]]}
    cloned = []
    for weight, order in papers:
        way = ways[data.draw(st.sampled_from(sorted(ways)))]
        places = []
        for group in order:
            rest = [each for each in group if each != twin]
            both = way if twin in group and not rest else [[twin, SIZE]] if twin in group else []
            places += both if not rest else [[*rest, *(both[0] if both else [])]]
        cloned.append((weight, places))
    before = count(poll(papers, SIZE), by[0], **by[1])
    after = count(poll(cloned, SIZE + 1), by[0], **by[1])
    assume(not any(lot.purpose == "pairs" for lot in (*before.lots, *after.lots)))
    assert {twin if each == SIZE else each for each in after.ranking[0]} == set(before.ranking[0])
