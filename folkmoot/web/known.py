"""What one page has looked up already: people, units and words. Only what is new to it is asked of the database."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from folkmoot.branches.models import Unit
from folkmoot.door.texts import texts_and_cases
from folkmoot.door.unmoved import once
from folkmoot.members.models import Person

K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Known:
    """The memory of one page. What was looked for and not found is remembered too."""

    _people: dict[str, str | None] = field(default_factory=dict)
    _units: dict[int, Unit | None] = field(default_factory=dict)
    _words: dict[str, str | None] = field(default_factory=dict)
    cases: set[int] = field(default_factory=set)
    """The cases of which words were opened, by the index of the complaint."""

    def people(self, references: Iterable[str]) -> dict[str, str]:
        """The commitments to the names of those who are on the record."""
        return _found(references, self._people, _people)

    def units(self, keys: Iterable[int]) -> Mapping[int, Unit]:
        """The units with these keys, ended or not."""
        return _found(keys, self._units, _units)

    def words(self, commitments: Iterable[str], of: Collection[str]) -> Mapping[str, str]:
        """The words behind commitments, of these record classes: always the same, for one reader."""
        return _found(commitments, self._words, lambda new: self._said(new, of))

    def _said(self, new: list[str], of: Collection[str]) -> Mapping[str, str]:
        found, cases = texts_and_cases(new, of=of)
        self.cases |= cases
        return found


def _found(asked: Iterable[K], known: dict[K, V | None], look: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
    wanted = list(dict.fromkeys(asked))
    new = [each for each in wanted if each not in known]
    if new:
        known.update(dict.fromkeys(new))
        known.update(look(new))
    there = ((each, known[each]) for each in wanted)
    return {each: found for each, found in there if found is not None}


def _people(references: list[str]) -> Mapping[str, str]:
    rows = Person.objects.filter(reference__in=references).values_list("reference", "name")
    return once(("people", *sorted(references)), lambda: dict(rows), lasting=True)


def _units(keys: list[int]) -> Mapping[int, Unit]:
    return once(("units", *sorted(keys)), lambda: Unit.objects.in_bulk(keys), lasting=True)
