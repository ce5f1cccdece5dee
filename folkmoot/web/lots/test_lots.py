"""The pages of lots: published on a page, drawn on a page, and told with all that repeats it."""

import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client

from folkmoot.bodies.lots import ordered
from folkmoot.bodies.models import Lot, Mandate
from folkmoot.web.page import ACTOR
from tests.cast import MEMBERS, found


@pytest.fixture
def moot(db):
    """Ninety days on, when the founders may vote, and so are in the lot that is drawn from the membership."""
    moot = found(members={**MEMBERS, **{f"M{n}": n % 2 for n in range(4)}})
    moot.wait(90)
    return moot


@pytest.fixture
def reader(moot):
    """A browser in which somebody of the cast reads, at the time of the test."""

    def opened(name=None):
        client = Client()
        session = client.session
        session[ACTOR] = moot[name] if name else ""
        session["rehearsed_until"] = moot.now.isoformat()
        session.save()
        return client

    return opened


def text(answer):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))


def published_by(client, moot, **more):
    given = {"seed_from": "The national lottery, six numbers", "seed_on": f"{moot.today + timedelta(days=7)}", **more}
    return client.post("/bodies/returning_officers/lot", given)


def test_the_general_secretary_publishes_a_list_that_the_page_makes_and_draws_it_a_week_later(moot, reader):
    ada = reader("Ada")
    assert "5 seats wait for a lot." in text(ada.get("/bodies/returning_officers"))
    assert "9 people may be drawn today." in text(ada.get("/bodies/returning_officers/lot"))
    assert published_by(ada, moot).status_code == 302
    lot = Lot.objects.get()

    moot.wait(7)
    ada = reader("Ada")
    assert "The numbers that draw the lot for the Returning Officers can be entered." in text(ada.get("/now"))
    assert ada.post("/do/bodies.draw_lot", {"lot": lot.pk, "seed": "3 14 22"}).status_code == 302

    shown = text(reader("Bram").get(f"/lots/{lot.pk}"))
    assert "It was drawn on" in shown
    assert shown.count("took a seat") == 5
    assert "The numbers 3 14 22" in shown
    drawn = Mandate.objects.filter(seat="returning_officers").order_by("pk").values_list("person", flat=True)
    list_ = reader("Bram").get(f"/lots/{lot.pk}/list.txt").content
    assert sha256(list_).hexdigest() == lot.names
    assert ordered(lot.names, "3 14 22", list_.decode().split("\n")[5:-1])[:5] == list(drawn)


def test_what_stands_against_a_list_is_said_and_what_was_typed_stays(moot, reader):
    answer = published_by(reader("Ada"), moot, seed_on=f"{moot.today}")
    assert answer.status_code == 422
    assert "expected a day after" in text(answer)
    assert "The national lottery, six numbers" in answer.content.decode()
    assert "Say from where the numbers will be taken" in text(published_by(reader("Ada"), moot, seed_from=" "))
    assert not Lot.objects.exists()


def test_nobody_else_finds_the_form_nor_a_stranger_the_list(moot, reader):
    published_by(reader("Ada"), moot)
    key = Lot.objects.get().pk
    assert [reader(name).get("/bodies/returning_officers/lot").status_code for name in ("Bram", "Sol")] == [404, 404]
    assert [reader("Ada").get(f"/bodies/{seat}/lot").status_code for seat in ("steering", "nothing")] == [404, 404]
    assert [reader(None).get(path).status_code for path in (f"/lots/{key}", f"/lots/{key}/list.txt")] == [404, 404]
    assert reader("Bram").get("/lots/1").status_code == 404


def test_a_list_is_as_many_queries_however_long_it_is(moot, reader, django_assert_max_num_queries):
    published_by(reader("Ada"), moot)
    client, key = reader("Bram"), Lot.objects.get().pk
    with django_assert_max_num_queries(16):
        client.get(f"/lots/{key}")
