"""`folkmoot demo` in a process of its own: it makes a rehearsal, serves it, keeps it ready, and begins anew."""

import os
import re
import sys

import pytest

from folkmoot import shipped
from folkmoot.cli import demo
from folkmoot.cli.test_serve import fetched, free_port, gone, interrupted, served

pytestmark = pytest.mark.slow


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.md"
    file.write_text((shipped("histories") / "small.md").read_text().partition("## The foot")[0])
    return file


@pytest.fixture
def environment(empty_home, tmp_path):
    return {**empty_home(), "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def test_a_demo_is_served_until_it_is_interrupted_and_the_next_start_is_a_copy(environment, small, tmp_path):
    with served(environment, small, command="demo") as (server, address):
        assert "The Small Organisation" in fetched(address)
        status, out, err = interrupted(server)
    assert (status, err) == (0, "")
    assert f"Folkmoot is at {address} (stop it with Ctrl-C)\n" in out
    assert len([line for line in out.splitlines() if re.match(r"\d+ entries, root ", line)]) == 1
    assert list(tmp_path.glob("folkmoot-*")) == []

    with served(environment, small, command="demo") as (server, address):
        assert "The Small Organisation" in fetched(address)
        status, out, err = interrupted(server)
    assert (status, out, err) == (0, f"Folkmoot is at {address} (stop it with Ctrl-C)\n", "")


def test_a_federation_of_another_size_and_seed_is_made_and_served(environment):
    with served(environment, "--members", 300, "--seed", "another", command="demo") as (server, address):
        assert "Tidewater Federation" in fetched(address)
        status, _, err = interrupted(server)
    assert (status, err) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has died")
def test_a_server_that_is_killed_leaves_no_worker_behind(environment, small):
    with served(environment, small, command="demo") as (server, address):
        fetched(address)
        server.kill()
        assert gone(address)


def test_of_demos_those_played_last_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "log").write_text("x")
    mine = demo.kept_in() / "demo-mine"
    mine.mkdir(parents=True)
    for n in range(demo.KEPT + 1):
        made = demo.kept_in() / f"demo-{n:016x}"
        demo.keep(copy, made)
        os.utime(made, (n, n))
    demo.keep(copy, demo.kept_in() / "demo-ffffffffffffffff")

    kept = ["demo-0000000000000002", "demo-0000000000000003", "demo-0000000000000004", "demo-ffffffffffffffff"]
    assert sorted(each.name for each in demo.kept_in().iterdir()) == [*kept, "demo-mine"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no.md",), "no.md: there is no such history"),
        (("small.md", "--members", 300), "--members and --seed make a history: give no other one with them"),
        (("--members", 20), "expected at least 300 members: fewer do not fill the bodies of the charter"),
    ],
)
def test_what_cannot_be_served_is_bad_input(folkmoot, monkeypatch, arguments, says):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert folkmoot("demo", "--port", free_port(), *arguments) == (2, "", f"folkmoot: {says}\n")


def test_a_demo_is_made_again_when_its_history_changes_wherever_it_lies(small, tmp_path):
    before = demo.fingerprint(small)
    (tmp_path / "elsewhere").mkdir()
    copy = tmp_path / "elsewhere" / "small.md"
    copy.write_text(small.read_text())
    assert demo.fingerprint(copy) == before

    small.write_text(small.read_text().replace("Bram", "Bob"))

    assert demo.fingerprint(small) != before
