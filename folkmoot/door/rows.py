"""Reads rows by the values of their columns: what every act asks of the head, and of the person who acts.

Django builds each query anew, which costs ten times what the database takes to answer it. These are built once.
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
    query = _query(model, tuple(equal), lock, alias)
    with connection.cursor() as cursor:
        cursor.execute(query.sql, tuple(equal.values()))
        fetched = cursor.fetchall()
    return [model.from_db(alias, query.columns, _converted(row, query, connection)) for row in fetched]


def _converted(row: tuple[Any, ...], query: _Query, connection: Any) -> list[Any]:
    values = list(row)
    for place, column, converters in query.converters:
        for convert in converters:
            values[place] = convert(values[place], column, connection)
    return values


@cache
def _query(model: type[models.Model], names: tuple[str, ...], lock: bool, alias: str) -> _Query:
    meta, connection = model._meta, connections[alias]
    quote = connection.ops.quote_name
    columns = [Col(meta.db_table, field) for field in meta.concrete_fields]
    listed = ", ".join(quote(each.target.column) for each in columns)
    where = " AND ".join(f"{quote(str(meta.get_field(name).column))} = %s" for name in names)
    locks = f" {connection.ops.for_update_sql()}" if lock and connection.features.has_select_for_update else ""
    converters = []
    for place, each in enumerate(columns):
        found = (*connection.ops.get_db_converters(each), *each.get_db_converters(connection))
        if found:
            converters.append((place, each, found))
    return _Query(
        f"SELECT {listed} FROM {quote(meta.db_table)} WHERE {where} ORDER BY {quote(str(meta.pk.column))}{locks}",
        tuple(each.target.attname for each in columns),
        tuple(converters),
    )
