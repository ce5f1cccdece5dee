"""Whom quotas keep out and in, against every committee that there is."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.quotas import possible
from folkmoot.core.tally.quotas.binding import Limit, bound
from folkmoot.core.tally.quotas.possible import Range, TooTangled, ranges
from folkmoot.core.tally.quotas.quota import BadQuotas, Quota, Quotas
from folkmoot.core.tally.quotas.watch import Watch, zipped

KINDS = [frozenset(each) for size in range(4) for each in combinations(range(3), size)]


@given(
    st.dictionaries(st.sampled_from(KINDS), st.integers(0, 3), min_size=1),
    st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 5)), min_size=3, max_size=3),
    st.integers(0, 6),
)
@settings(max_examples=150, deadline=None)
def test_the_range_of_each_kind_is_that_of_all_ways_to_fill_the_seats(
    left: dict[frozenset[int], int], limits: list[tuple[int, int]], seats: int
) -> None:
    ways = [
        way
        for way in product(*(range(number + 1) for number in left.values()))
        if sum(way) == seats
        and all(
            least <= sum(number for kind, number in zip(left, way, strict=True) if n in kind) <= most
            for n, (least, most) in enumerate(limits)
        )
    ]
    by_hand = {
        kind: Range(min(column), max(column)) for kind, column in zip(left, zip(*ways, strict=True), strict=False)
    }
    assert ranges(left, [Range(*each) for each in limits], seats) == (by_hand if ways else None)


@st.composite
def standings(draw: st.DrawFn) -> tuple[list[Limit], int, list[int], list[int], int]:
    """Limits on up to seven candidates, who is elected already, who is left, and for how many seats."""
    people = draw(st.integers(1, 7))
    limits = [
        Limit(f"a{n}", draw(st.frozensets(st.integers(0, people - 1))), least, least + draw(st.integers(0, 3)))
        for n, least in enumerate(draw(st.lists(st.integers(0, 3), max_size=4)))
    ]
    places = draw(st.lists(st.sampled_from(("elected", "left", "out")), min_size=people, max_size=people))
    by = {place: [n for n in range(people) if places[n] == place] for place in ("elected", "left")}
    return limits, people, by["elected"], by["left"], draw(st.integers(0, 5))


def committees(limits: list[Limit], elected: list[int], left: list[int], vacancies: int) -> list[set[int]]:
    """All that those elected can become."""
    whole = [{*elected, *more} for more in combinations(left, min(vacancies, len(left)))]
    return [
        each for each in whole if all(limit.least <= len(each & limit.who) <= (limit.most or 0) for limit in limits)
    ]


@given(standings())
@settings(max_examples=150, deadline=None)
def test_doomed_and_guarded_are_told_as_all_committees_tell(
    standing: tuple[list[Limit], int, list[int], list[int], int],
) -> None:
    limits, people, elected, left, vacancies = standing
    watch = Watch(limits, range(people))
    whole = committees(limits, elected, left, vacancies)
    assert watch.leads_on(elected, left, vacancies) == bool(whole)
    assert watch.is_kept(elected, 0) == bool(committees(limits, elected, [], 0))
    if not whole:
        with pytest.raises(BadQuotas, match="cannot all be kept any more"):
            watch.doomed(elected, left, vacancies)
        return
    some = 0 < vacancies < len(left)
    assert set(watch.doomed(elected, left, vacancies)) == {n for n in left if some and not any(n in c for c in whole)}
    assert set(watch.guarded(elected, left, vacancies)) == {n for n in left if some and all(n in c for c in whole)}


@given(standings())
@settings(max_examples=150, deadline=None)
def test_the_limits_that_are_named_keep_somebody_out_by_themselves(
    standing: tuple[list[Limit], int, list[int], list[int], int],
) -> None:
    limits, people, elected, left, vacancies = standing
    watch = Watch(limits, range(people))
    if not committees(limits, elected, left, vacancies):
        return
    for candidate, names in watch.doomed(elected, left, vacancies).items():
        named = [each for each in limits if each.name in names.split(", ")]
        assert not any(candidate in each for each in committees(named, elected, left, vacancies))


def poll_of(*attributes: str, groups: str = "", seats: int = 3) -> Poll:
    """Candidates A, B and so on with the attributes that stand in each text."""
    people = tuple(
        Candidate(chr(ord("A") + n), (groups or " " * 26)[n].strip(), frozenset(each.split()))
        for n, each in enumerate(attributes)
    )
    return Poll(people, seats, papers([]))


def test_a_floor_dooms_the_others_when_all_the_seats_left_are_for_it() -> None:
    limits = bound(Quotas((Quota("woman", least=Fraction(1, 2)),)), poll_of("woman", "", "woman", "", ""), 3)
    watch = Watch(limits, range(5))
    assert (limits[0].name, limits[0].least) == ("woman ≥ 2", 2)
    assert watch.doomed([], range(5), 3) == {}
    assert watch.guarded([], range(5), 3) == {0: "woman ≥ 2", 2: "woman ≥ 2"}
    assert watch.doomed([1], (0, 2, 3, 4), 2) == {3: "woman ≥ 2", 4: "woman ≥ 2"}


def test_at_most_one_of_each_branch() -> None:
    poll = poll_of("branch:n", "branch:n", "branch:s", "branch:s", "")
    limits = bound(Quotas((Quota(each="branch", most=1),)), poll, 3)
    watch = Watch(limits, range(5))
    assert [each.name for each in limits] == ["branch:n ≤ 1", "branch:s ≤ 1"]
    assert watch.doomed([0], (1, 2, 3, 4), 2) == {1: "branch:n ≤ 1"}
    assert watch.guarded([], range(5), 3) == {4: "branch:n ≤ 1, branch:s ≤ 1"}


def test_somebody_with_several_attributes_is_guarded_where_two_floors_meet_in_them() -> None:
    """Two seats, at least one woman, at least one student and at most one of the north: nobody but A is both."""
    poll = poll_of("woman student", "woman north", "student north", "", seats=2)
    quotas = Quotas((Quota("woman", least=1), Quota("student", least=1), Quota("north", most=1)))
    watch = Watch(bound(quotas, poll, 2), range(4))
    assert watch.guarded([], range(4), 2) == {0: "woman ≥ 1, student ≥ 1, north ≤ 1"}


def test_the_group_of_a_candidate_is_an_attribute_too() -> None:
    limits = bound(Quotas((Quota(each="group", most=1),)), poll_of("", "", "", groups="xxy"), 2)
    assert [(each.name, each.who) for each in limits] == [("group:x ≤ 1", {0, 1}), ("group:y ≤ 1", {2})]


@pytest.mark.parametrize(
    ("quota", "seats", "found"),
    [
        (Quota("a", least=Fraction(1, 2), most=Fraction(1, 2)), 9, (5, 4)),
        (Quota("a", least=Fraction(1, 2), rounded="down"), 9, (4, None)),
        (Quota("a", least=Fraction(2, 5), rounded="nearest"), 9, (4, None)),
        (Quota("a", most=Fraction(1, 3), rounded="up"), 8, (0, 3)),
        (Quota("a", least=2, most=3), 9, (2, 3)),
        (Quota("a", zipper=True), 9, (4, 5)),
        (Quota("a", zipper=True), 8, (4, 4)),
    ],
)
def test_a_share_of_the_seats_is_rounded_as_the_quota_says(
    quota: Quota, seats: int, found: tuple[int, int | None]
) -> None:
    assert quota.range(seats) == found


def test_forty_branches_a_half_of_women_and_a_student_are_answered_at_once() -> None:
    """Nine seats, eighty candidates of forty branches, with all attributes across each other."""
    words = [f"branch:{n % 40} {'woman' if n % 3 == 0 else ''} {'student' if n % 7 == 0 else ''}" for n in range(80)]
    quotas = Quotas((Quota("woman", least=Fraction(1, 2)), Quota("student", least=2), Quota(each="branch", most=1)))
    people = tuple(Candidate(str(n), "", frozenset(each.split())) for n, each in enumerate(words))
    watch = Watch(bound(quotas, Poll(people, 9, papers([])), 9), range(80))
    assert watch.doomed([], range(80), 9) == {}
    assert set(watch.doomed([1, 2, 4, 5], range(10, 80), 5)) == {
        n for n in range(10, 80) if n % 3 or n % 40 in (1, 2, 4, 5)
    }


def test_what_overlaps_too_much_is_refused_and_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible, "WORK", 10)
    with pytest.raises(TooTangled):
        ranges({frozenset({0}): 3, frozenset({1}): 3, frozenset({0, 1}): 3}, [Range(2, 3), Range(2, 2)], 4)


@pytest.mark.parametrize(
    ("elected", "turns"),
    [((0, 2, 4, 1, 3), (0, 1, 2, 3, 4)), ((1, 3, 0, 2), (1, 0, 3, 2)), ((1, 0, 2), (0, 1, 2)), ((), ())],
)
def test_a_zipper_has_the_sides_take_turns(elected: tuple[int, ...], turns: tuple[int, ...]) -> None:
    assert zipped(elected, {0, 2, 4}) == turns
