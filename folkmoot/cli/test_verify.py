import argparse
import json
import subprocess
import sys

import pytest

from folkmoot.cli import verify
from folkmoot.core.record.conftest import ERASED, Sample
from folkmoot.core.record.conftest import sample as sample  # the same small record


@pytest.fixture
def run(capsys):
    """Runs `folkmoot verify` on arguments: exit status, output, errors."""

    def run(*given):
        parser = argparse.ArgumentParser()
        verify.add(parser.add_subparsers())
        args = parser.parse_args(["verify", *map(str, given)])
        status = args.run(args)
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def export(sample: Sample, tmp_path):
    """The path of an export that holds."""
    path = tmp_path / "export.zip"
    path.write_bytes(sample.export(without=ERASED))
    return path


def test_an_export_that_holds_exits_with_0_and_tells_the_fingerprint(run, export):
    status, out, err = run(export)
    assert (status, err) == (0, "")
    assert out.startswith(f"{export} holds.\n  the zip is canonical")
    assert "fa7d 71c6 f304 3e4b" in out


def test_what_is_withheld_is_printed(run, export):
    assert "  entry 1, body.name: withheld (entry 6 erased it)\n" in run(export)[1]


def test_texts_that_are_for_other_readers_are_printed_apart(run, export, sample):
    export.write_bytes(sample.export(classes=["public"]))
    assert "  1 more text, not in this file: kept for members\n" in run(export)[1]
    report = json.loads(run(export, "--json")[1])
    assert (report["texts"], report["withheld"], report["reserved"]) == (3, 0, {"members": 1})


def test_what_cannot_be_judged_again_is_printed_and_is_no_fault(run, export):
    """The sample was made by no version of the program, and names no verbs."""
    status, out, _ = run(export)
    lines = [line for line in out.splitlines() if ", which version 0.0.0 judged: " in line]
    assert status == 0
    assert lines[1] == (
        "  entry 1, which version 0.0.0 judged: members.admit cannot be judged again: "
        "its verdict names no verb that a charter knows"
    )
    assert [line.partition(",")[0] for line in lines] == [f"  entry {index}" for index in range(8)]


def test_an_export_that_does_not_hold_exits_with_1_and_names_the_fault_first(run, export, sample):
    export.write_bytes(sample.export())
    status, out, err = run(export)
    assert (status, err) == (1, "")
    assert out.startswith(
        f"{export} DOES NOT HOLD.\n  entry 1, body.name: the text is still here, though entry 6 erased it\n"
        "What was found to hold, or could be told:\n  the zip is canonical"
    )


def test_faults_beyond_those_shown_are_counted(run, export, sample):
    export.write_bytes(b"".join(line + b"\n" for line in sample.lines()[:1] * 300))
    assert "  and 498 more faults\n" in run(export)[1]


def test_the_key_may_be_given_as_text_or_in_a_file(run, export, sample, tmp_path):
    file = tmp_path / "key"
    file.write_text(sample.key.vkey + "\n")
    for key in (sample.key.vkey, file, sample.key.verifier.fingerprint):
        status, out, _ = run(export, "--key", key)
        assert status == 0
        assert "the checkpoint is signed by the key that was given" in out


def test_json_is_the_report(run, export):
    status, out, _ = run(export, "--json")
    assert status == 0
    assert json.loads(out)["holds"] is True
    assert json.loads(out)["size"] == 8


def test_a_file_that_cannot_be_read_is_bad_input(run, tmp_path):
    assert run(tmp_path / "none.zip") == (
        2,
        "",
        f"folkmoot: {tmp_path / 'none.zip'}: cannot be read: No such file or directory\n",
    )
    assert run(tmp_path)[0] == 2
    says = f"{tmp_path}: cannot be read: Is a directory"
    assert json.loads(run(tmp_path, "--json")[1]) == {"ok": False, "error": {"says": says}}


def test_what_is_no_key_is_bad_input(run, export):
    status, out, err = run(export, "--key", "the minutes")
    assert (status, out) == (2, "")
    assert err == "folkmoot: --key: expected a verifier key: name+keyid+base64\n"


def test_a_log_is_read_in_full_when_asked(run, export, sample):
    export.write_bytes(b"".join(line + b"\n" for line in sample.lines()))
    assert run(export, "--strict")[0] == 0


def test_verifying_needs_neither_server_nor_database():
    wanted = "import sys, folkmoot.cli.verify; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True).stdout
    assert "'cryptography'" in loaded
    assert "'django'" not in loaded
    assert "'msgspec'" not in loaded
