"""A list of members is brought in from the command line, and that is undone."""

import json
from pathlib import Path

import pytest

from folkmoot.cli import main
from folkmoot.cli.saying import BAD_INPUT, DONE, REFUSED
from folkmoot.door.models import Head
from folkmoot.mail.contacts import address_of, set_contact
from folkmoot.members import reads

LIST = "Name;E-mail;Chapter;Shoe\nUna;una@example.org;North;38\nVic;vic@example.org;;39\nAda;;North;40\n"


@pytest.fixture
def imported(moot, tmp_path, capsys):
    """Runs `folkmoot import members` on a text; status, output, errors. JSON is read."""

    def run(content, *arguments):
        file = tmp_path / "list.csv"
        file.write_text(content)
        status = main(["import", "members", str(file), *arguments])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in arguments else out, err

    return run


def test_nothing_is_written_before_somebody_says_so(moot, imported):
    size = moot.size()

    status, out, _ = imported(LIST, "--by", "Ada")

    assert (status, moot.size()) == (DONE, size)
    assert out.splitlines() == [
        "Columns: Name = name, E-mail = email, Chapter = branch; left out: Shoe.",
        "       2  new",
        "          row 2: Una",
        "          row 3: Vic",
        "       1  known, and the same",
        "          row 4: Ada. Same name and branch as Ada",
        "Nothing is written. With --yes they are admitted.",
    ]


def test_a_list_is_brought_in_by_one_entry_and_undone_by_what_is_printed(moot, imported, capsys):
    set_contact(moot["Ada"], address="ada@example.org")
    size, before = moot.size(), reads.count_on(moot.today)

    status, out, _ = imported(LIST, "--by", "ada@example.org", "--branch", "south", "--yes")

    assert (status, moot.size(), reads.count_on(moot.today)) == (DONE, size + 1, before + 2)
    undo = f"folkmoot import undo {size} --by ada@example.org"
    assert out.splitlines()[-2:] == [f"2 members are admitted: entry {size}.", f"To undo it: {undo}"]
    vic = next(row for row in reads.members_on(moot.today) if address_of(row.person) == "vic@example.org")
    assert vic.unit == reads.membership_on(moot["Sol"], moot.today).unit

    assert main(undo.split()[1:]) == DONE
    assert capsys.readouterr().out == f"The list of entry {size} is undone: entry {size + 1}.\n"
    assert (reads.count_on(moot.today), address_of(vic.person)) == (before, None)


def test_json_says_all_of_it(moot, imported):
    status, found, _ = imported(LIST, "--by", "Ada", "--yes", "--json", "--map", "Shoe=number")

    assert status == DONE
    assert found["counts"] == {"new": 2, "same": 0, "changed": 0, "duplicate": 0, "left": 0} | {"same": 1}
    assert found["columns"] == {"Name": "name", "E-mail": "email", "Chapter": "branch", "Shoe": "number"}
    assert (found["written"], found["entry"]) == (True, moot.size() - 1)


def test_what_is_wrong_is_said_with_row_and_column_and_may_be_left_out(moot, imported):
    size, wrong = moot.size(), LIST + "Wim;wim@;North;1\n"

    status, _, err = imported(wrong, "--by", "Ada", "--yes")
    assert (status, moot.size()) == (BAD_INPUT, size)
    assert err.splitlines() == [
        "row 5, column E-mail: “wim@” is no e-mail address",
        "folkmoot: list.csv: 1 things are wrong; mend them, or leave those rows out with --leave-out",
    ]
    status, found, _ = imported(wrong, "--by", "Ada", "--yes", "--json")
    assert found["error"]["faults"] == [{"row": 5, "column": "E-mail", "says": "“wim@” is no e-mail address"}]

    status, _, _ = imported(wrong, "--by", "Ada", "--yes", "--leave-out")
    assert (status, moot.entries()[-1].body["members"]) == (DONE, 2)


def test_the_charter_refuses_whoever_may_not(moot, imported):
    status, found, _ = imported(LIST, "--by", "Bram", "--yes", "--json")

    assert (status, found["refused"]["act"]) == (REFUSED, "members.admit_batch")


@pytest.mark.parametrize(
    ("content", "arguments", "says"),
    [
        ("", (), "list.csv: the file is empty"),
        ("Shoe\n38\n", (), "list.csv: no column holds a name; the columns are: Shoe"),
        (LIST, ("--map", "Hat=name"), "Hat=name: expected COLUMN=FIELD with one of the columns: Name, E-mail, Chapter"),
        (LIST, ("--branch", "East"), "--branch East: there is no branch called so"),
        (LIST, ("--by", "x@example.org", "--yes"), "--by x@example.org: nobody is reached there, or more than one"),
        (LIST, ("--yes",), "expected --by PERSON: who admits them"),
    ],
)
def test_what_cannot_be_done_is_said(moot, imported, content, arguments, says):
    status, _, err = imported(content, *arguments)

    assert (status, says in err) == (BAD_INPUT, True)


def test_before_the_founding_there_is_nobody_to_bring_in(db, imported_alone):
    assert not Head.objects.exists()
    assert imported_alone() == (
        BAD_INPUT,
        "folkmoot: nothing is founded yet: `folkmoot init` founds an organisation\n",
    )


@pytest.fixture
def imported_alone(tmp_path: Path, capsys):
    """Runs the command where nothing is founded."""

    def run():
        (tmp_path / "list.csv").write_text(LIST)
        status = main(["import", "members", str(tmp_path / "list.csv")])
        return status, capsys.readouterr().err

    return run
