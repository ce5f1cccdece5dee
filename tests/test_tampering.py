"""Whatever is done to a record, or to the rows behind the door's back, is found and named."""

import json
import random
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import models

from folkmoot import __version__, shipped
from folkmoot.core.charter.replaying import Rejudging
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.conftest import only_fault, region
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.export import write_export
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.core.record.note import SigningKey
from folkmoot.core.record.text import read_texts
from folkmoot.core.record.verify import verify
from folkmoot.door import case_files
from folkmoot.door.act import decode
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.export import export
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay
from folkmoot.members import batches
from folkmoot.members.batches import Newcomer
from tests.cast import NORTH, SOUTH, found, published
from tests.plugin import DATABASE, SQLITE

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
SMALL = shipped("histories") / "small.md"
MODEL = shipped("charters") / "model.md"
AN_END = b"""
## Article 99. The end

The Steering Committee may dissolve us, and so may the General Secretary. What it instructs waits for an appeal.

```toml charter
[[power]]
id = "end_by_some"
who = "steering"
act = "dissolve"

[[power]]
id = "end_by_one"
who = "general_secretary"
act = "dissolve"

[[appeal]]
id = "against_orders"
from = "steering"
to = "appeals"
within_days = 30
stays = "instruct"
```
"""
HISTORIES = ("small.md", "iso.md", pytest.param("tidewater.md", marks=pytest.mark.long))
FLIPS = 2_000
ROWS = 200
TIMES = 12


@pytest.fixture
def exported(db, settings, tmp_path):
    """Replays a history; the path of its export, whole, and what the replay left."""
    settings.FOLKMOOT_HOME = tmp_path

    def export_of(history):
        left = replay(shipped("histories") / history)
        file = tmp_path / "record.zip"
        with file.open("xb") as out:
            export(out, every_class=True)
        return file, left

    return export_of


@pytest.fixture
def small(exported):
    """The path of an export of the small history."""
    return exported("small.md")[0]


@pytest.mark.parametrize("history", HISTORIES)
def test_each_of_2000_flipped_bytes_of_an_export_is_found_and_named(exported, history):
    file, _ = exported(history)
    content, draw = file.read_bytes(), random.Random(FLIPS)
    for position in draw.sample(range(len(content)), FLIPS):
        flipped = bytearray(content)
        flipped[position] ^= 1 << draw.randrange(8)
        file.write_bytes(flipped)
        report = verify(file)
        said = " ".join(fault.says for fault in report.faults)
        assert not report.holds
        assert any(word in said for word in region(content, position)), (position, said)


# Rows behind the door's back.


