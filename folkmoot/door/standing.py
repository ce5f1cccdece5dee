"""What somebody is at a moment: the hats that they may act by, and the objects that they are to others' acts.

The organs above tell it by registration, so that the door needs to know none of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Value
from folkmoot.door.occasion import SELF, Hat, Occasion
from folkmoot.door.unmoved import once


@dataclass(frozen=True, slots=True)
class Standing:
    """`hats`: class, offices, seats. `objects`: member, holder:BODY. `seated`: holds a seat or an office."""

    hats: frozenset[Hat] = frozenset()
    objects: frozenset[str] = frozenset()
    seated: bool = False

    def __or__(self, other: "Standing") -> "Standing":
        return Standing(self.hats | other.hats, self.objects | other.objects, self.seated or other.seated)


@dataclass(slots=True)
class _Tellers:
    standing: list[Callable[[str, date, Charter], Standing]] = field(default_factory=list)
    circumstances: list[Callable[[str, Occasion], Mapping[str, Value]]] = field(default_factory=list)


_TELLERS = _Tellers()


def tells_standing(teller: Callable[[str, date, Charter], Standing]) -> Callable[[str, date, Charter], Standing]:
    """Register a function (person, day, charter) -> Standing of an organ."""
    _TELLERS.standing.append(teller)
    return teller


def tells_circumstances(
    teller: Callable[[str, Occasion], Mapping[str, Value]],
) -> Callable[[str, Occasion], Mapping[str, Value]]:
    """Register a function (verb, occasion) -> facts that hold for the whole organisation, such as an emergency."""
    _TELLERS.circumstances.append(teller)
    return teller


def standing(person: str, today: date, charter: Charter) -> Standing:
    """All that a person is on a day. Everybody has the hat of themselves."""
    return once(("standing", person, today, charter.hash), lambda: _standing(person, today, charter), lasting=True)


def _standing(person: str, today: date, charter: Charter) -> Standing:
    found = Standing(frozenset({SELF}))
    for teller in _TELLERS.standing:
        found |= teller(person, today, charter)
    return found


def circumstances(verb: str, occasion: Occasion) -> dict[str, Value]:
    """The facts of the whole organisation that bear on a verb."""
    return {name: value for teller in _TELLERS.circumstances for name, value in teller(verb, occasion).items()}
