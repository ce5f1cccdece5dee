"""Polls written in a line, and every small poll: what the tests of transfers count."""

from itertools import combinations_with_replacement, permutations

from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.marking import places
from folkmoot.core.tally.poll import GAP, Candidate, Poll, papers


def polled(text, seats=1, *, candidates="", withdrawn="", reopen=None, draws=None):
    """A poll from "3 A>B, 2 C>A=B, 1 -": a dash is a place that names nobody.

    Candidates are those named, in the order of their names, unless they are given.
    """
    rankings = []
    for paper in text.split(",") if text else []:
        weight, _, places = paper.strip().partition(" ")
        rankings.append((int(weight), [place.split("=") for place in places.split(">") if place]))
    names = list(candidates) or sorted({name for _, ranks in rankings for place in ranks for name in place} - {"-"})
    number = {name: n for n, name in enumerate(names)} | {"-": GAP}
    return Poll(
        tuple(Candidate(name) for name in names),
        seats,
        papers([(weight, [[number[name] for name in place] for place in ranks]) for weight, ranks in rankings]),
        withdrawn=frozenset(number[name] for name in withdrawn),
        reopen=None if reopen is None else number[reopen],
        tie_order=tuple(number[name] for name in draws) if draws else (),
    )


def polled_of(rankings, people, seats):
    """A poll of papers that are one each."""
    return Poll(tuple(Candidate(f"{n}") for n in range(people)), seats, papers([(1, list(each)) for each in rankings]))


def in_that_order(order):
    return Draws((tuple(order),))


def small_profiles(people, most):
    """Every set of at most so many papers over these people, cut short or not, once for all ways to name them."""
    names = range(people)
    rankings = sorted(way for n in range(1, people + 1) for way in permutations(names, n))
    renamed = [{r: tuple(way[each] for each in r) for r in rankings} for way in permutations(names)]
    for number in range(most + 1):
        for profile in combinations_with_replacement(rankings, number):
            if all(profile <= tuple(sorted(ways[each] for each in profile)) for ways in renamed):
                yield profile


def test_small_profiles_are_all_that_there_are_up_to_their_names():
    """Of three people 15,504 sets, of which an exchange of two names leaves 90 as they are and a circle of three 6."""
    assert [len(list(small_profiles(2, n))) for n in range(3)] == [1, 3, 9]
    assert len(list(small_profiles(3, 5))) == (15_504 + 3 * 90 + 2 * 6) // 6


def test_a_line_is_a_poll():
    found = polled("3 A>B, 2 C>A=B, 1 ->A", 2, withdrawn="C")
    assert (found.names, found.seats, found.withdrawn, found.papers.count) == (("A", "B", "C"), 2, {2}, 6)
    assert [list(places(found.papers, n)) for n in range(3)] == [[[0], [1]], [[2], [0, 1]], [[GAP], [0]]]
