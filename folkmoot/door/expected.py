"""Says what is wrong with the fields of an act, and what was expected, in words fit for a form and a file."""

import re
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin

import msgspec

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
    r"[^\n]+": "text on one line",
}


def fault(value: object) -> str | None:
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
                return "expected text without characters that stand for nothing"
        level = inner
    return f"expected values nested at most {MAX_DEPTH} deep" if level else None


def _is_text(value: str) -> bool:
    """Whether it can be kept: half a surrogate pair is no character, and PostgreSQL keeps no NUL."""
    return "\0" not in value and (value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value))


def in_words(error: msgspec.ValidationError, type_: type[msgspec.Struct]) -> str:
    """A fault that msgspec found in the fields of a struct: the field first, then what was expected."""
    says, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    fields = {each.encode_name: each.type for each in msgspec.structs.fields(type_)}
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", says, re.DOTALL):
        near = get_close_matches(unknown[1], fields, 1) if not field else []
        also = f"; did you mean {near[0]}?" if near else "" if field else f"; expected {', '.join(fields) or 'none'}"
        return f"{_in(field)}there is no field {_short(unknown[1])}{also}"
    if missing := re.fullmatch(r"Object missing required field `(.*)`", says):
        return f"{_in(field)}expected a field {missing[1]}"
    expected = _expected(says, fields.get(field))
    return f"field {field}: {expected}" if field else expected


def _in(field: str) -> str:
    return f"field {field}: " if field else ""


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:60]}..."


def _expected(says: str, hint: Any) -> str:
    if says.startswith("Invalid enum value"):
        values = [str(value) for value in _choices(hint)]
        return f"expected one of {', '.join(values)}" if values else "expected one of the values that the act knows"
    if form := re.match(r"Expected `str` matching regex '?\"?\^?(.*)", says):
        known = [words for begins, words in _FORMS.items() if form[1].replace("\\\\", "\\").startswith(begins)]
        return f"expected {known[0]}" if known else f"expected text of the form {form[1].rstrip(chr(39))}"
    if bound := re.fullmatch(r"Expected `(str|array|int)`(?: of length)? (>=|<=) (\d+)", says):
        least = {">=": "at least", "<=": "at most"}[bound[2]]
        unit = {"str": " characters", "array": " of them", "int": ""}[bound[1]]
        return f"expected {least} {int(bound[3]):,}{unit}"
    if lengths := re.fullmatch(r"Expected `array` of length (\d+), got (\d+)", says):
        return f"expected a list of {lengths[1]}, found one of {lengths[2]}"
    if kinds := re.fullmatch(r"Expected `(.+?)`, got `(.+?)`", says):
        wanted = " or ".join(_TYPES.get(each, each) for each in kinds[1].split(" | ") if each != "null")
        return f"expected {wanted}, found {_TYPES.get(kinds[2], kinds[2])}"
    return says.replace("`", "").replace("Expected", "expected").replace("Invalid", "invalid")


def _choices(hint: Any) -> list[Any]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for part in get_args(hint) for value in _choices(part)]
