"""The result of a count: what happened stage by stage, as plain data that another program can replay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.lots import Lot

Amount = int | Fraction
"""A number of votes, exactly."""


@dataclass(frozen=True, slots=True)
class Move:
    """Votes that went from a candidate, or None for papers counted the first time, to another, or None for nobody.

    `papers` is how many papers, `value` what each was worth after it moved, `votes` what they were worth together.
    """

    source: int | None
    target: int | None
    papers: int
    value: Amount
    votes: Amount


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who was elected or excluded, and why: a word of `REASONS`."""

    candidate: int
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """A quota at work: it kept a candidate in (`guarded`) or out (`doomed`), and which rule of the quotas it was."""

    candidate: int
    how: str
    quota: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a count. `votes` is what each candidate has after it; the sum law of a transfer count is
    votes + non_transferable + lost = valid papers.

    `step` is a word of `STEPS`; `of` is whose votes moved. `figures` are exact numbers that only this rule has.
    """

    step: str
    votes: tuple[Amount, ...]
    of: tuple[int, ...] = ()
    non_transferable: Amount = 0
    lost: Amount = 0
    moves: tuple[Move, ...] = ()
    elected: tuple[Chosen, ...] = ()
    excluded: tuple[Chosen, ...] = ()
    lots: tuple[Lot, ...] = ()
    held: tuple[Held, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What a count found.

    `elected` is in the order of election, and is shorter than `seats` where seats stay vacant. `ranking` is, of rules
    that rank everybody, groups of equals, best first. `quota` is what elects, where the rule has one. `valid` papers
    were counted, `rejected` ones name nobody who stands. `figures` holds what belongs to no stage: a pairwise matrix,
    a table of quotients. `version` is that of the rule: another number where its results may differ.
    """

    rule: str
    version: int
    settings: Mapping[str, Any]
    seats: int
    candidates: tuple[str, ...]
    elected: tuple[int, ...]
    valid: int
    rejected: int = 0
    stages: tuple[Stage, ...] = ()
    ranking: tuple[tuple[int, ...], ...] | None = None
    quota: Amount | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)
    lots: tuple[Lot, ...] = ()
    title: str = ""
    sha256: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those elected, in the order of election."""
        return tuple(self.candidates[each] for each in self.elected)

    @property
    def vacant(self) -> int:
        """How many seats nobody takes."""
        return self.seats - len(self.elected)


STEPS: Mapping[str, str] = {
    "first": "the first preferences, or the marks, are counted",
    "surplus": "what somebody has beyond the quota goes on",
    "exclude": "somebody is excluded, and their papers go on",
    "withdraw": "somebody who withdrew or died is taken out, and their papers go on",
    "round": "everybody's votes are counted anew",
    "seat": "a seat is given",
    "fill": "the seats that are left are filled",
    "compare": "candidates are compared two by two",
}
"""The word of each step, and what it means."""

REASONS: Mapping[str, str] = {
    "quota": "reached the quota",
    "majority": "has more than half",
    "most": "has the most",
    "adds": "adds the most to the score of those elected",
    "committee": "belongs to the committee with the highest score",
    "load": "burdens those who approve of them the least",
    "share": "asks for the lowest share of those who approve of them",
    "lot": "is taken by lot, for nobody approves of anybody left",
    "fewest": "had the fewest",
    "condorcet": "is preferred to everybody else, two by two",
    "unbeaten": "is preceded by nobody by the rule",
    "least": "has the smallest of the greatest defeats",
    "last": "as many are left as there are seats",
    "ahead": "can no longer be overtaken",
    "beaten": "is beaten by those who took the seats",
    "withdrawn": "withdrew or died",
    "reopen": "is nobody: nominations are opened again, and the seat stays vacant",
    "floor": "is needed for a quota to be met",
    "ceiling": "would break a quota",
    "threshold": "has less than the threshold",
    "quotient": "has the greatest quotient of votes and divisor",
    "whole": "has votes for a whole seat",
    "remainder": "has the greatest remainder",
    "minimum": "has a minimum of seats",
}
"""The word of each reason for which somebody is elected or excluded, and what it means."""
