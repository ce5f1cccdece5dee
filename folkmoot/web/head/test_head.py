"""The head of every page: ways that lead somewhere, who reads, the way out of a rehearsal, what was just done."""

import re

import pytest

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import tie
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry, Head
from folkmoot.web.conftest import html
from folkmoot.web.head import pages
from folkmoot.web.rehearsing import ACTOR, DONE
from tests.cast import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def remember(client):
    """Puts something into the session of the browser."""

    def put(**what):
        session = client.session
        session.update(what)
        session.save()
        client.cookies["sessionid"] = session.session_key

    return put


def head(sent):
    return sent[sent.index("<header>") : sent.index("</header>")]


def test_every_way_leads_to_a_page_that_exists(client, small):
    ways = re.findall(r'href="([^"]+)"', head(html(client, "/")))
    assert "/record" in ways
    assert [client.get(each).status_code for each in dict.fromkeys(ways)] == [200] * len(set(ways))


def test_a_page_that_does_not_exist_has_no_way():
    assert pages.where("the page of the moon") == ""
    assert pages.way("the page of the moon", "Moon", "/") is None


def test_the_way_to_the_page_on_which_one_stands_says_so(client, small):
    assert '<a href="/bodies" aria-current="page">Bodies</a>' in head(html(client, "/bodies"))
    assert '<a href="/bodies" aria-current="true">Bodies</a>' in head(html(client, "/bodies/steering"))
    assert 'aria-current="' not in head(html(client, "/"))


def test_a_rehearsal_says_on_every_page_who_one_is_and_how_to_leave_it(client, small, remember):
    assert "Be somebody in it" in html(client, "/charter")
    remember(**{ACTOR: small["Ben"]})
    sent = html(client, "/charter")
    assert "You are Ben." in sent
    client.post(re.search(r'<form method="post" action="([^"]+)"', sent)[1], {})
    assert ACTOR not in client.session
    assert "You are" not in html(client, "/charter")


def test_what_was_just_done_is_told_once_and_links_its_entry(client, small, remember):
    admitted = Entry.objects.get(act="members.admit").index
    remember(**{ACTOR: small["Ada"], DONE: [admitted]})
    said = f'North Branch admitted Kit, 3 to 0. <a href="/record/{admitted}">Entry {admitted}</a>'
    assert said in html(client, "/charter")
    assert said not in html(client, "/charter")


def test_nothing_is_asked_of_an_organisation_that_is_not_founded(client):
    assert "Sign in" not in html(client, "/")


def test_a_stranger_to_a_live_organisation_may_join_or_sign_in_and_who_is_signed_in_finds_their_account(client, db):
    moot = found(rehearsal=False)
    assert '<a href="/sign-in">Sign in</a>' in head(html(client, "/"))
    account = Account.objects.create(email="kit@moot.example")
    client.force_login(account)
    assert '<a href="/account">Your account</a>' in head(html(client, "/"))
    tie(account, moot["Ada"])
    sent = head(html(client, "/"))
    assert '<a href="/me">Ada</a>' in sent
    assert "Join" not in sent


def test_nobody_is_asked_to_join_what_is_dissolved(client, small):
    assert ">Join</a>" in head(html(client, "/"))
    with door_open():
        Head.objects.update(dissolved_in=13)
    assert ">Join</a>" not in head(html(client, "/"))


def test_the_head_is_in_spanish_for_who_reads_spanish(client, small):
    sent = client.get("/", headers={"accept-language": "es"}).content.decode()
    assert '<a href="/record">Registro</a>' in sent
    assert "Esto es un ensayo: nada de esto ocurrió." in sent
