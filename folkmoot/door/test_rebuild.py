"""A row that was changed behind the door's back is found and named, also when it was used and changed back."""

import json

import pytest
from django.db import connection

from folkmoot import shipped
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door.charters import _adopted
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.models import Attachment, Entry, Head
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay


@pytest.fixture
def small(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    return replay(shipped("histories") / "small.md")


def table(name):
    return next(model for model in rebuilt_models() if model._meta.db_table == name)


def says():
    return [str(fault) for fault in rebuild()]


def test_the_tables_are_what_the_record_makes_them(small):
    assert rebuild() == []


def test_a_rebuild_leaves_the_tables_as_they_are(small):
    before = {model: list(model.objects.values()) for model in rebuilt_models()}

    rebuild()

    assert {model: list(model.objects.values()) for model in rebuilt_models()} == before


def test_every_row_that_is_taken_away_is_named(small):
    for model in rebuilt_models():
        for row in list(model.objects.all()):
            with door_open():
                model.objects.filter(pk=row.pk).delete()
            says = [str(fault) for fault in rebuild()]
            with door_open():
                row.save(force_insert=True)

            assert f"{model._meta.db_table} row {row.pk}: is missing: the record makes it" in says


def test_a_changed_column_is_named_with_its_row(small):
    membership = table("members_membership")
    row = membership.objects.first()
    with door_open():
        membership.objects.filter(pk=row.pk).update(unit=99)

    assert f"members_membership row {row.pk} column unit: is 99; the record makes it 0" in map(str, rebuild())


def test_an_entry_that_was_changed_is_found(small):
    with door_open():
        Entry.objects.filter(index=3).update(kind="told")

    assert "door_entry row 3 column kind: 'told' is not what its line says" in map(str, rebuild())


def test_a_line_that_is_no_entry_any_more_is_named(small):
    with door_open():
        Entry.objects.filter(index=13).update(line=b"{}")

    assert says()[0].startswith("door_entry row 13 column line: v: expected 1, ")
    assert says()[1] == "door_head row 1 column frontier: is not that of the entries"


@pytest.mark.parametrize(
    ("column", "value"),
    [("charter", "0" * 64), ("origin", "other.example/moot"), ("rehearsal", False), ("live_from", 0), ("size", 99)],
)
def test_a_changed_column_of_the_head_is_named(small, column, value):
    with door_open():
        Head.objects.update(**{column: value})

    (fault,) = says()
    assert fault.startswith(f"door_head row 1 column {'frontier' if column == 'size' else column}: is ")


def test_the_head_of_a_refused_attempt_is_what_the_record_makes_it(small):
    assert Entry.objects.order_by("index").last().kind == "refused"
    assert Head.objects.get().at == Entry.objects.order_by("index").last().at


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps what is no date in a column of dates")
def test_a_value_that_cannot_be_read_is_named_too(small):
    row = table("members_membership").objects.first()
    with door_open(), connection.cursor() as cursor:
        cursor.execute("UPDATE members_membership SET from_day = '2026-02-30' WHERE id = %s", [row.pk])

    (fault,) = says()
    assert fault.startswith(f"members_membership row {row.pk} column from_day: is 'not to be read (")


def test_a_charter_that_was_changed_is_found_by_every_entry_that_it_judged(small):
    head = Head.objects.get()
    changed = bytes(Attachment.objects.get(sha256=head.charter).content).replace(b"General", b"Colonel")
    Attachment.objects.filter(sha256=head.charter).update(content=changed)
    _adopted.cache_clear()

    expected = f"the text of charter {head.charter[:12]} was changed in the data folder"
    found = [fault for fault in says() if fault.startswith("entry ")]
    assert len(found) == Entry.objects.exclude(kind="refused").count()
    assert all(fault.endswith(expected) for fault in found)


def test_a_verdict_that_was_changed_with_every_hash_mended_is_found(small):
    last = Entry.objects.filter(act="members.admit").get()
    entry = json.loads(bytes(last.line))
    entry["verdict"]["rules"] = ["99 because_i_say_so"]
    rewrite(last, entry)

    assert says() == [
        f"entry {last.index} verdict: was recorded as allowed by ['99 because_i_say_so']; "
        "given again it is allowed by ['1 member']"
    ]


def test_what_another_version_gathered_otherwise_is_a_note(small):
    last = Entry.objects.filter(act="members.admit").get()
    entry = json.loads(bytes(last.line))
    entry["facts"]["known"]["objection_days"] = 99
    entry["code"] = "0.0.1"
    rewrite(last, entry)

    (fault,) = rebuild()
    assert fault.note
    assert str(fault) == (f"note: entry {last.index} fact objection_days: was recorded as 99; gathered again it is 14")


def rewrite(row, entry):
    """Change an entry in the database with all that hangs on it, as somebody with much time would."""
    line = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    with door_open():
        Entry.objects.filter(index=row.index).update(line=line, leaf=leaf_hash(line))
        leaves = [bytes(leaf) for leaf in Entry.objects.order_by("index").values_list("leaf", flat=True)]
        Head.objects.update(frontier=Frontier.empty().extend(leaves).to_bytes())
