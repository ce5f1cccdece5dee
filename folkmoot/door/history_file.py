"""Reads a history: Markdown that tells a story, with its acts in fenced `toml act` blocks at the margin.

A `toml clock` block lets the clock enter what has ended by a time, as it does of itself in a live record.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from folkmoot.door.edtf import YEARS

MAX_BYTES = 16 << 20
MAX_BLOCK = 1 << 20  # characters of one block
MAX_DEPTH = 12
_KINDS = ("history", "act", "clock", "root")
_ACTED = ("act", "clock")

# A key of very many parts (`a.a.a.a`) keeps tomllib busy for minutes.
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_MANY_PARTS = re.compile(rf"(?<![\w-])(?:{_PART}){{{MAX_DEPTH}}}")


class BadHistory(ValueError):
    """A history that cannot be read: the file, the line, and what was expected."""

    def __init__(self, file: str, line: int, says: str) -> None:
        super().__init__(f"{file}, line {line}: {says}")
        self.file = file
        self.line = line
        self.says = says


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: what it is, where its first line stands, and its values."""

    kind: str
    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of the file says of the record that it leaves."""

    line: int
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class History:
    """A history as it was read. `entered` and `seed` are those of its head, from which salts and references follow.

    `people` are those whom it offers to be, as its head has them: see `guises.py`.
    """

    file: str
    charter: str
    seed: str
    entered: datetime
    acts: tuple[Block, ...]
    foot: Foot | None
    people: Block


def read_history(file: Path) -> History:
    """Read a history. Raises BadHistory for what it does not know, and OSError when the file cannot be read."""
    return parse_history(file.read_bytes(), file.name)


def parse_history(content: bytes, name: str) -> History:
    """Read a history from its bytes. Raises BadHistory: line, and what was expected."""
    blocks = _blocks(content, name)
    if not blocks or blocks[0].kind != "history":
        raise BadHistory(name, 1, "expected a `toml history` block before any act")
    head = blocks[0]
    foot = next((block for block in blocks if block.kind == "root"), None)
    for block in blocks[1:]:
        if block.kind == "history" or (block.kind == "root" and block is not blocks[-1]):
            raise BadHistory(name, block.line, f"expected no `toml {block.kind}` block here")
    people = head.values.pop("people", [])
    fields = _fields(head, name, {"charter": str, "seed": str, "entered": datetime})
    entered = fields["entered"]
    if entered.tzinfo is None or entered.year not in YEARS:
        raise BadHistory(name, head.line, "entered: expected a time with its zone, like 2026-01-01T09:00:00Z")
    return History(
        file=name,
        charter=fields["charter"],
        seed=f"{fields['seed']}/{entered.astimezone(UTC).isoformat()}",
        entered=entered,
        acts=tuple(block for block in blocks if block.kind in _ACTED),
        foot=None if foot is None else Foot(foot.line, **_fields(foot, name, {"size": int, "root": str})),
        people=Block("people", head.line, {"people": people}),
    )


def _blocks(content: bytes, name: str) -> list[Block]:
    lines = _text(content, name).split("\n")
    found = list[Block]()
    kind: str | None = None
    start = 0
    for number, line in enumerate(lines, 1):
        if kind is None:
            kind, start = _opened(line, name, number), number
        elif line == "```":
            found.append(Block(kind, start, _toml("\n".join(lines[start : number - 1]), name, start)))
            kind = None
        elif line.startswith("```"):
            raise BadHistory(name, number, f"expected a closing ``` for the block that begins in line {start}")
    if kind is not None:
        raise BadHistory(name, start, "expected a closing ``` for the block that begins here")
    return found


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise BadHistory(name, 1, f"expected at most {MAX_BYTES:,} bytes")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadHistory(name, content.count(b"\n", 0, error.start) + 1, "expected UTF-8") from None
    if text.startswith("\ufeff"):
        raise BadHistory(name, 1, "expected no byte order mark")
    if "\r" in text:
        raise BadHistory(
            name, text.count("\n", 0, text.index("\r")) + 1, "expected lines that end in a line feed alone"
        )
    return text


def _opened(line: str, name: str, number: int) -> str | None:
    """The kind of block that begins with this line of the story; nothing where none does."""
    bare = line.lstrip()
    if "<!--" in line:
        raise BadHistory(name, number, "expected no comment: what a reader cannot see could hide an act")
    if not bare.startswith(("```", "~~~")):
        return None
    for kind in _KINDS:
        if line.rstrip() == f"```toml {kind}":
            return kind
    raise BadHistory(name, number, "expected ```toml act, ```toml clock, ```toml history or ```toml root at the margin")


def _toml(body: str, name: str, start: int) -> dict[str, Any]:
    if len(body) > MAX_BLOCK:
        raise BadHistory(name, start, f"expected at most {MAX_BLOCK:,} characters in a block")
    many = _MANY_PARTS.search(body)
    if many is not None:
        line = start + body.count("\n", 0, many.start()) + 1
        raise BadHistory(name, line, f"expected a name with fewer than {MAX_DEPTH} dots")
    try:
        values = tomllib.loads(body)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a ValueError too
        says = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a value is too long or nested too deep"
        at = re.search(r"at line (\d+)", says)
        raise BadHistory(name, start + (int(at[1]) if at else 0), f"not TOML: {_without_place(says)}") from None
    if is_deeper(values, MAX_DEPTH):
        raise BadHistory(name, start, f"expected values nested at most {MAX_DEPTH} deep")
    return values


def _without_place(says: str) -> str:
    """The words of tomllib, which count lines from the block's first."""
    return re.sub(r" \(at (line \d+, column \d+|end of document)\)", "", says)


def is_deeper(value: object, most: int) -> bool:
    """Whether lists and tables are nested deeper than this."""
    level = [value]
    for _ in range(most + 1):
        level = [inner for each in level for inner in _within(each)]
    return bool(level)


def _within(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _fields(block: Block, name: str, wanted: dict[str, type]) -> dict[str, Any]:
    for key in sorted(block.values.keys() - wanted.keys()):
        raise BadHistory(name, block.line, f"{key}: expected {', '.join(wanted)} only")
    for key, type_ in wanted.items():
        if type(block.values.get(key)) is not type_:
            raise BadHistory(name, block.line, f"{key}: expected {_CALLED[type_]}")
    return block.values


_CALLED = {str: "text in quotes", int: "a whole number", datetime: "a time, like 2026-01-01T09:00:00Z"}
