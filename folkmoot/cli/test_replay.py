"""`folkmoot replay`, `export` and `acts`: what they say, and with what status they end."""

import json
import os
import subprocess
import sys

import pytest

from folkmoot import shipped
from folkmoot.core.record.verify import verify
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Head

SMALL = shipped("histories") / "small.md"
AS_WORKED = shipped("charters") / "as-worked.md"


@pytest.fixture
def small(tmp_path):
    """The small history without its foot, which the next version of the program may write anew."""
    file = tmp_path / "small.md"
    file.write_text(SMALL.read_text().partition("## The foot")[0])
    return file


def test_a_replay_says_what_it_left(db, folkmoot, small):
    status, out, err = folkmoot("replay", small)
    head = Head.objects.get()

    assert (status, err) == (0, "")
    assert out.startswith(f"{head.size} entries, root ")
    assert out.endswith("; 1 refused as the history expects\n")


def test_a_replay_into_a_record_that_is_not_empty_is_bad_input(db, said, small):
    assert said("replay", small)[0] == 0
    status, error = said("replay", small)

    assert (status, error) == (
        2,
        {
            "ok": False,
            "error": {
                "says": "small.md, line 1: expected an empty record: this data folder holds one already",
                "file": "small.md",
                "line": 1,
            },
        },
    )


def test_a_refusal_in_a_history_is_said_with_its_line(db, folkmoot, said, small):
    small.write_text(small.read_text().replace('refused = "6 no_reversal"\n', ""))
    line = small.read_text().split("## March")[0].count("\n") + 6
    status, out, err = folkmoot("replay", small)

    assert (status, out) == (3, "")
    assert err.startswith(f"small.md, line {line}: Refused under article 6: bodies.decide.\n")


def test_a_refusal_in_a_history_has_one_shape(db, said, small):
    small.write_text(small.read_text().replace('refused = "6 no_reversal"\n', ""))
    status, found = said("replay", small)

    assert (status, found["ok"], found["file"]) == (3, False, "small.md")
    assert (found["refused"]["act"], found["refused"]["articles"]) == ("bodies.decide", ["6"])


def test_a_history_that_is_not_there_is_bad_input(db, folkmoot, tmp_path):
    missing = tmp_path / "no.md"

    assert folkmoot("replay", missing) == (2, "", f"folkmoot: {missing}: No such file or directory\n")


def test_another_charter_is_asked_and_nothing_is_written(db, folkmoot):
    mapped = ("--map", "branch_secretary=recorder")
    status, out, err = folkmoot("replay", SMALL, "--under", AS_WORKED, *mapped)

    assert (status, err) == (0, "")
    assert out.splitlines()[0].endswith("bodies.instruct allowed, refused by its own charter: Article 3 lead")
    assert out.splitlines()[-1].endswith(" acts under as-worked.md: 15 allowed, 0 refused, 0 not determined.")
    assert Head.objects.count() == 0


def test_what_is_not_determined_says_what_the_charter_lacks(db, folkmoot):
    out = folkmoot("replay", SMALL, "--under", AS_WORKED)[1]

    assert "  Article 3 (recorder) gives it to the recorder; who did it is not known.\n" in out
    assert "  That charter has no office:branch_secretary.\n" in out
    assert out.splitlines()[-2] == "If it calls them otherwise, say so: --map branch_secretary=NEW"


def test_another_charter_is_asked_in_json(db, said):
    status, found = said("replay", SMALL, "--under", AS_WORKED, "--map", "branch_secretary=recorder")

    assert (status, found["ok"], found["acts"], found["allowed"]) == (0, True, 15, 15)
    assert [(each["act"], each["was"], each["would"]) for each in found["differing"]] == [
        ("bodies.instruct", "refused", "allowed")
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--map", "a=b"], "--map says what names mean under another charter: give it with --under"),
        (["--under", AS_WORKED, "--map", "a"], "--map a: expected OLD=NEW, once for each OLD"),
        (["--under", AS_WORKED, "--map", "a=b"], "--map a=b: the other charter defines nothing called b"),
        (["--under", SMALL], None),
    ],
)
def test_another_charter_that_cannot_be_asked_is_bad_input(db, folkmoot, arguments, says):
    status, out, err = folkmoot("replay", SMALL, *arguments)

    assert (status, out) == (2, "")
    assert says is None or err == f"folkmoot: {says}\n"
    assert err.startswith(f"folkmoot: {says or SMALL}")


