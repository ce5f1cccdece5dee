"""Which papers make up a surplus of whole papers: each next preference has its share, and so has each after it.

The Act (section 121) gives each next preference papers x surplus / all, and to the largest fractions one more; of equal
fractions the larger sub-parcel is first, then whoever had more votes at the first count in which they differed, then
lots. The same is done once more with the papers of each next preference by the one after it, and so on to their ends,
so that nothing hangs on the order in which papers lie.
"""

from typing import Any

import numpy as np

from folkmoot.core.tally.poll import Numbers
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.deck import At


def chosen(contest: Contest, at: At, papers: Numbers, number: int) -> Numbers:
    """How many of each go on, so many together; `at` is where each names its next preference."""
    ranks, equals = _ranks(contest)
    found = _taken(contest, at, papers, number, ranks)
    if found is None:
        # Lots are needed: once for all who never differed, so that each of them keeps one place throughout.
        for group in equals:
            order = contest.asked.lots.order([contest.reopening.shown(each) for each in group], "papers")
            places = sorted(ranks[each] for each in group)
            number_of = {contest.reopening.shown(each): each for each in group}
            for place, each in zip(range(len(group)), order, strict=True):
                ranks[number_of[each]] = places[place] + place
        found = _taken(contest, at, papers, number, ranks)
    assert found is not None
    return found


def _ranks(contest: Contest) -> tuple[Numbers, list[list[int]]]:
    """The place of each who is left by their votes in earlier counts, and those who never differed.

    Equals have one place, and as many places after it are free as they need.
    """
    history = contest.history if contest.asked.settings["ties"] == "first" else contest.history[::-1]
    if contest.asked.settings["ties"] == "lot":
        history = []
    ways: dict[tuple[int, ...], list[int]] = {}
    for each in contest.left:
        ways.setdefault(tuple(-votes[each] for votes in history), []).append(each)
    ranks: Numbers = np.full(contest.deck.nobody + 1, contest.deck.nobody + 1, dtype=np.int64)
    place = 0
    for way in sorted(ways):
        ranks[ways[way]] = place
        place += len(ways[way])
    return ranks, [ways[way] for way in sorted(ways) if len(ways[way]) > 1]


def _taken(contest: Contest, at: At, papers: Numbers, number: int, ranks: Numbers) -> Numbers | None:
    """As `chosen`, or None where two who have one place contend for one paper."""
    deck, standing = contest.deck, contest.standing(contest.left)
    taken: Numbers = np.zeros(len(papers), dtype=np.int64)
    index: Any = np.arange(len(papers))
    group: Numbers = np.zeros(len(papers), dtype=np.int64)
    shares: Numbers = np.array([number], dtype=np.int64)
    at = at.copy()
    targets = deck.marks[at]
    while len(index):
        key = group * (deck.nobody + 1) + targets
        order = np.argsort(key, kind="stable")
        index, at, key = index[order], at[order], key[order]
        tops = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
        sizes = np.add.reduceat(papers[index], tops)
        whose, who = np.divmod(key[tops], deck.nobody + 1)
        parts = _divided(shares, whose, sizes, ranks[who])
        if parts is None:
            return None
        of = np.repeat(np.arange(len(tops)), np.diff(np.append(tops, len(index))))
        ends = (who == deck.nobody) | (np.diff(np.append(tops, len(index))) == 1) | (parts == sizes) | (parts == 0)
        _fill(taken, papers, index, of, tops, np.where(ends, parts, 0))
        deeper = ~ends[of]
        shares = parts[~ends]
        group = (np.cumsum(~ends) - 1)[of][deeper]
        index, at = index[deeper], at[deeper] + 1
        targets = deck.advance(at, standing)
    return taken


def _divided(shares: Numbers, whose: Numbers, sizes: Numbers, ranks: Numbers) -> Numbers | None:
    """Of each group its number shared among its parts by their sizes, the largest fractions first."""
    wholes = np.bincount(whose, minlength=len(shares)) * 0
    np.add.at(wholes, whose, sizes)
    parts, fractions = np.divmod(shares[whose] * sizes, wholes[whose])
    more = shares.copy()
    np.subtract.at(more, whose, parts)
    order = np.lexsort((ranks, -sizes, -fractions, whose))
    first = np.searchsorted(whose, np.arange(len(shares)))
    gets = np.arange(len(order)) - first[whose[order]] < more[whose[order]]
    here, there = order[:-1], order[1:]
    contend = gets[:-1] & ~gets[1:] & (whose[here] == whose[there]) & (fractions[here] == fractions[there])
    if bool((contend & (sizes[here] == sizes[there]) & (ranks[here] == ranks[there])).any()):
        return None
    parts[order[gets]] += 1
    return np.asarray(parts, dtype=np.int64)


def _fill(taken: Numbers, papers: Numbers, index: Any, of: Any, tops: Any, parts: Numbers) -> None:
    """Take of each part so many papers, which are all alike, in their order."""
    before = np.cumsum(papers[index]) - papers[index]
    taken[index] += np.clip(parts[of] - (before - before[tops][of]), 0, papers[index])
