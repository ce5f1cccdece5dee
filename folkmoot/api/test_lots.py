"""Lots by the API: with what it gives anybody draws them again."""

from datetime import timedelta

import pytest
from django.test import Client

from folkmoot.api import tokens
from folkmoot.bodies.acts.lot import DrawLot
from folkmoot.bodies.lots import ordered
from tests.cast import MEMBERS, found, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def moot():
    """Ninety days on, when the founders may vote, and so are in the lot that is drawn from the membership."""
    moot = found(members={**MEMBERS, **{f"M{n}": n % 2 for n in range(4)}})
    moot.wait(90)
    return moot


def asked(moot, name, path):
    headers = {}
    if name is not None:
        token = tokens.make(moot[name], "a program", tokens.scopes(), today=moot.today)
        headers["authorization"] = f"Bearer {token}"
    answer = Client().get(f"/api/{path}", headers=headers)
    return answer.status_code, answer.json()


def test_a_lot_is_given_with_its_list_and_drawn_again_from_that(moot):
    key = moot.enact(published(moot, "returning_officers"), "Ada").index * 2**20
    (one,) = asked(moot, "Bram", "lots")[1]["items"]
    assert (one["key"], one["seat"], one["seed"], one["drawn_on"]) == (key, "returning_officers", None, None)
    assert one["seed_on"] == (moot.today + timedelta(days=7)).isoformat()
    assert one["seed_from"] == "The six numbers of the national lottery"

    moot.wait(7)
    moot.enact(DrawLot(lot=key, seed="3 14 15 26 35 42"), "Ada")
    status, lot = asked(moot, "Bram", f"lots/{key}")
    assert (status, lot["seed"], lot["drawn_on"]) == (200, "3 14 15 26 35 42", moot.today.isoformat())
    again = ordered(lot["names"], lot["seed"], lot["people"])
    assert [each["person"] for each in lot["drawn"]] == again[: len(lot["drawn"])]
    assert {each["outcome"] for each in lot["drawn"][: lot["seats"]]} == {"seated"}


def test_a_stranger_is_given_none(moot):
    key = moot.enact(published(moot, "returning_officers"), "Ada").index * 2**20
    assert asked(moot, None, "lots")[1]["items"] == []
    assert asked(moot, None, f"lots/{key}")[0] == 404
    assert asked(moot, "Bram", "lots/7")[0] == 404
