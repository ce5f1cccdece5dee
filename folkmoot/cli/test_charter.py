import argparse
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from folkmoot.cli import charter

CHARTERS = Path(__file__).parents[2] / "charters"
MODEL = str(CHARTERS / "model.md")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folkmoot(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `folkmoot charter ...`; the exit status and what it printed, out and err."""

    def run(*arguments: str, given: str = "") -> tuple[int, str, str]:
        parser = argparse.ArgumentParser(prog="folkmoot")
        charter.add(parser.add_subparsers(required=True))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        args = parser.parse_args(["charter", *arguments])
        status = args.run(args)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.md"
    path.write_text('## Article 1. A\n```toml charter\n[[bodi]]\nid = "a"\n[[body]]\nid = "b"\nseats = -1\n```\n')
    return str(path)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.md"
    path.write_text(
        '## Article 1. A\nAfter 5 days.\n```toml charter\n[[class]]\nid = "member"\nadmitted_by = "nobody"\n```\n'
    )
    return str(path)


def test_check_finds_nothing_in_the_model(folkmoot: Run) -> None:
    assert folkmoot("check", MODEL) == (0, "Nothing found.\n", "")


def test_check_exits_with_1_when_it_finds_an_error(folkmoot: Run, wrong: str) -> None:
    status, out, _ = folkmoot("check", wrong)
    assert status == 1
    assert out.splitlines()[0] == (
        f'{wrong}:2: error: prose-mismatch: article 1 says "5", and no rule of it has that number.'
    )
    assert out.splitlines()[-1] == "2 errors, 1 note."


def test_check_gives_json(folkmoot: Run, wrong: str) -> None:
    status, out, _ = folkmoot("check", wrong, "--json")
    said: dict[str, Any] = json.loads(out)
    assert status == 1
    assert set(said) == {"charter", "findings"}
    assert {key for finding in said["findings"] for key in finding} == {
        *("code", "severity", "articles", "rules", "says", "line", "trace")
    }


@pytest.mark.parametrize("command", [("check",), ("explain",), ("who", "expel"), ("decide",)])
def test_a_file_that_is_no_charter_is_bad_input_with_every_line(
    folkmoot: Run, bad: str, command: tuple[str, ...]
) -> None:
    status, out, err = folkmoot(command[0], bad, *command[1:])
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        f'{bad}:3:3: found a rule of kind "bodi", which does not exist; did you mean body?',
        f"{bad}:7:1: found the number -1; expected a whole number of seats from 1 to 100,000",
    ]


def test_a_file_that_is_not_there_is_bad_input(folkmoot: Run, tmp_path: Path) -> None:
    missing = str(tmp_path / "no.md")
    assert folkmoot("check", missing) == (2, "", f"{missing}: cannot be read: No such file or directory\n")
    assert folkmoot("check", str(tmp_path))[0] == 2


def test_explain_says_every_article_in_sentences(folkmoot: Run) -> None:
    status, out, _ = folkmoot("explain", MODEL)
    assert status == 0
    assert "\nArticle 6. Grievances and discipline\n" in out
    assert "  spend: The Steering Committee may spend money, up to 20,000 at once.\n" in out
    said = json.loads(folkmoot("explain", MODEL, "--json")[1])
    assert [article["article"] for article in said["articles"]] == [str(number) for number in range(1, 16)]


def test_who_lists_who_may(folkmoot: Run) -> None:
    status, out, err = folkmoot("who", MODEL, "expel", "member")
    assert (status, err) == (0, "")
    assert out.splitlines()[:5] == [
        "the Grievance Panel: article 6 sanction, by two thirds of its seats",
        "  The Grievance Panel may expel a member by two thirds of its seats, after a finding.",
        "Who may undo it:",
        "  the Appeals Committee: reinstate, article 6 restore, by a majority of its seats",
        "    The Appeals Committee may take back a member by a majority of its seats, on an appeal.",
    ]
    assert folkmoot("who", MODEL, "dissolve")[1].splitlines()[-1] == "Nobody may undo it: no article says who."
    assert folkmoot("who", MODEL, "merge")[1] == "Nobody may: no article gives the power.\n"
    assert folkmoot("who", MODEL, "resign")[1] == "Everybody may, for themselves.\n"
    said = json.loads(folkmoot("who", MODEL, "expel", "--json")[1])
    assert (said["who"][0]["rule"], said["undo"][0]["rule"]) == ("sanction", "restore")
    assert set(said["undo"][0]) == {"act", "who", "article", "rule", "majority", "says"}
    assert folkmoot("who", MODEL, "expell") == (2, "", 'there is no act "expell"; did you mean expel?\n')


INSTRUCT = {"act": "instruct", "by": {"body": "steering"}, "object": {"type": "holder:appeals"}}


def test_decide_reads_a_file_or_standard_input(folkmoot: Run, tmp_path: Path) -> None:
    path = tmp_path / "question.json"
    path.write_text(json.dumps(INSTRUCT))
    from_file = folkmoot("decide", MODEL, str(path))
    assert from_file == folkmoot("decide", MODEL, given=json.dumps(INSTRUCT))
    assert from_file[0] == 3
    assert from_file[1].startswith("Refused under 6 no_reversal.\n")


def test_decide_gives_json(folkmoot: Run) -> None:
    status, out, _ = folkmoot("decide", MODEL, "--json", given=json.dumps(INSTRUCT))
    said = json.loads(out)
    assert status == 3
    assert (said["verdict"], said["articles"], said["rules"], said["missing"]) == (
        "refused",
        ["6"],
        ["6 no_reversal"],
        [],
    )
    assert set(said) == {"verdict", "articles", "rules", "because", "missing"}
    assert all(isinstance(each, str) for each in said["because"])


def test_decide_exits_with_0_when_allowed_and_1_when_undetermined(folkmoot: Run) -> None:
    spend = {"act": "spend", "by": {"body": "steering"}, "object": "funds", "facts": {"amount": 20_000, "entitled": 13}}
    carried = {**spend, "decision": {"yes": 7, "no": 2, "present": 9}}
    assert folkmoot("decide", MODEL, given=json.dumps(carried)) == (0, "Allowed under 4 spend.\n", "")
    peace = {**spend, "facts": {"amount": 20_000, "entitled": 13, "emergency": False}}
    status, out, _ = folkmoot("decide", MODEL, given=json.dumps(peace))
    assert status == 1
    assert out.splitlines()[-1] == "  Missing: decision."


def test_a_question_that_cannot_be_put_is_bad_input(folkmoot: Run, tmp_path: Path) -> None:
    status, out, err = folkmoot("decide", MODEL, given='{"act": "expell"}')
    assert (status, out, err) == (2, "", 'standard input: there is no act "expell"; did you mean expel?\n')
    assert folkmoot("decide", MODEL, str(tmp_path / "no.json"))[0] == 2
    said = json.loads(folkmoot("decide", MODEL, "--json", given="[]")[1])
    assert said["ok"] is False
    assert said["error"]["says"].startswith("standard input: a question")


def test_check_shows_the_acts_that_lead_to_what_it_finds(folkmoot: Run) -> None:
    status, out, _ = folkmoot("check", str(CHARTERS / "as-worked.md"))
    lines = out.splitlines()
    at = next(n for n, line in enumerate(lines) if ": error: indirect-ouster: " in line)
    assert (status, lines[at + 1 : at + 3]) == (
        1,
        [
            "    1. The Steering Committee may expel those who sit in the National Appeals Committee, "
            "and with the membership the seat is lost (3 expel).",
            "    2. The Steering Committee may appoint those who sit in the National Appeals Committee (4 appeals).",
        ],
    )


def test_diff_says_what_is_newly_allowed_and_no_longer_with_its_trace(folkmoot: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.md"
    elected, appointed = (
        'composed_of = "delegates"\nfilled_by = "' + each for each in ("elected:branch", "appointed:steering")
    )
    new.write_text(Path(MODEL).read_text().replace(elected, appointed))
    status, out, err = folkmoot("diff", MODEL, str(new))
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:5] == [
        "Newly allows:",
        "  The Steering Committee may appoint a member of the Convention. [3 convention]",
        "  The Steering Committee could come to command the Convention. [3 convention]",
        "    1. The Steering Committee may appoint those who sit in the Convention (3 convention).",
        "  The Steering Committee could come to command a branch. [3 convention, 13 ordinary]",
    ]
    assert "  Article 3. Convention: changed." in lines
    no_longer = lines.index("No longer allows:")
    assert lines[no_longer + 1] == "  A branch may elect a member of the Convention. [3 convention]"
    assert lines[no_longer + 2] == "Newly found by a check:"
    said = json.loads(folkmoot("diff", MODEL, str(new), "--json")[1])
    assert set(said) == {"charter", "new", "newly-allows", "no-longer-allows", "findings", "changes"}
    assert said["newly-allows"][1] == {
        "says": "The Steering Committee could come to command the Convention.",
        "articles": ["3"],
        "rules": ["3 convention"],
        "trace": ["The Steering Committee may appoint those who sit in the Convention (3 convention)."],
    }
    assert [each["rules"] for each in said["no-longer-allows"]] == [["3 convention"]]


def test_diff_says_what_goes_and_what_comes_in_each_article(folkmoot: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.md"
    new.write_text(Path(MODEL).read_text().replace("every_months = 3", "every_months = 4", 1))
    status, out, err = folkmoot("diff", MODEL, str(new))
    *_, article, before, after = out.splitlines()
    assert (status, article, err) == (0, "  Article 2. Branches: changed.", "")
    assert (before[:6], before[6:].replace("3 months", "4 months")) == ("    - ", after[6:])
    assert folkmoot("diff", MODEL, MODEL) == (0, "Nothing changes.\n", "")
    (change,) = json.loads(folkmoot("diff", MODEL, str(new), "--json")[1])["changes"]
    assert (change["article"], change["kind"], change["comes"][0]["rule"]) == ("2", "changed", "2 meeting-branch")
    assert folkmoot("diff", MODEL, str(tmp_path / "no.md"))[0] == 2


def test_the_command_line_is_there_without_server_and_database() -> None:
    wanted = "import sys, folkmoot.cli; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True).stdout
    assert not {"'django'", "'msgspec'", "'granian'", "'rich'"} & set(loaded.strip("[]\n").split(", "))


def test_a_command_that_needs_the_server_says_so() -> None:
    without = "import sys; sys.modules['django'] = None; from folkmoot.cli import main; sys.exit(main(['acts']))"
    done = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True, check=False)
    says = "folkmoot: this command needs the server: pip install 'folkmoot[server]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", says)


def test_every_command_speaks_spanish_when_asked(folkmoot: Run, wrong: str) -> None:
    spanish = ("--language", "es")
    explained = folkmoot("explain", MODEL, *spanish)[1]
    assert "\nArtículo 6. Grievances and discipline\n" in explained
    assert "  spend: El comité «Steering Committee» puede gastar dinero, hasta 20\u00a0000 por vez.\n" in explained
    assert folkmoot("who", MODEL, "expel", "member", *spanish)[1].splitlines()[:4] == [
        "el panel «Grievance Panel»: artículo 6 sanction, por dos tercios de sus puestos",
        "  El panel «Grievance Panel» puede expulsar a un miembro por dos tercios de sus puestos, tras una resolución.",
        "Quién puede deshacerlo:",
        "  el tribunal «Appeals Committee»: reinstate, artículo 6 restore, por la mayoría de sus puestos",
    ]
    assert folkmoot("who", MODEL, "merge", *spanish)[1] == "Nadie puede: ningún artículo da la facultad.\n"
    assert folkmoot("check", wrong, *spanish)[1].splitlines() == [
        f"{wrong}:2: error: prose-mismatch: el artículo 1 dice «5», y ninguna de sus reglas tiene ese número.",
        f"{wrong}:4: error: undefined: 1 member nombra «nobody», pero no existe órgano, electorado, cargo, clase de "
        "miembros o clase de unidad con ese nombre.",
        f"{wrong}:4: nota: undefined: se define «member» (clase de miembros), y ninguna regla usa ese nombre.",
        "2 errores, 1 nota.",
    ]
    assert folkmoot("decide", MODEL, *spanish, given=json.dumps(INSTRUCT))[1] == (
        "Denegado en virtud de 6 no_reversal.\n"
        "  El artículo 6 (no_reversal) prohíbe a cualquiera dar instrucciones a un miembro del tribunal "
        "«Appeals Committee».\n"
    )
    assert folkmoot("diff", MODEL, MODEL, *spanish)[1] == "No cambia nada.\n"


def test_a_language_that_charters_do_not_speak_is_bad_input(folkmoot: Run) -> None:
    with pytest.raises(SystemExit) as ended:
        folkmoot("explain", MODEL, "--language", "tlh")
    assert ended.value.code == 2
