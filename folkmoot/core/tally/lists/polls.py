"""The rules of lists on a poll: each paper names one list, and seats go to lists.

`Result.elected` names a list once for each seat that it has, in the order of the seats. `Result.figures` has the seats
and the alternates of each list, and the table of quotients.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from folkmoot.core.tally import marking
from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.lists import divisors, remainders
from folkmoot.core.tally.lists.apportioning import over_bar
from folkmoot.core.tally.lists.apportioning import ratio_up as delegates
from folkmoot.core.tally.lists.award import Award, Bounds, Closed, nobody
from folkmoot.core.tally.poll import Papers, Poll
from folkmoot.core.tally.quotas.keeping import kept_out
from folkmoot.core.tally.quotas.watch import Watch
from folkmoot.core.tally.result import Chosen, Result, Stage

MARKED = {"gaps": "end", "repeats": "end", "overvotes": "end"}
"""A paper counts for the list that it names first, if it names one there."""

MOST = 5_000_000
"""Seats times lists that one count takes on."""

Given = tuple[Iterable[Award], dict[str, Any]]
Give = Callable[[Sequence[int], int, Bounds, Closed], Given]
"""Votes of those who take part, seats, bounds and who is kept out: to the awards, and figures of its own."""


def dhondt(poll: Poll, asked: Asked) -> Result:
    """D'Hondt: divisors 1, 2, 3."""
    return _by_divisors(poll, asked, divisors.DHONDT)


def sainte_lague(poll: Poll, asked: Asked) -> Result:
    """Sainte-Laguë: divisors 1, 3, 5."""
    return _by_divisors(poll, asked, divisors.SAINTE_LAGUE)


def sainte_lague_modified(poll: Poll, asked: Asked) -> Result:
    """Sainte-Laguë with a first divisor of its own, 1.4 unless set."""
    first = asked.settings["first_divisor"]
    if first <= 0:
        raise BadCount(f"first_divisor is more than 0, not {first}")
    return _by_divisors(poll, asked, divisors.sainte_lague_from(first))


def huntington_hill(poll: Poll, asked: Asked) -> Result:
    """Huntington-Hill: the geometric mean of the seats before and after, compared in squares."""
    return _by_divisors(poll, asked, divisors.HUNTINGTON_HILL)


def ratio_up(poll: Poll, asked: Asked) -> Result:
    """One seat for each so many papers or part of them; where no number is set, the one that the seats allow."""
    per = asked.settings["per"]
    if not per:
        return _by_divisors(poll, asked, divisors.ADAMS)

    def give(votes: Sequence[int], seats: int, bounds: Bounds, closed: Closed) -> Given:
        found = delegates(
            {n: votes[n] for n, most in enumerate(bounds.most) if most},
            per,
            minimum=asked.settings["minimum"],
            maximum=asked.settings["maximum"] or None,
        )
        total = sum(found.values())
        _check_size(total, len(votes))
        exact = Bounds([0] * len(votes), [found.get(n, 0) for n in range(len(votes))])
        return divisors.by_divisors(votes, total, divisors.ADAMS, exact, asked.lots, closed), {}

    return _counted(poll, asked, give, is_open=True)


def hamilton(poll: Poll, asked: Asked) -> Result:
    """Largest remainders, by the quota that is set."""

    def give(votes: Sequence[int], seats: int, bounds: Bounds, closed: Closed) -> Given:
        _check_size(seats, len(votes))
        parts, awards = remainders.by_remainders(votes, seats, asked.settings["quota"], bounds, asked.lots, closed)
        return awards, {"quota": parts.quota, "whole": parts.whole, "remainders": parts.remainders}

    return _counted(poll, asked, give)


def _by_divisors(poll: Poll, asked: Asked, by: divisors.Divisors) -> Result:
    def give(votes: Sequence[int], seats: int, bounds: Bounds, closed: Closed) -> Given:
        _check_size(seats, len(votes))
        return divisors.by_divisors(votes, seats, by, bounds, asked.lots, closed), {}

    return _counted(poll, asked, give)


