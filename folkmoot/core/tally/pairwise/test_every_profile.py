"""Every profile of up to three candidates and five papers, against each rule as its words say, done the long way."""

from fractions import Fraction
from itertools import combinations_with_replacement, groupby, pairwise, permutations, product

import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.pairwise.test_matrix import naive, orders, poll

DRAWS = {1: (0,), 2: (1, 0), 3: (1, 2, 0)}


def profiles():
    """Every set of up to five papers over one to three candidates, once of those that differ in names only.

    Every second one leaves whoever comes last off the paper, which says the same.
    """
    for candidates in (1, 2, 3):
        every = orders(list(range(candidates)))
        code = {tuple(map(tuple, each)): n for n, each in enumerate(every)}
        renamed = [
            [code[tuple(tuple(sorted(names[each] for each in place)) for place in order)] for order in every]
            for names in permutations(range(candidates))
        ]
        for number in range(6):
            for chosen in combinations_with_replacement(range(len(every)), number):
                if all(chosen <= tuple(sorted(names[each] for each in chosen)) for names in renamed):
                    short = sum(chosen) % 2
                    yield (
                        candidates,
                        [
                            (len(list(same)), every[each][:-1] if short and len(every[each]) > 1 else every[each])
                            for each, same in groupby(chosen)
                        ],
                    )


EVERY = list(profiles())


def counted(rule, **settings):
    for candidates, rankings in EVERY:
        found = count(poll(rankings, candidates), rule, lots=Draws((DRAWS[candidates],)), **settings)
        yield candidates, naive(rankings, candidates), found


def strength(table, one, other, by):
    if table[one][other] <= table[other][one]:
        return 0
    return table[one][other] if by == "winning-votes" else table[one][other] - table[other][one]


def holds(found, first):
    """Whoever is first is elected, by lot where they are several, and the lot is on record."""
    drawn = DRAWS[len(found.candidates)]
    assert set(found.ranking[0]) == first
    assert found.elected == (min(first, key=drawn.index),)
    lots = [lot for lot in found.lots if lot.purpose == "elect"]
    assert [(set(lot.tied), lot.taken, lot.draw) for lot in lots] == (
        [(first, found.elected[0], 1)] if len(first) > 1 else []
    )
    assert sorted(each for group in found.ranking for each in group) == list(range(len(found.candidates)))


def test_there_are_as_many_profiles_as_there_should_be():
    assert len(EVERY) == 6 + 34 + 1542


@pytest.mark.slow
@pytest.mark.parametrize("by", ["winning-votes", "margins"])
def test_schulze_is_what_all_simple_paths_say(by):
    for candidates, table, found in counted("schulze", strength=by):
        everybody = range(candidates)
        paths = [[0] * candidates for _ in everybody]
        for size in range(2, candidates + 1):
            for path in permutations(everybody, size):
                weakest = min(strength(table, *step, by) for step in pairwise(path))
                paths[path[0]][path[-1]] = max(paths[path[0]][path[-1]], weakest)
        assert found.figures["paths"] == tuple(map(tuple, paths))
        holds(found, {one for one in everybody if all(paths[one][each] >= paths[each][one] for each in everybody)})
        at = {each: n for n, group in enumerate(found.ranking) for each in group}
        assert all(
            at[one] < at[each] for one, each in permutations(everybody, 2) if paths[one][each] > paths[each][one]
        )


def circular(edges):
    """Whether some way along the edges comes back to where it began."""
    ways = {frozenset(edges)}
    for length in range(1, 4):
        for way in permutations(next(iter(ways)), length):
            if all(way[n][1] == way[(n + 1) % length][0] for n in range(length)):
                return True
    return False


def locked_in(order):
    kept = []
    for each in order:
        if not circular([*kept, each]):
            kept.append(each)
    return frozenset(kept)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["winning-votes", "margins"])
def test_ranked_pairs_lock_what_every_order_locks_and_else_what_the_lot_has(by):
    for candidates, table, found in counted("ranked-pairs", strength=by):

        def rank(pair, table=table):
            against = table[pair[1]][pair[0]] if by == "winning-votes" else 0
            return -strength(table, *pair, by), against

        won = sorted((pair for pair in permutations(range(candidates), 2) if strength(table, *pair, by)), key=rank)
        groups = [list(group) for _, group in groupby(won, rank)]
        every = {
            locked_in([pair for group in order for pair in group])
            for order in product(*(list(permutations(group)) for group in groups))
        }
        drawn = DRAWS[candidates].index
        lot = locked_in(sorted(won, key=lambda pair: (rank(pair), -drawn(pair[1]), drawn(pair[0]))))
        pairs = found.figures["pairs"]
        locked = {(each["winner"], each["loser"]) for each in pairs if each["locked"]}
        assert [strength(table, each["winner"], each["loser"], by) for each in pairs] == [
            -rank(pair)[0] for pair in won
        ]
        assert {(each["winner"], each["loser"]) for each in pairs} == set(won)
        assert any(each.purpose == "pairs" for each in found.lots) == (len(every) > 1)
        assert locked == lot
        assert lot in every
        under = {loser for _, loser in locked}
        holds(found, set(range(candidates)) - under)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["winning-votes", "margins", "opposition"])
def test_minimax_is_whose_greatest_defeat_is_the_smallest(by):
    for candidates, table, found in counted("minimax", strength=by):

        def against(one, other, table=table):
            if by == "margins":
                return table[other][one] - table[one][other]
            return table[other][one] if by == "opposition" or table[other][one] > table[one][other] else 0

        defeats = [
            max((against(one, each) for each in range(candidates) if each != one), default=0)
            for one in range(candidates)
        ]
        assert found.figures["defeats"] == tuple(defeats)
        holds(found, {one for one in range(candidates) if defeats[one] == min(defeats)})


@pytest.mark.slow
@pytest.mark.parametrize(("draws", "worth"), [("half", Fraction(1, 2)), ("none", Fraction(0)), ("one", Fraction(1))])
def test_copeland_is_who_beats_the_most_with_what_draws_are_worth(draws, worth):
    for candidates, table, found in counted("copeland", draws=draws):
        scores = [
            sum(
                1 if table[one][each] > table[each][one] else worth if table[one][each] == table[each][one] else 0
                for each in range(candidates)
                if each != one
            )
            for one in range(candidates)
        ]
        assert found.stages[0].votes == tuple(scores)
        holds(found, {one for one in range(candidates) if scores[one] == max(scores)})
        winners = [
            one
            for one in range(candidates)
            if all(table[one][n] > table[n][one] for n in range(candidates) if n != one)
        ]
        assert found.figures["condorcet"] == (winners[0] if winners else None)
