import pytest
from django.utils import timezone

from folkmoot.accounts import invitations
from folkmoot.accounts.models import Account, Invited
from folkmoot.mail.contacts import set_contact
from folkmoot.mail.models import Letter
from folkmoot.mail.queue import send_due
from folkmoot.web.conftest import be, html, text
from tests.cast import found

pytestmark = pytest.mark.django_db
PAGE = "/members/invite"


@pytest.fixture
def live(settings):
    """A live organisation that writes letters: Bram, Ben and Sid have addresses; Sid is of South Branch."""
    settings.WRITES_LETTERS = True
    moot = found(rehearsal=False)
    for name in ("Bram", "Ben", "Sid"):
        set_contact(moot[name], address=f"{name.lower()}@moot.example")
    return moot


@pytest.fixture
def be_in(client, live):
    """Signs somebody in."""

    def sign_in(name):
        account, _made = Account.objects.get_or_create(email=f"{name}@elsewhere.example", person=live[name])
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def invited(live):
    return {name for name in ("Bram", "Ben", "Sid") if Invited.objects.filter(person=live[name]).exists()}


def test_those_who_are_ticked_get_a_letter_with_their_own_way(live, be_in, mailoutbox):
    client = be_in("Ada")
    assert client.post(PAGE, {"person": [live["Bram"]]})["Location"] == PAGE

    page = text(html(client, PAGE))
    assert "1 invitation is written, and is sent from here on." in page
    assert "Of your last invitations, so many are sent: 0 of 1." in page
    send_due(timezone.now())
    assert [mail.to for mail in mailoutbox] == [["bram@moot.example"]]
    assert "Of your last invitations" not in text(html(client, PAGE))
    assert invited(live) == {"Bram"}


def test_everybody_is_invited_who_has_no_invitation(live, be_in):
    client = be_in("Ada")
    client.post(PAGE, {"person": [live["Bram"]]})
    assert "2 people have an address, no account, and no invitation that is open." in text(html(client, PAGE))
    client.post(PAGE, {"everybody": "1"})

    assert invited(live) == {"Bram", "Ben", "Sid"}
    assert Letter.objects.count() == 3
    assert "Invite everybody who has none" not in text(html(client, PAGE))


def test_of_many_so_many_are_invited_at_once_and_the_page_says_so(live, be_in, monkeypatch):
    from folkmoot.web.inviting import inviting

    monkeypatch.setattr(inviting, "MOST", 2)
    client = be_in("Ada")
    assert "2 are written to at once: then press it again." in text(html(client, PAGE))
    client.post(PAGE, {"everybody": "1"})
    assert len(invited(live)) == 2
    client.post(PAGE, {"everybody": "1"})
    assert len(invited(live)) == 3


def test_the_secretary_of_a_branch_invites_its_own_members_only(live, be_in):
    client = be_in("Sol")
    page = text(html(client, PAGE))
    assert ("Sid" in page, "Bram" in page) == (True, False)
    client.post(PAGE, {"person": [live["Bram"]], "everybody": "1"})
    client.post(PAGE, {"person": [live["Bram"]]})
    assert invited(live) == {"Sid"}


def test_whoever_has_an_account_or_no_address_is_not_listed(live, be_in):
    Account.objects.create(email="bram@moot.example", person=live["Bram"])
    page = text(html(be_in("Ada"), PAGE))
    assert [name in page for name in ("Bram", "Ben", "Sid", "Una")] == [False, True, True, False]


def test_names_are_searched(live, be_in):
    page = text(html(be_in("Ada"), f"{PAGE}?name=bén"))
    assert ("Ben" in page, "Sid" in page) == (True, False)
    assert "Nobody without an account has “zz” in the name." in text(html(be_in("Ada"), f"{PAGE}?name=zz"))


def test_who_was_invited_when_and_what_became_of_the_letter_is_said(live, be_in, monkeypatch):
    client = be_in("Ada")
    client.post(PAGE, {"person": [live["Bram"], live["Ben"]]})
    Letter.objects.filter(person=live["Ben"]).update(state=Letter.FAILED)
    Invited.objects.filter(person=live["Bram"]).update(at="2026-05-02T12:00:00Z")

    page = text(html(client, PAGE))
    assert "2 May 2026 it opens nothing any more" in page
    assert page.count("the letter could not be delivered: ask for another address") == 1
    assert "South Branch never" in page


def test_whoever_enters_no_decisions_has_no_such_page_and_no_way_to_it(live, be_in, client):
    client = be_in("Bram")
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"everybody": "1"}).status_code == 404
    assert PAGE not in html(client, "/members")
    assert PAGE in html(be_in("Sol"), "/members")
    client.logout()
    assert client.get(PAGE)["Location"] == "/sign-in?next=%2Fmembers%2Finvite"


def test_without_a_mail_server_nobody_is_invited(live, be_in, settings):
    settings.WRITES_LETTERS = False
    client = be_in("Ada")
    client.post(PAGE, {"everybody": "1"})
    page = html(client, PAGE)
    assert "No mail server is named here, so nobody can be written to." in text(page)
    assert 'type="checkbox"' not in page
    assert invited(live) == set()


def test_in_a_rehearsal_nobody_is_written_to(moot, client, settings):
    settings.WRITES_LETTERS = True
    set_contact(moot["Bram"], address="bram@moot.example")
    be(client, moot["Ada"])
    client.post(PAGE, {"everybody": "1"})
    page = text(html(client, PAGE))
    assert "This is a rehearsal: nobody is written to." in page
    assert "Bram bram@moot.example North Branch never" in page
    assert Letter.objects.count() == 0


def test_when_nobody_is_left_the_page_says_so(live, be_in):
    for name in ("Bram", "Ben", "Sid"):
        Account.objects.create(email=f"{name}@moot.example", person=live[name])
    assert "Everybody who has a mail address has an account." in text(html(be_in("Ada"), PAGE))


def test_it_is_in_spanish_too(live, be_in):
    client = be_in("Ada")
    client.cookies["language"] = "es"
    assert text(client.get(PAGE, headers={"accept-language": "es"}).content.decode()).startswith("Invitar a miembros")


def test_as_many_as_an_invitation_takes_are_taken(live, monkeypatch):
    monkeypatch.setattr(invitations, "MOST", 1)
    people = [live["Bram"], live["Ben"]]
    assert invitations.invite(people, "https://moot.example", by=live["Ada"], now=timezone.now()) == 1
