"""Several questions put to the database in one statement.

A page asks many small things: who reads, what they hold, what all that is called. Each is a query of its own, under
one another with `UNION ALL`, each row of its answer an array of JSON; and one may ask for what another one finds
(`Of`). What was found before is not asked again, and what is found here nobody has to look up afterwards: see
`unmoved`.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models, router
from django.db.models.query import FlatValuesListIterable, ModelIterable

from folkmoot.door.prepared import Prepared
from folkmoot.door.rows import Query, fetched, giving_rows, place_of
from folkmoot.door.unmoved import UNKNOWN, known, learn

Key = str | int
MOST = 2**63 - 1
"""A greater number stands in no column."""


@dataclass(frozen=True, slots=True, eq=False)
class Of:
    """The values of a column in the rows that another question, asked before or beside this one, finds."""

    question: "Question"
    column: str


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Every row of a model with one of these values in a column.

    `along`: only beside what is asked anyway. It is not worth a statement of its own.
    """

    model: type[models.Model]
    column: str
    values: Sequence[Key | Of]
    along: bool = False

    @property
    def lasts(self) -> bool:
        return bool(getattr(self.model, "rebuilt", False))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A query that is built once, with these values in its places."""

    prepared: Prepared[Any]
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[models.Model]:
        model: type[models.Model] = self.prepared.queryset.model
        return model


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A queryset as it stands: rows of its model, or what `values_list` gives of them, in its own order.

    `asked` is what it is remembered under, as `once` does; `lasts`, whether it follows from the record alone. What is
    remembered is not even built, where a function builds it.
    """

    made: models.QuerySet[Any, Any] | Callable[[], models.QuerySet[Any, Any]]
    asked: Hashable | None = None
    lasts: bool = False

    @property
    def queryset(self) -> models.QuerySet[Any, Any]:
        return self.made if isinstance(self.made, models.QuerySet) else self.made()


Question = Rows | Asked | Listed
Found = list[Any]


def together(*questions: Question) -> list[Found]:
    """The rows that each question finds, the first key first."""
    asked = _Asking()
    for each in questions:
        asked.add(each)
    asked.put()
    return [asked.found.get(each, []) for each in questions]


Maker = Callable[[list[Any]], Any]


@dataclass(slots=True)
class _Open:
    """A question that has to be put: as SQL, how its columns are written as JSON, and what makes a row of these."""

    question: Question
    query: Query
    params: tuple[Any, ...]
    array: str
    make: Maker
    keys: dict[Key, Found] = field(default_factory=dict)
    """What was known before, by key."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What its SQL calls each column of the model."""


