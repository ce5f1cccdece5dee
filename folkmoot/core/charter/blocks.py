"""One block of rules as TOML: bounded before it is read, with the place of every key, and errors at their real line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.core.charter.errors import Error
from folkmoot.core.charter.fences import Block
from folkmoot.core.charter.positions import Path, Place, positions

MAX_DEPTH = 8
MAX_WORD = 100
MAX_KEYS = 5_000

_TOKEN = re.compile(
    r'"""(?:[^\\"]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[{\]}]"
    r"|[A-Za-z0-9_+.-]+"
    r"|=",
    re.DOTALL,
)
_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = re.compile(rf"\.[ \t]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{8}}")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_SAYS: tuple[tuple[str, str], ...] = (
    ("Unterminated string", "a text in quotes is never closed"),
    ('Expected "\'"', "a text in quotes is never closed"),
    ("Expected '\"'", "a text in quotes is never closed"),
    ("Unclosed array", "a list is never closed; ] closes it, and a comma stands between its elements"),
    ("Unclosed inline table", "a table is never closed; } closes it, and a comma stands between its fields"),
    ("Expected '=' after a key", 'found no "=" after the name of a field'),
    ("Expected newline or end", "found more on the line than a field and its value"),
    ("Cannot overwrite a value", "this field stands twice"),
    ("Duplicate inline table key", "this field stands twice"),
    ("Cannot declare", "this table stands twice; several rules of one kind are written [[kind]] each"),
    ("Cannot mutate", "this adds to a table that is closed already"),
    ("Expected ']'", 'found no "]" at the end of the name of a table'),
    ("Invalid initial character for a key", "expected the name of a field"),
    ("Invalid statement", "expected the name of a field, or of a table as [[power]]"),
    ("Invalid date or datetime", "this is no date of the calendar; one is written 2024-05-01"),
    ("Invalid value", 'expected a value: text in "quotes", a whole number, true, false, a date, a [list] or a {table}'),
    ("Unescaped", "a backslash in quotes must be doubled"),
    ("Found invalid character", "found a character that may not stand here"),
    ("Illegal character '\\n'", "a text in quotes is never closed"),
    ("Illegal character", "found a character that may not stand here"),
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a block holds: plain data, and the place of each key and element in the file."""

    data: Mapping[str, Any]
    places: Mapping[Path, Place]


def read_block(block: Block, name: str, errors: list[Error]) -> Read | None:
    """The block's tables, or None with the reason added to `errors`."""
    excess = next(_excess(block.text), None)
    if excess is not None:
        offset, says = excess
        errors.append(_error_at(block, name, offset, says))
        return None
    try:
        data = tomllib.loads(block.text)
    except tomllib.TOMLDecodeError as problem:
        errors.append(_translated(block, name, str(problem)))
        return None
    moved = {path: (line + block.line - 1, column) for path, (line, column) in positions(block.text).items()}
    return Read(data, moved)


def _excess(text: str) -> Iterator[tuple[int, str]]:
    """Places at which the text is deeper or longer than any charter needs: reading it could take for ever."""
    depth = 0
    keys = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                yield match.start(), f"lists and tables lie more than {MAX_DEPTH} deep in each other"
        elif token in "]}":
            depth = max(0, depth - 1)
        elif token == "=":
            keys += 1
            if keys > MAX_KEYS:
                yield match.start(), f"more than {MAX_KEYS:,} fields in one block; divide it"
        elif len(token) > MAX_WORD and token[0] not in "\"'#":
            yield match.start(), f"a word of more than {MAX_WORD} characters"
    dotted = _DOTTED.search(text)
    if dotted is not None and not _in_quotes(text, dotted.start()):
        yield dotted.start(), "a name of more than nine parts"


def _in_quotes(text: str, offset: int) -> bool:
    tokens = (match for match in _TOKEN.finditer(text) if match[0][0] in "\"'#")
    return any(match.start() < offset < match.end() for match in tokens)


def _error_at(block: Block, name: str, offset: int, says: str) -> Error:
    line = block.text.count("\n", 0, offset)
    column = offset - block.text.rfind("\n", 0, offset)
    return Error(name, block.line + line, column, says)


def _translated(block: Block, name: str, problem: str) -> Error:
    place = _AT.search(problem)
    message = _AT.sub("", problem)
    says = next((ours for theirs, ours in _SAYS if message.startswith(theirs)), message)
    if place is None or place[1] is None:
        return _error_at(block, name, len(block.text) - 1, f"{says} (found the end of the block)")
    return Error(name, block.line + int(place[1]) - 1, int(place[2]), says)