def _counted(poll: Poll, asked: Asked, give: Give, *, is_open: bool = False) -> Result:
    """The papers counted, the lists below the threshold left out, and each seat given.

    `is_open` is where there are as many seats as the rule finds. Where no list takes part all seats stay empty.
    """
    marked = marking.ranked(poll, MARKED)
    votes = _first(marked.papers, len(poll.candidates))
    over = _over(poll, asked, votes, poll.papers.count if asked.settings["threshold_of"] == "cast" else marked.valid)
    stages = [_bar(poll, votes, over)]
    own: dict[str, Any] = {}
    if over:
        taking = [each if n in over else 0 for n, each in enumerate(votes)]
        bounds = _bounds(poll, asked, over)
        if not is_open:
            bounds.check(asked.seats, poll.names)
        awards, own = give(taking, asked.seats, bounds, _closed(poll, asked, bounds, is_open=is_open))
        stages += _seats(awards, votes, poll.reopen)
    takers = [chosen.candidate for stage in stages for chosen in stage.elected]
    has = tuple(takers.count(n) for n in range(len(votes)))
    elected = tuple(each for each in takers if each != poll.reopen)
    return Result(
        rule=asked.rule.id,
        version=asked.rule.version,
        settings=asked.settings,
        seats=len(takers) if is_open else asked.seats,
        candidates=poll.names,
        elected=elected,
        valid=marked.valid,
        rejected=marked.rejected,
        stages=tuple(stages),
        quota=own.pop("quota", None),
        figures={"seats": has, "alternates": tuple(each * asked.settings["alternates"] for each in has), **own},
        lots=tuple(asked.lots.decided),
        title=poll.title,
        sha256=poll.sha256,
    )


def _first(papers: Papers, many: int) -> list[int]:
    """The papers of each list: those that name it first."""
    votes = np.zeros(many, dtype=np.int64)
    np.add.at(votes, papers.marks[papers.starts[:-1]], papers.weights)
    return [int(each) for each in votes]


def _over(poll: Poll, asked: Asked, votes: Sequence[int], whole: int) -> frozenset[int]:
    """The lists that take part."""
    share = asked.settings["threshold"]
    if not 0 <= share <= 1:
        raise BadCount(f"threshold is a share from 0 to 1, not {share}")
    strict = share > 0 and asked.settings["threshold_reached"] == "more"
    return frozenset(over_bar({n: votes[n] for n in poll.standing}, share, whole, strict=strict))


def _bounds(poll: Poll, asked: Asked, over: frozenset[int]) -> Bounds:
    """The bounds of each list; of one that takes no part, none at all."""
    least, most = asked.settings["minimum"], asked.settings["maximum"] or asked.seats
    lists = range(len(poll.candidates))
    return Bounds([least if n in over else 0 for n in lists], [most if n in over else 0 for n in lists])


def _check_size(seats: int, lists: int) -> None:
    if seats * lists > MOST:
        raise BadCount(f"{seats} seats and {lists} lists are more than one count takes on")


def _bar(poll: Poll, votes: Sequence[int], over: frozenset[int]) -> Stage:
    below = tuple(Chosen(n, "threshold") for n in poll.standing if n not in over)
    return Stage("first", tuple(votes), excluded=below)


def _closed(poll: Poll, asked: Asked, bounds: Bounds, *, is_open: bool) -> Closed:
    """Which lists the quotas keep from the next seat: the attributes of a list count once for each seat that it has."""
    watch: Watch | None = asked.quotas
    if watch is None:
        return nobody
    if is_open:
        raise BadCount("quotas need a number of seats, and this rule finds one by itself")
    if any(bounds.least):
        raise BadCount("a minimum for each list and quotas do not go together")
    most = [min(each, asked.seats) for each in bounds.most]
    watch.check({n: each for n, each in enumerate(most) if n != poll.reopen}, asked.seats)

    def closed(has: Sequence[int]) -> Mapping[int, str]:
        elected = [n for n, number in enumerate(has) for _ in range(number)]
        left = [n for n, number in enumerate(has) for _ in range(most[n] - number)]
        return watch.doomed(elected, left, asked.seats - len(elected))

    return closed


def _seats(awards: Iterable[Award], votes: Sequence[int], reopen: int | None) -> Iterator[Stage]:
    """Each seat; what "re-open nominations" takes stays vacant."""
    before: Mapping[int, str] = {}
    for each in awards:
        why = "reopen" if each.taker == reopen else each.why
        taken, held = (Chosen(each.taker, why),), kept_out(each.held, before)
        before = each.held
        yield Stage(
            "seat", tuple(votes), of=(each.taker,), elected=taken, lots=each.lots, held=held, figures=each.figures
        )
