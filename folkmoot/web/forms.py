"""Forms made from what an act declares of itself: a field of each type has its own control. No script is needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from django.utils.translation import gettext as _

from folkmoot.core.charter.judging import OWN
from folkmoot.door.act import (
    Act,
    Carried,
    Count,
    Declaration,
    Edtf,
    Hour,
    Id,
    Index,
    Key,
    Line,
    Person,
    SealedFile,
    Sha256,
    Share,
    Text,
)
from folkmoot.members.acts.details import Path
from folkmoot.web.choices import NEVER_LISTED, OF_FIELD, PEOPLE, Choices, Options
from folkmoot.web.labels import DATE, label, option
from folkmoot.web.own_places import own_places
from folkmoot.web.titles import LEFT_OUT, NEEDED, NEEDED_OF
from folkmoot.web.units import unit_noun

CARRIED = "carries.0."
NUMBERS = (Key, Count, Index)
MOST_BOXES = 200
"""A list to tick that is longer is left out, where it may be left empty."""

OWN_PAGE = frozenset({"members.admit_batch", "record.rotate_key", "bodies.publish_lot"})
"""Acts that need more than a form: a page of their own, or a command, makes the file that they name."""

PLACE = tuple[Index, Path]
"""Where words stand: an entry, and the field path in it."""

LINES = (Line, Hour, Share, Edtf, Id)


class NoForm(LookupError):
    """An act that a plain form cannot hold: it has lists of things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One control of a form: what it is called, what may be chosen, what stands in it, and what is wrong with that."""

    name: str
    label: str
    hint: str
    control: str
    required: bool
    options: Options
    values: tuple[str, ...] = ()
    error: str = ""
    look: str | None = None
    """The name that was looked for, where people are found and not listed."""

    @property
    def id(self) -> str:
        return "field-" + self.name.replace(".", "-")

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


def fields(declared: Declaration, choices: Choices, prefix: str = "") -> list[Field]:
    """The controls of an act. Of an act on oneself, who does it is not asked. Raises NoForm."""
    return list(_fields(declared, choices, prefix))


def has_form(declared: Declaration) -> bool:
    """Whether a plain form can hold the act."""
    if declared.name in OWN_PAGE:
        return False
    left_out = LEFT_OUT.get(declared.name, frozenset())
    asked = (field for field in msgspec.structs.fields(declared.type) if field.encode_name not in left_out)
    hints = [plain(field.type)[0] for field in asked]
    return all(_control(hint) is not None or part_of(hint) or hint == tuple[Carried, ...] for hint in hints)


def _fields(declared: Declaration, choices: Choices, prefix: str) -> Iterator[Field]:
    given = sorted(msgspec.structs.fields(declared.type), key=lambda each: each.encode_name == "stated_in")
    names, needed = {each.encode_name for each in given}, NEEDED | NEEDED_OF.get(declared.name, frozenset())
    for field in given:
        hint, optional = plain(field.type)
        left_out = field.encode_name in LEFT_OUT.get(declared.name, ())
        if left_out or is_oneself(declared, hint) or hint == tuple[Carried, ...]:
            continue
        part = part_of(hint)
        if part is not None:
            yield from _of_parts(field.encode_name, part, choices, prefix)
            continue
        control = _control(hint)
        if control is None:
            raise NoForm(f"{declared.name}: field {field.encode_name} has no control")
        said, more = label(field.encode_name, choices.charter, declared.name)
        if field.encode_name == "unit" and names & {"body", "seat"}:
            more = _("Only for what each {unit} has one of.").format(unit=unit_noun(choices.charter))
        if hint == Edtf:
            said, more = _("Until when") if field.encode_name == "until" else said, more or str(DATE)
        look = choices.looked_for(prefix + field.encode_name) if _is_found(field.encode_name, choices) else None
        chosen = (
            _options(field.encode_name, hint, choices) if look is None else choices.found(prefix + field.encode_name)
        )
        if control == "many" and not field.required and len(chosen or ()) > MOST_BOXES:
            continue
        many = control == "many" or (control != "yes" and chosen is not None)
        yield Field(
            name=prefix + field.encode_name,
            label=said,
            hint=more,
            control=control if control in ("many", "yes") else "choose" if many else control,
            required=(field.required and control != "yes" and not optional) or field.encode_name in needed,
            options=chosen or [],
            values=_at_first(control, field.default, choices) if not chosen else (),
            look=look,
        )


def _is_found(name: str, choices: Choices) -> bool:
    """Whether people are looked for at a field: where nobody is listed, or there are too many. None for an example."""
    return name in PEOPLE and choices.sent is not None and (name in NEVER_LISTED or choices.are_many)


def _of_parts(name: str, part: type[msgspec.Struct], choices: Choices, prefix: str) -> Iterator[Field]:
    """The controls of the first of a list of things; a plain form holds one."""
    for field in msgspec.structs.fields(part):
        hint = plain(field.type)[0]
        control = _control(hint)
        if control is None:
            raise NoForm(f"{name}: field {field.encode_name} has no control")
        said, more = label(f"{name}.{field.encode_name}", choices.charter)
        chosen = _options(field.encode_name, hint, choices)
        yield Field(
            name=f"{prefix}{name}.0.{field.encode_name}",
            label=said,
            hint=more,
            control=control if control == "yes" or chosen is None else "choose",
            required=False,
            options=chosen or [],
        )


def part_of(hint: Any) -> type[msgspec.Struct] | None:
    """What a list of things is a list of, if its things have fields of their own."""
    of = get_args(hint)[0] if get_origin(hint) is tuple else None
    return of if isinstance(of, type) and issubclass(of, msgspec.Struct) and of is not Carried else None


def _at_first(control: str, default: Any, choices: Choices) -> tuple[str, ...]:
    """What stands in a control before anybody types: nothing, a nought, or the text that would be changed."""
    if control == "document":
        return (choices.charter.text,)
    return ("0",) if control == "number" and default == 0 else ()


def plain(hint: Any) -> tuple[Any, bool]:
    """The type without its None, and whether it had one."""
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        return inner, True
    return hint, False


def _control(hint: Any) -> str | None:
    origin = get_origin(hint)
    if origin is tuple:
        return "many" if get_args(hint)[0] in (Person, Id, PLACE) else None
    if origin is Literal or hint == Person:
        return "choose"
    if hint in NUMBERS:
        return "number"
    if hint == Text:
        return "text"
    if hint == SealedFile:
        return "file"
    if hint in LINES or (origin is Annotated and not _attaches(hint)):
        return "line"
    if hint == Sha256:
        return "document"
    return {date: "date", bool: "yes"}.get(hint)


def _attaches(hint: Any) -> bool:
    return any((getattr(note, "extra", None) or {}).get("attachment") for note in get_args(hint)[1:])


def is_oneself(declared: Declaration, hint: Any) -> bool:
    """Whether a field is the person of an act on oneself, who is whoever acts."""
    return bool(hint == Person and declared.verb in OWN)


def _options(name: str, hint: Any, choices: Choices) -> Options | None:
    """What may be chosen: of a closed list, or of what the field's name stands for. None for anything else."""
    if name == "due":
        return choices.dues
    if get_origin(hint) is Literal:
        return [(str(value), option(value)) for value in get_args(hint)]
    if hint == tuple[PLACE, ...]:
        return own_places(choices.actor)
    wanted = hint in (Person, Key, Id) or get_origin(hint) is tuple or name == "article"
    return OF_FIELD[name](choices) if wanted and name in OF_FIELD else None


def carrier(act: type[Act]) -> bool:
    """Whether the act carries others."""
    return any(field.type == tuple[Carried, ...] for field in msgspec.structs.fields(act))
