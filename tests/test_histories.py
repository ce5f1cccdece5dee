"""Each history replays through the door to the root at its foot, and what it leaves verifies offline."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from folkmoot import shipped
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.models import Mandate
from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.read import read
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.verify import verify
from folkmoot.door.enact import enact
from folkmoot.door.export import export
from folkmoot.door.history_file import BadHistory, read_history
from folkmoot.door.models import Entry, Head, KeptText
from folkmoot.door.occasion import Hat
from folkmoot.door.rebuild import rebuild
from folkmoot.door.refusal import Refused
from folkmoot.door.replay import replay
from folkmoot.door.texts import sources
from folkmoot.door.whatif import what_if
from folkmoot.grievances.models import Party
from folkmoot.history import reads as history
from folkmoot.history.acts import NoteEvent
from folkmoot.members.acts import EnterEstimate
from folkmoot.members.models import Membership
from folkmoot.members.models import Person as PersonRow
from tests import test_facts as facts

SMALL, ISO = (shipped("histories") / name for name in ("small.md", "iso.md"))
HISTORIES = (SMALL, ISO)
EACH = pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.stem)


@pytest.fixture(autouse=True)
def home(db, settings, tmp_path):
    """A data folder of its own for each test, and an empty record."""
    settings.FOLKMOOT_HOME = tmp_path
    return tmp_path


@pytest.fixture
def small(home):
    return replay(SMALL, to_its_foot=False)


@pytest.fixture
def iso(home):
    return replay(ISO, to_its_foot=False)


@pytest.fixture
def changed(home):
    """A copy of a history in which one passage is another."""

    def write(history, passage, other):
        text = history.read_text()
        assert passage in text
        file = home / history.name
        file.write_text(text.replace(passage, other, 1))
        return file

    return write


@EACH
def test_a_history_leaves_what_its_foot_says_and_the_same_when_it_is_replayed_again(history):
    left = []
    for _ in range(2):
        with transaction.atomic():
            left.append(replay(history))
            transaction.set_rollback(True)

    foot = read_history(history).foot
    assert left[0] == left[1]
    assert (left[0].size, left[0].root) == (foot.size, foot.root)


@EACH
def test_the_tables_of_a_history_are_what_its_record_makes_them(history):
    replay(history, to_its_foot=False)

    assert rebuild() == []


@EACH
def test_the_export_verifies_and_one_flipped_byte_does_not(history, tmp_path):
    left = replay(history, to_its_foot=False)
    file = tmp_path / "record.zip"
    with file.open("xb") as out:
        assert export(out, every_class=True) == left.size
    content = bytearray(file.read_bytes())

    assert verify(file).holds

    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    assert not verify(file).holds


@EACH
def test_a_record_that_is_not_empty_is_not_replayed_into(history):
    left = replay(history, to_its_foot=False)
    with pytest.raises(BadHistory, match=r"expected an empty record"):
        replay(history)

    assert Head.objects.get().size == left.size


@EACH
def test_a_changed_time_leaves_another_root_and_says_so_with_file_and_line(history, tmp_path):
    text = history.read_text()
    file = tmp_path / history.name
    file.write_text(re.sub(r"(entered = \S+)T10:00:00Z", r"\1T10:00:01Z", text))
    line = text[: text.index("```toml root")].count("\n") + 1

    with pytest.raises(BadHistory, match=rf"^{history.name}, line {line}: expected \d+ entries with root"):
        replay(file)


@EACH
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("actt = 1", 'expected act = "organ.verb"'),
        ('act = "members.aply"', "there is no act members.aply; did you mean members.apply"),
        ('act = "members.resign"\nat = 2026-04-01T10:00:00Z\nby = "nobody"', "nobody here|not a member"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(history, tmp_path, wrong, says):
    text = history.read_text().partition("```toml root")[0] + f"```toml act\n{wrong}\n```\n"
    file = tmp_path / history.name
    file.write_text(text)
    line = text[: text.rindex("```toml act")].count("\n") + 1

    with pytest.raises(BadHistory, match=rf"^{history.name}, line {line}: .*({says})"):
        replay(file)


# The small organisation.


def test_the_small_history_is_one_month_and_a_refusal(small):
    assert (small.size, small.refused) == (14, 1)


def test_kit_is_a_member_because_the_branch_decided_so(small):
    admitted = Entry.objects.get(act="members.admit")

    assert Entry.objects.get(index=admitted.cause).act == "bodies.decide"
    assert Membership.objects.count() == 5


def test_the_refused_instruction_left_an_entry_and_no_words(small):
    refused = RecordEntry.parse(bytes(Entry.objects.get(kind="refused").line))

    assert refused.verdict["rules"] == ["6 no_reversal"]
    assert KeptText.objects.filter(entry=refused.index).count() == 0


def test_an_export_for_strangers_verifies_with_bare_leaves(small, tmp_path):
    file = tmp_path / "public.zip"
    with file.open("xb") as out:
        export(out, every_class=False)

    assert verify(file).holds
    assert b'"Kit"' not in file.read_bytes()


# The organisation of the article.


def test_under_the_model_the_instruction_is_refused_and_what_it_caused_and_the_expulsion_of_a_faction(home):
    model = read((shipped("charters") / "model.md").read_bytes())
    again = what_if(ISO, model, {"recorder": "general_secretary"})

    assert [(each.act, each.was, each.verdict.rules[:1]) for each in again if each.verdict.value == "refused"] == [
        ("deliberation.expel_tendency", "undetermined", ()),
        ("bodies.instruct", "allowed", ("6 no_reversal",)),
        ("grievances.overturn", "allowed", ("6 no_reversal",)),
    ]
    assert not Entry.objects.exists()


def test_every_told_act_names_the_article_and_the_part_of_it(iso):
    entries = [RecordEntry.parse(bytes(line)) for line in Entry.objects.values_list("line", flat=True)]
    named = sources(entry.index for entry in entries)

    assert {entry.kind for entry in entries} == {"founding", "told"}
    assert named.keys() == {entry.index for entry in entries}
    assert {source.partition(", encyclopaedia article, ")[0] for source in named.values()} == {
        "International Socialist Organization"
    }
    assert {source.partition(", encyclopaedia article, ")[2] for source in named.values()} == {
        "box",
        "opening",
        "History",
        "Electoral actions",
        "Notable former members",
    }


def test_it_is_founded_on_the_day_of_which_its_founding_is_told(iso):
    charter = constitution.versions().get()

    assert constitution.organisation().founded_on == charter.from_day == date(1977, 3, 12)


def test_who_did_a_told_act_in_which_unit_is_named_by_its_label(changed):
    file = changed(ISO, "body:branch@brown", "body:branch@nowhere")

    with pytest.raises(BadHistory, match=r"^iso.md, line \d+: @nowhere: nothing above is called nowhere"):
        replay(file)


def test_nobody_is_a_member_or_holds_a_seat_because_the_article_gives_no_roll(iso):
    assert (PersonRow.objects.count(), Membership.objects.count(), Mandate.objects.count()) == (0, 0, 0)


def test_the_timeline_runs_as_the_article_tells_it_also_where_only_a_year_is_known(iso):
    told = [(each.date.text, each.topic) for each in history.timeline() if each.date.text[:4] in ("1977", "2019")]

    assert told == [
        ("1977-03-12", "origin"),
        ("1977", "publication"),
        ("1977", "affiliation"),
        ("2019", "convention"),
        ("2019", "grievance"),
        ("2019", "membership"),
        ("2019", "debate"),
        ("2019-03-28", "dissolution"),
    ]


def test_nobody_is_named_in_connection_with_the_case_of_2013(iso):
    for each in history.timeline(topic="grievance"):
        assert each.parties == ()
        assert history.claims(each.entry) == ()
    assert not Party.objects.exists()
    assert {person.relation for person in history.notable_people()} == {"former_member"}
    named = {name.name for event in history.timeline() for name in event.parties if event.date.text == "2019"}
    assert named == {"Convention"}


def test_no_told_act_of_the_article_is_refused_by_the_charter_as_it_worked(iso):
    told = [RecordEntry.parse(bytes(line)) for line in Entry.objects.values_list("line", flat=True)]

    assert [entry.act for entry in told if entry.verdict["value"] == "refused"] == []
    undetermined = {entry.act: entry.verdict["missing"] for entry in told if entry.verdict["value"] == "undetermined"}
    assert undetermined == {
        "deliberation.form_tendency": ["before_convention"],
        "deliberation.expel_tendency": ["by"],
        "branches.charter_unit": ["by"],
        "grievances.find": ["by"],
    }


def test_after_the_vote_to_dissolve_nothing_is_done_any_more_but_to_keep_the_record(iso):
    at = datetime(2026, 2, 1, tzinfo=UTC)
    steering = frozenset({Hat(Authority("body", "steering"))})
    recorder = frozenset({Hat(Authority("office", "recorder"))})

    for act, hats in (
        (Instruct(seat="appeals", what="Go on."), steering),
        (EnterEstimate(date="2026", members=1, said_by="A newspaper"), recorder),
    ):
        with pytest.raises(Refused, match="dissolved"):
            enact(act, person=None, hats=hats, at=at)
    assert Head.objects.get().size == iso.size

    note = NoteEvent(topic="dissolution", text="Its papers went to a library.", date="2020", stated_in="A letter")
    assert enact(note, person=None, hats=recorder, at=at).index == iso.size


@pytest.mark.parametrize(
    ("passage", "other", "fact"),
    [
        ("members = 150\n", "members = 151\n", "M1_"),
        ('date = "../1991"', 'date = "../1992"', "M1_"),
        ('qualifier = "at_least"', 'qualifier = "about"', "M2_"),
        ('share = "1/3"', 'share = "1/4"', "M4_"),
        ("members = 1500\n", "members = 1600\n", "M5_"),
        ('on = "2014-03"', 'on = "2014-03-31"', "B1_"),
        ('qualifier = "several"', 'qualifier = "many"', "B2_"),
        ('{ date = "1977-03-12" }', '{ date = "1977-03-13" }', "P2_"),
        ('on = "1976"', 'on = "1975"', "P5_"),
        ('name = "Dave Zirin"', 'name = "Somebody else"', "N1_"),
    ],
)
def test_a_changed_date_figure_or_name_makes_a_fact_wrong(changed, passage, other, fact):
    (name,) = [each for each in dir(facts.TestFacts) if each.startswith(f"test_{fact}")]
    replay(changed(ISO, passage, other), to_its_foot=False)

    with pytest.raises(AssertionError):
        getattr(facts.TestFacts(name), name)()
