"""A member without e-mail acts on paper: a recorder enters it for them, and says where their own word lies."""

import pytest

from folkmoot.members.models import Application
from folkmoot.members.reads import membership_on
from folkmoot.web.conftest import be, html, text

pytestmark = pytest.mark.django_db

LETTER = "letter of 30 April, in the branch's folder"


def send(client, act, **fields):
    return client.post(f"/do/{act}", {"request_id": "one", "confirmed": "yes", **fields})


def test_a_recorder_enters_it_for_them_with_the_paper(client, moot):
    be(client, moot["Ada"])
    assert "Enter it for somebody without e-mail" in html(client, "/do/members.resign")
    assert send(client, "members.resign", **{"for": moot["Bram"]}, paper=LETTER).status_code == 302
    entry = moot.entries()[-1]
    assert (entry.by["person"], entry.by["for"]) == (moot["Ada"], moot["Bram"])
    assert membership_on(moot["Bram"], moot.today) is None
    assert membership_on(moot["Ada"], moot.today) is not None


def test_a_stranger_applies_on_paper(client, moot):
    be(client, moot["Ada"])
    fields = {"for": "new", "paper": LETTER, "name": "Kit", "unit": "0"}
    assert [send(client, "members.apply", **fields).status_code for _ in range(2)] == [302, 302]
    assert Application.objects.get().person not in moot.people.values()


def test_without_the_paper_nothing_is_entered(client, moot):
    be(client, moot["Ada"])
    answer = send(client, "members.resign", **{"for": moot["Bram"]})
    assert answer.status_code == 422
    assert "Where their own word lies : Say where their own word lies." in text(answer.content.decode())
    assert membership_on(moot["Bram"], moot.today) is not None


def test_whoever_enters_nothing_for_bodies_is_refused(client, moot):
    be(client, moot["Ben"])
    assert send(client, "members.resign", **{"for": moot["Bram"]}, paper=LETTER).status_code == 403
    assert membership_on(moot["Bram"], moot.today) is not None


def test_a_member_without_a_seat_is_not_asked(client, moot):
    be(client, moot["Bram"])
    assert "without e-mail" not in html(client, "/do/members.resign")
