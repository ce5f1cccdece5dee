"""`docs/acts.md`, written from the register by `python -m folkmoot.door.docs`; `--check` says whether it is true."""

import os
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from folkmoot.core.written import write_or_check
from folkmoot.door import act as acts
from folkmoot.door.act import REGISTER, Act, Carried, Declaration
from folkmoot.door.meanings import SAMPLES, meaning

PAGE = Path(__file__).parents[2] / "docs" / "acts.md"

HEAD = """# The acts

Every change of the organisation is an act. Each act is judged by the charter before it happens, and leaves an entry
in the record. This page is written from the code by `python -m folkmoot.door.docs`; `--check` says whether it still is
what the code does. `folkmoot acts` lists the acts, `folkmoot acts ACT` describes one.

- On the command line: `folkmoot enact ACT FIELD=VALUE ... --by PERSON`, and `folkmoot ask` to learn the verdict only.
- In a history: a fenced `toml act` block, as shown with each act. Beside its fields a block has `act`; where it is
  enacted, `at` (a time) and `by` (who does it), and `refused` where the charter is expected to refuse it, by that
  rule; where it is told, `source`, `on` (the date, as far as it is known) and `as` (`body:ID`, `electorate:ID`, ...).
  `called` gives it a name: `@name` is then the key of the row that it makes, `@name.2` that of its third row. What a
  decision carries may be `called` something too. In the place of a file a list of people may stand as a table of words
  with commas between them, whose first line names the columns: person, name, class, unit, since, applied.
- What only the clock may do is done in a history by `by = "clock"`. A fenced `toml clock` block with a time (`at`) lets
  the clock enter what has ended by then. The head of a history may offer people to be: `[[people]]`, each with a
  `label`, what it `says` of them, their name in the history (`person`; none for somebody new) and things to `try`, each
  with what it `says` and an act with what stands in its form, or a `page`; `refused` names the rule that refuses it.
- A field in **bold** must be there. Of *words* only a commitment is recorded; the words themselves are kept
  apart, and can be erased.
- A decision (`bodies.decide`) carries acts: each follows from it, by the authority of the body that decided.
"""

