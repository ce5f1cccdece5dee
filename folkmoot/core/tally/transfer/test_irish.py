"""The Irish rule: whole papers, and which of them, with nothing left to chance but lots."""

from fractions import Fraction

import pytest

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.result import Chosen, Move
from folkmoot.core.tally.transfer.test_polls import polled


def plain(rankings, people, seats, order):
    """Sections 118 to 126 paper by paper; papers that go on are chosen by dividing, next preference by preference."""
    quota = len(rankings) // (seats + 1) + 1
    left, elected, history, aside = set(range(people)), [], [], 0
    heaps = {who: [[ranks for ranks in rankings if ranks[0] == who]] for who in range(people)}

    def has(who):
        return sum(len(parcel) for parcel in heaps[who])

    def standing(who):
        return [-stage[who] for stage in history]

    def listed():
        return sorted(left, key=lambda who: ([-stage[who] for stage in history[::-1]], who))

    def close():
        history.append([has(who) - surplus_gone[who] for who in range(people)])
        for who in [each for each in listed() if history[-1][each] >= quota]:
            left.discard(who)
            elected.append(who)

    def divide(rests, number):
        """So many of these, which are what each paper still names of those left."""
        if number in (0, len(rests)) or len(set(rests)) == 1:
            return rests[:number]
        parts = {}
        for rest in rests:
            parts.setdefault(rest[:1], []).append(rest)
        exact = {top: Fraction(len(part) * number, len(rests)) for top, part in parts.items()}
        gets = {top: share.numerator // share.denominator for top, share in exact.items()}

        def urgency(top):
            history_of, lot = (standing(top[0]), order.index(top[0])) if top else ([1], 0)
            return (gets[top] - exact[top], -len(parts[top]), history_of, lot)

        for top in sorted(parts, key=urgency)[: number - sum(gets.values())]:
            gets[top] += 1
        return [top + rest for top in parts for rest in divide([each[1:] for each in parts[top]], gets[top])]

    surplus_gone = dict.fromkeys(range(people), 0)
    close()
    while len(elected) < seats and len(elected) + len(left) > seats:
        now = history[-1]
        over = {who: now[who] - quota for who in elected if now[who] > quota}
        waiting = sum(over.values())
        rising = sorted(left, key=lambda who: now[who])
        free = seats - len(elected)
        lowest, second, highest = now[rising[0]], now[rising[1]], now[rising[-1]]
        if len(left) == free + 1 and lowest + waiting < second:
            break
        if free == 1 and highest > sum(now[who] for who in rising[:-1]) + waiting:
            break
        arriving = {who: [] for who in left}
        if over and (highest + waiting >= quota or lowest + waiting >= second):
            most = max(over.values())
            source = min((who for who in over if over[who] == most), key=lambda who: (standing(who), order.index(who)))
            rests = [tuple(each for each in ranks if each in left) for ranks in heaps[source][-1]]
            able = [rest for rest in rests if rest]
            going = able if len(able) <= most else divide(able, most)
            aside += most - len(going)
            surplus_gone[source] = most
            for rest in going:
                arriving[rest[0]].append(rest)
        else:
            out = [min(left, key=lambda who: (now[who], [stage[who] for stage in history], -order.index(who)))]
            for n in range(2, len(left) - free + 1):
                if sum(now[who] for who in rising[:n]) + waiting < now[rising[n]]:
                    out = rising[:n]
            left.difference_update(out)
            for who in out:
                arriving.pop(who)
                for ranks in [each for parcel in heaps[who] for each in parcel]:
                    rest = tuple(each for each in ranks if each in left)
                    if rest:
                        arriving[rest[0]].append(rest)
                    else:
                        aside += 1
                heaps[who] = []
        for who, papers in arriving.items():
            if papers:
                heaps[who].append(papers)
        close()
    if len(elected) < seats:
        elected += listed()[: seats - len(elected)]
    return elected, history, aside


def test_a_surplus_of_original_votes_goes_by_the_shares_of_all_papers():
    """A has 10 beyond 21: of 31 papers 18 go to B, 9 to C, 4 nowhere; of 27 that can, B has 6 2/3 and C 3 1/3."""
    result = count(polled("18 A>B, 9 A>C, 4 A, 14 B, 9 C, 8 D", 2), "stv-irish")
    assert result.quota == 21
    assert result.stages[1].moves == (Move(0, 1, 7, 1, 7), Move(0, 2, 3, 1, 3))
    assert result.stages[1].votes == (21, 21, 12, 8)


def test_a_surplus_of_later_votes_goes_by_the_last_parcel_alone():
    """B had 8 papers that go on to D and is elected by 6 of C's: only those are looked at, and 3 of them go to A."""
    result = count(polled("7 A, 8 B>D, 6 C>B>A, 9 D", 2), "stv-irish", last="off")
    assert result.quota == 11
    assert [(stage.step, stage.votes) for stage in result.stages[:3]] == [
        ("first", (7, 8, 6, 9)),
        ("exclude", (7, 14, 0, 9)),
        ("surplus", (10, 11, 0, 9)),
    ]


def test_papers_that_cannot_move_stay_unless_the_surplus_is_more_than_those_that_can():
    result = count(polled("4 A>B, 16 A, 9 B, 8 C, 2 D", 2), "stv-irish", deferral="off", last="off")
    assert result.quota == 14
    assert result.stages[1].moves == (Move(0, 1, 4, 1, 4), Move(0, None, 2, 1, 2))
    assert (result.stages[1].votes, result.stages[1].non_transferable) == ((14, 13, 8, 2), 2)


@pytest.mark.parametrize("turn", [1, -1])
def test_which_papers_go_is_decided_by_later_preferences_and_not_by_how_they_lie(turn):
    """Of A's 16 papers for B six go: of eight that name C next three, and of each four that name D or nobody 1 1/2.

    D is before nobody. B, whom the six elect with 5 over, has five of them that can go on.
    """
    text = ["8 A>B>C", "4 A>B>D", "4 A>B", "9 B", "9 E", "3 C", "2 D"]
    result = count(polled(", ".join(text[::turn]), 3), "stv-irish")
    assert (result.quota, [stage.of for stage in result.stages[:3]]) == (10, [(), (0,), (1,)])
    assert result.stages[2].moves == (Move(1, 2, 3, 1, 3), Move(1, 3, 2, 1, 2))


def test_a_surplus_waits_while_it_can_neither_elect_nor_save_anybody():
    poll = polled("12 A>D, 9 B, 7 C>B, 3 D>C", 2)
    assert [stage.of for stage in count(poll, "stv-irish").stages] == [(), (3,), (0,), ()]
    assert [stage.of for stage in count(poll, "stv-irish", deferral="off").stages][:3] == [(), (0,), (3,)]


def test_whoever_cannot_be_overtaken_is_elected_without_more_transfers():
    result = count(polled("20 A, 9 B, 4 C, 3 D", 2), "stv-irish", deferral="off")
    assert result.stages[-1].step == "fill"
    assert result.stages[-1].elected == (Chosen(1, "ahead"),)


def test_ties_look_at_the_first_count_in_which_they_differed():
    """B and C have 6 each; a count before B had more, but at first C."""
    poll = polled("9 A, 3 B, 4 C, 1 D>B, 2 E>C>D, 2 F>B>D", draws="ABCDEF")
    result = count(poll, "stv-irish", batch="off", last="off")
    assert "".join(poll.names[stage.of[0]] for stage in result.stages if stage.step == "exclude") == "DFEBC"


@pytest.mark.parametrize(
    ("others", "draws", "to_b", "lots"),
    [("3 B, 1 C, 2 D", "CBAD", 2, 0), ("2 B, 2 C, 1 D", "CBAD", 1, 1), ("2 B, 2 C, 1 D", "BCAD", 2, 1)],
)
def test_the_odd_paper_of_equal_fractions_goes_by_first_votes_and_then_by_lot(others, draws, to_b, lots):
    """A has 3 over and as many papers for B as for C."""
    result = count(polled(f"4 A>B, 4 A>C, {others}", 2, draws=draws), "stv-irish")
    assert result.stages[1].moves == (Move(0, 1, to_b, 1, to_b), Move(0, 2, 3 - to_b, 1, 3 - to_b))
    assert [lot.purpose for lot in result.stages[1].lots] == ["papers"] * lots
