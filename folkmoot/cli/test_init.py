"""An organisation is founded on the command line."""

import json

import pytest

from folkmoot.accounts.models import Account
from folkmoot.branches import reads as branches
from folkmoot.cli import init, main
from folkmoot.cli.saying import BAD_INPUT, DONE
from folkmoot.constitution import reads as constitution
from folkmoot.door.models import Head
from folkmoot.starting import key

GIVEN = ["init", "--yes", "--answer", "name=North Tenants", "--person", "Ada Lane", "--email", "ada@example.org"]


@pytest.fixture
def home(db, settings, tmp_path):
    """An empty data folder."""
    settings.FOLKMOOT_HOME = tmp_path
    return tmp_path


def test_an_organisation_is_founded_without_a_question(home, capsys):
    assert main([*GIVEN, "--answer", "unit=local", "--branch", "Harbour", "--json"]) == DONE

    account = Account.objects.get()
    found = {"ok": True, "written": True, "person": account.person, "entry": 0}
    assert json.loads(capsys.readouterr().out) == found
    assert account.has_usable_password() is False
    assert branches.count_units(constitution.organisation().founded_on) == 1


def test_an_organisation_is_founded_by_answering_and_each_wrong_answer_is_asked_again(home, capsys, monkeypatch):
    answers = iter(
        [
            "North Tenants",
            "Mars",
            "UTC",
            "branch",
            *[""] * 5,
            "2",
            "3",
            "",
            "",
            "",
            "Harbour",
            "",
            "y",
            "Ada Lane",
            "ada@b.org",
        ]
    )
    monkeypatch.setattr("builtins.input", lambda asked: next(answers))
    monkeypatch.setattr(init.getpass, "getpass", lambda asked: "seven oars and a lamp")

    assert main(["init"]) == DONE

    out = capsys.readouterr().out
    assert "There is no such time zone" in out
    assert "Write a number from 3 to 50." in out
    assert out.splitlines()[-5] == "What comes next:"
    assert Account.objects.get().check_password("seven oars and a lamp")


def test_whoever_does_not_agree_founds_nothing(home, capsys, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda asked: "n" if "charter?" in asked else "")

    assert main(["init", *[part for name in QUESTIONED for part in ("--answer", name)]]) == DONE
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is written."
    assert not Head.objects.exists()


QUESTIONED = (
    "name=North Tenants", "zone=UTC", "unit=", "admitting=committee", "objection_days=7", "dues_grace_days=0",
    "meeting_quorum=1/5", "notice_days=14", "seats=5", "term_months=12", "amend=2/3", "amend_days=30",
)  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["init", "--yes"], "name: Write the name, without signs such as quotation marks or brackets."),
        ([*GIVEN, "--answer", "hat=red"], "--answer hat: expected one of name, zone, unit,"),
        ([*GIVEN[:-1], "nowhere"], "Write your e-mail address, like ada@example.org."),
    ],
)
def test_what_cannot_be_is_said(home, capsys, arguments, says):
    assert main(arguments) == BAD_INPUT
    assert says in capsys.readouterr().err


def test_the_way_in_the_browser_has_the_key(home, capsys):
    assert main(["init", "--browser"]) == DONE
    assert capsys.readouterr().out.startswith(
        f"To found your organisation, open http://localhost:8000/start?key={key.key()}\n"
    )


def test_nothing_is_founded_twice(home, capsys):
    assert main(GIVEN) == DONE
    assert main(GIVEN) == BAD_INPUT
    assert "an organisation is founded here already" in capsys.readouterr().err
