"""Queries of Django's that are built once, and put with other values each time."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic

from django.db import connections, models, router
from django.db.models.expressions import Expression

from folkmoot.door.rows import M, Query, adapted, fetched, giving_rows, read
from folkmoot.door.unmoved import once


class Given(Expression):
    """Stands in a query for a value that is given each time it is put."""

    def __init__(self, name: str, field: Any) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list["Given"]]:  # type: ignore[override]
        return "%s", [self]


Day = date | Given
"""A day, or what stands for one in a query that is built once."""

DAY = Given("day", models.DateField())
UNIT = Given("unit", models.BigIntegerField())


@dataclass(frozen=True, slots=True)
class _Built:
    query: Query
    params: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Prepared(Generic[M]):
    """A query in which `Given` stands for values. Whoever asks for the same rows again finds it built."""

    queryset: models.QuerySet[M]
    _built: dict[tuple[str, str, bool], _Built] = field(default_factory=dict)

    def rows(self, **given: str | int | date | None) -> list[M]:
        """The rows, with these values in their places."""
        model = self.queryset.model
        connection = connections[router.db_for_read(model)]
        built = self._for(connection, counting=False)
        return read(model, built.query, _filled(built, given, connection), connection)

    def count(self, **given: str | int | date | None) -> int:
        """How many rows there are, with these values in their places."""
        connection = connections[router.db_for_read(self.queryset.model)]
        built = self._for(connection, counting=True)
        sql, params = built.query.sql, _filled(built, given, connection)
        ((found,),) = once(
            (connection.alias, sql, params), lambda: fetched(sql, params, connection), lasting=self.lasts
        )
        return int(found)

    def put(self, connection: Any, **given: str | int | date | None) -> tuple[Query, tuple[Any, ...]]:
        """The query as it would be put, and its values."""
        built = self._for(connection, counting=False)
        return built.query, _filled(built, given, connection)

    @property
    def lasts(self) -> bool:
        """Whether what it finds follows from the record alone."""
        return bool(getattr(self.queryset.model, "rebuilt", False))

    def _for(self, connection: Any, *, counting: bool) -> _Built:
        """The query for one vendor's database: another one may stand aside under the same alias."""
        kind = (connection.alias, connection.vendor, counting)
        if kind not in self._built:
            queryset = self.queryset.order_by().values("pk") if counting else self.queryset
            sql, params = queryset.query.get_compiler(connection=connection, elide_empty=False).as_sql()
            sql = f"SELECT COUNT(*) FROM ({sql}) AS counted" if counting else sql
            self._built[kind] = _Built(giving_rows(self.queryset.model, sql, connection), tuple(params))
        return self._built[kind]


def _filled(built: _Built, given: dict[str, Any], connection: Any) -> tuple[Any, ...]:
    return tuple(adapted(given[each.name], connection) if isinstance(each, Given) else each for each in built.params)
