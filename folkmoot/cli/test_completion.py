"""`folkmoot completion`: what bash makes of the script."""

import subprocess

import pytest

from folkmoot.cli.completion import SHELLS
from folkmoot.door.act import REGISTER

ASK = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; '
ASK += '$(complete -p folkmoot | sed -E "s/.*-F ([^ ]+).*/\\1/"); printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.fixture
def script(folkmoot, tmp_path):
    status, out, err = folkmoot("completion", "bash")
    assert (status, err) == (0, "")
    file = tmp_path / "folkmoot.bash"
    file.write_text(out)
    return file


@pytest.fixture
def completed(script, tmp_path):
    """What bash offers for the last of these words."""

    def complete(*words):
        command = ["bash", "--norc", "-c", ASK, str(script), "folkmoot", *words]
        found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert found.stderr == ""
        return sorted(found.stdout.split())

    return complete


def test_it_is_valid_bash(script):
    found = subprocess.run(["bash", "-n", str(script)], capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")


def test_commands_and_what_stands_below_them_are_completed(completed):
    assert completed("ver") == ["verify"]
    assert completed("charter", "ex") == ["explain"]
    assert completed("backup", "--js") == ["--json"]


@pytest.mark.parametrize("command", ["enact", "ask", "acts"])
def test_acts_are_completed_by_their_names(completed, command):
    wanted = sorted(name for name in REGISTER if name.startswith("members.re"))
    assert completed(command, "members.re") == wanted


def test_files_are_completed_where_files_are_taken(completed, tmp_path):
    (tmp_path / "our-charter.md").touch()
    assert completed("charter", "check", "our") == ["our-charter.md"]
    assert completed("restore", "our") == ["our-charter.md"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_names_every_act(folkmoot, shell):
    status, out, _err = folkmoot("completion", shell)
    assert status == 0
    assert [name for name in REGISTER if name not in out] == []
