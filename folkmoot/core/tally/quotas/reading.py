"""Quotas as they stand in a file of TOML: `[[quota]]` tables, and under `[attributes]` what each candidate has.

    [[quota]]
    attribute = "woman"
    min = "1/2"          # a share of the seats, rounded up unless round = "down" or "nearest"

    [[quota]]
    each = "branch"      # of branch:north, of branch:south and so on
    max = 1              # a number

    [attributes]
    "Ana Ruiz" = ["woman", "branch:north"]

`how = "zipper"` has every second seat for the attribute, and puts those elected in that order; `reserve` and `ceiling`
say what `min` and `max` say.
"""

import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from folkmoot.core.tally.quotas.quota import BadQuotas, Quota, Quotas

MOST_BYTES = 1_000_000
MOST_QUOTAS = 100
MOST_CANDIDATES = 10_000
MOST_ATTRIBUTES = 50
"""Bounds of a file: its size, its quotas, the candidates in it, the attributes of one of them."""

LONGEST = 100
GREATEST = 10_000

KEYS = ("attribute", "each", "min", "max", "how", "round")

_SHARE = re.compile(r"([0-9]{1,6})(?:/([0-9]{1,6})|\.([0-9]{1,6}))?(%?)", re.ASCII)
_HEADER = re.compile(r"\s*\[\[\s*quota\s*\]\]")


def read(path: str | Path) -> Quotas:
    """The quotas in a file. Raises BadQuotas, which names file, line and what was expected."""
    name = str(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadQuotas(f"{name}: {error.strerror or error}") from None
    if len(data) > MOST_BYTES:
        raise BadQuotas(f"{name}: expected at most {MOST_BYTES} bytes")
    try:
        return parse(data.decode(), name)
    except UnicodeDecodeError:
        raise BadQuotas(f"{name}: expected text in UTF-8") from None


def parse(text: str, file: str = "quotas") -> Quotas:
    """The quotas in a text. Raises BadQuotas, which names file, line and what was expected."""
    return _Reader(text, file).quotas()


def _share(text: str) -> Fraction | None:
    found = _SHARE.fullmatch(text)
    if found is None or (found[2] is not None and not int(found[2])):
        return None
    return Fraction(text.removesuffix("%")) / (100 if found[4] else 1)


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file

    def quotas(self) -> Quotas:
        try:
            data = tomllib.loads(self._text, parse_float=str)
        except tomllib.TOMLDecodeError as error:
            where = re.search(r"line (\d+)", str(error))
            self._fail(int(where[1]) if where else self._text.count("\n") + 1, f"expected TOML: {error}")
        except (ValueError, RecursionError):
            self._fail(1, "expected TOML with numbers and depths of an ordinary size")
        for key in data:
            if key not in ("quota", "attributes"):
                self._fail(self._line(key), f"expected [[quota]] or [attributes], not {key}")
        tables = data.get("quota", [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            self._fail(self._line("quota"), "expected tables [[quota]]")
        if not 1 <= len(tables) <= MOST_QUOTAS:
            self._fail(1, f"expected from 1 to {MOST_QUOTAS} tables [[quota]], not {len(tables)}")
        quotas = tuple(self._quota(each, n) for n, each in enumerate(tables))
        zippers = [n for n, each in enumerate(quotas) if each.zipper]
        if len(zippers) > 1:
            self._fail(self._line("how", zippers[1]), "expected one zipper at most")
        return Quotas(quotas, self._attributes(data.get("attributes", {})), self._file)

    def _quota(self, table: Mapping[str, Any], number: int) -> Quota:
        for key in table:
            if key not in KEYS:
                self._fail(self._line(key, number), f"expected one of {', '.join(KEYS)}, not {key}")
        names = [key for key in ("attribute", "each") if key in table]
        if len(names) != 1:
            self._fail(self._line(None, number), "expected either attribute or each")
        self._word(table[names[0]], self._line(names[0], number))
        how = table.get("how")
        self._one_of(how, "how", ("reserve", "ceiling", "zipper"), number)
        self._one_of(table.get("round"), "round", ("up", "down", "nearest"), number)
        least, most = (self._number(table.get(key), self._line(key, number)) for key in ("min", "max"))
        wanted = {"reserve": "min", "ceiling": "max"}.get(how or "")
        if how == "zipper" and (least is not None or most is not None or "each" in table or "round" in table):
            self._fail(self._line("how", number), "expected a zipper with an attribute and nothing else")
        if how != "zipper" and least is None and most is None:
            self._fail(self._line(None, number), 'expected min or max, or how = "zipper"')
        if wanted and wanted not in table:
            self._fail(self._line("how", number), f'expected {wanted} beside how = "{how}"')
        return Quota(
            attribute=table.get("attribute", ""),
            each=table.get("each", ""),
            least=least,
            most=most,
            zipper=how == "zipper",
            rounded=table.get("round"),
        )

    def _number(self, value: object, line: int) -> int | Fraction | None:
        if value is None:
            return None
        if type(value) is int and 0 <= value <= GREATEST:
            return value
        share = _share(value) if isinstance(value, str) else None
        if share is not None and share <= 1:
            return share
        self._fail(line, f'expected a number of seats, or a share as "1/2", "0.4" or "40%", not {value!r}')

    def _attributes(self, table: object) -> dict[str, frozenset[str]]:
        if not isinstance(table, dict):
            self._fail(self._line("attributes"), "expected [attributes] with a list for each candidate")
        if len(table) > MOST_CANDIDATES:
            self._fail(self._line("attributes"), f"expected at most {MOST_CANDIDATES} candidates")
        for name, words in table.items():
            line = self._line(name)
            if not isinstance(words, list) or len(words) > MOST_ATTRIBUTES:
                self._fail(line, f"expected a list of at most {MOST_ATTRIBUTES} attributes")
            for each in words:
                self._word(each, line)
        return {name: frozenset(words) for name, words in table.items()}

    def _word(self, value: object, line: int) -> None:
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST or value != value.strip():
            self._fail(line, f'expected a word such as "woman" or "branch:north", not {str(value)[:LONGEST]!r}')

    def _one_of(self, value: object, key: str, choices: tuple[str, ...], number: int) -> None:
        if value is not None and value not in choices:
            self._fail(
                self._line(key, number), f"expected {key} to be one of {', '.join(choices)}, not {str(value)[:LONGEST]}"
            )

    def _line(self, key: str | None, number: int | None = None) -> int:
        """The line on which a key stands, in the quota of a number if one is given; as near as the text tells."""
        lines = self._text.splitlines()
        start = 0
        if number is not None:
            headers = [n for n, line in enumerate(lines) if _HEADER.match(line)]
            start = headers[number] if number < len(headers) else 0
        if key is not None:
            asked = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
            for n in range(start, len(lines)):
                if asked.match(lines[n]):
                    return n + 1
        return start + 1

    def _fail(self, line: int, says: str) -> NoReturn:
        raise BadQuotas(f"{self._file}, line {line}: {says}")
