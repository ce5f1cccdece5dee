"""Shares, bases and quorum, against a brute force for every small size, and by the laws that they keep."""

from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.majority import (
    SIMPLE,
    Abstentions,
    Base,
    Counts,
    Quorum,
    Threshold,
    base_of,
    carries,
    is_quorate,
    least_share,
    needed,
    quorum_needed,
)

SHARES = sorted({Fraction(n, d) for d in range(1, 8) for n in range(1, d + 1)})
BASES = get_args(Base)
ABSTENTIONS: tuple[Abstentions | None, ...] = (None, "ignored", "against")

shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)
numbers = st.integers(0, 300)
thresholds = st.builds(
    Threshold,
    share=shares,
    strict=st.booleans(),
    base=st.sampled_from(BASES),
    abstentions=st.sampled_from(ABSTENTIONS),
)


def carried_by_hand(papers: tuple[str, ...], threshold: Threshold, outside: int, present: int) -> bool:
    """An independent answer: walk the papers and put votes on a scale, no fraction and no rounding."""
    assert threshold.share is not None
    yes = sum(paper == "yes" for paper in papers)
    weighed = {"cast": len(papers), "valid": len(papers), "present": present}.get(threshold.base, outside)
    default = "ignored" if threshold.base == "cast" else "against"
    if (threshold.abstentions or default) == "ignored" and threshold.base != "units":
        weighed -= min(weighed, sum(paper == "abstain" for paper in papers))
    left, right = yes * threshold.share.denominator, weighed * threshold.share.numerator
    return yes > 0 and (left > right if threshold.strict else left >= right)


def test_every_small_vote_agrees_with_a_count_by_hand() -> None:
    for size in range(6):
        for papers in product(("yes", "no", "abstain"), repeat=size):
            counts = Counts(papers.count("yes"), papers.count("no"), papers.count("abstain"), present=size + 1)
            for share, strict, base, abstentions in product(
                (Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1)),
                (False, True),
                BASES,
                ABSTENTIONS,
            ):
                threshold = Threshold(share=share, strict=strict, base=base, abstentions=abstentions)
                whole = base_of(threshold, counts, outside=size + 2)
                assert whole is not None
                by_hand = carried_by_hand(papers, threshold, size + 2, size + 1)
                assert carries(counts.yes, threshold, whole) == by_hand, (papers, threshold)


def test_needed_is_the_first_number_that_carries_for_every_size_to_60() -> None:
    for base, share, strict in product(range(61), SHARES, (False, True)):
        threshold = Threshold(share=share, strict=strict)
        reached = (Fraction(yes) > share * base if strict else Fraction(yes) >= share * base for yes in range(1, 63))
        assert needed(threshold, base) == 1 + next(index for index, holds in enumerate(reached) if holds)


def test_a_quorum_of_every_size_to_60_is_the_least_number_that_reaches_its_share() -> None:
    for base, share in product(range(61), SHARES):
        least = next(there for there in range(1, 62) if Fraction(there) >= share * base)
        assert quorum_needed(Quorum(share=share), base) == least
        assert [is_quorate(Quorum(share=share), there, base) for there in (least - 1, least)] == [False, True]


@pytest.mark.parametrize(
    ("threshold", "base", "least"),
    [
        (SIMPLE, 0, 1),
        (SIMPLE, 7, 4),
        (SIMPLE, 8, 5),
        (Threshold(share=Fraction(1, 2)), 8, 4),
        (Threshold(share=Fraction(2, 3)), 9, 6),
        (Threshold(share=Fraction(2, 3)), 10, 7),
        (Threshold(share=Fraction(2, 3), strict=True), 9, 7),
        (Threshold(share=Fraction(1)), 12, 12),
        (Threshold(count=5, base="seats"), 7, 5),
        (Threshold(count=5, base="seats", strict=True), 7, 6),
    ],
)
def test_so_many_votes_are_needed(threshold: Threshold, base: int, least: int) -> None:
    assert needed(threshold, base) == least


def test_nothing_is_carried_without_a_single_yes() -> None:
    assert not carries(0, Threshold(share=Fraction(1, 2)), 0)
    assert not is_quorate(Quorum(share=Fraction(1, 3)), 0, 0)


def test_abstentions_are_ignored_of_votes_cast_and_against_for_every_other_base() -> None:
    counts = Counts(4, 3, 5, present=14)
    bases = {base: base_of(Threshold(share=Fraction(1, 2), base=base), counts, outside=20) for base in BASES}
    assert bases == {"cast": 7, "valid": 12, "present": 14, "entitled": 20, "seats": 20, "members": 20, "units": 20}


