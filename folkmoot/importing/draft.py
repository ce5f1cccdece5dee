"""A list that is being looked at: a small database of its own, beside the organisation's, until it is admitted or left.

So a hundred thousand rows can be searched and turned a page at a time in little memory, and nothing of it is written
anywhere else before somebody says so.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from folkmoot.importing.faults import Fault
from folkmoot.importing.folding import folded
from folkmoot.importing.reading import Somebody

AT_ONCE = 1_000
MOST_FAULTS = 1_000

_ROWS = tuple(each.name for each in fields(Somebody))
_SCHEMA = f"""
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
CREATE TABLE rows ({", ".join(each if each != "row" else "row INTEGER PRIMARY KEY" for each in _ROWS)},
    folded TEXT, outcome TEXT, reason TEXT, other TEXT, differs TEXT, person TEXT);
CREATE TABLE known (person TEXT PRIMARY KEY, name TEXT, folded TEXT, unit INTEGER, class_id TEXT, member INTEGER,
    email TEXT, telephone TEXT, address TEXT, language TEXT, number TEXT);
CREATE TABLE faults (row INTEGER, heading TEXT, says TEXT);
CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS known_email ON known (email);
CREATE INDEX IF NOT EXISTS known_number ON known (number);
CREATE INDEX IF NOT EXISTS known_name ON known (folded, unit);
CREATE INDEX IF NOT EXISTS rows_email ON rows (email);
CREATE INDEX IF NOT EXISTS rows_number ON rows (number);
CREATE INDEX IF NOT EXISTS rows_name ON rows (folded, unit);
CREATE INDEX IF NOT EXISTS rows_outcome ON rows (outcome, row);
"""


class Outcome(StrEnum):
    """What would become of a row."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    LEFT = "left"


class Draft:
    """One list that is being looked at, in a file."""

    def __init__(self, path: Path) -> None:
        """Open a draft, or begin one where there is no file."""
        begun = path.exists()
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.db.row_factory = sqlite3.Row
        if not begun:
            self.db.executescript(_SCHEMA)

    def close(self) -> None:
        self.db.close()

    def keep(self, **what: Any) -> None:
        """Remember something of the list: what it is called, how its columns were chosen."""
        written = [(key, json.dumps(value)) for key, value in what.items()]
        self.db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", written)

    def kept(self) -> dict[str, Any]:
        """What was remembered."""
        return {key: json.loads(value) for key, value in self.db.execute("SELECT key, value FROM kept")}

    def begin_again(self) -> None:
        """Forget every row, for the columns were chosen anew."""
        for table in ("rows", "known", "faults"):
            self.db.execute(f"DELETE FROM {table}")

    def add(self, people: Iterable[Somebody]) -> None:
        """Add the rows of a list."""
        columns = [*_ROWS, "folded"]
        self._insert("rows", columns, ((*_plain(each), folded(each.name)) for each in people))

    def add_known(self, known: Iterable[Mapping[str, Any]]) -> None:
        """Add whom the organisation knows already."""
        columns = [
            "person",
            "name",
            "unit",
            "class_id",
            "member",
            "email",
            "telephone",
            "address",
            "language",
            "number",
        ]
        rows = ((*(each[column] for column in columns), folded(each["name"])) for each in known)
        self._insert("known", [*columns, "folded"], rows)

    def add_fault(self, fault: Fault) -> None:
        """Add what is wrong with a row; of very many, only how many there are."""
        count = self.count_faults()
        if count < MOST_FAULTS:
            self.db.execute("INSERT INTO faults VALUES (?, ?, ?)", (fault.row, fault.column, fault.says))
        self.keep(faults=count + 1)

    def count_faults(self) -> int:
        found = self.db.execute("SELECT value FROM kept WHERE key = 'faults'").fetchone()
        return int(found[0]) if found else 0

    def faults(self, most: int = MOST_FAULTS) -> list[Fault]:
        """The first faults, in the order of the rows."""
        found = self.db.execute("SELECT row, heading, says FROM faults ORDER BY rowid LIMIT ?", (most,))
        return [Fault(row, heading, says) for row, heading, says in found]

    def index(self) -> None:
        """Prepare for matching."""
        self.db.executescript(_INDEXES)

    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        found = dict(self.db.execute("SELECT outcome, count(*) FROM rows GROUP BY outcome").fetchall())
        return {each.value: found.get(each.value, 0) for each in Outcome}

    def people(self, outcome: str = "", words: str = "", start: int = 0, most: int = -1) -> list[sqlite3.Row]:
        """Rows of an outcome in which each of these words stands, some at a time."""
        where, given = _where(outcome, words)
        sql = f"SELECT * FROM rows{where} ORDER BY row LIMIT ? OFFSET ?"
        return self.db.execute(sql, (*given, most, start)).fetchall()

    def count(self, outcome: str = "", words: str = "") -> int:
        """How many rows there are of an outcome, with these words."""
        where, given = _where(outcome, words)
        return int(self.db.execute(f"SELECT count(*) FROM rows{where}", given).fetchone()[0])

    def each(self, outcome: str) -> Iterator[sqlite3.Row]:
        """Every row of an outcome, in order, in little memory."""
        last = -1
        while some := self.db.execute(
            "SELECT * FROM rows WHERE outcome = ? AND row > ? ORDER BY row LIMIT ?", (outcome, last, AT_ONCE)
        ).fetchall():
            yield from some
            last = some[-1]["row"]

    def note(self, changes: Iterable[tuple[str, int]], column: str) -> None:
        """Write a value into a column of rows: (value, row)."""
        changing = iter(changes)
        while some := list(islice(changing, AT_ONCE)):
            self.db.execute("BEGIN")
            self.db.executemany(f"UPDATE rows SET {column} = ? WHERE row = ?", some)
            self.db.execute("COMMIT")

    def _insert(self, table: str, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
        places = ", ".join("?" * len(columns))
        sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({places})"
        coming = iter(rows)
        while some := list(islice(coming, AT_ONCE)):
            self.db.execute("BEGIN")
            self.db.executemany(sql, some)
            self.db.execute("COMMIT")


def _plain(somebody: Somebody) -> tuple[Any, ...]:
    found = (getattr(somebody, name) for name in _ROWS)
    return tuple(each.isoformat() if isinstance(each, date) else each for each in found)


def _where(outcome: str, words: str) -> tuple[str, list[Any]]:
    """The condition that rows meet: an outcome, and each word in their name, e-mail or number."""
    conditions, given = [], []
    if outcome:
        conditions.append("outcome = ?")
        given.append(outcome)
    for word in words.split()[:8]:
        conditions.append("(instr(folded, ?) OR instr(email, ?) OR number = ?)")
        given += [folded(word) or word, word.lower(), word]
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), given
