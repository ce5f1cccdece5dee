"""Where each key and each element of a TOML text stands. tomllib reads values exactly but gives no places."""

import re
import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
Place = tuple[int, int]

_SPACE = re.compile(r"(?:[ \t\n]|\r\n|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\"]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def positions(text: str) -> Mapping[Path, Place]:
    """Line and column, from 1, of every key and every element. The text must be one that tomllib reads."""
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, int] = {}
        self.lengths: dict[Path, int] = {}
        """How many tables each array of tables has so far."""

    def run(self) -> Mapping[Path, Place]:
        here: Path = ()
        self.skip(_SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                here = self.header()
            else:
                self.pair(here)
            self.skip(_SPACE)
        return self.places()

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()

    def header(self) -> Path:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        keys = list(self.keys())
        self.at += 2 if array else 1
        path = self.resolve((), keys[:-1])
        name, where = keys[-1]
        path = (*path, name)
        if array:
            self.found.setdefault(path, where)
            path = (*path, self.lengths.get(path, 0))
            self.lengths[path[:-1]] = int(path[-1]) + 1
            self.found[path] = start
        else:
            self.found.setdefault(path, where)
            path = self.last(path)
        return path

    def resolve(self, path: Path, keys: list[tuple[str, int]]) -> Path:
        for name, where in keys:
            path = (*path, name)
            self.found.setdefault(path, where)
            path = self.last(path)
        return path

    def last(self, path: Path) -> Path:
        """The newest table of an array of tables, or the table itself."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def keys(self) -> Iterator[tuple[str, int]]:
        while True:
            self.skip(_BLANK)
            start = self.at
            match = _BARE.match(self.text, start) or _STRING.match(self.text, start)
            assert match is not None, "a key"
            self.at = match.end()
            yield (match[0] if match.re is _BARE else _unquoted(match[0])), start
            self.skip(_BLANK)
            if self.text[self.at] != ".":
                return
            self.at += 1

    def pair(self, here: Path) -> None:
        keys = list(self.keys())
        self.at += 1
        path = self.resolve(here, keys[:-1])
        name, where = keys[-1]
        self.found[(*path, name)] = where
        self.skip(_BLANK)
        self.value((*path, name))

    def value(self, path: Path) -> None:
        first = self.text[self.at]
        if first == "[":
            self.array(path)
        elif first == "{":
            self.inline_table(path)
        else:
            match = (_STRING if first in "\"'" else _SCALAR).match(self.text, self.at)
            assert match is not None, "a value"
            self.at = match.end()

    def array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while True:
            self.skip(_SPACE)
            if self.text[self.at] == "]":
                break
            self.found[(*path, index)] = self.at
            self.value((*path, index))
            index += 1
            self.skip(_SPACE)
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        while True:
            self.skip(_SPACE)
            if self.text[self.at] == "}":
                break
            self.pair(path)
            self.skip(_SPACE)
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1

    def places(self) -> Mapping[Path, Place]:
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        ordered = sorted(self.found.items(), key=lambda item: item[1])
        places: dict[Path, Place] = {}
        line = 0
        for path, offset in ordered:
            while line + 1 < len(starts) and starts[line + 1] <= offset:
                line += 1
            places[path] = (line + 1, offset - starts[line] + 1)
        return places


def _unquoted(key: str) -> str:
    return str(tomllib.loads(f"key = {key}")["key"])
