"""What in the record is about one person: they may always read it, whatever record class they may read."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from folkmoot.core.record.entry import Entry, commitments
from folkmoot.door.classes import MEMBERS, PUBLIC, is_sealed
from folkmoot.door.texts import texts
from folkmoot.members.models import Application, Person


@dataclass
class Own:
    """One person, or a stranger, whom nothing concerns. Each question is asked of the tables once."""

    person: str | None
    _met: set[str] = field(default_factory=set)

    def concerns(self, entry: Entry) -> bool:
        """Whether an entry is about this person: they did it, it was done for them or to them.

        Not what is sealed: who reads a case is for the charter to say. The other words of an entry about them are
        theirs to read from here on.
        """
        if self.person is None or is_sealed(entry.record_class):
            return False
        found = self.person in (entry.by.get("person"), entry.by.get("for")) or self._is_about(entry.body)
        if found:
            self._met |= {commitment for _, commitment in commitments(entry)}
        return found

    def _is_about(self, body: Mapping[str, Any]) -> bool:
        if body.get("person") == self.person or body.get("application") in self._applications:
            return True
        return any(self._is_about(each["fields"]) for each in body.get("carries", ()))

    def words(self, commitments: Set[str]) -> Mapping[str, str]:
        """The words behind those commitments that are their names, or stand in entries about them that were met."""
        if self.person is None or not commitments:
            return {}
        return {**texts(commitments & self._names), **texts(commitments & self._met, of=(PUBLIC, MEMBERS))}

    @cached_property
    def _applications(self) -> Mapping[int, str]:
        return dict(Application.objects.filter(person=self.person).values_list("pk", "name"))

    @cached_property
    def _names(self) -> frozenset[str]:
        names = Person.objects.filter(reference=self.person).values_list("name", flat=True)
        return frozenset([*names, *self._applications.values()])
