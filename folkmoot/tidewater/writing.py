"""Writes a history file: a story in Markdown by the month, with its acts in fenced blocks."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.names import listed

WIDTH = 120
_SHORT = 100
MONTHS = listed("January February March April May June July August September October November December")


@dataclass
class Script:
    """The story so far, in the order of its days. Acts of one evening are a minute apart."""

    parts: list[str] = field(default_factory=list)
    acts: int = 0
    _month: tuple[int, int] = (0, 0)
    _last: datetime = datetime(1, 1, 1, tzinfo=UTC)

    def say(self, at: datetime, text: str) -> None:
        """A paragraph of the story."""
        self._turn(at)
        self.parts.append(wrapped(text))

    def act(self, act: str, at: datetime, by: str, called: str | None = None, **fields: Any) -> None:
        """An act that somebody enters at a time. A field whose value is None is left out."""
        self._turn(at)
        self._last = max(at, self._last + timedelta(minutes=1))
        heading = {"act": act, "at": self._last, "by": by, "called": called}
        self.parts.append(block("act", heading | {name.rstrip("_"): value for name, value in fields.items()}))
        self.acts += 1

    def clock(self, at: datetime) -> None:
        """The clock enters what has ended by now."""
        self._turn(at)
        self.parts.append(block("clock", {"at": at}))

    def _turn(self, at: datetime) -> None:
        month = (at.year, at.month)
        if month > self._month:
            self._month = month
            self.parts.append(f"## {MONTHS[at.month - 1]} {at.year}")


def block(kind: str, values: dict[str, Any]) -> str:
    """A fenced block of TOML."""
    lines = [f"{name} = {toml(value)}" for name, value in values.items() if value is not None]
    return "\n".join([f"```toml {kind}", *lines, "```"])


def toml(value: Any) -> str:
    """A value as TOML: long lists of tables with one to a line. Text of many lines holds no quotes and no slashes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%S}Z"
    if isinstance(value, date | int):
        return str(value)
    if isinstance(value, str) and "\n" in value:
        return f'"""\n{value}\n"""'
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        inside = ", ".join(f"{name} = {toml(inner)}" for name, inner in value.items() if inner is not None)
        return f"{{ {inside} }}"
    written = [toml(each) for each in value]
    whole = f"[{', '.join(written)}]"
    if len(whole) <= _SHORT or not any(isinstance(each, dict) for each in value):
        return whole
    return "[\n" + "".join(f"  {each},\n" for each in written) + "]"


def wrapped(text: str) -> str:
    """A paragraph in lines that are not too long."""
    lines, line = list[str](), ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
