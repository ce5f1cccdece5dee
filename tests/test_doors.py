"""The same act by page, API, command and history file leaves the same entry: over every act."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.door.act import REGISTER
from tests.test_every_act import TABLE

ROOT = Path(__file__).parents[1]
NO_FORM = {"members.admit_batch", "record.rotate_key", "bodies.publish_lot"}
"""Acts that have a page or a command of their own instead of a form."""
FOLLOWS = {
    "bodies.carry_out",
    "grievances.run_out",
    "bodies.seat_founder",
    "branches.found_unit",
    "constitution.found",
    "grievances.end_measure",
    "grievances.lapse_sanction",
    "grievances.miss_step",
    "members.enrol_founder",
    "members.lapse",
}
"""What only follows from the founding, and what only the clock does: nobody comes to a door with it."""


@pytest.mark.slow
@pytest.mark.once
def test_every_act_leaves_the_same_entry_by_every_door(tmp_path):
    """The tests of every act are run with a plugin that takes each act through every door (`tests/doors.py`)."""
    report = tmp_path / "doors.json"
    allowed = sorted({allowed for allowed, _refused in TABLE.values()})
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "tests.doors", "-p", "no:cacheprovider", *allowed],
        cwd=ROOT,
        env={**os.environ, "FOLKMOOT_DOORS": str(report)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-8_000:]
    seen = {name: set(doors) for name, doors in json.loads(report.read_text()).items()}
    lacking = {name: {"API", "command", "file", "page"} - seen.get(name, set()) for name in set(REGISTER) - FOLLOWS}
    assert {name: doors for name, doors in lacking.items() if doors} == {name: {"page"} for name in NO_FORM}
