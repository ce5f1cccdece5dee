"""Of many people a form lists none: it looks for a name, keeps whom one has chosen, and takes nobody else."""

import pytest

from folkmoot.members.models import Membership
from folkmoot.web import choices, playing
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(client, monkeypatch):
    """A rehearsal with more people than a list can show, with Ada at the pages."""
    monkeypatch.setattr(choices, "FEW", 9)
    monkeypatch.setattr(playing, "FEW", 9)
    moot = found(members={"Ada": NORTH, "Zoë Łuczak": NORTH, **{f"Nr {n}": NORTH for n in range(20)}}, seats=SEATS)
    be(client, moot["Ada"])
    return moot


SEATS = [("Ada", "branch_secretary", NORTH), ("Ada", "general_secretary", None)]


def test_a_form_lists_nobody_and_finds_a_name_without_its_accents(client, crowd):
    assert "Nr 3" not in html(client, "/do/members.transfer")
    answer = client.post(
        "/do/members.transfer", {"request_id": "x", "person.look": "luczak", "look": "look", "unit": "1"}
    )
    sent = answer.content.decode()
    assert answer.status_code == 200
    assert f'<option value="{crowd["Zoë Łuczak"]}">Zoë Łuczak</option>' in sent
    assert "Nr 3" not in sent
    assert "Something is still missing" not in sent


def test_whoever_was_found_is_taken_and_somebody_unknown_is_not(client, crowd):
    fields = {"request_id": "x", "unit": "1"}
    answer = client.post("/do/members.transfer", {**fields, "person": "p:" + "A" * 22})
    assert answer.status_code == 422
    assert "Choose from the list." in text(answer.content.decode())
    answer = client.post("/do/members.transfer", {**fields, "person": crowd["Nr 3"], "person.look": "zzz"})
    assert answer.status_code in (302, 403)
    assert Membership.objects.filter(person=crowd["Nr 3"]).exists()


def test_several_are_kept_while_one_looks_for_more(client, crowd):
    fields = {"carries": "nothing", "recused": [crowd["Nr 1"], crowd["Nr 2"]], "recused.look": "nr 3", "look": "look"}
    sent = client.post("/do/bodies.decide", fields).content.decode()
    for name, checked in (("Nr 1", " checked"), ("Nr 2", " checked"), ("Nr 3", "")):
        assert f'name="recused" value="{crowd[name]}"{checked}>' in sent
    assert "Nr 4" not in sent


def test_of_many_one_looks_for_whom_to_play(client, crowd):
    assert "Nr 3" not in html(client, "/rehearse")
    sent = html(client, "/rehearse?name=nr+3&next=/do/members.resign")
    assert f'<option value="{crowd["Nr 3"]}">Nr 3</option>' in sent
    assert '<input type="hidden" name="next" value="/do/members.resign">' in sent
