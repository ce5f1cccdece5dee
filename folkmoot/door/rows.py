"""The few statements that every act needs, each built once.

Django builds each query anew, which costs ten times what the database takes to answer it. What every act asks of the
person who acts, and what it leaves in the record, goes through here. While nothing is written (`unmoved`), no query is
put twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.db import connections, models, router
from django.db.models.expressions import Col

from folkmoot.door.unmoved import once

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Query:
    """The text of a query, the columns that it gives, and what makes Python's values of the database's."""

    sql: str
    columns: tuple[str, ...]
    converters: tuple[tuple[int, Col, tuple[Callable[..., Any], ...]], ...]


def rows(model: type[M], *, lock: bool = False, **equal: str | int | date | None) -> list[M]:
    """Every row with these values in these columns, the first key first; locked until the transaction ends."""
    connection = connections[router.db_for_read(model)]
    absent = tuple(name for name, value in equal.items() if value is None)
    query = _query(model, tuple(equal), absent, lock, connection.alias, connection.vendor)
    given = tuple(adapted(value, connection) for value in equal.values() if value is not None)
    return _made(model, query, given, connection) if lock else read(model, query, given, connection)


def fresh(model: type[M], **equal: str | int) -> list[M]:
    """`rows`, from the database whatever was found before: for rows that change while a page is read."""
    connection = connections[router.db_for_read(model)]
    query = _query(model, tuple(equal), (), False, connection.alias, connection.vendor)
    return _made(model, query, tuple(equal.values()), connection)


def place_of(model: type[models.Model], connection: Any, *columns: str) -> tuple[str, str]:
    """What `rows` with values in these columns is remembered under, with those values behind it."""
    query = _query(model, columns, (), False, connection.alias, connection.vendor)
    return connection.alias, query.sql


def read(model: type[M], query: Query, given: tuple[Any, ...], connection: Any) -> list[M]:
    """The rows that a query gives; while nothing is written, those that it gave before."""
    lasting = bool(getattr(model, "rebuilt", False))
    return once((connection.alias, query.sql, given), lambda: _made(model, query, given, connection), lasting=lasting)


def fetched(sql: str, given: tuple[Any, ...], connection: Any) -> list[tuple[Any, ...]]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def adapted(value: str | int | date | None, connection: Any) -> Any:
    """A value as the database takes it."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _made(model: type[M], query: Query, given: tuple[Any, ...], connection: Any) -> list[M]:
    found = fetched(query.sql, given, connection)
    return [model.from_db(connection.alias, query.columns, _converted(row, query, connection)) for row in found]


def insert(row: models.Model) -> None:
    """Add a row. For the door, and for acts that many people do."""
    _write(row, _insertion)


def insert_many(some: Iterable[models.Model]) -> None:
    """Add many rows of one model in one statement. For acts that make as many rows as somebody's list is long."""
    rows = list(some)
    if rows:
        model = type(rows[0])
        alias = router.db_for_write(model)
        connection, fields = connections[alias], model._meta.local_concrete_fields
        values = [
            tuple(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields) for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_insertion(model, alias), values)


def overwrite(row: models.Model) -> None:
    """Give a row that is there, found by its key, the values of this one. For the door alone."""
    _write(row, _overwriting, row.pk)


def _write(row: models.Model, statement: Callable[[type[models.Model], str], str], *key: Any) -> None:
    alias = router.db_for_write(type(row))
    connection = connections[alias]
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.local_concrete_fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement(type(row), alias), (*values, *key))


@cache
def _insertion(model: type[models.Model], alias: str) -> str:
    quote = connections[alias].ops.quote_name
    columns = [quote(_column(field)) for field in model._meta.local_concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"


@cache
def _overwriting(model: type[models.Model], alias: str) -> str:
    quote = connections[alias].ops.quote_name
    columns = ", ".join(f"{quote(_column(field))} = %s" for field in model._meta.local_concrete_fields)
    return f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {quote(_column(model._meta.pk))} = %s"


def _converted(row: tuple[Any, ...], query: Query, connection: Any) -> list[Any]:
    values = list(row)
    for place, column, converters in query.converters:
        for convert in converters:
            values[place] = convert(values[place], column, connection)
    return values


@cache
def _query(
    model: type[models.Model], names: tuple[str, ...], absent: tuple[str, ...], lock: bool, alias: str, vendor: str
) -> Query:
    """The query for one vendor's database: another one may stand aside under the same alias."""
    meta, connection = model._meta, connections[alias]
    quote = connection.ops.quote_name
    listed = ", ".join(quote(_column(field)) for field in meta.concrete_fields)
    wanted = ((quote(_column(meta.get_field(name))), name in absent) for name in names)
    where = " AND ".join(f"{column} IS NULL" if is_absent else f"{column} = %s" for column, is_absent in wanted)
    locks = f" {connection.ops.for_update_sql()}" if lock and connection.features.has_select_for_update else ""
    sql = f"SELECT {listed} FROM {quote(meta.db_table)} WHERE {where} ORDER BY {quote(_column(meta.pk))}{locks}"
    return giving_rows(model, sql, connection)


def giving_rows(model: type[models.Model], sql: str, connection: Any) -> Query:
    """A query that gives every column of a model, in the order of its fields."""
    columns = [Col(model._meta.db_table, field) for field in model._meta.concrete_fields]
    converters = []
    for place, each in enumerate(columns):
        found = (*connection.ops.get_db_converters(each), *each.get_db_converters(connection))
        if found:
            converters.append((place, each, found))
    return Query(sql, tuple(each.target.attname for each in columns), tuple(converters))


def _column(field: Any) -> str:
    return str(field.column)
