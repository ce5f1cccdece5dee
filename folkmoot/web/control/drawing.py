"""The picture of who commands whom: a name on each line, arrows beside them; only numbers are worked out here.

Whoever commands stands above whom they command, as far as that goes. Arrows on the right are commands, seats filled
and seats emptied; arrows on the left are reviews. Between two names only the strongest arrow of each side is drawn, and
none for what takes a change of the charter: the list beside the picture has it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.charter.analyses.control import Edge

WIDTH, LINE, TOP = 360, 46, 28
LEFT, RIGHT = 42, 258
"""Where the arrows of either side meet the names."""
PORT = 5
"""How far arrows that meet one name stand apart."""
STRONGEST = ("commands", "appoints", "removes", "instructs")


@dataclass(frozen=True, slots=True)
class Line:
    """A name and where it stands. `marks` are the findings about it, by shape and number; `sort` is how it is set."""

    id: str
    name: str
    y: int
    sort: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow: the path of its line, the path of its head, and what kind it is."""

    kind: str
    path: str
    head: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template draws."""

    lines: tuple[Line, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int
    left: int = LEFT
    right: int = RIGHT


def drawing(
    names: Mapping[str, str], edges: Sequence[Edge], everybody: Iterable[str], marks: Mapping[str, Sequence[str]]
) -> Drawing:
    """The picture of these names. `everybody` are those without seats: assemblies, electorates."""
    order = ordered(list(names), edges)
    rows = {id: TOP + LINE * number for number, id in enumerate(order)}
    votes = set(everybody)
    lines = tuple(
        Line(id, _fitting(names[id]), rows[id], "votes" if id in votes else "seats", tuple(marks.get(id, ())))
        for id in order
    )
    right = [edge for edge in strongest(edges) if {edge.source, edge.target} <= set(rows)]
    heard = {(edge.source, edge.target): edge for edge in edges if edge.kind == "reviews"}
    left = [edge for pair, edge in heard.items() if set(pair) <= set(rows)]
    arrows = (*_arrows(right, rows, RIGHT, 1), *_arrows(left, rows, LEFT, -1))
    return Drawing(lines, arrows, WIDTH, TOP + LINE * len(order) - LINE // 2 + 4)


def strongest(edges: Iterable[Edge]) -> list[Edge]:
    """Of the arrows from one to another the strongest; none for an expulsion that commands nobody."""
    found = dict[tuple[str, str], Edge]()
    for edge in edges:
        if edge.kind not in STRONGEST or edge.amends or (edge.by_expulsion and edge.kind != "commands"):
            continue
        pair = edge.source, edge.target
        if pair not in found or STRONGEST.index(edge.kind) < STRONGEST.index(found[pair].kind):
            found[pair] = edge
    return list(found.values())


def ordered(ids: Sequence[str], edges: Iterable[Edge]) -> list[str]:
    """Whoever commands or fills seats above whom they do; in a circle, the first of the text goes first."""
    above = {(edge.source, edge.target) for edge in strongest(edges) if edge.kind in ("commands", "appoints")}
    left, placed = list(ids), list[str]()
    while left:
        free = [id for id in left if not any((other, id) in above for other in left if other != id)]
        first = (free or [min(left, key=lambda id: sum((other, id) in above for other in left))])[0]
        placed.append(first)
        left.remove(first)
    return placed


def _arrows(edges: Sequence[Edge], rows: Mapping[str, int], x: int, side: int) -> Iterable[Arrow]:
    ends = defaultdict[str, list[tuple[int, int]]](list)
    for number, edge in enumerate(edges):
        ends[edge.source].append((rows[edge.target], number))
        ends[edge.target].append((rows[edge.source], number))
    ports = {
        (id, number): rows[id] + round((place - (len(here) - 1) / 2) * min(PORT, (LINE - 12) / len(here)))
        for id, here in ends.items()
        for place, (_, number) in enumerate(sorted(here))
    }
    room = (WIDTH - x if side > 0 else x) - 8
    longest = max((abs(rows[edge.source] - rows[edge.target]) for edge in edges), default=1)
    for number, edge in enumerate(edges):
        start, end = ports[edge.source, number], ports[edge.target, number]
        far = x + side * round(room * (0.3 + 0.7 * abs(rows[edge.source] - rows[edge.target]) / longest) * 4 / 3)
        tip = x + side * 7
        head = f"M{x} {end}L{x + side * 8} {end - 4}V{end + 4}Z"
        kind = f"{edge.kind} expelling" if edge.by_expulsion else edge.kind
        yield Arrow(kind, f"M{x} {start}C{far} {start} {far} {end} {tip} {end}", head, edge.source, edge.target)


def _fitting(name: str) -> str:
    """As much of a name as fits on its line; the list beside the picture has all of it."""
    return name if len(name) <= MOST else f"{name[: MOST - 1].rstrip()}…"


MOST = 28
