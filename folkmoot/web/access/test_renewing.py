"""The page on which an officer lets somebody in anew."""

import pytest
from allauth.account.models import EmailAddress

from folkmoot.accounts.models import Account
from folkmoot.door.models import Entry
from folkmoot.mail.contacts import address_of
from folkmoot.web.conftest import text
from tests.cast import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(db):
    """The organisation of the cast, for real."""
    return found(rehearsal=False)


@pytest.fixture
def signed_in(live, client):
    """A browser in which somebody has signed in."""

    def made(name):
        account = Account.objects.create(email=f"{name.lower()}@moot.example", person=live[name])
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        client.force_login(account)
        return client

    return made


def says(response):
    return text(response.content.decode())


def path(live, name):
    return f"/people/{live[name]}/access"


def test_an_officer_lets_somebody_in_anew(live, signed_in):
    client = signed_in("Ada")
    assert "A new way to sign in for Sid" in says(client.get(path(live, "Sid")))
    sent = client.post(
        path(live, "Sid"), {"seen": "With his card.", "address": "sid@new.example", "request_id": "access:1"}
    )

    assert sent["Location"] == f"/people/{live['Sid']}"
    assert "Ada saw Sid and gave them a new way to sign in" in says(client.get(sent["Location"]))
    assert address_of(live["Sid"]) == "sid@new.example"


def test_sent_twice_it_is_done_once(live, signed_in):
    client = signed_in("Ada")
    for _ in range(2):
        client.post(path(live, "Sid"), {"seen": "With his card.", "address": "", "request_id": "access:1"})

    assert Entry.objects.filter(act="members.renew_access").count() == 1


def test_how_they_were_seen_has_to_be_said(live, signed_in):
    sent = signed_in("Ada").post(path(live, "Sid"), {"seen": "", "address": "nonsense"})

    assert sent.status_code == 422
    assert "Nothing is typed here yet." in says(sent)
    assert "This is not how an e-mail address is written" in says(sent)


def test_a_member_is_told_whose_it_is_and_sees_no_form(live, signed_in):
    sent = signed_in("Bram").get(path(live, "Sid"))

    assert "article 2 gives it to a branch secretary and article 4 gives it to the General Secretary" in says(sent)
    assert b'name="seen"' not in sent.content
    assert signed_in("Ben").post(path(live, "Sid"), {"seen": "x"}).status_code == 403


def test_nobody_does_it_for_themselves(live, signed_in):
    client = signed_in("Ada")

    assert "Nobody does this for themselves" in says(client.get(path(live, "Ada")))
    assert client.post(path(live, "Ada"), {"seen": "I know myself."}).status_code == 422


def test_whoever_has_not_signed_in_is_led_to_do_so(live, client):
    assert client.get(path(live, "Sid"))["Location"].startswith("/sign-in?")


def test_of_whom_nobody_knows_there_is_no_page(live, signed_in):
    assert signed_in("Ada").get(path(live, "Kit")).status_code == 404


def test_it_is_offered_on_the_page_of_the_person(live, signed_in):
    sent = signed_in("Ada").get(f"/people/{live['Sid']}").content.decode()

    assert f'href="{path(live, "Sid")}"' in sent
