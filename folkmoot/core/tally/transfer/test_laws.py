"""What holds of every rule of transfers, whatever the papers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.results.data import to_json
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.transfer import RULES

SEVERAL = [rule.id for rule in RULES if rule.seats == "several"]
LETTERS = "ABCDEF"


@st.composite
def polls(draw, shared=False):
    """A poll of weighted papers and the draws to count it with."""
    people = draw(st.integers(1, 6))
    ranking = st.permutations(range(people)).flatmap(lambda all: st.integers(1, people).map(lambda n: list(all[:n])))
    if shared:
        ranking = st.lists(st.lists(st.integers(0, people - 1), min_size=1, max_size=3, unique=True), max_size=4)
    rankings = draw(st.lists(st.tuples(st.integers(1, 30), ranking), max_size=9))
    orders = draw(st.lists(st.permutations(range(people)).map(tuple), min_size=1, max_size=3))
    reopen = draw(st.none() | st.integers(0, people - 1))
    candidates = tuple(Candidate(LETTERS[n]) for n in range(people))
    seats = draw(st.integers(1, 4))
    withdrawn = draw(st.frozensets(st.integers(0, people - 1), max_size=2))
    return Poll(candidates, seats, papers(rankings), reopen=reopen, withdrawn=withdrawn), rankings, Draws(tuple(orders))


def seats_of(rule, poll):
    return poll.seats if rule in SEVERAL else 1


def each_setting(rule):
    return st.fixed_dictionaries({each.name: st.sampled_from(list(each.choices)) for each in rule.settings})


def every_rule(test):
    return pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)(test)


@every_rule
@given(data=st.data())
@settings(max_examples=50)
def test_at_each_stage_no_vote_is_missing_and_none_too_many(rule, data):
    poll, _, draws = data.draw(polls(shared=data.draw(st.booleans())))
    chosen = data.draw(each_setting(rule))
    result = count(poll, rule.id, seats=seats_of(rule.id, poll), lots=draws, **chosen)
    for stage in result.stages:
        assert sum(stage.votes) + stage.non_transferable + stage.lost == result.valid
        assert min([0, *stage.votes, stage.non_transferable, stage.lost]) == 0
    assert faults(to_json(result)) == ()
    assert len(set(result.elected)) == len(result.elected) <= result.seats
    assert poll.withdrawn.isdisjoint(result.elected)
    assert [lot for stage in result.stages for lot in stage.lots] == list(result.lots)
    if poll.reopen is None:
        assert len(result.elected) == min(result.seats, len(poll.standing))


@every_rule
@given(data=st.data())
@settings(max_examples=30)
def test_the_order_of_papers_and_how_they_are_merged_change_nothing(rule, data):
    poll, rankings, draws = data.draw(polls())
    split = [(part, ranks) for weight, ranks in rankings for part in {1: [1]}.get(weight, [1, weight - 1])]
    moved = replace(poll, papers=papers(data.draw(st.permutations(split))))
    seats = seats_of(rule.id, poll)
    assert count(moved, rule.id, seats=seats, lots=draws) == count(poll, rule.id, seats=seats, lots=draws)


@every_rule
@given(data=st.data())
@settings(max_examples=50)
def test_new_numbers_for_the_candidates_change_nothing(rule, data):
    poll, rankings, draws = data.draw(polls())
    new = data.draw(st.permutations(range(len(poll.candidates))))
    old = sorted(range(len(new)), key=new.__getitem__)
    renumbered = Poll(
        tuple(poll.candidates[n] for n in old),
        poll.seats,
        papers([(weight, [new[each] for each in ranks]) for weight, ranks in rankings]),
        reopen=None if poll.reopen is None else new[poll.reopen],
        withdrawn=frozenset(new[each] for each in poll.withdrawn),
    )
    moved = Draws(tuple(tuple(new[each] for each in order) for order in draws.orders))
    seats = seats_of(rule.id, poll)
    one, other = (count(p, rule.id, seats=seats, lots=d) for p, d in ((poll, draws), (renumbered, moved)))
    assert other.names == one.names
    for before, after in zip(one.stages, other.stages, strict=True):
        assert [after.votes[each] for each in new] == list(before.votes)
        assert (after.lost, after.non_transferable) == (before.lost, before.non_transferable)
        assert [new[lot.taken] for lot in before.lots] == [lot.taken for lot in after.lots]
        assert [(new[each.candidate], each.why) for each in before.elected] == [
            (each.candidate, each.why) for each in after.elected
        ]


@pytest.mark.parametrize("rule", SEVERAL)
@given(data=st.data())
@settings(max_examples=50)
def test_a_solid_coalition_has_a_seat_for_each_quota_of_its_papers(rule, data):
    """Droop proportionality: the papers put the same people first, in whatever order, and are so many quotas."""
    people, seats = data.draw(st.integers(2, 6)), data.draw(st.integers(1, 4))
    members = data.draw(st.integers(1, people))
    theirs, others = data.draw(st.integers(1, 60)), data.draw(st.integers(0, 60))
    inside, everybody = st.permutations(range(members)), st.permutations(range(people))
    solid = [[*data.draw(inside), *[n for n in data.draw(everybody) if n >= members]] for _ in range(6)]
    loose = [list(data.draw(everybody))[: data.draw(st.integers(1, people))] for _ in range(6)]
    rankings = [(theirs // 6 + (n < theirs % 6), ranks) for n, ranks in enumerate(solid)]
    rankings += [(others // 6 + (n < others % 6), ranks) for n, ranks in enumerate(loose)]
    rankings = [(weight, ranks) for weight, ranks in rankings if weight]
    poll = Poll(tuple(Candidate(LETTERS[n]) for n in range(people)), seats, papers(rankings))
    result = count(poll, rule)
    quotas = theirs // ((theirs + others) // (seats + 1) + 1)
    assert len([each for each in result.elected if each < members]) >= min(quotas, members)