@pytest.fixture
def told(db):
    """An organisation of which so much is told that every rebuilt table has rows, and all together ROWS."""
    moot = found(MODEL.read_bytes() + AN_END, rehearsal=False)

    def say(act, /, **fields):
        """Tell that it happened; the key of what was born of it."""
        source, draw = "The minutes", Draw()
        done = tell(decode(act, fields), on="2026-05-02", hats=frozenset(), source=source, at=moot.now, draw=draw)
        return done.key()

    proposed = attach(MODEL.read_bytes().replace(b"members", b"comrades", 1))
    say("constitution.ratify", of=say("constitution.propose_amendment", charter=proposed))
    say("constitution.interpret", article="6", ruling="As it stands.")
    say("constitution.declare_emergency", trigger="disaster", until="2026-06-01", reason="A flood.")
    for number in range(38):
        name = f"Member {number}"
        application = say("members.apply", person=moot[name], name=name, unit=NORTH)
        if number % 2:
            say("members.admit", application=application)
    una = Newcomer(person=moot["Una"], name="Una", class_id="member", unit=NORTH, since=date(2020, 1, 1))
    say("members.admit_batch", rows=batches.attach([una], Draw()), members=1)
    say("members.suspend", person=moot["Bram"], until="2026-07-01")
    say("members.estimate", date="2026", members=100, said_by="A newspaper")
    say("members.report_departures", date="2026", members=10, said_by="A newspaper")
    say("branches.charter_unit", kind="branch", name="East Branch")
    say("branches.suspend", unit=SOUTH, until="2026-07-01", reason="No reports.")
    say("branches.report_departures", date="2026", units=3, said_by="A newspaper")
    for _ in range(14):
        meeting = say("bodies.convene", body="branch", unit=NORTH, day="2026-05-02")
        say("bodies.open_meeting", meeting=meeting, present=3, people=[moot["Ada"], moot["Ben"], moot["Bram"]])
    say("history.claim", said_by="Ada", text="We were many.")
    party = {"part": "with", "name": "The Tenants' Union"}
    say("history.note_event", topic="origin", text="Twelve people met.", date="1977", parties=[party])
    say("history.note_person", name="Eve", description="A writer", relation="founder")
    say("history.note_profile", field="founded", values=[{"date": "1977"}])
    case = say("grievances.complain", person=moot["Bram"], against=[moot["Sid"]], statement="He shouted at me.")
    say("grievances.recuse", case=case, person=moot["Ines"], ground="relative", reason="He is my brother.")
    say("grievances.call_alternate", case=case, person=moot["Ben"], instead_of=moot["Ines"])
    say("grievances.add_statement", case=case, person=moot["Sid"], statement="I did not shout.")
    letter = case_files.wait(b"I saw it.", moot.today)
    say("grievances.add_evidence", case=case, person=moot["Sid"], file=letter, shows="A letter.")
    say("grievances.measure", case=case, person=moot["Sid"], until="2026-06-01", what="He stays away.")
    hearing = say("grievances.call_hearing", case=case, day="2026-05-02", people=[moot["Bram"], moot["Sid"]])
    say("grievances.hear", case=case, hearing=hearing, came=[moot["Bram"]])
    say("grievances.find", case=case, outcome="upheld", reasons="Three people heard it.")
    tendency = say("deliberation.form_tendency", name="Rent", person=moot["Ben"], places=["Here"], announced_by=9)
    say("deliberation.claim", tendency=tendency, due="bulletin_share")
    say("deliberation.note_origin", name="Left", inside="The old one")
    say("grievances.sanction", case=case, person=moot["Sid"], sanction="censure", reasons="For what he did.")
    say("bodies.elect", person=moot["Ben"], seat="appeals", alternate=True)
    say("grievances.publish", case=case)
    say("grievances.appeal", case=case, person=moot["Sid"], grounds="I was not there.")
    say("grievances.overturn", case=case, reasons="He was not there.")
    say("record.correct", entry=3, right="Ann, not Ada.")
    say("bodies.decide", body="steering", question="Shall we?", yes=1, no=0, present=1, recused=[moot["Ben"]])
    say("bodies.nominate", person=moot["Ada"], seat="grievance")
    lot = moot.enact(published(moot, "grievance"), by="Ada")
    moot.wait(7)
    moot.enact(decode("bodies.draw_lot", {"lot": lot.index * 2**20, "seed": "3 14 22"}), by="Ada")
    moot.decide("steering", decode("bodies.instruct", {"staff": True, "what": "Count again."}), yes=1, by="Ben")
    end = decode("constitution.dissolve", {})
    moot.decide("steering", end, yes=0, no=1, by="Ben")
    complaint = {"person": moot["Bram"], "against": [moot["Sol"]], "statement": "She shouted at me."}
    moot.enact(decode("grievances.complain", complaint), by="Bram")
    moot.enact(end, by="Ada")
    return moot


def test_every_rebuilt_table_has_rows_to_be_changed(told):
    counts = {model._meta.db_table: model.objects.count() for model in rebuilt_models()}
    assert [table for table, rows in counts.items() if not rows] == []
    assert sum(counts.values()) >= ROWS
    assert rebuild() == []


def rows():
    """Every row of every rebuilt table, and which of its table it is."""
    for model in rebuilt_models():
        for number, key in enumerate(model.objects.order_by("pk").values_list("pk", flat=True)):
            yield model, key, number


def other(field, value):
    """Another value of the same kind."""
    if field.primary_key:
        return value + 1_000_003
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return (value or date(2026, 1, 1)) + timedelta(days=1)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    return (value or "")[:-1] + ("x" if not value or value[-1] != "x" else "y")


