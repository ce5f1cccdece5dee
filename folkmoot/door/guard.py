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

from folkmoot.door.unmoved import moving

_OPEN: ContextVar[bool] = ContextVar("door_open", default=False)

_WRITE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|MERGE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM"
    r"|TRUNCATE(?:\s+TABLE)?|COPY)\s+(?:ONLY\s+)?((?:\W?\w+\W?\s*[.,]\s*)*\W?\w+)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_NAME = re.compile(r"\w+")
_READS = ("SELECT", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")


class DoorShut(RuntimeError):
    """Something other than the door tried to write a guarded table. Names the table."""


@contextmanager
def door_open() -> Iterator[None]:
    """Let the code inside write guarded tables. Only the door, its migrations and its rebuild use it.

    What was found before is looked up anew inside.
    """
    token = _OPEN.set(True)
    try:
        with moving():
            yield
    finally:
        _OPEN.reset(token)


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's execute wrapper: raise DoorShut for a write to a guarded table while the door is shut."""
    if not _OPEN.get() and (";" in sql or not sql.startswith(_READS)):
        shut = _written(_COMMENT.sub(" ", sql)) & guarded_tables()
        if shut:
            raise DoorShut(f"{min(shut)} is written through the door only: make it an act")
    return execute(sql, params, many, context)


def _written(sql: str) -> set[str]:
    """The tables that a text of SQL writes, wherever in it: the names of their schemas among them."""
    return {name for written in _WRITE.finditer(sql) for name in _NAME.findall(written[1])}


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
