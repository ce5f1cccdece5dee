"""What quotas mean for one poll: who counts towards each limit, and whether all of them can be kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.quotas.possible import Kind, Range, TooTangled, fewest, ranges
from folkmoot.core.tally.quotas.quota import BadQuotas, Quota, Quotas

TOLD = 8
"""Quotas that clash of which one refusal tells."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of `who` are elected, at least and at most. Its name is short: `woman ≥ 5`, `branch:north ≤ 1`.

    With `zipper` those elected take turns with the others.
    """

    attribute: str
    who: frozenset[int]
    least: int
    most: int | None
    zipper: bool = False

    @property
    def name(self) -> str:
        if self.most is None:
            return f"{self.attribute} ≥ {self.least}"
        if not self.least:
            return f"{self.attribute} ≤ {self.most}"
        return (
            f"{self.attribute} = {self.least}"
            if self.least == self.most
            else f"{self.least} ≤ {self.attribute} ≤ {self.most}"
        )


def attributes_of(quotas: Quotas, poll: Poll) -> list[frozenset[str]]:
    """The attributes of each candidate: those of the poll, those of the file, and `group:` with their group.

    Raises BadQuotas where the file names somebody who does not stand, or two who have one name.
    """
    named = Counter(poll.names)
    for name in quotas.attributes:
        if named[name] != 1:
            says = "nobody of that name stands" if not named[name] else f"{named[name]} candidates have that name"
            raise BadQuotas(f"{_place(quotas)}attributes of {name}: {says}")
    return [
        each.attributes
        | quotas.attributes.get(each.name, frozenset())
        | ({f"group:{each.group}"} if each.group else set())
        for each in poll.candidates
    ]


def bound(quotas: Quotas, poll: Poll, seats: int) -> tuple[Limit, ...]:
    """The limits for so many seats. Raises BadQuotas where a quota is on an attribute that no candidate has."""
    has = attributes_of(quotas, poll)
    known = sorted(set().union(*has)) if has else []
    found = list[Limit]()
    for quota in quotas.quotas:
        least, most = quota.range(seats)
        for attribute in _named(quota, known, quotas):
            who = frozenset(n for n, each in enumerate(has) if attribute in each and n != poll.reopen)
            if least or most is not None:
                found.append(Limit(attribute, who, least, most, quota.zipper))
    return tuple(found)


def check(limits: Sequence[Limit], left: Mapping[int, int], seats: int) -> None:
    """Raises BadQuotas where these candidates cannot fill the seats within the limits: which limits clash, in words.

    `left` is how many seats each candidate can take: one, or, of a list, several.
    """
    try:
        if _fits(limits, left, seats):
            return
        by_these = fewest(range(len(limits)), lambda some: not _fits([limits[n] for n in some], left, seats))
    except TooTangled:
        raise BadQuotas(
            f"these {len(limits)} quotas overlap too much: whether they can be kept takes too long to find out"
        ) from None
    clashing = [limits[n] for n in by_these]
    there = "; ".join(f"{each.name}, {sum(left.get(n, 0) for n in each.who)} stand" for each in clashing[:TOLD])
    there += f"; and {len(clashing) - TOLD} more" if len(clashing) > TOLD else ""
    together = "this quota cannot be kept" if len(clashing) == 1 else "these quotas cannot all be kept"
    raise BadQuotas(f"with {seats} {'seat' if seats == 1 else 'seats'} to fill, {together}: {there}")


def kinds(limits: Sequence[Limit], left: Mapping[int, int]) -> dict[Kind, int]:
    """How many there are of each kind of candidate."""
    found = dict[Kind, int]()
    for candidate, number in left.items():
        kind = kind_of(limits, candidate)
        found[kind] = found.get(kind, 0) + number
    return found


def kind_of(limits: Sequence[Limit], candidate: int) -> Kind:
    """The limits towards which a candidate counts."""
    return frozenset(n for n, limit in enumerate(limits) if candidate in limit.who)


def _fits(limits: Sequence[Limit], left: Mapping[int, int], seats: int) -> bool:
    open_to = [Range(each.least, seats if each.most is None else each.most) for each in limits]
    return ranges(kinds(limits, left), open_to, seats) is not None


def _named(quota: Quota, known: Sequence[str], quotas: Quotas) -> Iterator[str]:
    found = [each for each in known if each == quota.attribute or (quota.each and each.startswith(f"{quota.each}:"))]
    if not found:
        asked = quota.attribute or f"{quota.each}:..."
        raise BadQuotas(
            f"{_place(quotas)}no candidate has the attribute {asked}; there are {', '.join(known) or 'none'}"
        )
    yield from found


def _place(quotas: Quotas) -> str:
    return f"{quotas.file}: " if quotas.file else ""
