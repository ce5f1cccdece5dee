"""The few statements that every act needs, each built once.

Django builds each query anew, which costs ten times what the database takes to answer it. What every act asks of the
person who acts, and what it leaves in the record, goes through here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import connections, models, router
from django.db.models.expressions import Col

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Query:
    """The text of a query, the columns that it gives, and what makes Python's values of the database's."""

    sql: str
    columns: tuple[str, ...]
    converters: tuple[tuple[int, Col, tuple[Callable[..., Any], ...]], ...]


def rows(model: type[M], *, lock: bool = False, **equal: str | int) -> list[M]:
    """Every row with these values in these columns, the first key first; locked until the transaction ends."""
    alias = router.db_for_read(model)
    connection = connections[alias]
    query = _query(model, tuple(equal), lock, alias, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(query.sql, tuple(equal.values()))
        fetched = cursor.fetchall()
    return [model.from_db(alias, query.columns, _converted(row, query, connection)) for row in fetched]


def insert(row: models.Model) -> None:
    """Add a row. For the door, and for acts that many people do."""
    _write(row, _insertion)


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


def _converted(row: tuple[Any, ...], query: _Query, connection: Any) -> list[Any]:
    values = list(row)
    for place, column, converters in query.converters:
        for convert in converters:
            values[place] = convert(values[place], column, connection)
    return values


@cache
def _query(model: type[models.Model], names: tuple[str, ...], lock: bool, alias: str, vendor: str) -> _Query:
    """The query for one vendor's database: another one may stand aside under the same alias."""
    meta, connection = model._meta, connections[alias]
    quote = connection.ops.quote_name
    columns = [Col(meta.db_table, field) for field in meta.concrete_fields]
    listed = ", ".join(quote(_column(each.target)) for each in columns)
    where = " AND ".join(f"{quote(_column(meta.get_field(name)))} = %s" for name in names)
    locks = f" {connection.ops.for_update_sql()}" if lock and connection.features.has_select_for_update else ""
    converters = []
    for place, each in enumerate(columns):
        found = (*connection.ops.get_db_converters(each), *each.get_db_converters(connection))
        if found:
            converters.append((place, each, found))
    return _Query(
        f"SELECT {listed} FROM {quote(meta.db_table)} WHERE {where} ORDER BY {quote(_column(meta.pk))}{locks}",
        tuple(each.target.attname for each in columns),
        tuple(converters),
    )


def _column(field: Any) -> str:
    return str(field.column)