@dataclass(slots=True)
class _Asking:
    found: dict[Question, Found] = field(default_factory=dict)
    open: dict[Question, _Open] = field(default_factory=dict)
    alias: str = ""

    def add(self, question: Question) -> None:
        """Take in a question, unless what it asks for is known."""
        if isinstance(question, Listed):
            before = UNKNOWN if question.asked is None else known(question.asked, lasting=question.lasts)
            if before is not UNKNOWN:
                self.found[question] = before
                return
            queryset = question.queryset
            self._of(queryset.model)
            self._add_listed(question, queryset)
            return
        self._of(question.model)
        if isinstance(question, Asked):
            self._add_asked(question)
        else:
            self._add_rows(question)

    def _of(self, model: type[models.Model]) -> None:
        alias = router.db_for_read(model)
        if self.alias != alias:  # another database: what was asked so far is put first
            self.put()
        self.alias = alias

    def _add_listed(self, question: Listed, queryset: models.QuerySet[Any, Any]) -> None:
        compiler = queryset.query.get_compiler(connection=self.connection)
        try:
            sql, params = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.found[question] = []
            return
        self.open[question] = _listing(question, queryset, compiler, sql, params, self.connection)

    def _add_asked(self, question: Asked) -> None:
        query, params = question.prepared.put(self.connection, **question.given)
        before = known((self.alias, query.sql, params), lasting=question.prepared.lasts)
        if before is UNKNOWN:
            self.open[question] = self._opened(question, query, params)
        else:
            self.found[question] = before

    def _add_rows(self, question: Rows) -> None:
        keys, subselects, inner = dict.fromkeys(self._known_values(question)), list[str](), list[Any]()
        for each in question.values:
            if isinstance(each, Of) and each.question in self.open:
                other = self.open[each.question]
                quoted = self.connection.ops.quote_name(other.names[each.column])
                subselects.append(f"SELECT {quoted} FROM ({other.query.sql}) AS other")
                inner.extend(other.params)
        place = self._place(question)
        before = {key: known((*place, (key,)), lasting=question.lasts) for key in keys}
        there = {key: rows for key, rows in before.items() if rows is not UNKNOWN}
        wanted = [key for key in keys if key not in there]
        if not wanted and not subselects:
            self.found[question] = _in_order(row for rows in there.values() for row in rows)
            return
        if wanted:
            subselects.insert(0, _listed(question.model, question.column, self.connection.vendor))
            inner.insert(0, json.dumps(wanted))
        start = _selecting(question.model, question.column, self.alias, self.connection.vendor)
        query = Query(f"{start.sql} IN ({' UNION ALL '.join(subselects)})", start.columns, start.converters)
        self.open[question] = self._opened(question, query, tuple(inner), there)

    def _opened(self, question: Rows | Asked, query: Query, params: tuple[Any, ...], keys: Any = None) -> _Open:
        model, alias = question.model, self.alias
        columns = _columns(model)
        values = _values(query, columns, self.connection)

        def make(row: list[Any]) -> models.Model:
            return model.from_db(alias, query.columns, values(row))

        names = {each.attname: column for column, each in columns}
        return _Open(question, query, params, _array(columns, self.connection), make, keys or {}, names)

    def put(self) -> None:
        """Ask what is open, in one statement."""
        if all(isinstance(each, Rows) and each.along for each in self.open):
            self.open = {}
            return
        some = list(self.open.values())
        self.open = {}
        parts = (f"SELECT {n}, {each.array} FROM ({each.query.sql}) AS found" for n, each in enumerate(some))
        params = tuple(param for each in some for param in each.params)
        answers: list[Found] = [[] for _ in some]
        for number, row in fetched(" UNION ALL ".join(parts), params, self.connection):
            answers[number].append(some[number].make(json.loads(row)))
        for each, rows in zip(some, answers, strict=True):
            self._learn(each, rows if isinstance(each.question, Listed) else _in_order(rows))

    def _learn(self, asked: _Open, rows: Found) -> None:
        question = asked.question
        if isinstance(question, Listed):
            self.found[question] = rows
            if question.asked is not None:
                learn(question.asked, rows, lasting=question.lasts)
            return
        if isinstance(question, Asked):
            learn((self.alias, asked.query.sql, asked.params), rows, lasting=question.prepared.lasts)
            self.found[question] = rows
            return
        by_key: dict[Key, Found] = {key: [] for key in self._known_values(question) if key not in asked.keys}
        for row in rows:
            by_key.setdefault(getattr(row, question.column), []).append(row)
        place = self._place(question)
        for key, these in by_key.items():
            learn((*place, (key,)), these, lasting=question.lasts)
        self.found[question] = _in_order(row for some in (*asked.keys.values(), *by_key.values()) for row in some)

    def _known_values(self, question: Rows) -> Iterator[Key]:
        """The values that are asked for, as far as they are known by now."""
        for each in question.values:
            if isinstance(each, int) and abs(each) > MOST:
                continue
            if not isinstance(each, Of):
                yield each
            else:
                values = (getattr(row, each.column) for row in self._known_rows(each.question))
                yield from (value for value in values if value is not None and value != "")

    def _known_rows(self, question: Question) -> Iterator[Any]:
        """What a question has found; while it is open, as much of it as was known before."""
        if question in self.found:
            yield from self.found[question]
        elif question in self.open:
            yield from (row for rows in self.open[question].keys.values() for row in rows)

    def _place(self, question: Rows) -> tuple[str, str]:
        """What `rows` with a value in this column is remembered under, but for the value."""
        return place_of(question.model, self.connection, question.column)

    @property
    def connection(self) -> Any:
        return connections[self.alias]


def _in_order(rows: Iterable[Any]) -> Found:
    return list({row.pk: row for row in sorted(rows, key=lambda row: row.pk)}.values())


