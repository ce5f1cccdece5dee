"""Writing a poll to a file of any format, or saying what the format cannot hold.

What is read again is the poll that was written, but for `sha256`, which is that of the file, `notes`, which only opened
ballots hold, and places at the end of a paper that name nobody, which are no marks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from folkmoot.core.tally.formats import FORMATS, PREFLIB
from folkmoot.core.tally.formats.bad import CannotWrite
from folkmoot.core.tally.formats.cast import OVERVOTE, SKIPPED
from folkmoot.core.tally.formats.pile import REOPEN, is_line
from folkmoot.core.tally.marking import places
from folkmoot.core.tally.poll import GAP, MOST_PAPERS, Poll

Paper = tuple[int, list[list[int]]]
"""How many papers are the same, and who shares each place."""


@dataclass(frozen=True)
class Holds:
    """What a format can hold beside candidates by name, papers and their weights."""

    seats: bool = True
    no_seats: bool = True
    groups: bool = False
    attributes: bool = False
    withdrawn: bool = True
    tie_order: bool = True
    same_names: bool = True
    reopen: bool = False
    rankings: bool = True
    gaps: bool = True
    shared: bool = True
    several: bool = True
    partial: bool = True
    repeats: bool = True
    long: bool = True
    overvotes: bool = False
    scores: bool = False


_TOI = Holds(seats=False, withdrawn=False, tie_order=False, gaps=False, repeats=False)
HOLDS = {
    "blt": Holds(no_seats=False),
    "soc": replace(_TOI, shared=False, partial=False),
    "soi": replace(_TOI, shared=False),
    "toc": replace(_TOI, partial=False),
    "toi": _TOI,
    "cat": replace(_TOI, several=False),
    "scottish": Holds(no_seats=False, groups=True, withdrawn=False, tie_order=False, shared=False),
    "csv": Holds(shared=False, overvotes=True, same_names=False),
    "ranks": Holds(repeats=False, long=False, same_names=False),
    "scores": Holds(rankings=False, repeats=False, same_names=False, scores=True),
    "opened": Holds(groups=True, attributes=True, reopen=True, overvotes=True, scores=True),
}


def write(poll: Poll, format: str) -> bytes:
    """A poll as a file of one of FORMATS. Raises CannotWrite, which says what would be lost."""
    from folkmoot.core.tally.formats import written

    if format not in FORMATS:
        raise CannotWrite(f"expected a format of {', '.join(FORMATS)}, not {format}")
    every = [_paper(poll, n) for n in range(len(poll.papers))]
    for why in _lost(poll, every, HOLDS[format]):
        raise CannotWrite(f"{format} cannot hold {why}")
    make: Callable[[Poll, list[Paper], str], Iterator[str]] = getattr(
        written, "preflib" if format in PREFLIB else format
    )
    return "".join(make(poll, every, format)).encode()


def _paper(poll: Poll, n: int) -> Paper:
    every = [list(place) for place in places(poll.papers, n)]
    while every and every[-1] == [GAP]:
        every.pop()
    return int(poll.papers.weights[n]), every


def _lost(poll: Poll, every: list[Paper], holds: Holds) -> Iterator[str]:
    """What a format cannot hold of a poll."""
    names = poll.names
    if not names:
        yield "a poll in which nobody stands"
    if not all(is_line(each) and each for each in names):
        yield "a name that is empty or no line with single blanks"
    others = (word for each in poll.candidates for word in (each.group, *each.attributes))
    if not all(map(is_line, (poll.title, *others))):
        yield "a title or a group that is no line with single blanks"
    if not holds.same_names and (len(set(names)) < len(names) or any(map(_is_cell, range(len(names)), names))):
        yield "names that are the same, or that its cells have for something else"
    if not holds.groups and any(each.group for each in poll.candidates):
        yield "groups of candidates"
    if not holds.attributes and any(each.attributes for each in poll.candidates):
        yield "attributes of candidates"
    if not holds.withdrawn and poll.withdrawn:
        yield "whoever withdrew"
    if not holds.tie_order and poll.tie_order:
        yield "an order for ties"
    if not (holds.seats if poll.seats else holds.no_seats):
        yield "the number of seats" if poll.seats else "a poll for a number of seats that nobody knows"
    called = [n for n, each in enumerate(names) if each.casefold() in REOPEN]
    if not holds.reopen and poll.reopen != (called[0] if len(called) == 1 else None):
        yield "who is nobody, but by the name Re-open nominations"
    yield from _lost_papers(poll, every, holds)


def _is_cell(n: int, name: str) -> bool:
    """Whether a cell that held a name would be taken for something else."""
    return name.casefold() in SKIPPED | {OVERVOTE} or (name.isdigit() and name != str(n + 1))


def _lost_papers(poll: Poll, every: list[Paper], holds: Holds) -> Iterator[str]:
    """What a format cannot hold of the papers."""
    stand = len(poll.candidates)
    named = [[each for place in paper for each in place if each != GAP] for _, paper in every]
    places = [place for _, paper in every for place in paper]
    if any(weight < 1 for weight, _ in every) or poll.papers.count > MOST_PAPERS:
        yield "papers that stand for none, or for too many"
    if poll.papers.scores is not None and not holds.scores and any(named):
        yield "scores"
    if poll.papers.scores is None and not holds.rankings and any(named):
        yield "rankings"
    if poll.papers.scores is not None and not _are_by_score(poll):
        yield "papers that are not in the order of their scores"
    if not holds.gaps and [GAP] in places:
        yield "places that name nobody"
    if not holds.shared and any(len(place) > 1 and GAP not in place for place in places):
        yield "places that several share"
    if not holds.overvotes and any(len(place) > 1 and GAP in place for place in places):
        yield "a place that several share and nobody knows who"
    if not holds.long and any(sum(map(len, paper)) > stand for _, paper in every):
        yield "a paper of more places than there are candidates"
    if not holds.several and any(len(paper) > 1 for _, paper in every):
        yield "rankings"
    if not holds.partial and any(len(each) < stand for each in named):
        yield "a paper that does not name everybody"
    if not holds.repeats and any(len(set(each)) < len(each) for each in named):
        yield "a paper that names somebody twice"


def _are_by_score(poll: Poll) -> bool:
    """Whether each paper has the best score first, those of one score share a place, and nobody stands twice."""
    papers = poll.papers
    assert papers.scores is not None
    same = np.zeros(len(papers.marks), dtype=np.bool_) if papers.tied is None else papers.tied
    first = np.zeros(len(papers.marks) + 1, dtype=np.bool_)
    first[papers.starts] = True
    below, marks = papers.scores[1:] - papers.scores[:-1], np.diff(papers.marks)
    right = np.where(same[1:], (below == 0) & (marks > 0), below < 0)
    return bool((right | first[1:-1]).all() and (papers.scores >= 0).all() and (papers.marks >= 0).all())
