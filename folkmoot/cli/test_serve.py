"""`folkmoot serve` in a process of its own: it starts, answers, and stops at Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from threading import Event

import pytest

from folkmoot import shipped
from folkmoot.cli import serve, tick
from folkmoot.door import clock

pytestmark = pytest.mark.slow

PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(environment, *arguments):
    """A server of its own process group, as a terminal makes one; it must be stopped inside."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "folkmoot.cli", "serve", "--port", str(port), *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield server, f"http://localhost:{port}/"
    finally:
        if server.poll() is None:
            server.terminate()
        server.communicate(timeout=PATIENCE)


def fetched(address):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def interrupted(server):
    """What it said, once Ctrl-C on its terminal has ended it: the signal goes to every process of the group."""
    os.killpg(server.pid, signal.SIGINT)
    out, err = server.communicate(timeout=PATIENCE)
    return server.returncode, out, err


def gone(address):
    """Whether nobody answers there any more, after a while."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.md"
    file.write_text((shipped("histories") / "small.md").read_text().partition("## The foot")[0])
    return file


def test_a_demo_is_served_until_it_is_interrupted_and_the_next_start_is_a_copy(empty_home, small, tmp_path):
    environment = {**empty_home(), "TMPDIR": str(tmp_path)}
    with served(environment, "--demo", small) as (server, address):
        assert "The Small Organisation" in fetched(address)
        status, out, err = interrupted(server)
    assert (status, err) == (0, "")
    assert f"Folkmoot is at {address} (stop it with Ctrl-C)\n" in out
    assert len([line for line in out.splitlines() if re.match(r"\d+ entries, root ", line)]) == 1
    assert list(tmp_path.glob("folkmoot-demo-*")) == []

    with served(environment, "--demo", small) as (server, address):
        assert "The Small Organisation" in fetched(address)
        status, out, err = interrupted(server)
    assert (status, out, err) == (0, f"Folkmoot is at {address} (stop it with Ctrl-C)\n", "")


def test_of_demos_only_the_last_is_kept(tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "log").write_text("x")
    others = [tmp_path / "home" / name for name in ("demo-0123456789abcdef", "demo-mine", "log-key")]
    for other in others:
        other.mkdir(parents=True)

    serve.keep(copy, tmp_path / "home" / "demo-fedcba9876543210")

    assert sorted(each.name for each in (tmp_path / "home").iterdir()) == [
        "demo-fedcba9876543210",
        "demo-mine",
        "log-key",
    ]


def test_an_empty_data_folder_is_served_with_its_clock(empty_home):
    with served(empty_home()) as (server, address):
        assert "<main" in fetched(address)
        status, _, err = interrupted(server)
    assert (status, err) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has died")
def test_a_server_that_is_killed_leaves_no_worker_behind(empty_home, small):
    with served(empty_home(), "--demo", small) as (server, address):
        fetched(address)
        server.kill()
        assert gone(address)


def test_a_port_that_is_taken_is_said(empty_home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        says = serve.taken("127.0.0.1", port)
    assert says == f"127.0.0.1 port {port}: Address already in use; choose another with --port or --address"
    assert serve.taken("nowhere.invalid", 8000) is not None


def test_a_port_that_is_none_is_bad_input(folkmoot, capsys):
    with pytest.raises(SystemExit) as ended:
        folkmoot("serve", "--port", "99999")

    assert ended.value.code == 2
    assert "argument --port: invalid" in capsys.readouterr().err


def test_a_demo_that_is_not_there_is_bad_input(folkmoot):
    port = free_port()

    assert folkmoot("serve", "--port", port, "--demo", "no.md") == (
        2,
        "",
        "folkmoot: no.md: there is no such history\n",
    )


def test_a_demo_is_made_again_when_its_history_changes(small):
    before = serve.fingerprint(small)
    assert serve.fingerprint(small) == before

    small.write_text(small.read_text().replace("Bram", "Bob"))

    assert serve.fingerprint(small) != before


def test_the_clock_ticks_until_it_is_stopped_and_a_fault_does_not_stop_it(monkeypatch, caplog):
    ticked = Event()
    beats = []

    def beat(at):
        beats.append(at)
        if len(beats) == 1:
            raise RuntimeError("the database is away")
        ticked.set()
        return iter(())

    monkeypatch.setattr(clock, "tick", beat)
    with tick.clock(every=0.01):
        assert ticked.wait(PATIENCE)
    stopped = len(beats)

    assert caplog.messages[0] == "the clock could not act; it tries again in 0.01 seconds"
    time.sleep(0.05)
    assert len(beats) == stopped
