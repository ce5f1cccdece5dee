"""Every profile of up to three candidates and five papers, against each rule as its words say, done the long way."""

from fractions import Fraction
from itertools import chain, combinations_with_replacement, product

import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.pairwise.test_every_profile import DRAWS, EVERY
from folkmoot.core.tally.pairwise.test_matrix import naive, poll
from folkmoot.core.tally.single.test_cases import scores


def counted(rule, most=5, **settings):
    for candidates, rankings in EVERY:
        if sum(weight for weight, _ in rankings) > most:
            continue
        found = count(poll(rankings, candidates), rule, lots=Draws((DRAWS[candidates],)), **settings)
        yield candidates, rankings, DRAWS[candidates].index, found


def choice(places, among):
    """Whom a paper is for, of these: nobody where several of them share the first place that any has."""
    left = [[each for each in place if each in among] for place in places]
    first = next((place for place in left if place), [])
    return first[0] if len(first) == 1 else None


def votes_of(rankings, among, candidates):
    votes = [0] * candidates
    for weight, places in rankings:
        if choice(places, among) is not None:
            votes[choice(places, among)] += weight
    return votes


@pytest.mark.slow
def test_plurality_is_the_most_first_preferences():
    for candidates, rankings, drawn, found in counted("plurality", overvotes="wait"):
        votes = votes_of(rankings, range(candidates), candidates)
        assert found.stages[0].votes == tuple(votes)
        assert sum(votes) + found.stages[0].non_transferable == found.valid == sum(weight for weight, _ in rankings)
        first = [each for each in range(candidates) if votes[each] == max(votes)]
        assert found.elected == (min(first, key=drawn),)
        assert len(found.lots) == (len(first) > 1)


@pytest.mark.slow
def test_two_rounds_are_two_counts():
    for candidates, rankings, drawn, found in counted("two-rounds", overvotes="wait"):
        votes = votes_of(rankings, range(candidates), candidates)
        order = sorted(range(candidates), key=lambda each: (-votes[each], drawn(each)))
        assert found.stages[0].votes == tuple(votes)
        if candidates == 1 or votes[order[0]] > Fraction(found.valid, 2):
            assert (found.elected, len(found.stages), found.lots) == ((order[0],), 1, ())
            continue
        again = votes_of(rankings, order[:2], candidates)
        winner = min(order[:2], key=lambda each: (-again[each], drawn(each)))
        second = found.stages[1]
        assert (second.votes, found.elected) == (tuple(again), (winner,))
        assert sum(again) + second.non_transferable == found.valid
        moved = [0] * candidates
        for move in second.moves:
            for who, sign in ((move.source, -1), (move.target, 1)):
                if who is not None:
                    moved[who] += sign * move.votes
        assert [before + change for before, change in zip(votes, moved, strict=True)] == again
        tied_out = candidates == 3 and votes[order[1]] == votes[order[2]]
        tied_in = again[order[0]] == again[order[1]]
        assert [lot.purpose for lot in found.lots if lot.purpose == "elect"] == ["elect"] * tied_in
        assert any(lot.purpose == "finalist" for lot in found.lots) == tied_out


@pytest.mark.slow
def test_approval_is_who_is_named_by_the_most():
    for candidates, rankings, drawn, found in counted("approval"):
        names = [(weight, list(chain(*places))) for weight, places in rankings]
        votes = [sum(weight for weight, named in names if each in named) for each in range(candidates)]
        assert found.stages[0].votes == tuple(votes)
        assert found.elected == (min(range(candidates), key=lambda each: (-votes[each], drawn(each))),)
        assert len(found.lots) == (votes.count(max(votes)) > 1)


@pytest.mark.slow
def test_borda_is_a_point_for_each_whom_one_precedes_and_half_a_one_for_each_equal():
    for candidates, rankings, drawn, found in counted("borda"):
        table = naive(rankings, candidates)
        points = [
            sum(
                table[one][n] + Fraction(found.valid - table[one][n] - table[n][one], 2)
                for n in range(candidates)
                if n != one
            )
            for one in range(candidates)
        ]
        assert found.stages[0].votes == tuple(points)
        assert found.elected == (min(range(candidates), key=lambda each: (-points[each], drawn(each))),)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("points", "unranked"), list(product(["borda", "modified", "dowdall"], ["average", "zero", "best"]))
)
def test_points_are_those_of_the_places_that_each_fills(points, unranked):
    """Of up to three papers: what a paper gives does not depend on the others."""
    for candidates, rankings, _, found in counted("borda", most=3, points=points, unranked=unranked):
        sums = [Fraction(0)] * candidates
        for weight, places in rankings:
            named = sum(map(len, places))
            start = named if points == "modified" else candidates - 1
            worth = [Fraction(1, n + 1) if points == "dowdall" else Fraction(start - n) for n in range(candidates)]
            for place in places:
                mine = [worth.pop(0) for _ in place]
                for each in place:
                    sums[each] += weight * sum(mine) / len(mine)
            for each in set(range(candidates)) - set(chain(*places)):
                left = {"average": sum(worth) / len(worth), "zero": 0, "best": worth[0]}[unranked]
                sums[each] += weight * (0 if points == "modified" else left)
        assert found.stages[0].votes == tuple(sums)


@pytest.mark.slow
@pytest.mark.parametrize(("blanks", "quorum"), [("zero", 50), ("left-out", 0), ("left-out", 50)])
def test_scores_of_up_to_three_papers_are_added_up_or_averaged(blanks, quorum):
    every = [
        {name: score for name, score in zip("AB", given, strict=True) if score is not None}
        for given in product([None, -1, 0, 2], repeat=2)
    ]
    for number in range(4):
        for chosen in combinations_with_replacement(every, number):
            found = count(scores("AB", *((1, each) for each in chosen)), "score", blanks=blanks, quorum=quorum)
            given = {name: [each[name] for each in chosen if name in each] for name in "AB"}
            valid = sum(1 for each in chosen if each)
            assert (found.valid, found.rejected) == (valid, number - valid)
            if blanks == "zero":
                standing = {name: (0, sum(given[name])) for name in "AB"}
            else:
                standing = {
                    name: ((-1 if 100 * len(all_) < quorum * valid else 0), Fraction(sum(all_), len(all_)))
                    if all_
                    else (-2, 0)
                    for name, all_ in given.items()
                }
            assert found.stages[0].votes == tuple(standing[name][1] for name in "AB")
            best = max(standing.values())
            assert {found.candidates[each] for each in found.ranking[0]} == {n for n in "AB" if standing[n] == best}