@cache
def _selecting(model: type[models.Model], column: str, alias: str, vendor: str) -> Query:
    quote = connections[alias].ops.quote_name
    listed = ", ".join(quote(str(each.column)) for each in model._meta.concrete_fields)
    where = quote(_column(model, column))
    sql = f"SELECT {listed} FROM {quote(model._meta.db_table)} WHERE {where}"
    return giving_rows(model, sql, connections[alias])


def _column(model: type[models.Model], name: str) -> str:
    return str(vars(model._meta.get_field(name))["column"])


@cache
def _listed(model: type[models.Model], column: str, vendor: str) -> str:
    """A list that is given as JSON, as the values of a column."""
    if vendor != "postgresql":
        return "SELECT value FROM json_each(%s)"
    kind = "bigint" if isinstance(model._meta.get_field(column), models.IntegerField) else "text"
    return f"SELECT value::{kind} FROM json_array_elements_text(%s::json)"


def _listing(
    question: Listed,
    queryset: models.QuerySet[Any, Any],
    compiler: Any,
    sql: str,
    params: Sequence[Any],
    connection: Any,
) -> _Open:
    """What a queryset asks, as Django builds it, and what it makes of a row."""
    columns = tuple((name, each.output_field) for each, _, name in compiler.select)
    found = compiler.get_converters([each for each, _, _ in compiler.select])
    query = Query(sql, (), tuple((place, each, tuple(converters)) for place, (converters, each) in found.items()))
    values = _values(query, columns, connection)
    kind = vars(queryset)["_iterable_class"]
    if kind is not ModelIterable:
        bare = kind is FlatValuesListIterable
        return _Open(
            question, query, tuple(params), _array(columns, connection), lambda row: _tuple(values(row), bare=bare)
        )
    fields = compiler.klass_info["select_fields"]
    names = [compiler.select[place][0].target.attname for place in fields]

    def made(row: list[Any]) -> Any:
        given = values(row)
        instance = queryset.model.from_db(connection.alias, names, [given[place] for place in fields])
        for name, place in compiler.annotation_col_map.items():
            setattr(instance, name, given[place])
        return instance

    called = {compiler.select[place][0].target.attname: columns[place][0] for place in fields}
    return _Open(question, query, tuple(params), _array(columns, connection), made, names=called)


def _tuple(values: list[Any], *, bare: bool) -> Any:
    return values[0] if bare else tuple(values)


@cache
def _columns(model: type[models.Model]) -> "Columns":
    return tuple((str(each.column), each) for each in model._meta.concrete_fields)


Columns = tuple[tuple[str, Any], ...]
"""Columns by their names, each with its field."""


@cache
def _written(columns: Columns, vendor: str, quote: Callable[[str], str]) -> str:
    listed = []
    for name, each in columns:
        column = quote(name)
        if isinstance(each, models.BinaryField):
            column = f"encode({column}, 'hex')" if vendor == "postgresql" else f"hex({column})"
        listed.append(column)
    return (
        f"json_build_array({', '.join(listed)})::text" if vendor == "postgresql" else f"json_array({', '.join(listed)})"
    )


def _array(columns: Columns, connection: Any) -> str:
    """The columns of a row as an array of JSON: bytes in hexadecimal, for JSON has none."""
    return _written(columns, connection.vendor, connection.ops.quote_name)


def _values(query: Query, columns: Columns, connection: Any) -> Callable[[list[Any]], list[Any]]:
    """What makes Python's values of an array of JSON."""
    readers = _readers(tuple(each for _, each in columns), connection.vendor)

    def read(row: list[Any]) -> list[Any]:
        for place, reads in readers:
            if row[place] is not None:
                row[place] = reads(row[place])
        for place, column, converters in query.converters:
            for convert in converters:
                row[place] = convert(row[place], column, connection)
        return row

    return read


@cache
def _readers(fields: tuple[Any, ...], vendor: str) -> tuple[tuple[int, Callable[[str], Any]], ...]:
    """What reads from JSON that which the driver of the database gives otherwise, by its place in the row."""
    found = list[tuple[int, Callable[[str], Any]]]()
    for place, each in enumerate(fields):
        if isinstance(each, models.BinaryField):
            found.append((place, bytes.fromhex))
        elif vendor == "postgresql" and isinstance(each, models.DateField):
            timed = isinstance(each, models.DateTimeField)
            found.append((place, datetime.fromisoformat if timed else date.fromisoformat))
    return tuple(found)
