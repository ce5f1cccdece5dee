"""A row that was changed behind the door's back is found and named, also when it was used and changed back."""

import pytest

from folkmoot import shipped
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.models import Entry
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay


@pytest.fixture
def small(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    return replay(shipped("histories") / "small.md")


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
    membership = next(model for model in rebuilt_models() if model._meta.db_table == "members_membership")
    row = membership.objects.first()
    with door_open():
        membership.objects.filter(pk=row.pk).update(unit=99)

    assert f"members_membership row {row.pk} column unit: is 99; the record makes it 0" in map(str, rebuild())


def test_an_entry_that_was_changed_is_found(small):
    with door_open():
        Entry.objects.filter(index=3).update(kind="told")

    assert "door_entry row 3 column kind: 'told' is not what its line says" in map(str, rebuild())
