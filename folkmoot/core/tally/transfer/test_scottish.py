"""Scottish STV to the last hundred thousandth: cases worked out by hand, and against a plain reading of the rules."""

from fractions import Fraction

import pytest

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.result import Chosen, Move
from folkmoot.core.tally.transfer.test_polls import polled


def plain(rankings, people, seats, order):
    """Rules 45 to 52 paper by paper; gives who is elected in order and what everybody has after each stage.

    `order` decides lots: whoever stands earlier is better off.
    """
    quota = len(rankings) // (seats + 1) + 1
    continuing, elected, history, settled = set(range(people)), [], [], {}
    papers = [{"ranks": ranks, "value": Fraction(1), "with": ranks[0]} for ranks in rankings]

    def votes(who):
        return settled.get(who, sum((paper["value"] for paper in papers if paper["with"] == who), Fraction(0)))

    def stage():
        history.append([votes(who) for who in range(people)])
        now = history[-1]
        listed = sorted(continuing, key=lambda who: ([-stage[who] for stage in history[::-1]], who))
        for who in [each for each in listed if now[each] >= quota]:
            continuing.discard(who)
            elected.append(who)

    def decided(tied, extreme, last):
        for earlier in history[-2::-1]:
            tied = [who for who in tied if earlier[who] == extreme(earlier[each] for each in tied)]
        return sorted(tied, key=order.index)[-1 if last else 0]

    def onward(paper, factor=None):
        if factor is not None:
            paper["value"] = Fraction(int(paper["value"] * factor * 100_000), 100_000)
        paper["with"] = next((who for who in paper["ranks"] if who in continuing), None)

    stage()
    while len(elected) < seats and len(elected) + len(continuing) > seats:
        now = history[-1]
        over = [who for who in elected if now[who] > quota]
        if over:
            mover = decided([who for who in over if now[who] == max(now[each] for each in over)], max, last=False)
            share = (now[mover] - quota) / now[mover]
            settled[mover] = Fraction(quota)
            for paper in papers:
                if paper["with"] == mover:
                    onward(paper, share)
        else:
            fewest = min(now[each] for each in continuing)
            out = decided([who for who in continuing if now[who] == fewest], min, last=True)
            continuing.discard(out)
            for paper in papers:
                if paper["with"] == out:
                    onward(paper)
        stage()
    if len(elected) < seats:
        elected += sorted(continuing, key=lambda who: ([-stage[who] for stage in history[::-1]], who))
    nowhere = sum((paper["value"] for paper in papers if paper["with"] is None), Fraction(0))
    return elected, history, nowhere


def elected(text, seats, **more):
    return "".join(count(polled(text, seats, **more), "stv-scottish").names)


def after(result, stage):
    return [float(each) for each in result.stages[stage].votes]


@pytest.mark.parametrize(
    ("seats", "text", "expected"),
    [
        pytest.param(3, "3 A>B, 27 A>D, 2 B, 4 C, 3 D", "ADC", id="B has 3.99998 and C 4"),
        pytest.param(3, "100 A>B, 42 B, 45 C, 60 D, 35 E>B>C", "ABC", id="29/100 is 0.29000"),
        pytest.param(4, "60 A>C, 41 B>C>D, 10 C, 20 D, 26 E", "ABCD", id="surpluses go by size"),
        pytest.param(3, "9 A>C, 8 B>C, 8 C, 9 D, 3 X>A, 4 X>B", "ABC", id="equal surpluses look back"),
        pytest.param(1, "7 A, 4 B>A, 3 C>B, 1 D>C", "A", id="equal exclusions look back"),
        pytest.param(2, "5 A>B, 3 B, 4 C, 1 D>C", "AC", id="exactly the quota moves nothing"),
        pytest.param(2, "10 A, 3 B, 2 C", "AB", id="the last seat below the quota"),
        pytest.param(3, "3 A, 2 B", "AB", id="fewer than seats"),
    ],
)
def test_cases_that_near_rules_get_wrong(seats, text, expected):
    assert elected(text, seats) == expected


