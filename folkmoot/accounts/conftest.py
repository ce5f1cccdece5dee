"""A live organisation, and somebody who signs in."""

import re
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from folkmoot.accounts.models import Account
from tests.cast import found

PASSWORD = "seven oars and a lamp"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def live(db):
    """The organisation of the cast, for real."""
    return found(rehearsal=False)


@pytest.fixture
def account(live):
    """Makes an account whose address is proved."""

    def made(address="kit@moot.example", password=PASSWORD, **more):
        account = Account(email=address, **more)
        account.set_password(password)
        account.save()
        EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
        return account

    return made


@pytest.fixture
def code(mailoutbox):
    """The code in the mail that was sent last."""
    return lambda: re.findall(r"[A-Z]{4}-[A-Z]{4}", mailoutbox[-1].body)[0]


@pytest.fixture
def client_elsewhere():
    """Another browser."""
    return Client()


def says(response):
    """The words between the tags of a page's main part."""
    sent = response.content.decode()
    main = sent[sent.index("<main") : sent.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
