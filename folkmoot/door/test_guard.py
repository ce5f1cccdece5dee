"""Whatever writes round the door is refused at run time; what is written through it, or to kept tables, is not."""

import pytest
from django.db import connection, transaction

from folkmoot.door.guard import DoorShut, door_open, guarded_tables, rebuilt_models
from folkmoot.door.models import Entry, Head, KeptText, Place

SAYS = " is written through the door only: make it an act"


@pytest.fixture
def head(db):
    """One row of a guarded table."""
    with door_open():
        return Head.objects.create(pk=1, size=7)


def create():
    Head.objects.create(pk=2)


def save():
    head = Head.objects.get()
    head.size = 8
    head.save()


def update():
    Head.objects.update(size=8)


def delete():
    Head.objects.all().delete()


def delete_one():
    Head.objects.get().delete()


def bulk_create():
    Head.objects.bulk_create([Head(pk=2)])


def bulk_create_or_update():
    Head.objects.bulk_create([Head(pk=1, size=8)], update_conflicts=True, unique_fields=["id"], update_fields=["size"])


def bulk_update():
    Head.objects.bulk_update([Head(pk=1, size=8)], ["size"])


def get_or_create():
    Head.objects.get_or_create(pk=2)


def update_or_create():
    Head.objects.update_or_create(pk=1, defaults={"size": 8})


@pytest.mark.parametrize(
    "planted",
    [
        create,
        save,
        update,
        delete,
        delete_one,
        bulk_create,
        bulk_create_or_update,
        bulk_update,
        get_or_create,
        update_or_create,
    ],
)
def test_a_planted_write_by_the_orm_is_refused(head, planted):
    with pytest.raises(DoorShut, match=f"^door_head{SAYS}$"), transaction.atomic():
        planted()

    assert list(Head.objects.values_list("id", "size")) == [(1, 7)]


EVERYWHERE = [
    "DELETE FROM door_head",
    'delete from "door_head" where id = 1',
    "  \n\tDELETE\n\tFROM door_head",
    "/* a note */ DELETE FROM door_head",
    "-- a note\nDELETE FROM door_head",
    "DELETE/**/FROM/**/door_head",
    "UPDATE door_head SET size = 8",
    'UPDATE "door_head" AS h SET size = 8',
    "INSERT INTO door_head (id) VALUES (2)",
    "INSERT INTO door_head (id, size) VALUES (1, 8) ON CONFLICT (id) DO UPDATE SET size = 8",
    "WITH other AS (SELECT 1) DELETE FROM door_head",
    "WITH other AS (SELECT 1) UPDATE door_head SET size = (SELECT 8 FROM other)",
    "WITH other (id) AS (SELECT 2) INSERT INTO door_head (id) SELECT id FROM other",
]
SQLITE = [
    "INSERT OR REPLACE INTO door_head (id) VALUES (1)",
    "insert or ignore into [door_head] (id) values (2)",
    "REPLACE INTO door_head (id) VALUES (1)",
    "UPDATE OR IGNORE door_head SET size = 8",
    "UPDATE `door_head` SET size = 8",
    'DELETE FROM "main"."door_head"',
    "DELETE FROM main.door_head",
]
POSTGRESQL = [
    "TRUNCATE door_head",
    'TRUNCATE TABLE "door_kepttext", "door_head" CASCADE',
    "TRUNCATE ONLY door_head",
    "DELETE FROM ONLY door_head",
    "DELETE FROM public.door_head",
    'UPDATE "public"."door_head" SET size = 8',
    "COPY door_head FROM STDIN",
    "SELECT 1; DELETE FROM door_head",
    "EXPLAIN ANALYZE DELETE FROM door_head",
    "WITH gone AS (DELETE FROM door_head RETURNING id) SELECT id FROM gone",
    "WITH kept AS (DELETE FROM door_kepttext RETURNING entry), gone AS (DELETE FROM door_head) SELECT 1",
    "MERGE INTO door_head USING (SELECT 1 AS id) o ON door_head.id = o.id WHEN MATCHED THEN DELETE",
]


@pytest.mark.parametrize("sql", EVERYWHERE)
def test_planted_sql_is_refused(head, sql):
    planted(sql)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="as only SQLite writes it")
@pytest.mark.parametrize("sql", SQLITE)
def test_planted_sql_of_sqlite_is_refused(head, sql):
    planted(sql)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="as only PostgreSQL writes it")
@pytest.mark.parametrize("sql", POSTGRESQL)
def test_planted_sql_of_postgresql_is_refused(head, sql):
    planted(sql)


def planted(sql):
    with pytest.raises(DoorShut, match=SAYS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert list(Head.objects.values_list("id", "size")) == [(1, 7)]


def test_many_writes_at_once_are_refused(head):
    with pytest.raises(DoorShut), transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO door_head (id) VALUES (%s)", [(2,), (3,)])

    assert Head.objects.count() == 1


def test_every_rebuilt_table_and_the_record_are_guarded():
    assert guarded_tables() == {model._meta.db_table for model in rebuilt_models()} | {"door_entry", "door_head"}
    assert {"members_membership", "bodies_mandate", "constitution_version", "branches_unit"} <= guarded_tables()


def test_every_guarded_table_refuses_a_deletion(db):
    for table in sorted(guarded_tables()):
        with pytest.raises(DoorShut, match=f"^{table} "), connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{table}"')


def test_the_door_itself_may_write(db):
    with door_open():
        Head.objects.create(pk=1)

    assert Head.objects.count() == 1


def test_the_door_is_shut_again_after_a_fault(db):
    with pytest.raises(ZeroDivisionError), door_open():
        1 / 0  # noqa: B018

    with pytest.raises(DoorShut), transaction.atomic():
        Head.objects.create(pk=1)


def test_reading_is_not_guarded(head):
    assert list(Entry.objects.all()) == []
    with transaction.atomic():
        assert Head.objects.select_for_update().get().size == 7
    with connection.cursor() as cursor:
        cursor.execute("WITH heads AS (SELECT size FROM door_head) SELECT size FROM heads")
        assert cursor.fetchall() == [(7,)]


def test_kept_tables_may_be_written_also_beside_what_is_guarded(head):
    KeptText.objects.create(commitment="c", entry=9, field="f", salt=b"", text="UPDATE door_head", record_class="m")
    Place.objects.create(reader="mail", next=1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM door_kepttext WHERE entry > (SELECT size FROM door_head)")

    assert KeptText.objects.count() == 0
    assert KeptText._meta.db_table not in guarded_tables()