def test_values_are_cut_and_never_rounded():
    result = count(polled("3 A>B, 27 A>D, 2 B, 4 C, 3 D", 3), "stv-scottish")
    assert result.quota == 10
    assert after(result, 1) == [10, 3.99998, 4, 20.99982]
    assert result.stages[1].lost == Fraction(20, 100_000)
    assert result.stages[1].moves == (
        Move(0, 1, 3, Fraction(66_666, 100_000), Fraction(199_998, 100_000)),
        Move(0, 3, 27, Fraction(66_666, 100_000), Fraction(1_799_982, 100_000)),
    )
    assert after(count(polled("100 A>B, 42 B, 45 C, 60 D, 35 E>B>C", 3), "stv-scottish"), 1) == [71, 71, 45, 60, 35]


def test_papers_can_be_reduced_twice_each_time_from_what_they_were_worth():
    """A's 60 papers come to B at 0.48333; of B's 53.99980 go on 22.99980, so at 0.48333 x 22.99980 / 53.99980."""
    result = count(polled("60 A>B>D, 25 B>E, 14 C, 13 D, 8 E", 3), "stv-scottish")
    assert after(result, 1) == [31, 53.9998, 14, 13, 8]
    assert result.stages[2].moves == (
        Move(1, 4, 25, Fraction(42_592, 100_000), Fraction(10_648, 1_000)),
        Move(1, 3, 60, Fraction(20_586, 100_000), Fraction(123_516, 10_000)),
    )
    assert after(result, 2) == [31, 31, 14, 25.3516, 18.648]
    assert [stage.lost for stage in result.stages[:3]] == [0, Fraction(20, 100_000), Fraction(40, 100_000)]


def test_a_bigger_surplus_that_comes_later_goes_first():
    result = count(polled("50 A>C, 31 B>D, 24 C>E, 14 D, 13 E, 12 F", 4), "stv-scottish")
    assert [stage.of for stage in result.stages] == [(), (0,), (2,), (1,), (5,), (3,), ()]
    assert after(result, 2)[4] == 21.5332
    assert result.names == ("A", "B", "C", "E")


def test_equal_surpluses_go_in_the_order_of_the_stage_before():
    result = count(polled("9 A>C, 8 B>C, 8 C, 9 D, 3 X>A, 4 X>B", 3), "stv-scottish")
    assert after(result, 1)[:2] == [12, 12]
    assert [stage.of for stage in result.stages[2:4]] == [(0,), (1,)]
    assert result.lots == ()


def test_a_lot_that_decides_a_seat_is_on_record():
    result = count(polled("6 A, 2 B, 2 C", 2, draws="CBA"), "stv-scottish")
    assert result.names == ("A", "C")
    assert result.lots == (Lot((1, 2), 1, 1, "exclude"),)
    assert [stage.lots for stage in result.stages] == [(), (), result.lots, ()]
    assert elected("6 A, 2 B, 2 C", 2, draws="BAC") == "AB"


@pytest.mark.parametrize(("ties", "out", "lots"), [("back", "DFECB", 1), ("first", "DFEBC", 1), ("lot", "DFECB", 2)])
def test_ties_look_at_the_last_difference_or_at_the_first_or_at_none(ties, out, lots):
    """B and C have 6 each; a stage before B had 6 and C 4, at first B had 3 and C 4."""
    poll = polled("9 A, 3 B, 4 C, 1 D>B, 2 E>C>D, 2 F>B>D", draws="ABCDEF")
    result = count(poll, "stv-scottish", ties=ties)
    assert "".join(poll.names[stage.of[0]] for stage in result.stages if stage.step == "exclude") == out
    assert len(result.lots) == lots


def test_nobody_needs_votes_where_there_are_as_many_seats():
    result = count(polled("3 A", 3, candidates="AB"), "stv-scottish")
    assert (result.names, result.vacant, result.lots) == (("A", "B"), 1, ())
    assert [stage.elected for stage in result.stages] == [(Chosen(0, "quota"),), (Chosen(1, "last"),)]


