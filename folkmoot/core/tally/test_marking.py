"""What is on a paper is counted as the settings say, and never otherwise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.marking import places, ranked
from folkmoot.core.tally.poll import GAP, Candidate, Papers, Poll, papers

END = {"gaps": "end", "repeats": "end", "overvotes": "end"}
A, B, C, D = range(4)


def poll(*rankings, withdrawn=frozenset(), candidates=4):
    standing = tuple(Candidate(f"{n}") for n in range(candidates))
    return Poll(standing, 1, papers(list(rankings)), withdrawn=frozenset(withdrawn))


def counted(found, settings=END, **more):
    marked = ranked(found, settings, **more)
    every = [list(places(marked.papers, n)) for n in range(len(marked.papers))]
    return list(zip(marked.papers.weights.tolist(), every, strict=True)), marked.rejected


@pytest.mark.parametrize(
    ("marks", "changed", "expected"),
    [
        ([A, GAP, B], {}, [[A]]),
        ([A, GAP, B], {"gaps": "one"}, [[A], [B]]),
        ([A, GAP, B, GAP, C], {"gaps": "one"}, [[A], [B]]),
        ([A, GAP, B, GAP, C], {"gaps": "close"}, [[A], [B], [C]]),
        ([A, B, A, C], {}, [[A], [B]]),
        ([A, B, A, C], {"repeats": "skip"}, [[A], [B], [C]]),
        ([[A], [B, C], [D]], {}, [[A]]),
        ([[A], [B, C], [D]], {"overvotes": "skip"}, [[A], [D]]),
        ([[A], [B, C], [D]], {"overvotes": "wait"}, [[A], [B, C], [D]]),
        ([[A], [B, B], [D]], {"overvotes": "wait"}, [[A], [B], [D]]),
        ([[A], [GAP, GAP], [D], [GAP, GAP]], {"gaps": "close"}, [[A]]),
        ([[A], [GAP, GAP], [D], [GAP, GAP]], {"overvotes": "skip", "repeats": "end"}, [[A], [D]]),
        ([[A], [GAP, GAP], [D]], {"overvotes": "wait"}, [[A], [D]]),
    ],
)
def test_a_paper_that_is_not_marked_one_two_three_counts_as_the_settings_say(marks, changed, expected):
    assert counted(poll((2, marks), (1, [D])), END | changed) == ([(2, expected), (1, [[D]])], 0)


def test_several_share_a_place_where_the_rule_lets_them():
    assert counted(poll((1, [[A, B], [C]])), END, equal=True) == ([(1, [[A, B], [C]])], 0)


def test_whoever_withdrew_is_struck_as_if_they_had_not_stood_and_leaves_no_gap():
    found = poll((3, [A, B, C]), (2, [B]), (1, [[B, C], [A]]), (1, [[C, B, D], [A]]), withdrawn={B})
    assert counted(found, END, equal=True) == ([(3, [[A], [C]]), (1, [[C], [A]]), (1, [[C, D], [A]])], 2)


def test_a_paper_that_names_nobody_is_rejected():
    assert counted(poll((5, []), (2, [GAP, A]), (1, [A]), (4, []))) == ([(1, [[A]])], 11)


def naive(marks, settings):
    """One place to a mark; what the settings make of it, word for word."""
    kept, gaps = [], 0
    for at, mark in enumerate(marks):
        if mark == GAP:
            gaps += 1
            if settings["gaps"] == "end" or (settings["gaps"] == "one" and gaps == 2):
                break
        elif mark in marks[:at]:
            if settings["repeats"] == "end":
                break
        else:
            kept.append(mark)
    return kept


@given(
    st.lists(st.lists(st.integers(-1, 69), max_size=9), max_size=9),
    st.fixed_dictionaries(
        {"gaps": st.sampled_from(["end", "one", "close"]), "repeats": st.sampled_from(["end", "skip"])}
    ),
)
def test_any_marks_count_as_a_plain_reading_has_them(rankings, settings):
    found = poll(*((n + 1, marks) for n, marks in enumerate(rankings)), candidates=70)
    expected = [(n + 1, [[each] for each in naive(marks, settings)]) for n, marks in enumerate(rankings)]
    kept = [each for each in expected if each[1]]
    assert counted(found, settings | {"overvotes": "end"}) == (kept, sum(w for w, each in expected if not each))


def test_papers_that_are_as_they_should_be_are_not_copied():
    found = poll((1, [A, B]), (1, [B]))
    assert ranked(found, END).papers is found.papers
    assert isinstance(found.papers, Papers)
    assert found.papers.starts.dtype == np.int64
