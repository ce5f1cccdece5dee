"""Membership over time as a picture: counts as a line of steps, estimates as marks whose shape says how exact they are.

Only numbers are worked out here; the template draws them, and the same data stand beside it as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from folkmoot.web import words

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 16, 18, 26
MOST_STEPS = 300
LEAST_LINE = 4

SHAPES = {
    "about": "about",
    "at_least": "least",
    "more_than": "least",
    "as_many_as": "most",
    "up_to": "most",
    "fewer_than": "most",
}
"""A ring for about, a mark pointing up for at least, one pointing down for at most; a dot for a plain number."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """What was said of a time between two days."""

    earliest: date
    latest: date
    members: int
    qualifier: str
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An estimate on the picture. `span` is the line over the time that it may mean."""

    shape: str
    x: float
    y: float
    span: tuple[float, float]
    says: str
    anchor: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """What the template draws: one line, marks, and what stands at the axes."""

    line: str
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, str, str], ...]
    counts: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def plot(steps: Sequence[tuple[date, int]], estimates: Sequence[Estimated], today: date) -> Plot | None:
    """The picture; None where there is nothing to show."""
    days = [day for day, _ in steps] + [each for said in estimates for each in (said.earliest, said.latest)]
    if not days:
        return None
    first, last = min(days), max([*days, *([today] if steps else [])])
    if (last - first).days < 60:  # a line needs some ground
        first -= timedelta(days=30)
        last += timedelta(days=30)
    top = _nice(max([size for _, size in steps] + [said.members for said in estimates] + [1]))

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / (last - first).days, 1)

    def y(count: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / top, 1)

    return Plot(
        line=_line([(x(day), y(size)) for day, size in _thinned(steps)], x(min(last, today))),
        marks=tuple(_spread([_mark(said, x(said.earliest), x(said.latest), y(said.members)) for said in estimates])),
        years=tuple((x(day), _anchor(x(day)), says) for day, says in _years(first, last)),
        counts=tuple((y(count), words.number(count)) for count in (0, top // 2, top)),
    )


def _line(points: Sequence[tuple[float, float]], end: float) -> str:
    """The path of the steps: each size holds until the next."""
    if not points:
        return ""
    path = [f"M{points[0][0]} {points[0][1]}"]
    path += [f"H{there[0]}V{there[1]}" for _, there in pairwise(points)]
    return "".join([*path, f"H{max(end, points[-1][0] + LEAST_LINE)}"])


def _thinned(steps: Sequence[tuple[date, int]]) -> Sequence[tuple[date, int]]:
    """At most so many steps, the last among them."""
    every = -(-len(steps) // MOST_STEPS) or 1
    kept = list(steps[::every])
    return kept if not steps or kept[-1] == steps[-1] else [*kept, steps[-1]]


def _mark(said: Estimated, start: float, end: float, y: float) -> Mark:
    middle = round((start + end) / 2, 1)
    return Mark(SHAPES.get(said.qualifier, "plain"), middle, y, (start, end), said.says, _anchor(middle), y - 9)


def _anchor(x: float) -> str:
    """Where a label holds on to its place, so that none leaves the picture."""
    return "end" if x > WIDTH - 60 else "start" if x < 60 else "middle"


def _spread(marks: list[Mark]) -> list[Mark]:
    """Marks in one place stand beside one another, their labels below one another."""
    kept: list[Mark] = []
    for mark in marks:
        near = sum(abs(each.x - mark.x) < 40 and abs(each.y - mark.y) < 12 for each in kept)
        label_y = mark.y + 4 + 14 * near if near else mark.label_y
        kept.append(replace(mark, x=mark.x - 12 * near, label_y=label_y))
    return kept


def _nice(most: int) -> int:
    """The next even round number, so that its half is a whole one."""
    size = 1
    while True:
        for each in (2, 4, 6, 8):
            if each * size >= most:
                return each * size
        size *= 10


def _years(first: date, last: date) -> list[tuple[date, str]]:
    """At most five dates for the axis: years, or days where all lies within two."""
    if last.year - first.year < 2:
        return [(day, words.short_day(day)) for day in (first + timedelta(days=1), last - timedelta(days=1))]
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last.year - first.year) / step <= 5)
    years = range(-(-first.year // every) * every, last.year + 1, every)
    return [(max(first, date(year, 1, 1)), str(year)) for year in years]
