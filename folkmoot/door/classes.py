"""Record classes: who may read an entry or a text, from the widest class to the narrowest.

What the charter seals and belongs to a case is of a class of that case, named by the index of the complaint's entry:
`case:7` for its parties and its panel, `case:7:complainant` for what the respondent does not see yet, `case:7:panel`
for the panel alone. `sealed`, of no case, is for nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

PUBLIC, MEMBERS, SEALED = "public", "members", "sealed"
CLASSES = (PUBLIC, MEMBERS, SEALED)
"""Into which a charter sorts what the record holds."""

Part = Literal["", "complainant", "panel"]
PARTS: tuple[Part, ...] = ("", "complainant", "panel")
_CASE = re.compile(r"case:([0-9]{1,10})(?::(complainant|panel))?").fullmatch


@dataclass(frozen=True, slots=True)
class Case:
    """A case as an act belongs to it: the index of the complaint's entry, None in the complaint itself; and for whom.

    `part` is `panel` or `complainant` where not everybody is meant who reads the case.
    """

    opened: int | None = None
    part: Part = ""


@dataclass(frozen=True, slots=True)
class InCase:
    """A record name of the charter, `complaint` or `evidence`, as what it holds belongs to a case."""

    name: str
    case: Case


RecordName = str | InCase


def settled(name: RecordName, index: int) -> RecordName:
    """The same record name, where the complaint itself is the entry of this index."""
    if isinstance(name, str) or name.case.opened is not None:
        return name
    return InCase(name.name, Case(index, name.case.part))


def within(name: RecordName, case: Case | None) -> RecordName:
    """A record name as it is meant in a case, if there is one."""
    return InCase(name, case) if case is not None and isinstance(name, str) else name


def case_class(opened: int, part: Part = "") -> str:
    """The class of a case: `case:7`, `case:7:panel`."""
    return f"case:{opened}:{part}" if part else f"case:{opened}"


def case_of(class_: str) -> int | None:
    """The index of the complaint to whose case a class belongs; None if it is no class of a case."""
    found = _CASE(class_)
    return None if found is None else int(found[1])


def is_sealed(class_: str) -> bool:
    """Whether a class is sealed, to the readers of a case or to everybody."""
    return class_ == SEALED or case_of(class_) is not None


def narrowest(classes: Iterable[str]) -> str:
    """The class of what is for those alone who may read each of these classes; nobody reads two cases in one."""
    found = set(classes)
    cases = {case_of(each) for each in found} - {None}
    return SEALED if SEALED in found or len(cases) > 1 else max(found, key=_rank)


def narrower(class_: str) -> list[str]:
    """The classes from which a text may be opened up to this one: never out of a case."""
    case = case_of(class_)
    if case is not None:
        return [case_class(case, part) for part in PARTS[PARTS.index(_part(class_)) + 1 :]]
    return list(CLASSES[CLASSES.index(class_) + 1 :])


def _rank(class_: str) -> tuple[int, int]:
    if class_ in CLASSES:
        return CLASSES.index(class_), 0
    return len(CLASSES), PARTS.index(_part(class_))


def _part(class_: str) -> Part:
    found = _CASE(class_)
    return next((part for part in PARTS if found is not None and part == found[2]), "")
