"""A person's page: of each reader's sight, and with what that reader could do."""

import re
from html import unescape

import pytest

from folkmoot.bodies.acts.ending import StandDown
from folkmoot.members.acts import Apply, Resign, Transfer
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, SOUTH

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(client):
    """The words of somebody's page as another finds it; its deeds, with their forms, empty where they are barred."""

    def read(moot, whom, by):
        be(client, moot[by])
        sent = html(client, f"/people/{moot[whom]}")
        main = sent[sent.index("<main") :]
        found = re.findall(r'<(?:a|span) class="deed[^"]*"(?: href="([^"]+)")?>([^<]+)</', main)
        return text(sent), {says: unescape(url) for url, says in found}

    return read


def test_a_stranger_sees_a_public_seat_and_no_name(client, moot):
    said = text(html(client, f"/people/{moot['Ada']}"))
    assert said.startswith("General Secretary The name is not for you to read; who holds which seat is.")
    assert "Branch secretary of" in said
    assert "Ada" not in said
    assert "Membership" not in said
    assert "What could be done" not in said


@pytest.mark.parametrize("whom", ["Bram", "Kit"])
def test_a_stranger_does_not_learn_who_is_a_member(client, moot, whom):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    html(client, f"/people/{moot[whom]}", 404)
    html(client, "/people/p:AAAAAAAAAAAAAAAAAAAAAA", 404)


def test_whoever_applied_sees_nobody_but_themselves(client, moot, seen):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    be(client, moot["Kit"])
    html(client, f"/people/{moot['Bram']}", 404)
    said, _ = seen(moot, "Kit", "Kit")
    assert said.startswith("Kit Has applied, and waits for an answer. This is your own page")


def test_a_member_sees_another_with_membership_and_seats(moot, seen):
    moot.enact(StandDown(person=moot["Ben"], seat="steering"), "Ben")
    said, deeds = seen(moot, "Ben", "Sid")
    assert said.startswith("Ben A member of North Branch. Seats Holds no seat now. Seats held before")
    assert "A member of the Steering Committee stood down 1 May 2026" in said
    assert "Member, North Branch was there from the beginning 1 May 2026 Entry 2" in said
    assert deeds == {"Move Ben": "", "Suspend Ben": "", "Expel Ben": ""}
    assert "The Grievance Panel may" in said


def test_whoever_may_move_members_finds_the_form_with_the_person_in_it(client, moot, seen):
    _, deeds = seen(moot, "Bram", "Sol")
    assert deeds["Move Bram"].startswith("/")
    assert f'<option value="{moot["Bram"]}" selected>' in html(client, deeds["Move Bram"])
    assert seen(moot, "Sid", "Sol")[1]["Move Sid"] == ""
    assert seen(moot, "Sid", "Ada")[1]["Move Sid"].startswith("/")


def test_who_sits_in_judgement_is_not_suspended_or_moved_out_of_the_way_and_the_article_says_so(moot, seen):
    said, deeds = seen(moot, "Ines", "Ada")
    assert (deeds["Suspend Ines"], deeds["Expel Ines"]) == ("", "")
    assert "Article 6" in said


def test_somebody_who_left_is_shown_as_such(moot, seen):
    moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Sol")
    moot.wait(3)
    moot.enact(Resign(reason="I am tired."), "Bram")
    moot.wait(1)
    said, deeds = seen(moot, "Bram", "Sol")
    assert "Bram Not a member." in said
    assert "Member, South Branch moved here; left; I am tired. 1 May 2026 3 May 2026" in said
    assert list(deeds) == ["Take Bram back"]


def test_one_s_own_page_offers_no_act_on_others(moot, seen):
    said, deeds = seen(moot, "Bram", "Bram")
    assert "All that is kept of you" in said
    assert deeds == {}


def test_the_number_of_queries_does_not_grow_with_the_seats_held(moot, client, django_assert_max_num_queries):
    moot.wait(1)
    be(client, moot["Bram"])
    with django_assert_max_num_queries(22):
        html(client, f"/people/{moot['Ada']}")
