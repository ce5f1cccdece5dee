"""What was typed into a form: read back into it, each fault at its field, and made into the fields of the act."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body, Office
from folkmoot.door.act import Declaration
from folkmoot.door.charters import attach
from folkmoot.web.forms import CARRIED, NUMBERS, Field, is_oneself, plain
from folkmoot.web.naming import seat_rule
from folkmoot.web.own_places import places_in

SHA256_LENGTH = 64

_NUMBER = re.compile("[0-9]{1,15}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read(form: Iterable[Field], data: QueryDict) -> tuple[list[Field], bool]:
    """The form with what was typed, each fault at its field; and whether there is none."""
    kept = [_read(field, data) for field in form]
    return kept, not any(field.error for field in kept)


def _read(field: Field, data: QueryDict) -> Field:
    values = tuple(value.strip() for value in data.getlist(field.name) if value.strip())
    if field.control == "document" and values:
        values = (values[0].replace("\r\n", "\n") + "\n",)
    allowed = {value for value, _label in field.options}
    error = ""
    if field.required and not values:
        error = _("Choose one.") if field.control == "choose" else _("Fill this in.")
    elif field.control in ("choose", "many") and not allowed.issuperset(values):
        error = _("Choose from the list.")
    elif any(_CONTROL.search(value) for value in values):
        error = _("There is a sign in it that nobody can see. Type it anew.")
    elif field.control == "number" and values and not _NUMBER.fullmatch(values[0]):
        error = _("Write a whole number in digits.")
    elif field.control == "date" and values and not _is_day(values[0]):
        error = _("Write a day, like 2026-05-14.")
    return replace(field, values=values, error=error)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def told(form: Iterable[Field]) -> list[tuple[str, str]]:
    """What was typed, in words: each field that is not empty, with what was chosen or written in it."""
    return [(field.label, _told(field)) for field in form if field.values and field.control != "document"]


def _told(field: Field) -> str:
    called = dict(field.options)
    return field.label if field.control == "yes" else "; ".join(called.get(value, value) for value in field.values)


def values(declared: Declaration, form: Iterable[Field], actor: str, prefix: str = "") -> dict[str, Any]:
    """The act's fields as JSON values. What was left empty is left out."""
    types = {field.encode_name: plain(field.type) for field in msgspec.structs.fields(declared.type)}
    hints = {name: hint for name, (hint, _optional) in types.items()}
    asked = {name for name, (_hint, optional) in types.items() if not optional}  # else nobody means whoever acts
    found: dict[str, Any] = {name: actor for name in asked if is_oneself(declared, hints[name])}
    for field in form:
        name = field.name.removeprefix(prefix)
        if "." in name:
            _put(found, name, field)
        elif field.control == "yes":
            found |= {name: True} if field.values else {}
        elif field.control == "many":
            if field.values:
                places = [place for each in field.values for place in places_in(each)] if name == "erases" else []
                found[name] = places or list(field.values)
        elif field.control == "document" and field.values:
            is_kept = len(field.value) == SHA256_LENGTH
            found[name] = field.value if is_kept else attach(field.value.encode())
        elif field.values:
            found[name] = int(field.value) if hints[name] in NUMBERS else field.value.replace("\r\n", "\n")
    return found


def _put(found: dict[str, Any], name: str, field: Field) -> None:
    """Put a value into the first thing of a list. Where nothing of it was typed, the list stays empty."""
    of, _first, inner = name.split(".")
    if field.values:
        (first,) = found.setdefault(of, [{}])
        first[inner] = True if field.control == "yes" else field.value.replace("\r\n", "\n")


def in_place(found: dict[str, Any], charter: Charter) -> dict[str, Any]:
    """The values without the unit, where the body or seat that they name is not one of each unit."""
    rule = seat_rule(charter, str(found.get("body") or found.get("seat") or ""))
    if rule is None or (isinstance(rule, Body | Office) and rule.many):
        return found
    return {name: value for name, value in found.items() if name != "unit"}


def faulted(form: list[Field], fault: Mapping[str, str]) -> list[Field]:
    """The form with a fault that the door found, at the field that it names."""
    name, says = fault["field"], fault["says"]
    at = next((field.name for field in form if field.name in (name, CARRIED + name)), None)
    if name and at is None:
        at = next((field.name for field in form if field.name.startswith(f"{name}.")), None)
    return [replace(field, error=says) if field.name == at else field for field in form]
