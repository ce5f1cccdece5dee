"""Ballots are counted from files alone; what is no poll is told in one line, and the count goes on."""

import gzip
import json
import subprocess
import sys

import pytest

WARD = """4 2
3 1 3 0
4 3 2 0
2 2 0
4 1 0
1 4 2 0
0
"Ada"
"Ben"
"Cleo"
"Dan"
"Hill Ward"
"""
TIED = '2 1\n1 1 0\n1 2 0\n0\n"Ada"\n"Ben"\n"Tied"\n'


@pytest.fixture
def ward(tmp_path):
    file = tmp_path / "ward.blt"
    file.write_text(WARD)
    return file


@pytest.fixture
def tied(tmp_path):
    file = tmp_path / "tied.blt"
    file.write_text(TIED)
    return file


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_line_of_json_to_a_file_says_who_is_elected_and_how(folkmoot, ward, tmp_path):
    packed = tmp_path / "packed.blt.gz"
    packed.write_bytes(gzip.compress(ward.read_bytes()))
    status, out, err = folkmoot("count", ward, packed, "--rule", "stv-scottish", "--json")
    first, second = lines(out)
    assert (status, err) == (0, "")
    assert [first[key] for key in ("file", "rule", "seats", "elected", "quota")] == [
        str(ward), "stv-scottish", 2, ["Ada", "Cleo"], 5,
    ]  # fmt: skip
    assert (second["elected"], second["sha256"] == first["sha256"]) == (["Ada", "Cleo"], False)
    assert [stage["step"] for stage in first["stages"]] == [stage["step"] for stage in second["stages"]]


def test_what_is_no_poll_is_told_in_one_line_and_the_next_file_is_counted(folkmoot, ward, tmp_path):
    broken, gone = tmp_path / "broken.blt", tmp_path / "gone.blt"
    broken.write_text(WARD.replace("4 3 2 0", "4 9 2 0"))
    status, out, err = folkmoot("count", broken, gone, ward, "--json")
    assert (status, err) == (2, "")
    wrong, lacking, counted = lines(out)
    assert wrong["error"]["says"].startswith(f"{broken}, line 3: expected ")
    assert lacking["error"]["says"] == f"{gone}: cannot be read: No such file or directory"
    assert counted["elected"] == ["Ada", "Cleo"]


def test_the_usual_rule_is_that_for_such_papers(folkmoot, ward):
    assert lines(folkmoot("count", ward, "--json")[1])[0]["rule"] == "stv-scottish"


def test_seats_and_settings_are_as_they_are_asked(folkmoot, ward):
    _, out, _ = folkmoot("count", ward, "--seats", 1, "--rule", "schulze", "--json")
    (found,) = lines(out)
    assert (found["seats"], len(found["elected"])) == (1, 1)
    _, out, _ = folkmoot("count", ward, "--set", "gaps=close", "--set", "ties=lot", "--json")
    assert (lines(out)[0]["settings"]["gaps"], lines(out)[0]["settings"]["ties"]) == ("close", "lot")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--rule", "dice"), "no rule of counting is called dice; there are "),
        (("--seats", "0"), "{file}: expected from 1 to 10,000 seats, not 0"),
        (("--rule", "irv"), "{file}: Instant-runoff elects one, and 2 seats were asked for"),
        (("--set", "gaps=maybe"), "{file}: gaps is one of end, one, close, not maybe"),
        (("--set", "luck=1"), "{file}: stv-scottish has no setting luck; it has gaps, "),
        (("--set", "gaps"), "--set gaps: expected NAME=VALUE"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(folkmoot, ward, given, says):
    status, out, err = folkmoot("count", ward, *given)
    assert (status, out, err.startswith(f"folkmoot: {says.format(file=ward)}"), err.count("\n")) == (2, "", True, 1)


def test_the_lots_that_were_drawn_decide_and_the_result_says_so(folkmoot, tied, tmp_path):
    lots = tmp_path / "lots.txt"
    found = {}
    for draw in ("Ada, Ben", "2, 1"):
        lots.write_text(f"# drawn at the meeting\n{draw}\n")
        _, out, _ = folkmoot("count", tied, "--lots", lots, "--json")
        found[draw] = (lines(out)[0]["elected"], lines(out)[0]["lots"][0]["draw"])
    assert found == {"Ada, Ben": (["Ada"], 1), "2, 1": (["Ben"], 1)}


def test_lots_that_name_somebody_else_are_refused_with_file_and_line(folkmoot, tied, tmp_path):
    lots = tmp_path / "lots.txt"
    lots.write_text("Ada, Ben\nAda, Eve\n")
    status, _, err = folkmoot("count", tied, "--lots", lots)
    assert status == 2
    assert err == f"folkmoot: {lots}, line 2: expected a candidate, or a number from 1 to 2, not 'Eve'\n"


def test_other_rules_are_set_beside_each_other(folkmoot, ward):
    status, out, _ = folkmoot("count", ward, "--compare", "stv-scottish,seq-pav,irv")
    assert (status, out.splitlines()) == (
        0,
        [
            f"{ward}: 14 papers",
            "  stv-scottish  Ada, Cleo",
            "  seq-pav       Ada, Ben (a lot decided)",
            "  irv           Instant-runoff elects one, and 2 seats were asked for",
            "  by all of them: Ada",
        ],
    )
    _, out, _ = folkmoot("count", ward, "--compare", "irv,schulze", "--seats", 1, "--json")
    assert [each["rule"] for each in lines(out)[0]["compared"]] == ["irv", "schulze"]


def test_a_count_is_told_in_sentences_as_a_table_and_as_a_picture(folkmoot, ward, tmp_path):
    picture = tmp_path / "ward.svg"
    _, told, _ = folkmoot("count", ward, "--explain")
    _, en_espanol, _ = folkmoot("count", ward, "--explain", "--language", "es")
    _, table, _ = folkmoot("count", ward, "--svg", picture)
    _, sheet, _ = folkmoot("count", ward, "--csv")
    _, html, _ = folkmoot("count", ward, "--html")
    assert told != en_espanol
    for said in (told, en_espanol, table, sheet, html, picture.read_text()):
        assert "Cleo" in said
    assert picture.read_text().startswith("<svg")
    assert html.lstrip().startswith("<table")


def test_the_rules_are_listed_with_their_sources(folkmoot):
    _, out, _ = folkmoot("count", "--rules")
    assert "stv-scottish: Scottish STV (several seats; ranked)\n    SSI 2007/42" in out


def test_help_needs_no_numpy_and_a_count_no_django(ward):
    loaded = (
        "import sys; from folkmoot.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'django', 'cryptography'} & sys.modules.keys()))"
    )

    def with_(*given):
        done = subprocess.run([sys.executable, "-c", loaded, "count", *given], capture_output=True, text=True)
        return done.stdout.splitlines()[-1]

    assert with_("--help") == "[]"
    assert with_(str(ward), "--json") == "['numpy']"
