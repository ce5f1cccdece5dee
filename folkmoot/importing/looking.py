"""From a file to a draft: read, and laid beside whom the organisation knows. Nothing is written anywhere else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.branches import reads as branches
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import called
from folkmoot.core.charter.rules import MemberClass, Unit
from folkmoot.door.texts import texts
from folkmoot.importing.columns import mapped
from folkmoot.importing.dates import month_first
from folkmoot.importing.draft import Draft
from folkmoot.importing.folding import folded
from folkmoot.importing.matching import known, match
from folkmoot.importing.reading import Place, Reader, Somebody
from folkmoot.importing.table import Table

Each = Callable[[int], None]
"""Is told how many rows were read so far."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What whoever imports chose: the field of each column, and the rest.

    `unit` is the unit of those for whom the list names none. `month_first`: 3/1/2019 is the first of March; None: what
    the list itself shows.
    """

    fields: tuple[str, ...]
    unit: int | None = None
    shared_email: bool = False
    month_first: bool | None = None


def look(table: Table, choices: Choices, draft: Draft, charter: Charter, now: datetime, each: Each) -> None:
    """Read a list into a draft, and say of each row what would become of it. Raises BadFile."""
    columns = mapped(table.name, table.columns, choices.fields)
    first = choices.month_first
    if first is None:
        days = [place for field in ("joined", "applied") for place in columns.at.get(field, ())]
        first = bool(days) and bool(month_first(_cells(table, days)))
    today = now.astimezone(charter.timezone).date()
    reader = Reader(columns, place(charter, today, choices.unit, month_first=first))
    draft.begin_again()
    draft.keep(faults=0, month_first=first)
    draft.add(_read(table, reader, draft, each))
    draft.add_known(known(today))
    match(draft, shared_email=choices.shared_email)


def _cells(table: Table, places: Sequence[int]) -> Iterator[str]:
    for _, cells in table.rows():
        yield from (cells[place] for place in places if place < len(cells))


def _read(table: Table, reader: Reader, draft: Draft, each: Each) -> Iterator[Somebody]:
    for count, (row, cells) in enumerate(table.rows(), 1):
        found = reader.read(row, cells)
        for fault in reader.faults:
            draft.add_fault(fault)
        if found is not None:
            yield found
        each(count)


def place(charter: Charter, today: date, unit: int | None = None, *, month_first: bool = False) -> Place:
    """What a list is read for."""
    classes: dict[str, str] = {}
    for rule in charter.of(MemberClass):
        classes |= {folded(said): rule.id for said in (called(rule.id, rule.name), rule.id) if said}
    rules = charter.of(Unit)
    noun = called(rules[0].id, rules[0].name) if len(rules) == 1 else "branch"
    return Place(today, classes, units_called(today, noun), noun, unit, month_first)


def units_called(today: date, noun: str) -> dict[str, int]:
    """The units that exist, by what people may call them: `North Branch`, `North`, or the key."""
    rows = list(branches.units(today))
    names = texts(each.name for each in rows)
    found = {str(each.pk): each.pk for each in rows}
    short = [folded(names.get(each.name, "")).removesuffix(folded(noun)).strip() for each in rows]
    found |= {said: each.pk for said, each in zip(short, rows, strict=True) if said and short.count(said) == 1}
    return found | {folded(names[each.name]): each.pk for each in rows if names.get(each.name)}