def test_an_export_is_written_once_and_verifies(db, said, folkmoot, small, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    said("replay", small)
    file = tmp_path / "record.zip"
    size = Head.objects.get().size

    assert said("export", file, "--all") == (0, {"ok": True, "size": size, "file": str(file)})
    assert verify(file).holds
    assert folkmoot("export", file) == (2, "", f"folkmoot: {file}: is there already; choose another name\n")


def test_nothing_is_no_export_and_leaves_no_file(db, folkmoot, tmp_path):
    file = tmp_path / "record.zip"

    assert folkmoot("export", file) == (1, "", "folkmoot: there is nothing to export: nothing is founded yet\n")
    assert not file.exists()


def test_a_folder_that_is_not_there_cannot_be_exported_to(db, said, tmp_path):
    file = tmp_path / "no" / "record.zip"

    assert said("export", file)[1] == {"ok": False, "error": {"says": f"{file}: No such file or directory"}}


def test_acts_lists_every_act_with_its_sentence(folkmoot, said):
    status, out, _ = folkmoot("acts")

    assert status == 0
    assert all(declared.sentence in out for declared in REGISTER.values())
    assert [each["act"] for each in said("acts")[1]["acts"]] == sorted(REGISTER)


def test_acts_describes_one_with_its_fields(folkmoot, said):
    out = folkmoot("acts", "members.apply")[1]
    found = said("acts", "members.apply")[1]

    assert "  In a charter: apply on member. It leaves: roll.\n" in out
    assert [(each["field"], each["required"], each["text"]) for each in found["fields"]][:2] == [
        ("person", True, False),
        ("name", True, True),
    ]
    assert folkmoot("acts", "members.aply") == (
        2,
        "",
        "folkmoot: there is no act members.aply; did you mean members.apply?\n",
    )


def test_the_clock_says_when_nothing_is_due(moot, folkmoot, said):
    assert said("tick")[0] == 0
    assert folkmoot("tick") == (0, "Nothing is due.\n", "")


def environment(**more):
    return {**os.environ, **more}


def run(*arguments, env):
    command = [sys.executable, "-m", "folkmoot.cli", *map(str, arguments)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def test_an_environment_that_cannot_be_meant_is_bad_input():
    assert run("acts", env=environment(FOLKMOOT_DEBUG="yes")) == (
        2,
        "",
        "folkmoot: FOLKMOOT_DEBUG is 'yes': expected 1 or 0\n",
    )


def test_a_data_folder_that_cannot_be_made_is_a_failure(tmp_path):
    (tmp_path / "file").write_text("")
    env = environment(FOLKMOOT_HOME=str(tmp_path / "file" / "home"))

    assert run("export", tmp_path / "x.zip", env=env) == (
        1,
        "",
        f"folkmoot: {tmp_path / 'file' / 'home'}: Not a directory\n",
    )


def test_a_database_that_does_not_answer_is_a_failure(tmp_path):
    url = "postgresql://nobody@127.0.0.1:1/nothing"
    status, out, err = run("tick", "--json", env=environment(FOLKMOOT_HOME=str(tmp_path), DATABASE_URL=url))

    assert (status, err) == (1, "")
    assert json.loads(out)["error"]["says"].startswith("the database cannot be opened: ")


def test_another_charter_is_asked_without_a_data_folder(tmp_path):
    env = environment(FOLKMOOT_HOME=str(tmp_path / "home"), DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")

    assert run("replay", SMALL, "--under", AS_WORKED, env=env)[0] == 0
    assert not (tmp_path / "home").exists()


def test_a_reader_who_has_read_enough_is_no_fault():
    command = f"{sys.executable} -m folkmoot.cli acts | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "bodies\n", "")