def test_a_rule_may_say_otherwise_of_abstentions() -> None:
    counts = Counts(4, 3, 5, present=14)
    against = Threshold(share=Fraction(1, 2), base="cast", abstentions="against")
    ignored = Threshold(share=Fraction(1, 2), base="seats", abstentions="ignored")
    assert (base_of(against, counts), base_of(ignored, counts, outside=20)) == (12, 15)


def test_a_base_that_nobody_wrote_down_is_not_known() -> None:
    assert base_of(Threshold(share=Fraction(1, 2), base="present"), Counts(4, 3)) is None
    assert base_of(Threshold(share=Fraction(1, 2), base="members"), Counts(4, 3)) is None


@pytest.mark.parametrize(("share", "whole", "least"), [(Fraction(1, 10), 41, 5), (Fraction(1, 10), 40, 4), (10, 3, 10)])
def test_a_petition_needs_so_many(share: Fraction | int, whole: int, least: int) -> None:
    assert least_share(share, whole) == least


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((-1, 0, 0, None), "yes must be a whole number, 0 or more, not -1"),
        ((1, True, 0, None), "no must be a whole number, 0 or more, not True"),
        ((3, 2, 1, 5), "6 voted or abstained, but only 5 were present"),
    ],
)
def test_a_count_that_cannot_be_is_refused(counts: tuple[int, int, int, int | None], says: str) -> None:
    with pytest.raises(ValueError, match=f"^{says}$"):
        Counts(*counts)


def test_a_count_is_written_and_read_again() -> None:
    for counts in (Counts(5, 2), Counts(5, 2, 1, 9)):
        assert Counts.from_json(counts.to_json()) == counts
    with pytest.raises(ValueError, match="a count has yes and no"):
        Counts.from_json({"yes": 1, "no": 2, "spoilt": 3})


@pytest.mark.parametrize("made", [{}, {"share": Fraction(1, 2), "count": 3}])
def test_a_majority_or_a_quorum_is_a_share_or_a_number_and_not_both(made: dict[str, Fraction | int]) -> None:
    with pytest.raises(ValueError, match="a majority is either a share or a number"):
        Threshold(**made)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="a quorum is either a share or a number"):
        Quorum(**made)  # type: ignore[arg-type]


def result(threshold: Threshold, counts: Counts, outside: int) -> bool:
    base = base_of(threshold, counts, outside)
    assert base is not None
    return carries(counts.yes, threshold, base)


@given(thresholds, numbers, numbers, numbers, numbers, numbers)
def test_another_yes_never_loses(
    threshold: Threshold, yes: int, no: int, abstain: int, silent: int, empty: int
) -> None:
    """One of those who kept silent says yes; where nobody kept silent, one more comes."""
    present = yes + no + abstain + silent
    before = Counts(yes, no, abstain, present)
    after = Counts(yes + 1, no, abstain, max(present, yes + 1 + no + abstain))
    if result(threshold, before, present + empty):
        assert result(threshold, after, max(present + empty, after.voted))


@given(thresholds, numbers, numbers, numbers, numbers, numbers)
def test_a_no_turned_to_yes_never_loses_and_a_yes_turned_to_no_never_wins(
    threshold: Threshold, yes: int, no: int, abstain: int, silent: int, empty: int
) -> None:
    present = yes + 1 + no + abstain + silent
    more, fewer = Counts(yes + 1, no, abstain, present), Counts(yes, no + 1, abstain, present)
    assert result(threshold, more, present + empty) >= result(threshold, fewer, present + empty)


@given(thresholds, numbers, numbers, numbers, numbers)
def test_one_more_no_never_wins(threshold: Threshold, yes: int, no: int, abstain: int, outside: int) -> None:
    present = yes + no + 1 + abstain
    fewer, more = Counts(yes, no, abstain, present), Counts(yes, no + 1, abstain, present)
    assert result(threshold, fewer, outside) >= result(threshold, more, outside)


@given(thresholds, numbers, numbers)
def test_asking_for_more_than_the_share_is_never_easier(threshold: Threshold, yes: int, base: int) -> None:
    strict = Threshold(threshold.share, None, True, threshold.base, threshold.abstentions)
    assert carries(yes, threshold, base) >= carries(yes, strict, base)


@given(shares, shares, numbers)
def test_a_greater_share_never_needs_fewer(one: Fraction, other: Fraction, base: int) -> None:
    small, great = sorted((one, other))
    assert needed(Threshold(share=small), base) <= needed(Threshold(share=great), base)
    assert quorum_needed(Quorum(share=small), base) <= quorum_needed(Quorum(share=great), base)
