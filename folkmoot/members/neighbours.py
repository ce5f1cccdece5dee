"""What the members ask of organs above them, which answer by registration: whether a unit may act, what is owed, cases.

While nobody has registered an answer, every unit may act, nobody owes anything, and there is no case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from folkmoot.core.charter.facts import Value
from folkmoot.door.occasion import Occasion

UnitTeller = Callable[[int, date], bool]
ArrearsTeller = Callable[[str, date], date | None]
CaseTeller = Callable[[int, str, str, Occasion], Mapping[str, Value]]


@dataclass(slots=True)
class _Tellers:
    units: list[UnitTeller] = field(default_factory=list)
    arrears: list[ArrearsTeller] = field(default_factory=list)
    cases: list[CaseTeller] = field(default_factory=list)


_TELLERS = _Tellers()


def tells_units(teller: UnitTeller) -> UnitTeller:
    """Register a function (key, day): whether there is such a unit, and it may act."""
    _TELLERS.units.append(teller)
    return teller


def tells_arrears(teller: ArrearsTeller) -> ArrearsTeller:
    """Register a function (person, day): the day since which their dues are unpaid, or None."""
    _TELLERS.arrears.append(teller)
    return teller


def tells_cases(teller: CaseTeller) -> CaseTeller:
    """Register a function (case, person, verb, occasion): what was done in a case that bears on a sanction in it."""
    _TELLERS.cases.append(teller)
    return teller


def done_in_case(case: int, person: str, verb: str, occasion: Occasion) -> dict[str, Value]:
    """What those who know of a case tell of it, as facts."""
    return {name: value for teller in _TELLERS.cases for name, value in teller(case, person, verb, occasion).items()}


def unit_may_act(key: int, day: date) -> bool:
    """Whether everybody who knows about units says that this one may act."""
    return all(teller(key, day) for teller in _TELLERS.units)


def dues_are_kept() -> bool:
    """Whether any organ knows what is owed."""
    return bool(_TELLERS.arrears)


def unpaid_since(person: str, day: date) -> date | None:
    """The earliest day since which somebody's dues are unpaid."""
    return min((since for teller in _TELLERS.arrears if (since := teller(person, day))), default=None)