def check(changes):
    """Change one value of each row, see each named with table, row and column, and nothing else; put them back."""
    before = [(model, key, field, value(model, key, field)) for model, key, field in changes]
    expected = [says for change in before for says in said(*change)]
    for model, key, field, was in before:
        put(model, key, field, other(field, was))
    faults = [str(fault) for fault in rebuild()]
    for model, key, field, was in before:
        put(model, other(field, was) if field.primary_key else key, field, was)
    assert sorted(faults) == sorted(expected)


def value(model, key, field):
    return model.objects.filter(pk=key).values_list(field.attname, flat=True).get()


def put(model, key, field, new):
    with door_open():
        model.objects.filter(pk=key).update(**{field.attname: new})


def said(model, key, field, was):
    """What is found of one changed value."""
    row, now = f"{model._meta.db_table} row", other(field, was)
    if field.primary_key:
        return [f"{row} {key}: is missing: the record makes it", f"{row} {now}: stands there, but no entry makes it"]
    return [f"{row} {key} column {field.attname}: is {now!r}; the record makes it {was!r}"]


def test_each_of_200_changed_rows_is_named_with_its_column(told):
    """In each row of a table another column; one at a time, and on a server, where each takes longer, some."""
    everything = [
        (model, key, model._meta.concrete_fields[number % len(model._meta.concrete_fields)])
        for model, key, number in rows()
    ]
    assert len(everything) >= ROWS
    times = len(everything) if DATABASE == SQLITE else TIMES
    for n in range(times):
        check(everything[n::times])
    assert rebuild() == []


@pytest.mark.long
def test_every_changed_column_of_every_table_is_named(told):
    for model, key, number in list(rows()):
        for field in model._meta.concrete_fields if number == 0 else ():
            check([(model, key, field)])
    assert rebuild() == []


def test_a_row_that_no_entry_made_is_named_in_each_table(told):
    for model in rebuilt_models():
        row = model.objects.order_by("pk").last()
        row.pk = key = row.pk + 1_000_003
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key:
                setattr(row, field.attname, other(field, getattr(row, field.attname)))
        with door_open():
            row.save(force_insert=True)
        says = [str(fault) for fault in rebuild()]
        with door_open():
            row.delete()
        assert says == [f"{model._meta.db_table} row {key}: stands there, but no entry makes it"]


def test_a_row_that_was_changed_used_and_changed_back_is_found_by_the_fact_that_differs(moot):
    """The application is made older than it is, so that the time for objections is over; then made right again."""
    applied = moot.enact(decode("members.apply", {"person": moot["Kit"], "name": "Kit", "unit": NORTH}), by="Kit")
    key = applied.index * 2**20
    moot.wait(3)
    table = next(model for model in rebuilt_models() if model._meta.db_table == "members_application")
    day = table.objects.get(pk=key).day
    admit = decode("members.admit", {"application": key, "eligible": True})

    with door_open():
        table.objects.filter(pk=key).update(day=day - timedelta(days=30))
    (admitted,) = moot.followed(moot.decide("branch", admit, yes=3, unit=NORTH))
    with door_open():
        table.objects.filter(pk=key).update(day=day)

    assert [str(fault) for fault in rebuild()] == [
        f"entry {admitted.index} fact objection_days: was recorded as 33; gathered again it is 3"
    ]


def test_a_seat_that_was_taken_used_and_given_back_is_found_by_who_acted(moot):
    table = next(model for model in rebuilt_models() if model._meta.db_table == "bodies_mandate")
    seat = table.objects.get(seat="branch_secretary", unit=NORTH)

    with door_open():
        table.objects.filter(pk=seat.pk).update(person=moot["Bram"])
    called = moot.enact(decode("bodies.convene", {"body": "branch", "unit": NORTH, "day": "2026-05-20"}), by="Bram")
    with door_open():
        table.objects.filter(pk=seat.pk).update(person=moot["Ada"])

    entry = f"entry {called.index} fact"
    assert [str(fault) for fault in rebuild()] == [
        f"{entry} own_unit: was recorded as True; gathered again it is False",
        f"{entry} by: was recorded as ['class:member', 'office:branch_secretary@0', 'self']; "
        "again it is ['class:member', 'self']",
    ]


