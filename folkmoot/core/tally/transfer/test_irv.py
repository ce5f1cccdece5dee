"""Instant-runoff, and when it ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Chosen
from folkmoot.core.tally.transfer.test_polls import in_that_order, polled


def plain(rankings, people, seats, order):
    """Each round every paper is read anew for the first whom it names of those left."""
    assert seats == 1
    left, history = set(range(people)), []
    while True:
        tops = [next((who for who in ranks if who in left), None) for ranks in rankings]
        now = [tops.count(who) for who in range(people)]
        history.append(now)
        majority = [who for who in left if 2 * now[who] > sum(now)]
        if majority or len(left) == 1:
            return majority or list(left), history, tops.count(None)
        tied = [who for who in left if now[who] == min(now[each] for each in left)]
        for earlier in history[-2::-1]:
            tied = [who for who in tied if earlier[who] == min(earlier[each] for each in tied)]
        left.discard(max(tied, key=order.index))


def test_burlington_2009_elects_kiss():
    """The mayor of Burlington, Vermont, 2009, three leading candidates (Gierzynski, Hamilton, Smith, 2009): plurality
    would have elected Wright, and Montroll would have beaten each of the others."""
    text = "1332 M>K>W, 767 M>W>K, 455 M, 2043 K>M>W, 371 K>W>M, 568 K, 1513 W>M>K, 495 W>K>M, 1289 W"
    result = count(polled(text), "irv")
    assert [stage.votes for stage in result.stages] == [(2982, 2554, 3297), (4314, 0, 4064)]
    assert result.names == ("K",)
    assert result.stages[1].non_transferable == 455
    assert result.stages[1].elected == (Chosen(0, "majority"),)
    assert [stage.figures["needed"] for stage in result.stages] == [4417, 4190]


@pytest.mark.parametrize(
    ("settings", "stages"),
    [
        ({}, ["first", "exclude"]),
        ({"until": "one"}, ["first", "exclude", "exclude", "fill"]),
        ({"half": "valid"}, ["first", "exclude", "exclude", "fill"]),
    ],
)
def test_it_ends_at_a_majority_of_what_the_setting_says_or_when_one_is_left(settings, stages):
    """Of ten papers three name only C; A then has 4 of 7."""
    result = count(polled("4 A, 3 B, 3 C>-", draws="ABC"), "irv", **settings)
    assert [stage.step for stage in result.stages] == stages
    assert (result.names, result.quota) == (("A",), None)


def test_several_hopeless_ones_go_at_once_where_that_is_asked():
    poll = polled("10 A, 9 B, 3 C>B, 2 D>C, 1 E>D")
    assert [stage.of for stage in count(poll, "irv", batch="on").stages] == [(), (4, 3, 2)]
    assert [stage.of for stage in count(poll, "irv").stages] == [(), (4,), (3,), (2,)]


def test_without_a_paper_one_is_elected_by_lots():
    result = count(polled("", candidates="ABC", draws="BCA"), "irv")
    assert (result.names, len(result.lots)) == (("B",), 2)


def test_nobody_is_elected_where_nominations_are_opened_again():
    result = count(polled("3 A>R, 4 R, 2 B>R", reopen="R"), "irv")
    assert (result.elected, result.vacant) == ((), 1)
    assert result.stages[-1].elected == (Chosen(2, "reopen"),)


def waiting(rankings, people, order):
    """Papers with shared places, read on from where each stands; where two or more are left in a place it ends."""
    left, history = set(range(people)), []
    places = [list(ranks) for ranks in rankings]
    while True:
        tops = []
        for ranks in places:
            while ranks and not set(ranks[0]) & left:
                ranks.pop(0)
            if ranks and len(set(ranks[0]) & left) > 1:
                ranks.clear()
            tops.append(next(iter(set(ranks[0]) & left)) if ranks else None)
        now = [tops.count(who) for who in range(people)]
        history.append(now)
        if len(left) == 1 or any(2 * now[who] > sum(now) for who in left):
            return history
        tied = [who for who in left if now[who] == min(now[each] for each in left)]
        for earlier in history[-2::-1]:
            tied = [who for who in tied if earlier[who] == min(earlier[each] for each in tied)]
        left.discard(max(tied, key=order.index))


@given(st.data())
@settings(max_examples=60)
def test_shared_places_are_read_when_a_paper_comes_to_them(data):
    people = data.draw(st.integers(1, 5))
    cut = st.lists(st.integers(1, 3), min_size=1, max_size=5)
    rankings = []
    for _ in range(data.draw(st.integers(1, 8))):
        way, sizes = list(data.draw(st.permutations(range(people)))), data.draw(cut)
        rankings.append([way[sum(sizes[:n]) : sum(sizes[: n + 1])] for n in range(len(sizes))])
    rankings = [[place for place in ranks if place] for ranks in rankings]
    order = data.draw(st.permutations(range(people)))
    poll = Poll(tuple(Candidate(f"{n}") for n in range(people)), 1, papers([(1, ranks) for ranks in rankings]))
    result = count(poll, "irv", lots=in_that_order(order), overvotes="wait")
    found = [list(stage.votes) for stage in result.stages if stage.step != "fill"]
    assert found == waiting(rankings, people, order)
