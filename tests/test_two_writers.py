"""Two processes write to one organisation: nothing is lost, doubled, out of place or left half done."""

import json
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
FOLKMOOT = [sys.executable, "-c", "import sys; from folkmoot.cli import main; sys.exit(main())"]
ACTS = 100
MINUTES = 300  # seconds of patience with a busy machine


class Organisation:
    """An organisation in a data folder of its own, on which other processes are let loose."""

    def __init__(self, environment):
        self.environment = environment
        self.founded = 0

    def start(self, *command):
        """A writer, ready to begin."""
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.writer", *map(str, command)],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout.readline() == "ready\n"
        return writer

    def end(self, writer):
        """What a writer that was told to go says at its end."""
        said, _ = writer.communicate(timeout=MINUTES)
        assert writer.returncode == 0
        return json.loads(said)

    def run(self, *command):
        """What a writer that waits for nobody says."""
        done = self.call([sys.executable, "-m", "tests.writer", *map(str, command)])
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def begin(self, command):
        """A command that runs beside the test."""
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL)

    def call(self, command):
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=MINUTES)

    def together(self, *commands):
        """What writers say that begin at the same time."""
        writers = [self.start(*command) for command in commands]
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        return [self.end(writer) for writer in writers]

    def entries(self, tmp_path):
        """Every entry, from an export that holds; and the tables are what these entries make them."""
        file = tmp_path / "record.zip"
        exported = self.call([*FOLKMOOT, "export", str(file), "--all"])
        assert exported.returncode == 0, exported.stderr
        verified = self.call([*FOLKMOOT, "verify", str(file), "--json"])
        assert json.loads(verified.stdout)["faults"] == []
        rebuilt = self.call([*FOLKMOOT, "verify", "--rebuild"])
        assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
        with zipfile.ZipFile(file) as archive:
            return [json.loads(line) for line in archive.read("log.jsonl").splitlines()]


@pytest.fixture
def organisation(empty_home):
    found = Organisation(empty_home())
    found.founded = found.run("found")
    return found


def test_of_two_who_found_at_once_one_does(empty_home, tmp_path):
    nobody = Organisation(empty_home())
    nobody.run("tables")

    said = nobody.together(("found_first",), ("found_first",))

    entries = nobody.entries(tmp_path)
    assert sorted(said) == [f"{len(entries)} entries", "the organisation is founded already"]


def test_two_processes_leave_every_act_once_and_no_gap(organisation, tmp_path):
    one, other = organisation.together(("write", "one", ACTS), ("write", "other", ACTS))

    entries = organisation.entries(tmp_path)
    told = sorted(index for _, index, _ in one + other)
    assert told == list(range(organisation.founded, organisation.founded + 2 * ACTS))
    assert [entry["index"] for entry in entries] == list(range(organisation.founded + 2 * ACTS))
    assert len({entry["body"]["person"] for entry in entries[organisation.founded :]}) == 2 * ACTS
    assert [again for _, _, again in one + other] == [False] * 2 * ACTS
    mixed = [index for _, index, _ in one]
    assert max(mixed) - min(mixed) >= ACTS, "they were to write at the same time"


def test_the_same_request_from_two_processes_is_one_entry(organisation, tmp_path):
    one, other = organisation.together(("write", "same", ACTS), ("write", "same", ACTS))

    assert len(organisation.entries(tmp_path)) == organisation.founded + ACTS
    assert [(request, index) for request, index, _ in one] == [(request, index) for request, index, _ in other]
    assert [first != second for (_, _, first), (_, _, second) in zip(one, other, strict=True)] == [True] * ACTS


@pytest.mark.parametrize("where", ["rows", "entry", "head"])
def test_a_process_that_is_killed_in_the_middle_of_an_act_leaves_nothing(organisation, tmp_path, where):
    killed = organisation.call([sys.executable, "-m", "tests.writer", "die", where])

    assert killed.returncode == -signal.SIGKILL
    assert len(organisation.entries(tmp_path)) == organisation.founded
    assert organisation.run("apply", "after") == ["after", organisation.founded, False]


def test_a_process_that_is_killed_at_any_moment_leaves_whole_acts_only(organisation, tmp_path):
    writer = organisation.start("write", "killed", 100_000)
    writer.stdin.write("go\n")
    writer.stdin.flush()
    time.sleep(1)
    writer.kill()
    writer.communicate()

    entries = organisation.entries(tmp_path)
    assert len(entries) > organisation.founded
    assert [entry["index"] for entry in entries] == list(range(len(entries)))


def test_an_act_waits_for_its_turn_and_does_not_fail(organisation):
    """SQLite says `database is locked` to whoever does not wait."""
    holder = organisation.start("hold", 3)
    writer = organisation.start("write", "patient", 1)
    began = time.monotonic()
    for process in (holder, writer):
        process.stdin.write("go\n")
        process.stdin.flush()

    assert organisation.end(writer) == [["patient-0", organisation.founded, False]]
    assert time.monotonic() - began > 2.5
    organisation.end(holder)
