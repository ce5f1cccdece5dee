"""Whom a history offers to be is kept as its head says it, with the names in it replaced by what they mean."""

import pytest

from folkmoot import shipped
from folkmoot.door.aside import database_aside
from folkmoot.door.guises import in_language
from folkmoot.door.history_file import BadHistory
from folkmoot.door.models import Entry, Guise
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.replay import replay

SMALL = (shipped("histories") / "small.md").read_text().partition("## The foot")[0]
HEAD, _, REST = SMALL.partition("entered = 2026-01-10T10:00:00Z\n")
START = REST.index("```\n")


def offering(people):
    """The small organisation, with these people in its head instead of its own."""
    return f"{HEAD}entered = 2026-01-10T10:00:00Z\n{people}{REST[START:]}"


def replayed(people, folder):
    file = folder / "a.md"
    file.write_text(offering(people))
    replay(file)


@pytest.mark.django_db
def test_a_guise_has_a_label_a_sentence_and_things_to_try(tmp_path):
    people = """
[[people]]
person = "ada"
label = { en = "The secretary", es = "La secretaría" }
says = "Ada is the secretary."
try = [
  { says = "Admit Kit.", act = "bodies.decide", body = "branch", unit = "@founding.0", yes = 3, carries = [
    { act = "members.admit", application = "@kits_application", eligible = true } ] },
  { says = "Read.", page = "/charter" },
]
[[people]]
label = "Somebody new"
says = "You."
try = [{ says = "Suspend Ben.", act = "members.suspend", person = "ben", until = 2026-05-01, refused = "6 interim" }]
"""
    with database_aside():
        replayed(people, tmp_path)
        ada, new = Guise.objects.order_by("n")
        application = Entry.objects.get(act="members.apply").index * ROWS_AN_ENTRY
        ben = Entry.objects.get(index=0)

    assert ada.label == {"en": "The secretary", "es": "La secretaría"}
    assert (ada.person[:2], new.person, new.says) == ("p:", "", {"en": "You."})
    assert ada.tries[0]["given"] == [
        ["body", "branch"],
        ["unit", "0"],
        ["yes", "3"],
        ["carries", "members.admit"],
        ["carries.0.application", str(application)],
        ["carries.0.eligible", "yes"],
    ]
    assert (ada.tries[1]["page"], ada.tries[1]["given"]) == ("/charter", [])
    assert (new.tries[0]["refused"], new.tries[0]["given"][1]) == ("6 interim", ["until", "2026-05-01"])
    assert new.tries[0]["given"][0][1].encode() in bytes(ben.line)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("people", "says"),
    [
        ("people = 3\n", "people: expected a list of tables"),
        ("[[people]]\nname = 3\n", "people.name: expected person, label, says and try only"),
        ("[[people]]\nlabel = 3\n", "people.label: expected words, or words by language"),
        ('[[people]]\nlabel = "x"\nsays = "x"\ntry = [{ says = "x" }]\n', "people.try: expected the act whose form"),
        (
            '[[people]]\nlabel = "x"\nsays = "x"\ntry = [{ says = "x", page = "https://x.example" }]\n',
            "people.try.page: expected a page of this organisation",
        ),
        (
            '[[people]]\nlabel = "x"\nsays = "x"\ntry = [{ says = "x", act = "members.aply" }]\n',
            "there is no act members.aply; did you mean members.apply",
        ),
        (
            '[[people]]\nlabel = "x"\nsays = "x"\ntry = [{ says = "x", act = "members.admit", application = "@no" }]\n',
            "@no: nothing above is called no",
        ),
    ],
)
def test_what_is_wrong_with_it_is_said_with_the_line_of_the_head(tmp_path, people, says):
    line = SMALL[: SMALL.index("```toml history")].count("\n") + 1
    with database_aside(), pytest.raises(BadHistory, match=f"^a.md, line {line}: {says}"):
        replayed(people, tmp_path)


def test_what_is_said_in_no_language_of_the_reader_is_said_in_the_first():
    said = {"en": "Here", "es": "Aquí"}

    assert [in_language(said, language) for language in ("es", "en", "fr")] == ["Aquí", "Here", "Here"]
    assert in_language({"es": "Aquí"}, "en") == "Aquí"
