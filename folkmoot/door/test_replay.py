"""A history is replayed whole, or stopped at a line of it, in words."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot import shipped
from folkmoot.door.aside import database_aside
from folkmoot.door.history_file import BadHistory
from folkmoot.door.models import Attachment, Entry, Head, KeptText
from folkmoot.door.replay import RefusedInHistory, replay

SMALL = (shipped("histories") / "small.md").read_text().partition("## The foot")[0]
HEAD = '```toml history\ncharter = "model.md"\nseed = "x"\nentered = 2026-01-01T09:00:00Z\n```\n'
FOUND = 'act = "constitution.found"\ncharter = "charter"\nname = "The League"\norigin = "league.example/moot"\n'


def act(*lines):
    return "```toml act\n" + "\n".join(lines) + "\n```\n"


def stopped(text, folder):
    """Why a history is not replayed to its end; nothing where it is."""
    file = folder / "a.md"
    file.write_text(text)
    try:
        with database_aside():
            replay(file)
    except (BadHistory, RefusedInHistory) as why:
        return why
    return None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("blocks", "line", "says"),
    [
        ("", 1, "expected an act that founds the organisation; this history has no act"),
        (act("on = 3"), 6, 'expected act = "organ.verb"'),
        (act('act = "members.aply"'), 6, "there is no act members.aply; did you mean members.apply?"),
        (act('act = "members.apply"'), 6, "members.apply: expected a field person"),
        (act(FOUND, "at = 2026-01-01T09:00:00"), 6, "at: expected a time with its zone, like 2026-05-01T18:30:00Z"),
        (act(FOUND, "at = 0001-01-01T09:00:00Z"), 6, "at: expected a time with its zone, like 2026-05-01T18:30:00Z"),
        (act(FOUND, "by = 3"), 6, "expected by, in quotes"),
        (act(FOUND, 'as = "body:steering"'), 6, "as: expected none in an act without a source, which is enacted"),
        (act(FOUND, 'source = "x"', "at = 2026-01-01"), 6, "at: expected none in an act with a source, which is told"),
        (act(FOUND, 'source = "x"'), 6, 'expected on = "2013-11-02", or as much of the date as is known'),
        (act(FOUND, 'source = "x"', 'on = "soon"'), 6, "on: 'soon' is no date: write 1977-03-12, 2013-11, 1991, "),
        (
            act(FOUND, 'source = "x"', 'on = "1991"', 'as = "us"'),
            6,
            "as: expected body:ID, electorate:ID, office:ID or",
        ),
        (act(FOUND, 'called = "a b"'), 6, "called: expected letters, digits, _ and -, at most 64"),
        (act(FOUND.replace('"charter"', '"../x.md"')), 6, "'../x.md': expected the name of a file, without folders"),
        (
            act(FOUND.replace('"charter"', '"no.md"')),
            6,
            "there is no file no.md beside the history or among the charters",
        ),
        (
            act(FOUND.replace('"charter"', '"a.md"')),
            6,
            "field charter: this text is no charter: charter:1:1: found a fence",
        ),
        (act(FOUND, 'refused = "6 no_reversal"'), 6, "expected a refusal by 6 no_reversal, but the charter allows it"),
        (act(FOUND) + act(FOUND), 13, "the organisation is founded already"),
        (act(FOUND, 'called = "x"') + act(FOUND, 'called = "x"'), 14, "called: another act above is called x"),
        (act(FOUND) + act('act = "members.admit"', 'application = "@x"'), 13, "@x: nothing above is called x"),
        (act(FOUND) + act('act = "members.admit"', 'application = "@x.²"'), 13, "@x.²: expected @name, or @name.2 for"),
    ],
)
def test_a_history_is_stopped_at_its_line(tmp_path, blocks, line, says):
    why = stopped(HEAD + blocks, tmp_path)

    assert str(why).startswith(f"a.md, line {line}: {says}")


@pytest.mark.django_db
def test_a_refusal_that_is_not_expected_has_its_line(tmp_path):
    why = stopped(SMALL.replace('refused = "6 no_reversal"\n', ""), tmp_path)

    assert isinstance(why, RefusedInHistory)
    assert (why.file, SMALL.splitlines()[why.line - 1]) == ("a.md", "```toml act")


@pytest.mark.django_db
@pytest.mark.parametrize("last", ['act = "members.aply"', 'act = "members.resign"\nby = "nobody"'])
def test_a_history_that_is_stopped_leaves_nothing(tmp_path, last):
    file = tmp_path / "a.md"
    file.write_text(SMALL + act(last))

    with pytest.raises(BadHistory):
        replay(file)

    assert [model.objects.count() for model in (Head, Entry, KeptText, Attachment)] == [0, 0, 0, 0]


@pytest.mark.django_db
def test_each_act_is_announced_before_it_is_enacted(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(SMALL)
    heard = []
    with database_aside():
        replay(file, each=lambda block, of: heard.append((block.line, of)))

    assert Counter(of for _, of in heard) == {SMALL.count("```toml act"): len(heard)}
    assert [line for line, _ in heard] == sorted({line for line, _ in heard})


@pytest.mark.django_db
def test_what_a_decision_carries_can_be_called_something(tmp_path):
    text = SMALL.replace('{ act = "members.admit", ', '{ act = "members.admit", called = "kits_admission", ')
    later = 'erases = [["@kits_application", "body.name"]]'
    about = ('act = "members.erase"', "at = 2026-04-01T06:00:00Z", 'by = "kit"', later)
    assert stopped(text + act(*about, 'called = "kits_admission"'), tmp_path).says == (
        "called: another act above is called kits_admission"
    )
    assert stopped(text + act(*about), tmp_path) is None


@pytest.mark.django_db
def test_the_clock_enters_what_has_ended_by_a_time(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(SMALL + "```toml clock\nat = 2027-03-01T06:00:00Z\n```\n")
    with database_aside():
        replay(file)
        assert Entry.objects.filter(act="bodies.vacate", kind="rehearsed").count() == 2


@pytest.mark.django_db
def test_what_only_the_clock_may_do_is_done_by_the_clock(tmp_path):
    lapse = ('act = "members.lapse"', "at = 2026-04-01T06:00:00Z", 'person = "bram"', "overdue_since = 2025-09-01")
    assert stopped(SMALL + act(*lapse, 'by = "clock"'), tmp_path) is None
    assert isinstance(stopped(SMALL + act(*lapse, 'by = "ada"'), tmp_path), RefusedInHistory)


@pytest.mark.django_db
def test_a_clock_has_a_time_and_nothing_else(tmp_path):
    line = (SMALL + "x").count("\n") + 1
    why = stopped(SMALL + "```toml clock\nby = 3\n```\n", tmp_path)
    assert str(why) == f"a.md, line {line}: by: expected at only"


WORDS = ["ada", "kit", "@meeting", "@founding.1", "@kits_application", "steering", "branch", "member", "membership", ""]
VALUES = st.sampled_from(
    ["0", "1", "-1", "9007199254740991", "true", "2026-02-17", "9999-12-31", "2026-02-18T20:00:00Z", "[]", "{}"]
) | st.sampled_from(WORDS).map(lambda word: f'"{word}"')


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_history_with_other_values_is_replayed_or_stopped(data, tmp_path):
    lines = SMALL.split("\n")
    fields = [n for n, line in enumerate(lines) if " = " in line]
    for at in data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True)):
        lines[at] = lines[at].partition(" = ")[0] + " = " + data.draw(VALUES)

    why = stopped("\n".join(lines), tmp_path)

    assert why is None or 1 <= why.line <= len(lines)
