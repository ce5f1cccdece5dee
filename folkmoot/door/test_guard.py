import pytest
from django.db import connection, transaction

from folkmoot.door.guard import DoorShut, door_open, guarded_tables
from folkmoot.door.models import Entry, Head, KeptText


def test_a_planted_write_is_refused_while_the_door_is_shut(db):
    with pytest.raises(DoorShut, match="door_head is written through the door only"), transaction.atomic():
        Head.objects.create(pk=1)

    assert Head.objects.count() == 0


def test_raw_sql_is_refused_too(db):
    with connection.cursor() as cursor, pytest.raises(DoorShut):
        cursor.execute('DELETE FROM "door_entry"')


def test_the_door_itself_may_write(db):
    with door_open():
        Head.objects.create(pk=1)

    assert Head.objects.count() == 1


def test_reading_and_kept_tables_are_not_guarded(db):
    assert list(Entry.objects.all()) == []
    assert KeptText._meta.db_table not in guarded_tables()


def test_every_rebuilt_table_is_guarded():
    assert {"members_membership", "bodies_mandate", "door_entry", "door_head"} <= guarded_tables()
