"""Refuses, at run time, any write to a guarded table while the door is shut.

Guarded are the record, its head, and every organ's rebuilt tables. Kept tables (texts, sessions, drafts) are not.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

_OPEN: ContextVar[bool] = ContextVar("door_open", default=False)

_WRITE = re.compile(
    r"\s*(?:WITH\b.*?\b)?(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?(?:\s+ONLY)?"
    r"|DELETE\s+FROM(?:\s+ONLY)?|TRUNCATE(?:\s+TABLE)?|COPY)\s+(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r'"?(\w+)"?')
_READS = ("SELECT", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")


class DoorShut(RuntimeError):
    """Something other than the door tried to write a guarded table. Names the table."""


@contextmanager
def door_open() -> Iterator[None]:
    """Let the code inside write guarded tables. Only the door, its migrations and its rebuild use it."""
    token = _OPEN.set(True)
    try:
        yield
    finally:
        _OPEN.reset(token)


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's execute wrapper: raise DoorShut for a write to a guarded table while the door is shut."""
    if not _OPEN.get() and not sql.startswith(_READS):
        written = _WRITE.match(sql)
        if written is not None:
            names = _NAME.findall(written[1])
            shut = set(names if "TRUNCATE" in sql[:12].upper() else names[:1]) & guarded_tables()
            if shut:
                raise DoorShut(f"{sorted(shut)[0]} is written through the door only: make it an act")
    return execute(sql, params, many, context)


@cache
def guarded_tables() -> frozenset[str]:
    """The tables that only the door may write."""
    from folkmoot.door.models import Entry, Head  # models are not loaded yet when this module is

    rebuilt = {model._meta.db_table for model in rebuilt_models()}
    return frozenset(rebuilt | {Entry._meta.db_table, Head._meta.db_table})


@cache
def rebuilt_models() -> tuple[Any, ...]:
    """Every model that is made again from the record, in a fixed order."""
    found = [model for model in apps.get_models() if getattr(model, "rebuilt", False)]
    return tuple(sorted(found, key=lambda model: model._meta.label))


def install(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put the guard on a new connection (Django's `connection_created`)."""
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)