# From a second process, on a database of its own.


@pytest.mark.database
def test_the_command_verify_rebuild_names_table_row_and_column(empty_home):
    environment = empty_home()

    def folkmoot(*arguments):
        command = [sys.executable, "-c", "import sys; from folkmoot.cli import main; sys.exit(main())", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert folkmoot("replay", str(SMALL)).returncode == 0
    untouched = folkmoot("verify", "--rebuild")
    assert (untouched.returncode, untouched.stdout) == (0, "the tables are what the record makes them\n")

    sql = "UPDATE members_membership SET unit = 99 WHERE id = (SELECT min(id) FROM members_membership)"
    if "DATABASE_URL" in environment:
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            connection.execute(sql)
    else:
        with sqlite3.connect(Path(environment["FOLKMOOT_HOME"]) / "folkmoot.sqlite3") as connection:
            connection.execute(sql)

    changed = folkmoot("verify", "--rebuild")
    assert changed.returncode == 1
    assert changed.stdout.endswith(" column unit: is 99; the record makes it 0\n")
    assert changed.stdout.startswith("members_membership row ")
    assert json.loads(folkmoot("verify", "--rebuild", "--json").stdout)["faults"] == changed.stdout.splitlines()


# Exports that were forged with care: every hash, root and signature fits.


def forge(file, index, change):
    """Write the export again with one entry changed, the tree made anew and signed by another key."""
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    lines = contents["log.jsonl"].splitlines()
    entry = json.loads(lines[index])
    change(entry)
    lines[index] = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    key = SigningKey.generate(json.loads(contents["profile"])["origin"])
    frontier = Frontier.empty().extend([leaf_hash(line) for line in lines])
    checkpoint = Checkpoint(key.name, frontier.size, frontier.root()).signed(key)
    files = {name.removeprefix("attachments/"): content for name, content in contents.items() if "/" in name}
    texts = list(read_texts([contents["texts.jsonl"]], file="texts.jsonl"))
    with file.open("wb") as out:
        write_export(out, lines=lines, checkpoint=checkpoint, key=key.verifier, texts=texts, attachments=files)


def admission(file):
    """The index of the entry by which Kit was admitted."""
    with zipfile.ZipFile(file) as archive:
        entries = [RecordEntry.parse(line) for line in archive.read("log.jsonl").splitlines()]
    return next(entry.index for entry in entries if entry.act == "members.admit")


def no_votes(entry):
    entry["facts"]["decision"] = {"yes": 0, "no": 3, "abstain": 0, "present": 3}


def another_rule(entry):
    entry["verdict"]["rules"] = ["1 name"]


def by_nobody(entry):
    entry["by"]["as"] = ["self"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (no_votes, "members.admit: the record says that it is allowed; judged again, it is refused: "),
        (another_rule, "members.admit: the record says that it rests on 1 name; judged again, it rests on 1 member"),
        (by_nobody, "members.admit: the record says that it is allowed; judged again, it is refused: "),
    ],
)
def test_a_verdict_that_does_not_follow_is_named_though_every_hash_and_signature_fits(small, change, says):
    index = admission(small)
    forge(small, index, change)

    assert verify(small).holds, "what does not know charters cannot see it"
    fault = only_fault(verify(small, judge=Rejudging(__version__)))
    assert (fault.code, fault.entry) == ("judged", index)
    assert fault.says.startswith(f"entry {index}: {says}")


@pytest.mark.parametrize("history", HISTORIES)
def test_every_verdict_of_every_history_is_given_again(exported, history):
    file, left = exported(history)
    report = verify(file, judge=Rejudging(__version__))

    assert report.faults == ()
    assert f"verdicts given again by the charter, from the facts in each entry: {left.size:,}" in report.says


def test_the_command_verify_judges_again(small, capsys):
    from folkmoot.cli import main

    assert main(["verify", str(small)]) == 0
    assert "verdicts given again by the charter, from the facts in each entry: 14" in capsys.readouterr().out

    forge(small, admission(small), no_votes)
    assert main(["verify", str(small)]) == 1
    assert "judged again, it is refused" in capsys.readouterr().out
