"""What the charter may know of an act: every fact has a name of the vocabulary, and is a value or not known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from folkmoot.core.charter.vocabulary import FACTS, OBJECTS, OBJECTS_OF, VERBS, Type

Value = bool | int | date | str | tuple[str, ...]

_REFERENCE = re.compile(r"[A-Za-z0-9:_.@/-]{1,100}")
_OF = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that nobody could find out, and why."""

    why: str = "nobody has said"


NOT_GIVEN = Unknown("it was not given")

Known = Mapping[str, Value | Unknown]


class BadFact(ValueError):
    """A fact that no charter could ask for, or a value of the wrong type."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one act. `on` is the set of objects that it touches: `member`, `holder:appeals`.

    A fact that is not given is unknown. A verb is a fact too: it was done on this object before.
    Values are whole numbers, dates, yes or no, and references: never text. Raises BadFact for anything else.
    """

    on: frozenset[str]
    known: Known = field(default_factory=dict)
    objects: frozenset[str] = field(init=False, compare=False, repr=False)
    """The objects and everything that they are a kind of: who holds a seat is a member too."""

    def __init__(self, on: Iterable[str] = (), known: Known | None = None) -> None:
        known = {} if known is None else dict(known)
        on = frozenset(on)
        for name, value in known.items():
            if type(value) is not Unknown:
                _check(name, value)
            elif name not in TYPES:
                raise BadFact(f"there is no fact {name!r}")
        object.__setattr__(self, "on", on)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "objects", _kinds(on))

    def __hash__(self) -> int:
        return hash((self.on, frozenset(self.known.items())))

    def get(self, name: str) -> Value | Unknown:
        """The value of a fact, or why it is not known."""
        return self.known.get(name, NOT_GIVEN)

    def knowing(self, more: Known) -> "Facts":
        """These facts with others added, which stand above those of the same name."""
        return Facts(self.on, {**self.known, **more})

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values: objects and names in order, so that the same facts give the same JSON."""
        return {
            "on": sorted(self.on),
            "known": {name: _to_json(self.known[name]) for name in sorted(self.known)},
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Facts":
        """The facts that `to_json` wrote. Raises BadFact for a name or a value that no fact has."""
        if not isinstance(value.get("on"), list) or not isinstance(value.get("known"), Mapping):
            raise BadFact('facts are written as {"on": [objects], "known": {name: value}}')
        if not all(isinstance(each, str) for each in value["on"]):
            raise BadFact("an object is written as a string, such as member or holder:appeals")
        return cls(value["on"], {name: from_plain(name, plain) for name, plain in value["known"].items()})


def from_plain(name: str, plain: object) -> Value | Unknown:
    """A fact's value as JSON has it: a date as a string, a list of names, {"unknown": why}. Raises BadFact."""
    known = TYPES.get(name)
    if known is None:
        raise BadFact(f"there is no fact {name!r}")
    if isinstance(plain, Mapping) and set(plain) == {"unknown"} and isinstance(plain["unknown"], str):
        return Unknown(plain["unknown"])
    value: object = plain
    if known is Type.DATE and isinstance(plain, str):
        try:
            value = date.fromisoformat(plain)
        except ValueError:
            raise BadFact(f"{name} must be {known.value}, not {plain!r}") from None
    elif known is Type.NAMES and isinstance(plain, list):
        value = tuple(plain)
    _check(name, value)
    return value  # type: ignore[return-value]  # just checked


TYPES: Mapping[str, Type] = {name: fact.type for name, fact in FACTS.items()} | dict.fromkeys(VERBS, Type.YES_NO)
"""The type of every fact, verbs included."""


def _check(name: str, value: object) -> None:
    known = TYPES.get(name)
    if known is None:
        raise BadFact(f"there is no fact {name!r}")
    kind = type(value)
    if known is Type.YES_NO:
        right = kind is bool
    elif known in (Type.COUNT, Type.KEY):
        right = kind is int and value >= 0  # type: ignore[operator]  # it is an int
    elif known is Type.DATE:
        right = kind is date
    elif known is Type.NAME:
        right = is_reference(value)
    else:
        right = kind is tuple and all(is_reference(each) for each in value)  # type: ignore[attr-defined]  # a tuple
    if not right:
        raise BadFact(f"{name} must be {known.value}, not {value!r}")


def is_reference(value: object) -> bool:
    """Whether a value can be a name in a fact: the id of a rule, a reference. Never words."""
    return isinstance(value, str) and _REFERENCE.fullmatch(value) is not None


def _to_json(value: Value | Unknown) -> object:
    if isinstance(value, Unknown):
        return {"unknown": value.why}
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _kinds(on: frozenset[str]) -> frozenset[str]:
    """The objects themselves, their bare kinds, and `member` for whoever holds a seat. Raises BadFact."""
    found = _SEEN.get(on)
    if found is None:
        found = frozenset(kind for each in on for kind in _kinds_of(each))
        if len(_SEEN) < _SEEN_AT_MOST:
            _SEEN[on] = found
    return found


def _kinds_of(each: str) -> tuple[str, ...]:
    kind, colon, of = each.partition(":")
    if kind not in OBJECTS or (colon and (kind not in OBJECTS_OF or _OF.fullmatch(of) is None)):
        raise BadFact(f"there is no object {each!r}")
    return (each, kind, "member") if kind == "holder" else (each, kind)


_SEEN: dict[frozenset[str], frozenset[str]] = {}
_SEEN_AT_MOST = 1_000
