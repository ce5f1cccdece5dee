"""An organisation is founded in the browser, by whoever has the key, once."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from folkmoot.accounts.models import Account
from folkmoot.bodies import reads as bodies
from folkmoot.branches import reads as branches
from folkmoot.constitution import reads as constitution
from folkmoot.door.draw import Draw
from folkmoot.door.enact import enact
from folkmoot.door.models import Entry, Head
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.mail.contacts import address_of
from folkmoot.members import batches, reads
from folkmoot.members.acts import AdmitBatch
from folkmoot.members.batches import Newcomer
from folkmoot.starting import key
from folkmoot.web.conftest import html, text

WHO = {"name": "North Tenants", "zone": "Europe/Madrid", "unit": "branch", "branches": "Harbour\nHill\nMill"}
MEMBERS = {"admitting": "committee", "objection_days": "7", "dues_grace_days": "90"}
BODIES = {"meeting_quorum": "1/5", "notice_days": "14", "seats": "3", "term_months": "12", "amend": "2/3"}
BODIES |= {"amend_days": "30"}
YOU = {"person": "Ada Lane", "email": "Ada@Example.org", "password": "seven oars and a lamp"}


@pytest.fixture
def begun(client, db, settings, tmp_path):
    """A browser that has the key."""
    settings.FOLKMOOT_HOME = tmp_path
    assert client.get(f"/start?key={key.key()}")["Location"] == "/start"
    return client


@pytest.fixture
def answered(begun):
    """All questions are answered."""
    for part, answers in ((1, WHO), (2, MEMBERS), (3, BODIES)):
        assert begun.post(f"/start/{part}", answers).status_code == 302
    return begun


@pytest.fixture
def founded(answered):
    """The organisation is founded, and Ada Lane has signed in; her reference."""
    assert answered.post("/start/you", YOU)["Location"] == "/start/next"
    return Account.objects.get().person


def test_nobody_without_the_key_founds_anything(client, db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    for path in ("/start", "/start?key=", "/start?key=guessed", "/start/1", "/start/charter", "/start/you"):
        page = client.get(path)
        assert (page.status_code, "folkmoot init" in text(page.content.decode())) == (403, True)
    assert client.post("/start/you", YOU).status_code == 403
    assert not Head.objects.exists()
    assert len(key.key()) == 22
    assert (tmp_path / key.NAME).stat().st_mode & 0o077 == 0


def test_the_charter_is_read_before_it_is_adopted(answered):
    page = text(html(answered, "/start/charter"))

    assert page.startswith("Charter of North Tenants")
    assert "The general meeting elects a committee of 3 for 12 months" in page
    assert "What a check finds in it" in page
    assert "it could choose those who elect it" in page
    assert not Head.objects.exists()


def test_an_organisation_is_founded_with_its_branches_its_secretary_and_their_account(founded, client):
    organisation = constitution.organisation()
    assert texts([organisation.name])[organisation.name] == "North Tenants"
    names = texts(each.name for each in branches.units(organisation.founded_on))
    assert sorted(names.values()) == ["Harbour", "Hill", "Mill"]
    assert [(each.person, each.seat) for each in bodies.in_force(organisation.founded_on)] == [(founded, "secretary")]
    assert address_of(founded) == "ada@example.org"
    assert Account.objects.get().check_password(YOU["password"])
    assert rebuild() == []
    page = text(html(client, "/start/next"))
    assert page.startswith("North Tenants is founded Bring in your members")


def test_it_is_founded_once_and_the_key_is_gone(founded, client, settings):
    assert not (settings.FOLKMOOT_HOME / key.NAME).exists()
    for path in ("/start", "/start/1", "/start/charter", "/start/you"):
        assert client.get(path)["Location"] == "/start/next"
    assert client.post("/start/you", YOU)["Location"] == "/start/next"
    assert Entry.objects.filter(act="constitution.found").count() == 1


def test_an_answer_that_cannot_be_stands_at_its_question_and_what_was_typed_stays(begun):
    page = begun.post("/start/1", {"name": "", "zone": "Mars", "unit": "", "branches": "Harbour"})

    assert page.status_code == 422
    said = text(page.content.decode())
    assert "In which time zone do its days begin? : There is no such time zone" in said
    assert "What is the organisation called? : Write the name" in said
    assert ">Harbour</textarea>" in page.content.decode()


def test_who_leaves_questions_out_comes_back_to_them(begun):
    assert begun.get("/start/charter")["Location"] == "/start/1"
    assert begun.post("/start/you", YOU)["Location"] == "/start/1"


@pytest.mark.parametrize("wrong", [{"person": ""}, {"email": "ada"}, {"password": "12345"}])
def test_who_says_too_little_of_themselves_founds_nothing(answered, wrong):
    assert answered.post("/start/you", YOU | wrong).status_code == 422
    assert not Head.objects.exists()


def test_the_committee_that_a_meeting_elected_is_entered_with_one_count(founded, client):
    now = datetime.now(UTC)
    today = now.astimezone(ZoneInfo(WHO["zone"])).date()
    people = [
        Newcomer(Draw().person(), name, "member", today.replace(month=1, day=1)) for name in ("Una", "Vic", "Wim")
    ]
    enact(AdmitBatch(rows=batches.attach(people, Draw()), members=3), person=founded, at=now)
    counted = {"present": "4", "yes": "4", "no": "0"}

    few = client.post("/start/committee", {**counted, "yes": "x", "seat-0": people[0].person})
    assert "Write how many were present, for and against, in digits." in text(few.content.decode())
    twice = client.post("/start/committee", {**counted, "seat-0": people[0].person, "seat-1": people[0].person})
    assert "Choose who was elected, each person once." in text(twice.content.decode())

    seats = {f"seat-{n}": each.person for n, each in enumerate(people)}
    assert client.post("/start/committee", counted | seats)["Location"] == "/bodies/committee"
    held = bodies.in_force(today)
    assert sorted(each.person for each in held if each.seat == "committee") == sorted(each.person for each in people)
    assert reads.count_on(today) == 4
    assert rebuild() == []


def test_a_count_that_the_charter_refuses_elects_nobody(founded, client):
    page = client.post("/start/committee", {"present": "1", "yes": "0", "no": "1", "seat-0": founded})

    assert page.status_code in (302, 422)
    assert [each.seat for each in bodies.in_force(constitution.organisation().founded_on)] == ["secretary"]


def test_nobody_else_enters_an_election(founded, client):
    client.logout()

    assert client.get("/start/committee").status_code == 404
    assert client.get("/start/next")["Location"] == "/sign-in?next=%2Fstart%2Fnext"
