"""Who may read what of the record: the one place that decides, for pages, API, search, exports and counts alike.

The charter gives every record name (`roll`, `minutes`, `decision`) a class; a reader may read some classes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from folkmoot.core.charter.charter import Charter
from folkmoot.door.classes import MEMBERS, PUBLIC
from folkmoot.door.record import class_named
from folkmoot.door.standing import Standing, standing
from folkmoot.door.unmoved import once


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: a person as they stand on a day, or a stranger."""

    person: str | None = None
    standing: Standing = field(default_factory=Standing)
    classes: frozenset[str] = frozenset({PUBLIC})

    def may_read_class(self, class_: str) -> bool:
        """Whether this reader may read entries and texts of a record class."""
        return class_ in self.classes

    def may_read(self, charter: Charter | None, record_name: str) -> bool:
        """Whether this reader may read what the charter calls so: `roll`, `mandates`, `decision`."""
        return charter is not None and self.may_read_class(class_named(charter, record_name))


STRANGER = Reader()


Teller = Callable[[str, date, Charter], Iterable[str]]
_TELLERS: list[Teller] = []


def tells_classes(teller: Teller) -> Teller:
    """Register a function (person, day, charter) -> the sealed classes that somebody reads on a day: `case:7`."""
    _TELLERS.append(teller)
    return teller


def reader(person: str | None, today: date, charter: Charter | None) -> Reader:
    """What somebody may read on a day. Whoever is a member reads what members read.

    What is sealed is read by those alone whom an organ names: who has a part in a case.
    """
    if person is None or charter is None:
        return STRANGER if person is None else Reader(person)
    stands = standing(person, today, charter)
    return Reader(person, stands, _classes(person, stands, today, charter))


def _classes(person: str, stands: Standing, today: date, charter: Charter) -> frozenset[str]:
    open_ = {PUBLIC, MEMBERS} if "member" in stands.objects else {PUBLIC}
    asked = ("sealed classes", person, today, charter.hash)
    sealed = once(asked, lambda: {each for tell in _TELLERS for each in tell(person, today, charter)}, lasting=True)
    return frozenset(open_ | sealed)
