"""The locks hold what the project declares, and the wheel holds what it must."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from folkmoot import __version__, shipped

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text() for name in ("runtime", "development")}


def pins(name: str) -> dict[str, str]:
    """Package to version, as locked."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCKS[name], re.MULTILINE))


@pytest.mark.parametrize("declared", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["server"])
def test_the_lock_holds_what_the_project_declares(declared):
    asked = Requirement(declared)
    assert asked.specifier.contains(pins("runtime")[asked.name])


def test_what_is_tested_is_what_runs():
    assert pins("runtime").items() <= pins("development").items()


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock):
    assert "://" not in lock
    assert "index-url" not in lock


def test_the_version_is_said_once_and_the_same():
    assert PROJECT["version"] == __version__


def test_charters_and_histories_are_found_in_a_checkout():
    assert shipped("charters") == ROOT / "charters"
    assert shipped("histories") == ROOT / "histories"


def test_the_wheel_ships_charters_and_histories_and_no_tests(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(ZipFile(wheel).namelist())
    expected = {
        f"folkmoot/{kind}/{file.name}" for kind in ("charters", "histories") for file in (ROOT / kind).glob("*.md")
    }
    assert expected <= names
    assert {"folkmoot/settings.py", f"folkmoot-{__version__}.dist-info/licenses/LICENSE"} <= names
    assert not [name for name in names if "/test_" in name or name.startswith("tests/")]
