"""Who was there in the course of a meeting, as it was counted: a quorum that is lost, and regained.

Between two counts what the last one found is taken to hold, for nobody knows better: a quorum that was found once is
there until a count finds otherwise.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.tally.majority import Quorum, is_quorate

Measured = Literal["opening", "throughout", "close"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One count of those present; `recused` stood aside, and are not among them."""

    at: datetime
    present: int
    recused: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which there was a quorum, or none: from one count to that which found otherwise; None is to the end."""

    since: datetime
    until: datetime | None
    quorate: bool


def stretches(quorum: Quorum, base: int, seen: Iterable[Seen]) -> tuple[Stretch, ...]:
    """When there was a quorum and when not, in order of time. Counts may come in any order."""
    return tuple(_stretches([(each.at, _enough(quorum, base, each)) for each in _in_order(seen)]))


def quorate_for(
    quorum: Quorum, base: int, seen: Iterable[Seen], at: datetime, measured: Measured = "throughout"
) -> bool | None:
    """Whether a decision at this time had a quorum; None where nobody had counted by then.

    Measured at the `opening`, the first count holds for the whole meeting, whoever leaves. `throughout`, the last one
    before the decision or at it holds. At the `close`, the first one after it does, where there is one: whoever stayed
    until the votes were counted.
    """
    counted = _in_order(seen)
    before = [each for each in counted if each.at <= at]
    after = [each for each in counted if each.at > at]
    if measured == "opening":
        holding = counted[:1]
    elif measured == "close" and after:
        holding = after[:1]
    else:
        holding = before[-1:]
    return _enough(quorum, base, holding[0]) if holding else None


def _in_order(seen: Iterable[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda each: each.at)


def _enough(quorum: Quorum, base: int, seen: Seen) -> bool:
    return is_quorate(quorum, seen.present + (seen.recused if quorum.recused_count else 0), base)


def _stretches(found: list[tuple[datetime, bool]]) -> Iterator[Stretch]:
    turns = [found[n] for n in range(len(found)) if n == 0 or found[n][1] != found[n - 1][1]]
    for n, (since, quorate) in enumerate(turns):
        yield Stretch(since, turns[n + 1][0] if n + 1 < len(turns) else None, quorate)
