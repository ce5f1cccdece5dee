"""A file of rows and columns, as spreadsheets and membership tools write it: read a row at a time, whatever its size.

What it is written in is found out from the file: the encoding, the sign between columns, the row of headings.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from folkmoot.importing.faults import BadFile

SIGNS = (",", ";", "\t", "|")
SAMPLE = 1 << 16
CHUNK = 1 << 20
MOST_COLUMNS = 200
MOST_ROWS = 200_001

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose headings were found. `name` is what it is called in faults."""

    path: Path
    name: str
    encoding: str
    sign: str
    head: int
    columns: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row below the headings that is not empty, with its number. Raises BadFile."""
        for number, cells in _records(self.path, self.name, self.encoding, self.sign):
            if number > self.head and any(cells):
                if number > MOST_ROWS:
                    raise BadFile(self.name, _("there are more than {most} rows").format(most=f"{MOST_ROWS - 1:,}"))
                yield number, cells


def open_table(path: Path, name: str = "") -> Table:
    """Find out how a file is written. Raises BadFile when it is no file of rows and columns, OSError."""
    name = name or path.name
    encoding = _encoding(path, name)
    sign = _sign(path, encoding)
    for number, cells in _records(path, name, encoding, sign):
        if any(cells) and not (number == 1 and cells[0].lower().startswith("sep=")):
            if len(cells) > MOST_COLUMNS:
                raise BadFile(name, _("there are more than {most} columns").format(most=MOST_COLUMNS), number)
            return Table(path, name, encoding, sign, number, _named(cells))
    raise BadFile(name, _("the file is empty"))


def lines(path: Path) -> int:
    """How many lines a file has: about as many as rows."""
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK), b""))


def _named(cells: list[str]) -> tuple[str, ...]:
    """The headings, each once: a second `Name` is `Name (2)`, one without words `Column 3`."""
    found: list[str] = []
    for number, cell in enumerate(cells, 1):
        heading = cell[:100] or _("Column {number}").format(number=number)
        same = sum(1 for each in cells[: number - 1] if each[:100] == cell[:100] and cell)
        found.append(f"{heading} ({same + 1})" if same else heading)
    return tuple(found)


def _records(path: Path, name: str, encoding: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    with path.open(encoding=encoding, newline="") as file:
        try:
            for number, cells in enumerate(csv.reader(file, delimiter=sign), 1):
                yield number, [" ".join(cell.split()) if cell.isprintable() else _tidy(cell) for cell in cells]
        except csv.Error as error:
            says = str(error)
            if "field limit" in says:
                says = _("a cell is too long: a quotation mark that is opened here may never be closed")
            raise BadFile(name, says, number + 1) from None


def _tidy(cell: str) -> str:
    """A cell without spaces around its lines; other signs that nobody can see stay, and are found later."""
    lines = (" ".join(line.split()) for line in cell.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _encoding(path: Path, name: str) -> str:
    with path.open("rb") as file:
        first = file.read(SAMPLE)
        for bom, encoding in _BOMS:
            if first.startswith(bom):
                return _tried(path, name, encoding)
        if first.startswith(_OTHERS):
            raise BadFile(name, _("this is no text file; save the list as CSV (in Excel: Save as, CSV UTF-8)"))
        if b"\x00" in first:
            raise BadFile(name, _("this is no text file: it holds bytes that no list has"))
        return next(each for each in ("utf-8", "cp1252", "latin-1") if _decodes(path, each))


def _tried(path: Path, name: str, encoding: str) -> str:
    if not _decodes(path, encoding):
        raise BadFile(name, _("the file says that it is {encoding}, and is not").format(encoding=encoding.upper()))
    return encoding


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _sign(path: Path, encoding: str) -> str:
    """The sign between columns: the one by which most rows of the beginning have as many columns as the first."""
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(SAMPLE).splitlines()[:50]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in SIGNS:
        return lines[0][4]
    return max(SIGNS, key=lambda sign: _fits(lines, sign))


def _fits(lines: list[str], sign: str) -> tuple[int, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=sign) if row]
    except csv.Error:
        return (0, 0)
    width = len(rows[0]) if rows else 0
    return (sum(1 for row in rows if len(row) == width) if width > 1 else 0, width)
