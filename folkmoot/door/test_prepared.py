"""A query that is built once gives what the same query gives when Django builds it anew."""

from datetime import timedelta

import pytest
from django.db.models import CharField
from django.forms import model_to_dict

from folkmoot.door.aside import database_aside
from folkmoot.door.guard import rebuilt_models
from folkmoot.door.prepared import DAY, UNIT, Given, Prepared
from folkmoot.door.unmoved import unmoved
from tests.cast import NORTH, SOUTH, found


def table(name):
    return next(model for model in rebuilt_models() if model._meta.db_table == name)


def roll(day, unit):
    """The memberships that began by a day in a unit, the latest first."""
    return table("members_membership").objects.filter(from_day__lte=day, unit=unit).order_by("-pk")


def test_it_gives_the_rows_and_the_count_of_each_day_and_unit(moot):
    prepared, seen = Prepared(roll(DAY, UNIT)), 0
    for day in (moot.today - timedelta(days=1), moot.today):
        for unit in (NORTH, SOUTH, 99):
            expected = [model_to_dict(row) for row in roll(day, unit)]
            assert [model_to_dict(row) for row in prepared.rows(day=day, unit=unit)] == expected
            assert prepared.count(day=day, unit=unit) == len(expected)
            seen += len(expected)
    assert seen == 6


@pytest.mark.parametrize("moves", [False, True])
def test_it_reads_the_database_that_stands_aside(moot, moves):
    """On PostgreSQL it is of another kind, under the same name; while nothing moves it is another one all the same."""
    prepared = Prepared(roll(DAY, UNIT))

    def both():
        return len(prepared.rows(day=moot.today, unit=NORTH)), prepared.count(day=moot.today, unit=NORTH)

    if moves:
        assert both() == (4, 4)
        with database_aside():
            found(members={"Ada": NORTH}, seats=())
            assert both() == (1, 1)
        assert both() == (4, 4)
    else:
        with unmoved():
            assert both() == (4, 4)
            with database_aside():
                found(members={"Ada": NORTH}, seats=())
                assert both() == (1, 1)
            assert both() == (4, 4)


def test_what_can_never_be_gives_nothing(moot):
    nobody = Prepared(roll(DAY, UNIT).filter(class_id__in=()))
    assert nobody.rows(day=moot.today, unit=NORTH) == []
    assert nobody.count(day=moot.today, unit=NORTH) == 0


def test_a_value_that_is_not_given_is_missed(moot):
    with pytest.raises(KeyError, match="unit"):
        Prepared(roll(DAY, UNIT)).rows(day=moot.today)


def test_a_text_is_given_as_a_value_and_never_as_sql(moot):
    named = Prepared(table("members_person").objects.filter(reference=Given("reference", CharField())))
    assert named.count(reference=moot["Ada"]) == 1
    assert named.count(reference="' OR 1 = 1 --") == 0
