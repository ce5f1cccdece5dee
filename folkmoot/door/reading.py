"""Who may read what of the record: the one place that decides, for pages, API, search, exports and counts alike.

The charter gives every record name (`roll`, `minutes`, `decision`) a class; a reader may read some classes.
"""

from dataclasses import dataclass, field
from datetime import date

from folkmoot.core.charter.charter import Charter
from folkmoot.door.record import class_named
from folkmoot.door.standing import Standing, standing

PUBLIC, MEMBERS, SEALED = "public", "members", "sealed"


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


def reader(person: str | None, today: date, charter: Charter | None) -> Reader:
    """What somebody may read on a day. Whoever is a member reads what members read; nobody reads what is sealed."""
    if person is None or charter is None:
        return STRANGER if person is None else Reader(person)
    stands = standing(person, today, charter)
    classes = {PUBLIC, MEMBERS} if "member" in stands.objects else {PUBLIC}
    return Reader(person, stands, frozenset(classes))
