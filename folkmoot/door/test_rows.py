"""What is read and written by statements built once is what Django's own would read and write."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from folkmoot.door.act import decode
from folkmoot.door.aside import database_aside
from folkmoot.door.guard import DoorShut, door_open, rebuilt_models
from folkmoot.door.models import Attachment, Entry, Head, KeptText
from folkmoot.door.rows import insert, overwrite, rows
from tests.cast import found

RECORD = (Head, Entry, KeptText, Attachment)


def values(row):
    return [(field.attname, getattr(row, field.attname)) for field in row._meta.concrete_fields]


def plain(row):
    """The values, with what PostgreSQL gives as memory made bytes."""
    return [(name, bytes(value) if isinstance(value, memoryview) else value) for name, value in values(row)]


def test_every_row_reads_as_django_reads_it(moot):
    read = 0
    for model in (*rebuilt_models(), *RECORD):
        for expected in model.objects.all():
            (row,) = rows(model, **{model._meta.pk.name: expected.pk})
            assert (type(row), plain(row)) == (model, plain(expected))
            assert not row._state.adding
            read += 1
    assert read > 40


def test_rows_read_the_same_in_a_database_that_stands_aside(moot):
    """On PostgreSQL it is of another kind, under the same name."""
    outside = [plain(row) for row in rows(Head, id=1)]
    with database_aside():
        aside = found()
        for model in (*rebuilt_models(), *RECORD):
            for expected in model.objects.all():
                (row,) = rows(model, **{model._meta.pk.name: expected.pk})
                assert plain(row) == plain(expected)
        assert aside.size() == moot.size()
    assert [plain(row) for row in rows(Head, id=1)] == outside


def test_rows_come_in_the_order_of_their_keys_and_all_conditions_hold(moot):
    branch = next(model for model in rebuilt_models() if model._meta.db_table == "members_membership")
    read = rows(branch, unit=0, class_id="member")

    assert [row.pk for row in read] == list(branch.objects.filter(unit=0).order_by("pk").values_list("pk", flat=True))
    assert len(read) == 4
    assert rows(branch, unit=0, class_id="nobody") == []


def test_the_head_is_locked_where_the_database_can(moot):
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        rows(Head, id=1, lock=True)

    assert asked.captured_queries[0]["sql"].endswith(" FOR UPDATE") == connection.features.has_select_for_update


def test_what_is_inserted_and_overwritten_is_what_was_given(moot):
    head = Head.objects.get()
    (entry,) = rows(Entry, index=2)
    entry.index, entry.request = 99, "one"
    head.size, head.told_until = 100, moot.today
    with door_open():
        insert(entry)
        overwrite(head)

    assert plain(Entry.objects.get(index=99)) == plain(entry)
    assert plain(Head.objects.get()) == plain(head)


def test_a_key_that_is_taken_is_not_inserted_again(moot):
    (entry,) = rows(Entry, index=2)
    with door_open(), pytest.raises(IntegrityError), transaction.atomic():
        insert(entry)


@pytest.mark.parametrize("write", [insert, overwrite])
def test_the_guard_stands_before_these_statements_too(moot, write):
    with pytest.raises(DoorShut, match="door_head"):
        write(Head.objects.get())


def test_an_act_asks_little(moot):
    """What makes the door slow is queries: this is how many a stranger's application takes."""
    apply = decode("members.apply", {"person": moot["Kit"], "name": "Kit", "unit": 0})
    with CaptureQueriesContext(connection) as asked:
        moot.enact(apply, by="Kit")

    assert len(asked) <= 22, [query["sql"][:80] for query in asked]
