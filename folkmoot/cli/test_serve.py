"""`folkmoot serve` in a process of its own: it starts, answers, and stops at Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from threading import Event

import pytest

from folkmoot.accounts import upkeep
from folkmoot.cli import serve, tick
from folkmoot.door import clock

pytestmark = pytest.mark.slow

PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(environment, *arguments, command="serve"):
    """A server of its own process group, as a terminal makes one; it must be stopped inside."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "folkmoot.cli", command, *map(str, arguments), "--port", str(port)],
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


def test_an_empty_data_folder_is_served_with_its_clock(empty_home):
    with served(empty_home()) as (server, address):
        assert "<main" in fetched(address)
        status, _, err = interrupted(server)
    assert (status, err) == (0, "")


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
    monkeypatch.setattr(upkeep, "upkeep", lambda: None)
    with tick.clock(every=0.01):
        assert ticked.wait(PATIENCE)
    stopped = len(beats)

    assert caplog.messages[0] == "the clock could not act; it tries again in 0.01 seconds"
    time.sleep(0.05)
    assert len(beats) == stopped
