"""Fifty readers and five writers at once: no error, no lost act, and the server grows no bigger."""

import http.client
import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from folkmoot.cli.test_serve import served
from tests.test_two_writers import Organisation

READERS, WRITERS = 50, 5
PAGES = (
    "/",
    "/charter",
    "/bodies",
    "/bodies/steering",
    "/record",
    "/record/0",
    "/api/organisation",
    "/api/record?limit=10",
)
FOR_MEMBERS = ("/api/members", "/api/decisions", "/api/me")
GROWTH = 1.15
PATIENCE = 120


@pytest.fixture
def organisation(empty_home):
    found = Organisation(empty_home())
    found.founded = found.run("found")
    return found


@pytest.mark.slow
def test_fifty_read_and_five_write_for_twenty_seconds(organisation, tmp_path):
    hold(organisation, tmp_path, seconds=20)


@pytest.mark.long
def test_fifty_read_and_five_write_for_two_minutes(organisation, tmp_path):
    hold(organisation, tmp_path, seconds=120)


def hold(organisation, tmp_path, *, seconds):
    """Let them all loose for so long, and hold the record against what each writer was told."""
    token = organisation.run("token", "Ada")
    with served(organisation.environment) as (server, origin):
        wait_for(origin)
        begin = time.monotonic()
        with ThreadPoolExecutor(READERS + WRITERS) as pool:
            readers = [
                pool.submit(reads, origin, token if each % 2 else "", begin + seconds) for each in range(READERS)
            ]
            writers = [pool.submit(writes, origin, token, each, begin + seconds) for each in range(WRITERS)]
            time.sleep(seconds * 0.4)
            warm = memory(server.pid)
            answers = sum((each.result() for each in readers), Counter())
            told = [index for each in writers for index in each.result()]
        grown = memory(server.pid) / warm
    print(f"{answers.total()} pages read, {len(told)} acts done, memory grown to {grown:.2f} times")
    assert set(answers) == {200}
    assert answers[200] > READERS
    assert len(told) > WRITERS
    applied = [each["index"] for each in organisation.entries(tmp_path) if each["act"] == "members.apply"]
    assert sorted(told) == applied
    assert grown < GROWTH


def reads(origin, token, until):
    """Read one page after another; how often each status was answered."""
    found = Counter()
    for path in cycle((*PAGES, *(FOR_MEMBERS if token else ()))):
        if time.monotonic() > until:
            return found
        found[answer(origin, "GET", path, token)[0]] += 1


def writes(origin, token, writer, until):
    """Enter one application after another; the index of each entry."""
    left = []
    while time.monotonic() < until:
        name = f"Applicant {writer}-{len(left)}"
        paper = {"person": "new", "paper": f"letter {writer}-{len(left)}"}
        asked = {"fields": {"person": "new", "name": name, "unit": 0}, "for": paper, "request": name.replace(" ", "-")}
        status, said = answer(origin, "POST", "/api/acts/members.apply", token, json.dumps(asked))
        assert status == 201, said
        left.append(json.loads(said)["entry"])
    return left


def answer(origin, method, path, token="", body=None):
    """One request on a connection of its own, as each person has; the status and what was sent."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=PATIENCE)
    try:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        connection.request(method, path, body, headers | ({"Content-Type": "application/json"} if body else {}))
        found = connection.getresponse()
        return found.status, found.read()
    finally:
        connection.close()


def wait_for(origin):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return answer(origin, "GET", "/")
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def memory(pid):
    """The memory of a process and its children, in kB, as Linux counts it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    own = next(line for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines() if "VmRSS" in line)
    return int(own.split()[1]) + sum(memory(int(child)) for child in children)
