"""What one page has looked up already: people, units and words. Only what is new to it is asked of the database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from folkmoot.branches.models import Unit
from folkmoot.constitution.reads import founding
from folkmoot.door.models import KeptText
from folkmoot.door.texts import words_in
from folkmoot.door.together import Asked, Found, Of, Question, Rows, together
from folkmoot.members.models import Person

K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Known:
    """The memory of one page. What was looked for and not found is remembered too."""

    _people: dict[str, Person | None] = field(default_factory=dict)
    _units: dict[int, Unit | None] = field(default_factory=dict)
    _texts: dict[str, KeptText | None] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)
    cases: set[int] = field(default_factory=set)
    """The cases of which words were opened, by the index of the complaint."""

    def people(self, references: Iterable[str]) -> dict[str, str]:
        """The commitments to the names of those who are on the record."""
        wanted = list(dict.fromkeys(references))
        self._look_up(people=wanted)
        return {each: row.name for each, row in _there(wanted, self._people)}

    def units(self, keys: Iterable[int]) -> dict[int, Unit]:
        """The units with these keys, ended or not."""
        wanted = list(dict.fromkeys(keys))
        self._look_up(units=wanted)
        return dict(_there(wanted, self._units))

    def words(self, commitments: Iterable[str], of: Collection[str]) -> dict[str, str]:
        """The words behind commitments, of these record classes: always the same, for one reader."""
        wanted = list(dict.fromkeys(commitments))
        self._look_up(words=wanted)
        rows = [row for each, row in _there(wanted, self._texts) if each not in self._said]
        found, cases = words_in(rows, of=of)
        self._said |= found
        self.cases |= cases
        return {each: self._said[each] for each in wanted if each in self._said}

    def look_up(
        self,
        *,
        people: Iterable[str] = (),
        units: Iterable[int] = (),
        words: Iterable[str] = (),
        beside: Collection[Question] = (),
        who: Iterable[Of] = (),
        where: Iterable[Of] = (),
        said: Collection[Of] = (),
        along: bool = False,
    ) -> list[Found]:
        """Look all that up in one statement, with what people and units are called, and what the organisation is.

        `who`, `where` and `said` are the people, units and words in the rows that are asked for `beside`; gives these.
        `along`: words only if something else is new, for others are asked for later anyway.
        """
        people, units, words = list(people), list(units), [*words]
        words += [row.name for _, row in _there([each for each in people if each in self._people], self._people)]
        words += [row.name for _, row in _there([each for each in units if each in self._units], self._units)]
        persons = Rows(Person, "reference", [*(each for each in people if each not in self._people), *who])
        places = Rows(Unit, "id", [*(each for each in units if each not in self._units), *where])
        house = Asked(founding())
        called = Of(persons, "name"), Of(places, "name"), Of(house, "name")
        texts = Rows(
            KeptText, "commitment", [*(each for each in words if each not in self._texts), *called, *said], along
        )
        asked = [*beside, persons, places, house, texts]
        *found, of_people, of_units, _, of_texts = answers = together(*asked)
        _learn(self._people, persons, of_people)
        _learn(self._units, places, of_units)
        if not along:
            rows = dict(zip(asked, answers, strict=True))
            named = (getattr(row, each.column) for each in (*called, *said) for row in rows[each.question])
            self._texts.update({each: None for each in named if each not in self._texts})
        _learn(self._texts, texts, of_texts)
        return found

    def _look_up(self, *, people: list[str] = [], units: list[int] = [], words: list[str] = []) -> None:  # noqa: B006
        there = (people, self._people), (units, self._units), (words, self._texts)
        if any(each not in known for asked, known in there for each in asked):
            self.look_up(people=people, units=units, words=words)


def _learn(known: dict[Any, Any], asked: Rows, rows: Found) -> None:
    known.update({each: None for each in asked.values if not isinstance(each, Of)})
    known.update({getattr(row, asked.column): row for row in rows})


def _there(wanted: Iterable[K], known: Mapping[K, V | None]) -> list[tuple[K, V]]:
    found = ((each, known[each]) for each in wanted)
    return [(each, row) for each, row in found if row is not None]
