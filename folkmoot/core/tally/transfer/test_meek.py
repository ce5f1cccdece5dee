"""Meek's rule by the reference rule, to the billionth."""

from fractions import Fraction
from math import ceil, floor

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.transfer.test_polls import polled

NINE = 10**9


def up(exact):
    return Fraction(ceil(exact * NINE), NINE)


def plain(rankings, people, seats, order):
    """The reference rule ballot by ballot."""
    keep = dict.fromkeys(range(people), Fraction(1))
    hopeful, elected, history, nowhere = set(keep), [], [], None

    def distributed():
        votes, over = dict.fromkeys(keep, Fraction(0)), Fraction(0)
        for ranks in rankings:
            weight = Fraction(1)
            for who in ranks:
                part = up(weight * keep[who])
                votes[who] += part
                weight -= part
            over += weight
        return votes, over

    def listed():
        return sorted(hopeful, key=lambda who: ([-stage[who] for stage in history[::-1]], who))

    while len(elected) < seats and len(elected) + len(hopeful) > seats:
        last = None
        while True:
            votes, nowhere = distributed()
            quota = Fraction(floor(sum(votes.values()) / (seats + 1) * NINE) + 1, NINE)
            surplus = max(sum(votes[who] - quota for who in elected), Fraction(0))
            over = [who for who in hopeful if votes[who] >= quota]
            if over or surplus < Fraction(1, 10**6) or (last is not None and surplus >= last):
                break
            last = surplus
            for who in elected:
                keep[who] = up(up(keep[who] * quota) / votes[who])
        history.append([votes[who] for who in range(people)])
        if over:
            elected += [who for who in listed() if who in over]
            hopeful -= set(over)
        else:
            fewest = min(votes[who] for who in hopeful)
            out = max((who for who in hopeful if votes[who] <= fewest + surplus), key=order.index)
            hopeful.discard(out)
            keep[out] = Fraction(0)
    if nowhere is None:
        nowhere = distributed()[1]
    if len(elected) < seats:
        elected += listed() if history else sorted(hopeful, key=lambda who: (-distributed()[0][who], who))
    return elected, history, nowhere


def test_a_surplus_is_passed_on_until_everybody_elected_has_the_quota():
    """A keeps two thirds of each of 12 papers, which is the quota of 8 and a billionth, cut to nine decimals."""
    result = count(polled("12 A>B, 3 B, 4 C, 5 D>C", 2), "stv-meek")
    first, second = result.stages[:2]
    assert (first.step, first.figures["quota"], first.votes) == ("first", Fraction(8 * NINE + 1, NINE), (12, 3, 4, 5))
    assert second.figures["keep"] == (Fraction(666_666_667, NINE), 1, 1, 1)
    assert second.votes == (Fraction(8_000_000_004, NINE), Fraction(6_999_999_996, NINE), 4, 5)
    assert second.of == (2,)


def test_papers_that_name_somebody_elected_later_count_for_them_too():
    """Unlike in rules of piles, B's papers pass A on their way to C."""
    result = count(polled("6 A>C, 2 B>A>C, 3 C, 4 D", 2), "stv-meek")
    assert result.names == ("A", "C")
    assert result.stages[1].votes[2] > 3
    assert result.stages[-1].votes[1] == 0


def test_the_quota_falls_as_papers_run_out():
    result = count(polled("9 A, 5 B, 4 C, 1 D", 2), "stv-meek")
    quotas = [stage.figures["quota"] for stage in result.stages if stage.figures]
    assert quotas == sorted(quotas, reverse=True)
    assert quotas[-1] < quotas[0]
    assert result.quota == quotas[-1]


def test_whoever_the_surplus_could_still_lift_is_tied_with_the_lowest():
    """Nobody is elected, so only equals are tied, and the draw decides."""
    result = count(polled("3 A, 2 B, 2 C", draws="CBA"), "stv-meek")
    assert [lot.taken for lot in result.lots] == [1]
    assert result.names == ("A",)


def test_ties_may_be_broken_by_the_rounds_before():
    text = "7 A, 4 B>A, 3 C>B, 1 D>C"
    assert len(count(polled(text), "stv-meek").lots) == 1
    assert count(polled(text), "stv-meek", ties="back").lots == ()
