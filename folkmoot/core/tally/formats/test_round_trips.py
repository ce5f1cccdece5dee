"""A poll that is written is read again as it was, in every format that can hold it; none loses a word in silence."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally import read, write
from folkmoot.core.tally.formats import FORMATS, PREFLIB
from folkmoot.core.tally.formats.bad import CannotWrite
from folkmoot.core.tally.marking import places
from folkmoot.core.tally.poll import GAP, Candidate, Papers, Poll, papers

LETTERS = "abcABC019 ,;\"\\'#=-()[]{}:/.éß日\u00a0"
texts = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
lines = texts.map(lambda text: " ".join(text.split()))
words = st.one_of(
    texts, st.sampled_from(["skipped", "Overvote", "2", "Re-open nominations", "count", "=tie", "rank:x"])
)


@st.composite
def rankings(draw, stand):
    """Any paper: gaps, repeats and shared places."""
    place = st.lists(st.integers(0, stand - 1), min_size=1, max_size=3, unique=True).map(sorted)
    kinds = st.one_of(place, place.map(lambda each: each[:1]), st.just([GAP]))
    found = draw(st.lists(draw(st.sampled_from([kinds, place.map(lambda each: each[:1])])), max_size=6))
    while found and found[-1] == [GAP]:
        found.pop()
    return draw(st.integers(1, 1000)), found


@st.composite
def scored(draw, stand):
    """Papers with scores, the best first."""
    found = draw(st.lists(st.dictionaries(st.integers(0, stand - 1), st.integers(0, 9), max_size=stand), max_size=5))
    flat, tied, scores, starts = [], [], [], [0]
    for each in found:
        order = sorted(each, key=lambda n: (-each[n], n))
        flat += order
        scores += [each[n] for n in order]
        tied += [at > 0 and each[n] == each[order[at - 1]] for at, n in enumerate(order)]
        starts.append(len(flat))
    weights = draw(st.lists(st.integers(1, 9), min_size=len(found), max_size=len(found)))
    return Papers(
        np.array(starts, dtype=np.int64),
        np.array(flat, dtype=np.int16),
        np.array(weights, dtype=np.int64),
        np.array(tied, dtype=np.bool_) if any(tied) else None,
        np.array(scores, dtype=np.int64),
    )


@st.composite
def polls(draw):
    """Any poll: much of it is more than some format can hold."""
    stand = draw(st.integers(1, 5))
    names = draw(st.lists(words, min_size=stand, max_size=stand, unique=draw(st.booleans())))
    plain = draw(st.booleans())
    candidates = [
        Candidate(name)
        if plain
        else Candidate(name, draw(st.one_of(st.just(""), texts)), draw(st.frozensets(texts, max_size=2)))
        for name in names
    ]
    order = draw(st.permutations(range(stand)))
    return Poll(
        candidates=tuple(candidates),
        seats=draw(st.sampled_from([0, 1, 3])),
        papers=draw(scored(stand)) if draw(st.booleans()) else papers(draw(st.lists(rankings(stand), max_size=5))),
        title=draw(st.one_of(st.just(""), lines, texts)),
        withdrawn=draw(st.frozensets(st.integers(0, stand - 1), max_size=draw(st.sampled_from([0, 1])))),
        reopen=draw(st.sampled_from([None, None, 0])),
        tie_order=tuple(order) if draw(st.booleans()) else (),
    )


def content(poll):
    """All that a poll says, in a form that can be compared; those who share a place in any order."""
    listed = [[sorted(place) for place in places(poll.papers, n)] for n in range(len(poll.papers))]
    scores = [] if poll.papers.scores is None else poll.papers.scores.tolist()
    return (
        poll.candidates,
        poll.seats,
        poll.title,
        poll.withdrawn,
        poll.reopen,
        poll.tie_order,
        listed,
        poll.papers.weights.tolist(),
        scores,
    )


def tried(poll, format):
    try:
        file = write(poll, format)
    except CannotWrite:
        return None
    again = read(file, format=format)
    assert content(again) == content(poll)
    return again


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25)
@given(poll=polls())
def test_what_is_written_is_read_again_or_it_is_not_written(format, poll):
    both(poll, format)


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=400)
@given(poll=polls())
def test_what_is_written_is_read_again_of_four_hundred_polls(format, poll):
    both(poll, format)


def both(poll, format):
    """Any poll, and what is left of it without what most formats cannot hold."""
    tried(poll, format)
    plain = tuple(Candidate(f"{n}. {each.name}", "", frozenset()) for n, each in enumerate(poll.candidates))
    seats = 0 if format in PREFLIB else poll.seats or 1
    tried(replace(poll, candidates=plain, seats=seats, reopen=None, withdrawn=frozenset(), tie_order=()), format)


@pytest.mark.parametrize("format", [each for each in FORMATS if each != "cat"])
def test_a_plain_poll_can_be_written_in_every_format(format):
    marked = papers([(3, [0, 1, 2]), (2, [2, 1, 0])])
    if format == "scores":
        marked = replace(marked, scores=np.array([5, 4, 0, 9, 8, 7]))
    poll = Poll((Candidate("Ada"), Candidate("Ben"), Candidate("Cyd")), 0 if format in PREFLIB else 2, marked, "Title")
    assert tried(poll, format) is not None
    assert format in ("scores",) or content(read(write(poll, format))) == content(poll)


def test_approval_can_be_written_as_categories_and_as_places_that_all_share():
    poll = Poll((Candidate("Ada"), Candidate("Ben"), Candidate("Cyd")), 0, papers([(3, [[0, 2]]), (2, [[1]]), (1, [])]))
    for format in ("cat", "toi", "ranks", "opened"):
        assert content(read(write(poll, format))) == content(poll)


ADA, BEN = Candidate("Ada"), Candidate("Ben")
POLL = Poll((ADA, BEN), 1, papers([(1, [0])]))


@pytest.mark.parametrize(
    ("poll", "format", "why"),
    [
        (POLL, "soi", "soi cannot hold the number of seats"),
        (replace(POLL, seats=0), "blt", "blt cannot hold a poll for a number of seats that nobody knows"),
        (replace(POLL, seats=0), "soc", "soc cannot hold a paper that does not name everybody"),
        (
            replace(POLL, candidates=(ADA, ADA)),
            "csv",
            "csv cannot hold names that are the same, or that its cells have for something else",
        ),
        (
            replace(POLL, candidates=(ADA, Candidate("skipped"))),
            "csv",
            "csv cannot hold names that are the same, or that its cells have for something else",
        ),
        (
            replace(POLL, candidates=(ADA, Candidate("Ben\nCyd"))),
            "blt",
            "blt cannot hold a name that is empty or no line with single blanks",
        ),
        (replace(POLL, candidates=(ADA, Candidate("Ben", "North"))), "blt", "blt cannot hold groups of candidates"),
        (
            replace(POLL, candidates=(ADA, Candidate("Ben", "", frozenset({"x"})))),
            "scottish",
            "scottish cannot hold attributes of candidates",
        ),
        (replace(POLL, withdrawn=frozenset({1})), "scottish", "scottish cannot hold whoever withdrew"),
        (replace(POLL, tie_order=(1, 0)), "scottish", "scottish cannot hold an order for ties"),
        (replace(POLL, reopen=1), "blt", "blt cannot hold who is nobody, but by the name Re-open nominations"),
        (replace(POLL, papers=papers([(1, [[0, 1]])])), "csv", "csv cannot hold places that several share"),
        (replace(POLL, papers=papers([(1, [0, 0])])), "ranks", "ranks cannot hold a paper that names somebody twice"),
        (
            replace(POLL, papers=papers([(1, [0, GAP, 1])])),
            "ranks",
            "ranks cannot hold a paper of more places than there are candidates",
        ),
        (replace(POLL, papers=papers([(1, [0, 1])])), "scores", "scores cannot hold rankings"),
        (replace(POLL, seats=0, papers=papers([(1, [0, 1])])), "cat", "cat cannot hold rankings"),
        (replace(POLL, seats=0, papers=papers([(1, [GAP, 1])])), "soi", "soi cannot hold places that name nobody"),
        (
            replace(POLL, papers=papers([(1, [[GAP, GAP], [1]])])),
            "blt",
            "blt cannot hold a place that several share and nobody knows who",
        ),
        (
            replace(POLL, papers=papers([(0, [1])])),
            "blt",
            "blt cannot hold papers that stand for none, or for too many",
        ),
        (replace(POLL, papers=replace(papers([(1, [0])]), scores=np.array([5]))), "blt", "blt cannot hold scores"),
        (
            replace(POLL, papers=replace(papers([(1, [0, 1])]), scores=np.array([5, 6]))),
            "opened",
            "opened cannot hold papers that are not in the order of their scores",
        ),
        (POLL, "xls", "expected a format of " + ", ".join(FORMATS) + ", not xls"),
    ],
)
def test_what_a_format_cannot_hold_is_said_in_words(poll, format, why):
    with pytest.raises(CannotWrite) as fault:
        write(poll, format)
    assert str(fault.value) == why


def test_an_overvote_of_which_nobody_knows_who_is_kept_as_such():
    poll = replace(POLL, papers=papers([(2, [[0], [GAP, GAP], [1]])]))
    for format in ("csv", "opened"):
        assert content(read(write(poll, format))) == content(poll)
