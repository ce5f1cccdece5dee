"""What needs somebody now: each sees what is theirs, with what to do about it, and where it is done."""

import re
from datetime import timedelta
from html import unescape

import pytest

from folkmoot.bodies.acts.meeting import Convene, OpenMeeting
from folkmoot.bodies.models import Meeting
from folkmoot.deliberation.acts import Claim, Honour
from folkmoot.deliberation.conftest import formed, with_eight
from folkmoot.members.acts import Apply, Suspend
from folkmoot.members.models import Application
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, SEATS, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(client):
    """The words of the page as somebody finds it, and its deeds by what their buttons say."""

    def read(moot, name):
        be(client, moot[name])
        sent = html(client, "/now")
        main = sent[sent.index("<main") :]
        deeds = dict(re.findall(r'<a class="deed[^"]*" href="([^"]+)">([^<]+)</a>', main))
        return text(sent), {says: unescape(url) for url, says in deeds.items()}

    return read


@pytest.fixture
def applied(moot):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    return moot


def test_a_stranger_is_told_whose_page_it_is(client, moot):
    said = text(html(client, "/now"))
    assert "This page is for somebody" in said
    assert "Kit" not in said


def test_before_the_founding_it_stands_too(client, db):
    assert "This page is for somebody" in text(html(client, "/now"))


def test_where_nothing_waits_the_page_says_what_would(moot, seen):
    said, deeds = seen(moot, "Sid")
    assert "Nothing needs you now. When somebody applies to where you belong" in said
    assert deeds == {}


def test_the_secretary_answers_an_application_by_a_decision_of_the_branch(applied, client, seen):
    said, deeds = seen(applied, "Ada")
    assert "Kit has applied to North Branch. Friday 8 May , in 7 days" in said
    assert "Whoever objects says so by Friday 8 May; nobody is admitted before." in said
    assert list(deeds) == ["Admit Kit", "Refuse Kit"]
    form = html(client, deeds["Admit Kit"])
    assert re.search(r'name="carries" value="members.admit"', form)
    assert re.search(rf'<option value="{Application.objects.get().pk}" selected>Kit', form)
    assert re.search(r'<option value="branch" selected>', form)


def test_a_member_of_the_branch_is_told_until_when_to_object_and_others_are_not(applied, seen):
    assert "Kit has applied to North Branch." in seen(applied, "Bram")[0]
    assert seen(applied, "Bram")[1] == {}
    assert "Kit" not in seen(applied, "Sid")[0]
    applied.wait(8)
    applied.enact(Convene(body="branch", unit=NORTH, day=applied.today + timedelta(days=9)), "Ada")
    assert "Kit" not in seen(applied, "Bram")[0]
    assert "That was on Friday 1 May; the time for objections is over." in seen(applied, "Ada")[0]


def test_whoever_applied_sees_that_they_wait(applied, seen):
    said, deeds = seen(applied, "Kit")
    assert "You have applied to North Branch, and wait for an answer." in said
    assert deeds == {}


def test_a_meeting_stands_there_for_everybody_who_has_a_say_in_it(moot, seen):
    day = moot.today + timedelta(days=10)
    moot.enact(
        Convene(body="branch", unit=NORTH, day=day, agenda="The year ahead", begins="18:30", place="Dockers’ Hall"),
        "Ada",
    )
    for name in ("Ada", "Bram"):
        assert "North Branch meets. Monday 11 May , in 10 days" in seen(moot, name)[0]
        assert "18:30, Dockers’ Hall On the agenda: The year ahead" in seen(moot, name)[0]
    assert "meets" not in seen(moot, "Sid")[0]


def test_on_its_day_a_meeting_is_opened_and_afterwards_what_it_decided_is_entered(moot, seen, client):
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=8)), "Ada")
    client.post("/rehearse/wait", {"days": "8"})
    be(client, moot["Ada"])
    assert list(seen(moot, "Ada")[1]) == ["Open the meeting"]
    client.post("/rehearse/wait", {"days": "2"})
    assert list(seen(moot, "Ada")[1]) == ["Enter what it decided", "Enter who was there"]
    assert "nothing is entered of it" not in seen(moot, "Bram")[0]


def test_minutes_wait_for_whoever_enters_what_the_body_decides(moot, seen):
    day = moot.today + timedelta(days=8)
    moot.enact(Convene(body="branch", unit=NORTH, day=day), "Ada")
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=Meeting.objects.get().pk, present=3), "Ada")
    moot.decide("branch", unit=NORTH, yes=3, held_on=day)
    said, deeds = seen(moot, "Ada")
    assert "The minutes of North Branch wait to be approved. Saturday 9 May , yesterday" in said
    assert "✓ Carried: Shall we? North Branch, Saturday 9 May" in said
    assert "carries=bodies.approve_minutes" in deeds["Approve the minutes"]
    assert "minutes" not in seen(moot, "Bram")[0]


def test_terms_that_end_are_told_to_their_holder_and_to_whoever_enters_the_election(moot, seen, client):
    client.post("/rehearse/wait", {"days": "330"})
    said, deeds = seen(moot, "Ada")
    assert "Your time as branch secretary of North Branch ends. Saturday 1 May , in 35 days" in said
    assert "Your time as General Secretary ends." in said
    assert list(deeds) == ["Enter who is elected"]
    assert "Your time as a member of the Steering Committee ends." in seen(moot, "Ben")[0]
    assert "Your time" not in seen(moot, "Bram")[0]


def test_who_is_suspended_knows_until_when(db, seen):
    from folkmoot import shipped

    seats = [(f"Judge {n}", "grievance", None) for n in range(9)]
    charter = (shipped("charters") / "model.md").read_bytes()
    members = {name: NORTH for name, _, _ in seats} | {"Ada": NORTH, "Bram": NORTH}
    moot = found(charter, seats=(*seats, ("Ada", "general_secretary", None)), members=members)
    moot.decide("grievance", Suspend(person=moot["Bram"], until=moot.today + timedelta(days=20)), yes=9)
    assert "Your membership is suspended until Thursday 21 May." in seen(moot, "Bram")[0]


def test_the_number_of_queries_does_not_grow_with_the_applications(moot, client, django_assert_max_num_queries):
    be(client, moot["Ada"])
    for n in range(15):
        moot.enact(Apply(person=moot[f"Kit {n}"], name=f"Kit {n}", unit=NORTH), f"Kit {n}")
    with django_assert_max_num_queries(24):
        sent = html(client, "/now")
    assert text(sent).count("has applied to North Branch.") == 15


def test_the_page_is_in_spanish_for_who_reads_spanish(applied, client):
    be(client, applied["Ada"])
    said = text(client.get("/now", headers={"accept-language": "es"}).content.decode())
    assert "Kit ha solicitado el ingreso a North Branch. viernes 8 de mayo , dentro de 7 días" in said


def test_whoever_owes_what_a_tendency_claimed_enters_that_it_is_given(client, seen):
    moot = with_eight(seats=(*SEATS, ("Sid", "editors", None)))
    key = formed(moot)
    claimed = moot.enact(Claim(tendency=key, due="bulletin_share"), "Bram")
    said, deeds = seen(moot, "Sid")
    assert "“Rent strike” has claimed space in the bulletin: it is owed." in said
    assert deeds == {"Enter that it is given": f"/do/deliberation.honour?claim={claimed.index * 2**20}"}
    assert "has claimed" not in seen(moot, "Bram")[0]
    assert "has claimed" not in seen(moot, "Sol")[0]
    moot.enact(Honour(claim=claimed.index * 2**20), "Sid")
    assert "has claimed" not in seen(moot, "Sid")[0]
