"""Databases in memory, for what is tried out and then forgotten."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.sqlite3.base import DatabaseWrapper

from folkmoot.door.case_key import thrown_away
from folkmoot.door.guard import door_open
from folkmoot.door.unmoved import moving


@contextmanager
def database_aside() -> Iterator[None]:
    """Let everything inside, in this thread, read and write an empty database that is gone afterwards."""
    managed = (model for model in apps.get_models() if model._meta.managed and not model._meta.proxy)
    with in_memory("default", managed), thrown_away():
        yield


@contextmanager
def in_memory(alias: str, tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """An SQLite database in memory with these tables, empty, in place of whatever the alias stood for until now."""
    outside = connections[alias] if alias in connections.settings else None
    settings: dict[str, Any] = {
        **connections["default"].settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {},
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
    }
    inside = DatabaseWrapper(settings, alias=alias)
    connections[alias] = inside
    try:
        with door_open(), inside.schema_editor() as schema:
            for model in tables:
                schema.create_model(model)
        with moving():
            yield
    finally:
        if outside is None:
            del connections[alias]
        else:
            connections[alias] = outside
        inside.close()