def test_without_a_single_paper_lots_decide_and_are_on_record():
    result = count(polled("", 2, candidates="ABCD", draws="BDAC"), "stv-scottish")
    assert (result.names, result.valid, result.quota) == (("B", "D"), 0, 1)
    assert [lot.taken for lot in result.lots] == [2, 0]


def test_papers_that_are_blank_are_not_in_the_quota():
    result = count(polled("9 , 3 A, 2 B", 1), "stv-scottish")
    assert (result.valid, result.rejected, result.quota, result.names) == (5, 9, 3, ("A",))


def test_a_paper_ends_at_a_gap_and_at_a_repeat():
    text = "4 A, 3 B, 2 C>->B"
    assert elected(text, 1) == "A"
    assert elected("4 A, 3 B, 2 C>-", 1) == "A"
    assert count(polled(text, 1), "stv-scottish", gaps="close").names == ("B",)
    assert elected("4 A, 3 B, 2 C>C>B", 1) == "A"
    assert count(polled("4 A, 3 B, 2 C>C>B", 1), "stv-scottish", repeats="skip").names == ("B",)


def test_a_place_that_several_share_counts_for_the_one_who_is_left():
    """C's papers name A and B together: while both stand they go to nobody; once B is out, to A."""
    early = count(polled("5 A, 4 B, 3 C>A=B, 6 D", 1), "stv-scottish", overvotes="wait")
    assert early.stages[1].non_transferable == 3
    late = count(polled("3 A, 2 B, 4 C>A=B, 5 D", 1), "stv-scottish", overvotes="wait")
    assert [stage.of for stage in late.stages[:3]] == [(), (1,), (0,)]
    late = count(polled("5 A, 2 B, 4 C>A=B, 5 D", 1), "stv-scottish", overvotes="wait")
    assert [stage.of for stage in late.stages[:3]] == [(), (1,), (2,)]
    assert late.names == ("A",)
    assert late.stages[2].moves == (Move(2, 0, 4, 1, 4),)


def test_whoever_withdrew_before_the_poll_is_struck_before_the_quota():
    result = count(polled("3 A>B, 4 B, 2 C, 5 A", 1, withdrawn="A"), "stv-scottish")
    assert (result.valid, result.rejected, result.quota, result.names) == (9, 5, 5, ("B",))
    assert result.stages[0].votes == (0, 7, 2)


def test_whoever_withdrew_after_the_poll_is_excluded_first_and_their_papers_count():
    result = count(polled("8 A>B, 4 B, 2 C, 3 A", 1, withdrawn="A"), "stv-scottish", withdrawn="exclude")
    assert (result.valid, result.quota, result.names) == (17, 9, ("B",))
    assert [(stage.step, stage.votes) for stage in result.stages] == [("first", (11, 4, 2)), ("withdraw", (0, 12, 2))]
    assert result.stages[1].excluded == (Chosen(0, "withdrawn"),)
    assert result.stages[1].non_transferable == 3


def test_several_are_excluded_at_once_only_where_that_is_asked():
    poll = polled("10 A, 8 B, 3 C>B, 2 D>C, 1 E>D")
    assert [stage.of for stage in count(poll, "stv-scottish").stages] == [(), (4,), (3,), (2,), (0,), ()]
    several = count(poll, "stv-scottish", batch="on")
    assert [stage.of for stage in several.stages] == [(), (4, 3, 2), (0,), ()]
    assert several.stages[1].votes == (10, 11, 0, 0, 0)


def test_surpluses_that_wait_can_go_on_before_the_last_seats_are_filled():
    poll = polled("12 A>C, 8 B, 3 C", 3)
    assert [stage.step for stage in count(poll, "stv-scottish").stages] == ["first", "fill"]
    waited = count(poll, "stv-scottish", last="off")
    assert [stage.votes for stage in waited.stages] == [(12, 8, 3), (6, 8, 9)]
    assert waited.stages[1].elected == (Chosen(2, "quota"),)
