"""Says what is wrong with the fields of an act, and what was expected, in words fit for a form and a file."""

import re
from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches
from functools import reduce
from typing import Any, Literal, get_args, get_origin

import msgspec

from folkmoot.door.saying import Saying, saying

MAX_DEPTH = 12

_TYPES = {
    "array": "a list",
    "bool": "true or false",
    "date": "a day, like 2026-05-01",
    "datetime": "a time, like 2026-05-01T18:30:00Z",
    "float": "a number with a decimal point",
    "int": "a whole number",
    "null": "nothing",
    "object": "a table of fields",
    "str": "text",
    "time": "a time of day",
}
_FORMS = {
    "p:": "the reference of a person, like p: and 22 letters or digits",
    "[a-z][a-z0-9_]{0,63}": "a name of the charter: small letters, digits and _",
    "[0-9a-f]{64}": "the SHA-256 of a file",
    "[0-9]{1,6}/": "a share, like 1/3",
    "([01][0-9]|2[0-3])": "a time of day, like 18:30",
    r"(\.\./)?[0-9]{4}": "a date as far as it is known, like 1977-03-12, 2013-11, 1991~ or ../2014-03",
    r"[^\s+]{1,200}": "the key of a log: its name, its number and its letters",
    "[A-Za-z0-9+/]{43}=": "the root of a record, as a checkpoint has it",
    r"[^\n]+": "text on one line",
}
_BOUNDS = {
    ("str", ">="): "expected at least {count} characters",
    ("str", "<="): "expected at most {count} characters",
    ("array", ">="): "expected at least {count} of them",
    ("array", "<="): "expected at most {count} of them",
    ("int", ">="): "expected at least {count}",
    ("int", "<="): "expected at most {count}",
}


def fault(value: object) -> Saying | None:
    """What makes a value unfit for any act: nested too deep, or text that no text holds. Nothing if it is fit."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        inner: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                inner += [*each.keys(), *each.values()]
            elif isinstance(each, list | tuple):
                inner += each
            elif isinstance(each, str) and not _is_text(each):
                return saying("expected text without characters that stand for nothing")
        level = inner
    return saying("expected values nested at most {depth} deep", depth=MAX_DEPTH) if level else None


def _is_text(value: str) -> bool:
    """Whether it can be kept: half a surrogate pair is no character, and PostgreSQL keeps no NUL."""
    return "\0" not in value and (value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value))


def in_words(error: msgspec.ValidationError, type_: type[msgspec.Struct]) -> Saying:
    """A fault that msgspec found in the fields of a struct: the field first, then what was expected."""
    says, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    fields = {each.encode_name: each.type for each in msgspec.structs.fields(type_)}
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", says, re.DOTALL):
        return _unknown(unknown[1], fields, field)
    if missing := re.fullmatch(r"Object missing required field `(.*)`", says):
        return Saying("expected a field {name}", {"name": missing[1]}, field)
    return replace(_expected(says, fields.get(field)), of=field)


def _unknown(name: str, fields: Collection[str], field: str) -> Saying:
    """A field that is not there; on the act itself with the nearest, or else all that are."""
    near = get_close_matches(name, fields, 1) if not field else []
    if near:
        return Saying("there is no field {name}; did you mean {near}?", {"name": _short(name), "near": near[0]})
    if field:
        return Saying("there is no field {name}", {"name": _short(name)}, field)
    if not fields:
        return Saying("there is no field {name}; expected none", {"name": _short(name)})
    return Saying("there is no field {name}; expected {fields}", {"name": _short(name), "fields": ", ".join(fields)})


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:60]}..."


def _expected(says: str, hint: Any) -> Saying:
    if says.startswith("Invalid enum value"):
        values = ", ".join(str(value) for value in _choices(hint))
        if values:
            return saying("expected one of {values}", values=values)
        return saying("expected one of the values that the act knows")
    if form := re.match(r"Expected `str` matching regex '?\"?\^?(.*)", says):
        known = [words for begins, words in _FORMS.items() if form[1].replace("\\\\", "\\").startswith(begins)]
        if known:
            return saying("expected {form}", form=saying(known[0]))
        return saying("expected text of the form {form}", form=form[1].rstrip(chr(39)))
    if bound := re.fullmatch(r"Expected `(str|array|int)`(?: of length)? (>=|<=) (\d+)", says):
        return saying(_BOUNDS[bound[1], bound[2]], count=f"{int(bound[3]):,}")
    if lengths := re.fullmatch(r"Expected `array` of length (\d+), got (\d+)", says):
        return saying("expected a list of {count}, found one of {found}", count=lengths[1], found=lengths[2])
    if kinds := re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", says):
        wanted = [_type(each) for each in kinds[1].split(" | ") if each != "null"]
        either = reduce(lambda one, other: saying("{one} or {other}", one=one, other=other), wanted)
        return saying("expected {wanted}, found {found}", wanted=either, found=_type(kinds[2]))
    return saying("{fault}", fault=says.replace("`", "").replace("Expected", "expected").replace("Invalid", "invalid"))


def _type(name: str) -> Saying:
    return saying(_TYPES.get(name, name))


def _choices(hint: Any) -> list[Any]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for part in get_args(hint) for value in _choices(part)]
