"""Who may vote on what a decision carries, where that is not everybody who sits in the body.

The organs above tell it by registration, so that the bodies need to know none of them. Who may have no hand in an act
at all (`folkmoot.door.own_cause`) has no vote on it either.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from folkmoot.door.act import Act
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.own_cause import aside
from folkmoot.door.saying import Saying


@dataclass(frozen=True, slots=True)
class Bench:
    """`aside`: people who have no vote on it, each with the reason; `called`: who takes the place of one of them.

    `apart` says that it is judged by a bench of its own: those who may vote are counted for it alone.
    """

    aside: Mapping[str, Saying] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    apart: bool = False

    def __or__(self, other: "Bench") -> "Bench":
        return Bench({**self.aside, **other.aside}, self.called | other.called, self.apart or other.apart)


Teller = Callable[[Act, Hat, Occasion], Bench]
_TELLERS: list[Teller] = []


def tells_bench(teller: Teller) -> Teller:
    """Register a function (carried act, by whom it is decided, occasion) -> who may vote on it."""
    _TELLERS.append(teller)
    return teller


def bench(acts: Iterable[Act], hat: Hat, occasion: Occasion) -> Bench:
    """Who may vote on all that a decision carries: whoever stands aside from one of the acts has no vote on any."""
    found = Bench()
    for each in acts:
        found |= Bench(aside(each, occasion))
        for teller in _TELLERS:
            found |= teller(each, hat, occasion)
    return found
