"""Loaded by pytest before Django's settings are read (`-p tests.plugin` in pyproject.toml).

Gives the run a data folder and a database of its own: FOLKMOOT_TEST_DATABASE is `sqlite` (the default) or `postgresql`.
PostgreSQL is the server at DATABASE_URL, else one started for this run; then only tests that touch a database run.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from folkmoot.languages import compile_catalogues
from tests import postgres

pytest_plugins = ["tests.browser", "tests.cast", "tests.post"]

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASE = os.environ.setdefault("FOLKMOOT_TEST_DATABASE", SQLITE)

DJANGO_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server", "empty_home"})
BROWSER_FIXTURES = frozenset({"browser", "browser_page"})

settings.register_profile("folkmoot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("folkmoot"), derandomize=True, database=None, print_blob=True)
settings.register_profile("long", settings.get_profile("folkmoot"), max_examples=2_000)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "folkmoot")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Set what folkmoot/settings.py will read, before pytest-django makes it read."""
    compile_catalogues()
    home = Path(tempfile.mkdtemp(prefix="folkmoot-tests-"))
    early_config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    early_config.add_cleanup(lambda: Path(f"{home}.case-key").unlink(missing_ok=True))
    os.environ["FOLKMOOT_HOME"] = str(home)
    os.environ["FOLKMOOT_CASE_KEY_FILE"] = f"{home}.case-key"
    if DATABASE == SQLITE:
        os.environ.pop("DATABASE_URL", None)
    elif DATABASE == POSTGRESQL:
        os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or _server()
    else:
        raise pytest.UsageError(f"FOLKMOOT_TEST_DATABASE is {DATABASE!r}: expected {SQLITE} or {POSTGRESQL}")


def _server() -> str:
    try:
        return postgres.start()
    except postgres.NoPostgreSQL as fault:
        raise pytest.UsageError(str(fault)) from None


def pytest_report_header() -> str:
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    return f"database: {DATABASE}" + (f" at {server.hostname}:{server.port}" if server.hostname else "")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser and run it last; on PostgreSQL keep only what may be otherwise on another database."""
    for item in items:
        if _fixtures(item) & BROWSER_FIXTURES:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if DATABASE == POSTGRESQL:
        apart = [item for item in items if not _touches_a_database(item)]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if _touches_a_database(item)]


def _touches_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once") is not None:
        return False
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("database")
    return marked is not None or bool(_fixtures(item) & DJANGO_FIXTURES)


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def _open_to_the_broom() -> Iterator[None]:
    """Django empties all tables after a test that commits. That is nobody's act, so the door is held open for it."""
    from django.test import TransactionTestCase  # Django is set up only now

    from folkmoot.door.guard import door_open

    sweep = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # the stubs lack it

    def swept(case: TransactionTestCase) -> None:
        with door_open():
            sweep(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", swept)
        yield


@pytest.fixture(autouse=True)
def _no_language_of_another_test() -> Iterator[None]:
    """A page leaves its language active behind it."""
    yield
    from django.utils import translation  # Django is set up only now

    translation.deactivate()


@pytest.fixture
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], dict[str, str]]]:
    """Gives, at each call, the environment of another process with a data folder and database of its own, both empty.

    For what only a second process can show: commands, servers, two writers at once. On SQLite the database is a file
    in the data folder; on PostgreSQL it is a new database of the run's server, dropped afterwards.
    """
    server = os.environ.get("DATABASE_URL", "") if DATABASE == POSTGRESQL else ""
    made: list[str] = []

    def environment() -> dict[str, str]:
        home = tmp_path_factory.mktemp("home") / "folkmoot-data"
        given = {**os.environ, "FOLKMOOT_HOME": str(home)}
        if server:
            made.append(f"folkmoot_{uuid4().hex}")
            _on_server(server, f'CREATE DATABASE "{made[-1]}"')
            given["DATABASE_URL"] = urlsplit(server)._replace(path=f"/{made[-1]}").geturl()
        return given

    yield environment
    for name in made:
        _on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(server: str, sql: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.encode())
