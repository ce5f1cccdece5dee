"""Every page of an account: ours, in both languages, and shut to whoever has not signed in."""

import re
import time
from pathlib import Path

import polib
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from folkmoot.accounts.conftest import says
from folkmoot.accounts.models import Account
from folkmoot.accounts.urls import OPEN, OWN

pytestmark = pytest.mark.django_db

KEYED = {"token": "nonsense", "pk": 999}


def where(page):
    """The address of a page; of one that asks for a key, with any."""
    keys = page.pattern.converters
    return reverse(page.name, kwargs={key: KEYED[key] for key in keys})


@pytest.mark.parametrize("page", OWN, ids=[page.name for page in OWN])
def test_a_page_of_ones_own_leads_whoever_has_not_signed_in_to_do_so(client, live, page):
    for method in (client.get, client.post):
        sent = method(where(page))
        assert (sent.status_code, sent["Location"].partition("?")[0]) == (302, "/sign-in")


@pytest.mark.parametrize("page", OPEN + OWN, ids=[page.name for page in OPEN + OWN])
def test_in_a_rehearsal_nobody_signs_in(client, moot, page):
    assert client.get(where(page))["Location"] == "/rehearse"


OURS = Path(__file__).parent


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(OURS / "locale" / "es" / "LC_MESSAGES" / "django.po"))


def test_every_sentence_stands_in_spanish_too(catalogue):
    assert len(catalogue) > 150
    assert [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()] == []


def test_the_places_in_a_sentence_are_the_same_in_both_languages(catalogue):
    def places(sentence):
        return sorted(re.findall(r"\{\w+\}|%\(\w+\)s", sentence))

    told = [
        (entry.msgid, each) for entry in catalogue for each in (entry.msgstr, *entry.msgstr_plural.values()) if each
    ]
    assert [english for english, spanish in told if places(english) != places(spanish)] == []


@pytest.fixture
def own(client, account):
    """Somebody who has signed in a moment ago, with an app and a passkey."""
    kit = account()
    TOTP.activate(kit, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(kit)
    Authenticator.objects.create(id=999, user=kit, type="webauthn", data={"name": "Mine"})
    client.force_login(kit)
    record_authentication(client, kit)
    return client


def record_authentication(client, account):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()


WITH_A_REAL_PASSKEY = {"mfa_add_webauthn", "mfa_reauthenticate_webauthn"}  # asked for in a browser
SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es"}


@pytest.mark.parametrize("page", OPEN + OWN, ids=[page.name for page in OPEN + OWN])
def test_a_page_is_in_one_language_and_made_of_our_own_templates(client, request, catalogue, page):
    if page in OWN and page.name not in WITH_A_REAL_PASSKEY:
        client = request.getfixturevalue("own")
    else:
        request.getfixturevalue("live")
    sent = client.get(where(page), **SPANISH)
    names = [each.name for each in sent.templates if each.name]
    assert [
        each for each in names if (OURS / "templates" / each).exists() == each.startswith(("web/", "django/"))
    ] == []
    if sent.status_code == 200 and sent["Content-Type"].startswith("text/html"):
        shown = says(sent)
        assert [each.msgid for each in catalogue if len(each.msgid) > 12 and each.msgid in shown] == []


def test_where_nothing_can_be_shown_again_a_page_says_so(client, account):
    made = account()
    made.set_unusable_password()
    made.save()
    client.force_login(made)
    sent = client.get("/account/again")

    assert sent.status_code == 403
    assert "Nothing to do here" in says(sent)


@pytest.mark.parametrize("path", ["/account", "/account/sessions", "/account/passkeys"])
def test_no_page_asks_more_of_the_database_for_more_rows(own, path):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            own.get(path)
        return len(asked)

    kit = Account.objects.get()
    queries()  # what follows from the record alone is known from then on
    one = queries()
    for number in range(10):
        made = SessionStore()
        made.create()
        UserSession.objects.create(user=kit, session_key=made.session_key, ip="192.0.2.7", user_agent="Firefox")
        Authenticator.objects.create(user=kit, type="webauthn", data={"name": f"Key {number}"})
    assert queries() == one <= 12