FORMS: dict[Any, tuple[str, Any]] = {
    acts.Text: ("words", "We have thought about it."),
    acts.Line: ("words, on one line", "North Branch"),
    acts.Person: ("a person", "ada"),
    acts.Key: ("the key of a row", "@earlier"),
    acts.Index: ("the index of an entry", "@earlier"),
    acts.Count: ("a number, 0 or more", 3),
    acts.Id: ("a name of the charter", "member"),
    acts.Sha256: ("a file, by its SHA-256", "model.md"),
    acts.SealedFile: ("a file of a case, by its SHA-256", "letter.pdf"),
    acts.LogKey: ("the key of a log", f"{SAMPLES['origin']}+fa7d71c6+{'A' * 44}"),
    acts.Root: ("the root of a record", f"{'A' * 43}="),
    acts.Share: ("a share, like 1/3", "1/3"),
    acts.Hour: ("a time of day, like 18:30", "18:30"),
    acts.Edtf: ("a date as far as it is known, like 1991~", "1991~"),
    Carried: ("an act with its fields", {"act": "members.lapse", "person": "ben"}),
    bool: ("true or false", True),
    int: ("a whole number", 3),
    date: ("a day", date(2026, 5, 1)),
    datetime: ("a time", "2026-05-01T18:30:00Z"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act, for people: how it is written, whether it must be there, whether it is text."""

    name: str
    form: str
    required: bool
    text: bool
    says: str


def fields(declared: Declaration) -> Iterator[Field]:
    """Every field of an act, those of its parts after the part that holds them."""
    yield from _fields(declared.name, declared.type, "")


def _fields(name: str, type_: type[Struct], within: str) -> Iterator[Field]:
    for each in msgspec.structs.fields(type_):
        key = each.encode_name
        text = any(extra.get("text") for extra in _extras(each.type))
        says = meaning(name, key)
        yield Field(f"{within}{key}", _form(each.type), each.required, text, says)
        part = _part(each.type)
        if part is not None and part is not Carried:
            yield from _fields(name, part, f"{within}{key}.")


def section(declared: Declaration, name: str) -> str:
    """What the docstring of an act says after `Changes:` or `Shows:`; empty where it says nothing."""
    found, taken = list[str](), False
    for line in (declared.type.__doc__ or "").splitlines():
        begins = line.strip().partition(":")[0]
        if begins in ("Changes", "Shows"):
            taken = begins == name
            line = line.partition(":")[2]
        if taken and not line.strip():
            break
        if taken:
            found.append(line.strip())
    return " ".join(found)


def page() -> str:
    """The whole page: organ by organ, each act in the order of its name."""
    parts = [HEAD]
    organ = ""
    for name in sorted(REGISTER):
        declared = REGISTER[name]
        if declared.organ != organ:
            parts.append(f"## {declared.organ}\n")
        organ = declared.organ
        parts.append(_act(declared))
    return "\n".join(parts)


def _act(declared: Declaration) -> str:
    more = _more(declared)
    lines = [f"### `{declared.name}`", "", declared.sentence, *(["", more] if more else []), ""]
    lines += [f"- Changes: {section(declared, 'Changes')}", f"- Shows: {section(declared, 'Shows')}"]
    lines += [f"- In a charter: `{declared.verb}` on `{declared.on}`. It leaves: `{declared.record}`."]
    lines += [f"- What follows: {each}" for each in _follows(declared.type)]
    rows = list(fields(declared))
    if rows:
        lines += ["", "| field | is | says |", "|---|---|---|"]
        lines += [f"| {_shown(each)} | {each.form.replace('|', chr(92) + '|')} | {each.says} |" for each in rows]
    return "\n".join([*lines, "", "```toml act", *example(declared), "```", ""])


def _more(declared: Declaration) -> str:
    """What the docstring says between the sentence and `Changes:`."""
    paragraphs = (declared.type.__doc__ or "").strip().split("\n\n")[1:]
    plain = [each for each in paragraphs if not each.strip().startswith(("Changes:", "Shows:"))]
    return "\n\n".join(" ".join(each.split()) for each in plain)


def _shown(each: Field) -> str:
    return f"**`{each.name}`**" if each.required else f"`{each.name}`"


def _follows(type_: type[Act]) -> Iterator[str]:
    for reaction in acts.reactions(type_):
        yield " ".join((reaction.__doc__ or "").strip().partition("\n\n")[0].split())


def _extras(hint: Any) -> Iterator[dict[str, Any]]:
    if get_origin(hint) is Annotated:
        yield from (note.extra for note in get_args(hint)[1:] if isinstance(note, Meta) and note.extra)
    if get_origin(hint) is not Literal:
        for inner in get_args(hint):
            yield from _extras(inner)


def _part(hint: Any) -> type[Struct] | None:
    """The struct that a field holds, alone or in a list."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return next((part for part in map(_part, get_args(hint)) if part is not None), None)
    return None


def _form(hint: Any) -> str:
    if hint in FORMS:
        return FORMS[hint][0]
    origin = get_origin(hint)
    if origin is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in get_args(hint))
    if origin is tuple:
        first, *rest = get_args(hint)
        one = _form(first)
        return f"a list: each {one}" if rest == [Ellipsis] else f"a list of {', '.join([one, *map(_form, rest)])}"
    if origin in (Union, types.UnionType):
        return " or ".join(_form(part) for part in get_args(hint) if part is not type(None))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return "a table"
    if origin is Annotated:
        base, *notes = get_args(hint)
        pattern = next((note.pattern for note in notes if isinstance(note, Meta) and note.pattern), None)
        return f"text of the form `{pattern}`" if pattern else _form(base)
    raise TypeError(f"{hint} has no words: say in FORMS what it is called")


def example(declared: Declaration) -> list[str]:
    """The lines of a block that enacts it, made from the types of its fields."""
    lines = [f'act = "{declared.name}"', "at = 2026-05-01T18:30:00Z", 'by = "ada"']
    for each in msgspec.structs.fields(declared.type):
        if each.required:
            lines.append(f"{each.encode_name} = {_toml(_sample(each.encode_name, each.type))}")
    return lines


def _sample(name: str, hint: Any) -> Any:
    if hint == acts.Id and name in SAMPLES:
        return SAMPLES[name]
    if hint in FORMS:
        return FORMS[hint][1]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return parts[0]
    if origin is tuple:
        return [_sample(name, part) for part in parts if part is not Ellipsis]
    if origin in (Union, types.UnionType):
        return _sample(name, next(part for part in parts if part is not type(None)))
    if isinstance(hint, type) and issubclass(hint, Struct):
        needed = (part for part in msgspec.structs.fields(hint) if part.required)
        return {part.encode_name: _sample(part.encode_name, part.type) for part in needed}
    if origin is Annotated:
        return SAMPLES[name] if name in SAMPLES else _sample(name, parts[0])
    raise TypeError(f"{hint} has no example: give one in FORMS or SAMPLES")


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(inner) for inner in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return f'"{value}"' if isinstance(value, str) and not value.endswith("Z") else str(value)


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with `--check` say whether it is still true; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.settings")
    import django

    django.setup()
    return write_or_check(PAGE, page, "folkmoot.door.docs", arguments)


if __name__ == "__main__":
    sys.exit(main())
