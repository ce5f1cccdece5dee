"""Laws of the rules that fill several seats by approval: what changes nothing, and who must be represented."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Draws, Lot
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Result

Rows = list[tuple[int, list[int]]]

RULES: list[tuple[str, dict[str, str]]] = [
    ("approval", {}),
    ("seq-pav", {}),
    ("pav", {}),
    ("phragmen", {"ties": "lot"}),
    *(("equal-shares", {"completion": completion}) for completion in ("none", "phragmen", "approvals", "raise")),
]


def counted(rows: Rows, candidates: int, seats: int, draw: list[int], rule: str, settings: dict[str, str]) -> Result:
    marks: list[Any] = [(weight, [named] if named else []) for weight, named in rows]
    poll = Poll(tuple(Candidate(f"C{n}") for n in range(candidates)), seats, papers(marks))
    return count(poll, rule, lots=Draws((tuple(draw),)), **settings)


@st.composite
def polls(draw: st.DrawFn) -> tuple[Rows, int, int, list[int]]:
    candidates = draw(st.integers(1, 6))
    named = st.lists(st.integers(0, candidates - 1), unique=True)
    rows = draw(st.lists(st.tuples(st.integers(1, 3), named), max_size=6))
    return rows, candidates, draw(st.integers(1, 4)), draw(st.permutations(range(candidates)))


@pytest.mark.parametrize(("rule", "settings"), RULES)
@given(poll=polls(), data=st.data())
def test_the_order_of_papers_and_their_merging_change_nothing(
    rule: str, settings: dict[str, str], poll: tuple[Rows, int, int, list[int]], data: st.DataObject
) -> None:
    rows, *rest = poll
    single = [(1, named) for weight, named in rows for _ in range(weight)]
    mixed = data.draw(st.permutations(single))
    assert counted(mixed, *rest, rule, settings) == counted(rows, *rest, rule, settings)


@pytest.mark.parametrize(("rule", "settings"), RULES)
@given(poll=polls(), data=st.data())
def test_other_numbers_for_the_candidates_change_nothing(
    rule: str, settings: dict[str, str], poll: tuple[Rows, int, int, list[int]], data: st.DataObject
) -> None:
    rows, candidates, seats, draw = poll
    to = data.draw(st.permutations(range(candidates)))
    renamed = [(weight, [to[each] for each in named]) for weight, named in rows]
    before = counted(rows, candidates, seats, draw, rule, settings)
    after = counted(renamed, candidates, seats, [to[each] for each in draw], rule, settings)
    assert after.elected == tuple(to[each] for each in before.elected)
    assert after.lots == tuple(
        Lot(tuple(sorted(to[each] for each in lot.tied)), to[lot.taken], lot.draw, lot.purpose) for lot in before.lots
    )
    for stage, other in zip(before.stages, after.stages, strict=True):
        assert [other.votes[to[each]] for each in range(candidates)] == list(stage.votes)


def groups(rows: Rows, seats: int) -> Iterator[tuple[int, set[int], list[set[int]], int]]:
    """Of each set of candidates, all whom one paper approves of: its size, itself, and of those who approve of all of
    it what they approve of, with how many papers so many seats are worth."""
    papers = [set(named) for weight, named in rows if named for _ in range(weight)]
    for size in range(1, seats + 1):
        for joint in combinations(sorted({each for paper in papers for each in paper}), size):
            theirs = [paper for paper in papers if paper >= set(joint)]
            yield size, set(joint), theirs, len(papers)


@pytest.mark.parametrize(("rule", "settings"), [each for each in RULES if each[0] in ("pav", "equal-shares")])
@given(poll=polls())
def test_a_group_that_agrees_has_a_paper_with_as_many_elected_as_the_group_is_worth(
    rule: str, settings: dict[str, str], poll: tuple[Rows, int, int, list[int]]
) -> None:
    """Extended justified representation (Aziz and others, Social Choice and Welfare 48, 2017)."""
    rows, candidates, seats, draw = poll
    elected = set(counted(rows, candidates, seats, draw, rule, settings).elected)
    for size, _, theirs, number in groups(rows, seats):
        poor = [paper for paper in theirs if len(paper & elected) < size]
        assert len(poor) * seats < size * number


@pytest.mark.parametrize(
    ("rule", "settings"), [each for each in RULES if each[0] in ("pav", "equal-shares", "phragmen")]
)
@given(poll=polls())
def test_a_group_that_agrees_has_as_many_elected_among_all_whom_it_approves_of(
    rule: str, settings: dict[str, str], poll: tuple[Rows, int, int, list[int]]
) -> None:
    """Proportional justified representation (Sanchez-Fernandez and others, AAAI 2017)."""
    rows, candidates, seats, draw = poll
    elected = counted(rows, candidates, seats, draw, rule, settings).elected
    for size, _, theirs, number in groups(rows, seats):
        for few in combinations(elected, min(size - 1, len(elected))):
            within = [paper for paper in theirs if paper & set(elected) <= set(few)]
            assert len(within) * seats < size * number


@given(poll=polls(), step=st.data())
def test_with_more_approvals_somebody_who_was_elected_by_approvals_stays_elected(
    poll: tuple[Rows, int, int, list[int]], step: st.DataObject
) -> None:
    rows, candidates, seats, draw = poll
    elected = counted(rows, candidates, seats, draw, "approval", {}).elected
    liked = step.draw(st.sampled_from(elected))
    more = [(weight, sorted({*named, liked})) for weight, named in rows]
    assert liked in counted(more, candidates, seats, draw, "approval", {}).elected
