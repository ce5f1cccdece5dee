"""Takes the words out of an act: each text becomes a commitment, and the text is kept apart with its salt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from folkmoot.core.record.commitment import commit
from folkmoot.door.act import Act, BadAct, Carried, declaration, decode, encode
from folkmoot.door.draw import Draw


@dataclass(frozen=True, slots=True)
class Words:
    """A text that was taken out of an act: where it stood, and what opens its commitment; the name of a file too."""

    field: str
    commitment: str
    salt: bytes
    text: str
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Sealed:
    """An act as it is recorded, and the words that were taken out of it."""

    act: Act
    words: tuple[Words, ...] = ()


def seal(act: Act, draw: Draw) -> Sealed:
    """The act with a commitment in place of each text. Raises BadAct when a carried act is not well formed."""
    fields = encode(act)
    words = tuple(_take(act.declared.name, fields, draw, ""))
    return Sealed(decode(act.declared.name, fields), words) if words else Sealed(act)


def seal_text(text: str, field: str, draw: Draw) -> Words:
    """One text outside an act (the source of a told one)."""
    salt = draw.salt()
    return Words(field, commit(salt, text), salt, text)


def _take(name: str, fields: dict[str, Any], draw: Draw, at: str) -> Iterator[Words]:
    declared = declaration(name)
    for path in declared.texts:
        is_file = path in declared.files
        yield from (replace(words, is_file=is_file) for words in _replace(fields, path, at, draw))
    for carrier in _carriers(declared.type):
        for n, carried in enumerate(fields.get(carrier, ())):
            inner = decode(carried["act"], carried["fields"])
            if carried["act"] != inner.declared.name:  # its words lie elsewhere than they did
                carried.update(act=inner.declared.name, fields=encode(inner))
            yield from _take(carried["act"], carried["fields"], draw, f"{at}{carrier}.{n}.fields.")


def _carriers(type_: type[Act]) -> list[str]:
    return [name for name, hint in type_.__annotations__.items() if hint == tuple[Carried, ...]]


def _replace(node: Any, path: tuple[str, ...], at: str, draw: Draw) -> Iterator[Words]:
    step, *rest = path
    keys = range(len(node)) if step == "*" else [step] if step in node and node[step] is not None else []
    for key in keys:
        if rest:
            if isinstance(node[key], tuple):
                node[key] = list(node[key])  # the words in it are replaced
            yield from _replace(node[key], tuple(rest), f"{at}{key}.", draw)
        else:
            if not isinstance(node[key], str):
                raise BadAct("field {at}{key}: expected text", at=at, key=key)
            words = seal_text(node[key], f"{at}{key}", draw)
            node[key] = words.commitment
            yield words
