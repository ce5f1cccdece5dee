"""Mandates as bars on a line of time: who sat when, until when they are to sit, and where a gap was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from folkmoot.web import words

WIDTH, LEFT, RIGHT = 360, 4, 4
ROW, TOP, FOOT = 30, 6, 22
LONG = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in a seat. `until` is None where no end is fixed; `over` says that it is past."""

    name: str
    since: date
    until: date | None
    over: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A term as it is drawn: the name above, the bar below."""

    name: str
    over: bool
    x: float
    width: float
    y: int
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What the template draws; `today` is where today stands."""

    bars: tuple[Bar, ...]
    today: float
    first: str
    last: str
    height: int
    width: int = WIDTH
    right: int = WIDTH - RIGHT


def terms(held: Iterable[Term], today: date) -> Terms | None:
    """The picture, the earliest term on top; None where nobody has sat."""
    rows: Sequence[Term] = sorted(held, key=lambda each: (each.since, each.name))
    if not rows:
        return None
    first = min(each.since for each in rows)
    last = max(today, first + LONG, *(each.until or today for each in rows))

    def x(day: date) -> float:
        share = (min(day, last) - first).days / (last - first).days
        return round(LEFT + (WIDTH - LEFT - RIGHT) * share, 1)

    bars = []
    for n, each in enumerate(rows):
        start, end = x(each.since), x(each.until or last)
        at_end = start > WIDTH * 0.6
        bars.append(
            Bar(
                name=each.name,
                over=each.over,
                x=start,
                width=max(round(end - start, 1), 1.5),
                y=TOP + n * ROW,
                label_x=WIDTH - RIGHT if at_end else start,
                anchor="end" if at_end else "start",
            )
        )
    height = TOP + ROW * len(rows) + FOOT
    return Terms(tuple(bars), x(today), words.short_day(first), words.short_day(last), height)
