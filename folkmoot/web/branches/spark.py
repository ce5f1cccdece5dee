"""Size over time as a small picture: steps on a common time, so that branches can be compared at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.members.reads import Step

WIDTH, HEIGHT = 96, 24
MOST = 60


@dataclass(frozen=True, slots=True)
class Spark:
    """What the template draws: the line, the ground under it, and what both say."""

    line: str
    ground: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def spark(steps: Sequence[Step], since: date, today: date) -> Spark | None:
    """The picture from one day to another, as high as it ever was; None where nobody was ever counted."""
    if not steps:
        return None
    days, top = max((today - since).days, 1), max(max(size for _, size in steps), 1)

    def x(day: date) -> float:
        return round(WIDTH * min(max((day - since).days, 0), days) / days, 1)

    def y(size: int) -> float:
        return round(HEIGHT - 1 - (HEIGHT - 2) * size / top, 1)

    kept = _thinned(steps)
    start = x(kept[0][0])
    path = f"M{start} {y(kept[0][1])}" + "".join(f"H{x(day)}V{y(size)}" for day, size in kept[1:]) + f"H{WIDTH}"
    alt = _("{first} members at first, {most} at most, {now} now").format(first=steps[0][1], most=top, now=steps[-1][1])
    return Spark(line=path, ground=f"{path}V{HEIGHT}H{start}Z", alt=alt)


def _thinned(steps: Sequence[Step]) -> Sequence[Step]:
    """At most so many steps, the last among them."""
    every = -(-len(steps) // MOST) or 1
    kept = list(steps[::every])
    return kept if kept[-1] == steps[-1] else [*kept, steps[-1]]
