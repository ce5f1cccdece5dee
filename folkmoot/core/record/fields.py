"""What each field of an entry must look like: one table, printed in docs/record-format.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from folkmoot.core.record.commitment import is_commitment
from folkmoot.core.record.malformed import Malformed

MAX_PATH: Final = 200
KINDS: Final = ("founding", "told", "rehearsed", "live", "refused")
VERDICTS: Final = ("allowed", "refused", "undetermined")


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an entry: the words for what it must be, and the test."""

    wanted: str
    fits: Callable[[object], bool]
    optional: bool = False


def _pattern(pattern: str) -> Callable[[object], bool]:
    fullmatch = re.compile(pattern).fullmatch
    return lambda value: type(value) is str and fullmatch(value) is not None


_is_key = re.compile(r"[A-Za-z0-9_-]+").fullmatch
is_sha256 = _pattern(r"[0-9a-f]{64}")
is_record_class = _pattern(r"public|members|sealed|(?:unit|body|case|sealed):[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}")
_is_person = _pattern(r"p:[A-Za-z0-9_-]{22}")
_is_authority = _pattern(
    r"(?:(?:body|class|electorate|office|unit):[A-Za-z0-9][A-Za-z0-9_.:%-]{0,99}|clock|self)(?:@[0-9]{1,16})?"
)
_is_day_form = _pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_is_moment_form = _pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def is_index(value: object) -> bool:
    """Whether a value can be the index of an entry."""
    return type(value) is int and value >= 0


def _is_day(value: object) -> bool:
    return _is_day_form(value) and _on_the_calendar(value, date)


def _is_moment(value: object) -> bool:
    return _is_moment_form(value) and _on_the_calendar(value, datetime)


def _on_the_calendar(value: object, kind: type[date]) -> bool:
    try:
        kind.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _is_object(value: object) -> bool:
    return type(value) is dict


def _is_list(value: object) -> bool:
    return type(value) is list or type(value) is tuple


def _is_name(value: object) -> bool:
    return type(value) is str and 0 < len(value) <= 200


def _are_names(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_name, value))


def _is_by(value: object) -> bool:
    return (
        type(value) is dict
        and value.keys() <= {"as", "for", "person"}
        and _is_list(value.get("as"))
        and all(map(_is_authority, value["as"]))
        and all(_is_person(value[key]) for key in ("for", "person") if key in value)
    )


def _is_verdict(value: object) -> bool:
    return (
        type(value) is dict
        and value.keys() <= {"articles", "because", "missing", "rules", "value", "verb"}
        and value.get("value") in VERDICTS
        and "rules" in value
        and all(_are_names(value[key]) for key in ("articles", "missing", "rules") if key in value)
        and _is_list(value.get("because", ()))
        and ("verb" not in value or _is_name(value["verb"]))
    )


def check_paths(value: object, path: str) -> None:
    """Raise Malformed unless every place in a JSON value has a field path: plain keys, at most MAX_PATH characters."""
    _check_paths(value, MAX_PATH - len(path))


def _check_paths(value: object, room: int) -> None:
    if room < 0:
        raise Malformed(f"expected field paths of at most {MAX_PATH} characters; found a longer one")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or _is_key(key) is None:
                raise Malformed(f"expected keys of letters, digits, _ and - in a body; found {str(key)[:40]!r}")
            _check_paths(inner, room - len(key) - 1)
    elif isinstance(value, list | tuple):
        room -= len(str(len(value))) + 1
        for inner in value:
            _check_paths(inner, room)


FIELDS: Final[Mapping[str, Field]] = {
    "act": Field("the name of an act, like 'members.admit'", _pattern(r"[a-z][a-z0-9_]{0,49}\.[a-z][a-z0-9_]{0,49}")),
    "at": Field("a time like '2026-05-01T18:30:00Z'", _is_moment),
    "body": Field("an object", _is_object),
    "by": Field("who acts: 'as' (a list like ['office:chair']), and maybe 'person' and 'for'", _is_by),
    "cause": Field("the index of an entry", is_index, optional=True),
    "charter": Field("a SHA-256 in 64 lower-case hex digits", is_sha256),
    "class": Field("'public', 'members', 'unit:KEY', 'body:ID', 'case:INDEX' or 'sealed:REF'", is_record_class),
    "code": Field("a version like '0.1.0'", _pattern(r"[0-9][0-9A-Za-z.+-]{0,49}")),
    "due": Field("a day or a time", lambda value: _is_day(value) or _is_moment(value), optional=True),
    "facts": Field("an object", _is_object),
    "index": Field("a whole number from 0", is_index),
    "kind": Field("one of " + ", ".join(KINDS), lambda value: value in KINDS),
    "matter": Field("the index of an entry", is_index, optional=True),
    "on": Field(
        "a day, or a partial date like '2013-11' or '1977~'",
        _pattern(r"(?:\.\./)?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"),
        optional=True,
    ),
    "source": Field("a commitment", is_commitment, optional=True),
    "verdict": Field(
        "a verdict: value (" + ", ".join(VERDICTS) + "), rules, and maybe articles, because, missing and verb",
        _is_verdict,
    ),
}
