import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from folkmoot.accounts.conftest import PASSWORD, says
from folkmoot.accounts.invitations import invite, undelivered, under_way, waiting
from folkmoot.accounts.models import Account, Invited
from folkmoot.accounts.ties import account_of
from folkmoot.accounts.upkeep import upkeep
from folkmoot.mail.contacts import set_contact
from folkmoot.mail.models import Letter
from folkmoot.mail.queue import send_due

pytestmark = pytest.mark.django_db
SITE, ADDRESS = "https://moot.example", "bram@moot.example"


def ask(live, *names, **later):
    """Let Ada invite these people, now or later."""
    return invite([live[name] for name in names], SITE, by=live["Ada"], now=timezone.now() + timedelta(**later))


@pytest.fixture
def way(live, mailoutbox):
    """The way that Bram gets by mail."""
    set_contact(live["Bram"], address=ADDRESS)
    assert ask(live, "Bram") == 1
    send_due(timezone.now())
    return re.search(r"https://moot.example(/\S+)", mailoutbox[-1].body)[1]


def test_an_invitation_makes_an_account_by_one_button(client, live, way):
    assert ADDRESS in says(client.get(way))
    assert client.post(way)["Location"] == "/account"

    assert account_of(live["Bram"]).email == ADDRESS
    assert client.get("/account").status_code == 200


def test_it_opens_once(client, client_elsewhere, way):
    client.post(way)

    assert client_elsewhere.post(way).status_code == 404
    assert client_elsewhere.get("/account").status_code == 302


def test_it_opens_for_two_weeks(client, way):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get(way).status_code == 404


def test_it_opens_nothing_when_the_person_is_reached_elsewhere_by_then(client, live, way):
    set_contact(live["Bram"], address="bram@new.example")

    assert client.get(way).status_code == 404


def test_a_link_that_somebody_made_up_opens_nothing(client, way):
    assert client.get(way[:-3] + "xyz").status_code == 404


def test_to_look_at_it_makes_nothing(client, way):
    client.get(way)

    assert Account.objects.count() == 0


def test_a_password_that_somebody_else_chose_for_the_address_opens_nothing_afterwards(client, client_elsewhere, way):
    client_elsewhere.post("/account/new", {"email": ADDRESS, "password1": PASSWORD})
    client.post(way)

    assert not Account.objects.get().has_usable_password()


def test_whoever_has_an_account_or_no_address_is_not_invited(live, account, mailoutbox):
    account(ADDRESS, person=live["Bram"])
    set_contact(live["Bram"], address=ADDRESS)
    set_contact(live["Sid"], on_paper=True)
    set_contact(live["Ada"], address="ada@moot.example")

    assert ask(live, "Bram", "Sid") == 0
    assert [each.person for each in waiting()] == [live["Ada"]]
    assert Letter.objects.count() == 0


def test_it_is_in_the_language_of_the_person(live, mailoutbox):
    set_contact(live["Bram"], address=ADDRESS, language="es")
    ask(live, "Bram")
    send_due(timezone.now())

    assert mailoutbox[0].subject == "Una cuenta propia en https://moot.example"


def test_nobody_is_invited_twice_in_a_day_and_who_did_not_answer_may_be_again(live, way):
    assert ask(live, "Bram", hours=20) == 0
    assert ask(live, "Bram", hours=30) == 1
    assert Invited.objects.get().person == live["Bram"]


def test_invitations_wait_with_the_other_letters_and_no_word_of_them_is_left_when_they_are_sent(live):
    set_contact(live["Bram"], address=ADDRESS)
    set_contact(live["Sid"], address="sid@moot.example")
    ask(live, "Bram", "Sid")

    assert under_way(live["Ada"]) == (2, 2)
    send_due(timezone.now())
    assert under_way(live["Ada"]) == (0, 2)
    assert Letter.objects.count() == 0


def test_an_invitation_that_the_mail_server_does_not_take_is_known(live):
    set_contact(live["Bram"], address=ADDRESS)
    ask(live, "Bram")
    Letter.objects.update(state=Letter.FAILED)

    assert undelivered([live["Bram"], live["Sid"]]) == {live["Bram"]}


def test_that_somebody_was_invited_is_forgotten_when_they_have_an_account(client, live, way):
    client.post(way)
    upkeep()

    assert Invited.objects.count() == 0
