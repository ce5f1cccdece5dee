"""A database of its own, in memory, that stands for the data folder's while something is tried out."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from folkmoot.door.guard import door_open

ALIAS = "default"


@contextmanager
def database_aside() -> Iterator[None]:
    """Let everything inside, in this thread, read and write an empty database that is gone afterwards."""
    outside = connections[ALIAS]
    settings = {
        **outside.settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {},
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
    }
    inside = DatabaseWrapper(settings, alias=ALIAS)
    connections[ALIAS] = inside
    try:
        with door_open(), inside.schema_editor() as schema:
            for model in apps.get_models():
                if model._meta.managed and not model._meta.proxy:
                    schema.create_model(model)
        yield
    finally:
        connections[ALIAS] = outside
        inside.close()
