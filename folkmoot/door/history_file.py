"""Reads a history: Markdown that tells a story, with its acts in fenced `toml act` blocks at the margin."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MAX_BYTES = 16 << 20
_KINDS = ("history", "act", "root")


class BadHistory(ValueError):
    """A history that cannot be read: the file, the line, and what was expected."""

    def __init__(self, file: str, line: int, says: str) -> None:
        super().__init__(f"{file}, line {line}: {says}")
        self.line = line


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
    """A history as it was read. `entered` and `seed` are those of its head, from which salts and references follow."""

    file: str
    charter: str
    seed: str
    entered: datetime
    acts: tuple[Block, ...]
    foot: Foot | None


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
    fields = _fields(head, name, {"charter": str, "seed": str, "entered": datetime})
    entered = fields["entered"]
    if entered.tzinfo is None:
        raise BadHistory(name, head.line, "entered: expected a time with its zone, like 2026-01-01T09:00:00Z")
    return History(
        file=name,
        charter=fields["charter"],
        seed=f"{fields['seed']}/{entered.astimezone(UTC).isoformat()}",
        entered=entered,
        acts=tuple(block for block in blocks if block.kind == "act"),
        foot=None if foot is None else Foot(foot.line, **_fields(foot, name, {"size": int, "root": str})),
    )


def _blocks(content: bytes, name: str) -> list[Block]:
    if len(content) > MAX_BYTES:
        raise BadHistory(name, 1, f"expected at most {MAX_BYTES:,} bytes")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadHistory(name, content.count(b"\n", 0, error.start) + 1, "expected UTF-8") from None
    if "\r" in text or text.startswith("\ufeff"):
        raise BadHistory(name, 1, "expected lines that end in a line feed, and no byte order mark")
    found = list[Block]()
    kind: str | None = None
    start = 0
    lines: list[str] = text.split("\n")
    for number, line in enumerate(lines, 1):
        if kind is None and line.lstrip().startswith("```"):
            kind, start = line[3:].strip() if line.startswith("```") else line.strip(), number
            if kind.removeprefix("toml ") not in _KINDS or not kind.startswith("toml "):
                raise BadHistory(name, number, "expected ```toml act, ```toml history or ```toml root at the margin")
        elif kind is not None and line == "```":
            body = "\n".join(lines[start : number - 1])
            found.append(Block(kind.removeprefix("toml "), start, _toml(body, name, start)))
            kind = None
    if kind is not None:
        raise BadHistory(name, start, "expected a closing ``` for the block that begins here")
    return found


def _toml(body: str, name: str, start: int) -> dict[str, Any]:
    try:
        return tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        says = str(error) or "nested too deep"
        at = says.rpartition("line ")[2].partition(",")[0]
        raise BadHistory(name, start + (int(at) if at.isdigit() else 0), f"not TOML: {says}") from None


def _fields(block: Block, name: str, wanted: dict[str, type]) -> dict[str, Any]:
    for key in block.values.keys() - wanted.keys():
        raise BadHistory(name, block.line, f"{key}: expected {', '.join(wanted)} only")
    for key, type_ in wanted.items():
        if type(block.values.get(key)) is not type_:
            raise BadHistory(name, block.line, f"{key}: expected a {type_.__name__}")
    return block.values
