"""What the environment says, and what reading it leaves behind."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from folkmoot import settings

SAY_THE_KEY = "from folkmoot import settings; print(settings.SECRET_KEY)"


def run(program: str, env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_reading_the_settings_makes_nothing(empty_home):
    env = empty_home()
    run("import folkmoot.settings", env)
    assert not Path(env["FOLKMOOT_HOME"]).exists()


def test_the_secret_key_is_drawn_once_and_is_its_owners_alone(empty_home):
    env = empty_home()
    first, second = run(SAY_THE_KEY, env), run(SAY_THE_KEY, env)
    home = Path(env["FOLKMOOT_HOME"])
    assert first == second == (home / "secret-key").read_text()
    assert len(first) > 50
    assert [file.name for file in home.iterdir()] == ["secret-key"]
    assert (home / "secret-key").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_two_organisations_have_two_keys(empty_home):
    assert run(SAY_THE_KEY, empty_home()) != run(SAY_THE_KEY, empty_home())


def test_without_a_database_url_the_database_is_a_file_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert settings._database(tmp_path)["NAME"] == tmp_path / "folkmoot.sqlite3"


def test_a_database_url_is_read_whole(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://ines:p%40ss@db.example:5433/moot%20one?sslmode=require")
    read = settings._database(tmp_path)
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert [read[name] for name in names] == [
        "moot one",
        "ines",
        "p@ss",
        "db.example",
        5433,
        {"sslmode": "require"},
    ]


@pytest.mark.parametrize("url", ["mysql://host/name", "postgresql://host", "postgresql://host:none/name", "folkmoot"])
def test_a_database_url_of_another_kind_is_refused_without_repeating_it(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as refused:
        settings._database(tmp_path)
    assert str(refused.value) == "DATABASE_URL: expected postgresql://USER:PASSWORD@HOST:PORT/NAME"


def test_a_flag_is_one_or_nought(monkeypatch):
    monkeypatch.setenv("FOLKMOOT_DEBUG", "yes")
    with pytest.raises(ImproperlyConfigured, match="FOLKMOOT_DEBUG is 'yes': expected 1 or 0"):
        settings._flag("FOLKMOOT_DEBUG")


def test_hosts_are_listed_with_commas(monkeypatch):
    monkeypatch.setenv("FOLKMOOT_HOSTS", "moot.example, www.moot.example")
    assert settings._words("FOLKMOOT_HOSTS", "localhost") == ["moot.example", "www.moot.example"]


def test_no_page_may_load_or_run_anything_of_another_origin():
    sources = {source for listed in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in listed}
    assert sources == {"'self'", "'none'"}


@pytest.mark.django_db
def test_the_database_is_set_up_as_it_will_run():
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            pragmas = [
                cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
        assert pragmas == ["wal", 1, 1]
        assert connection.transaction_mode == "IMMEDIATE"
    else:
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            assert cursor.fetchone() == ("read committed",)


def test_passwords_are_kept_as_argon2_makes_them():
    from django.contrib.auth.hashers import make_password

    assert make_password("seven oars and a lamp").startswith("argon2$argon2id$")
