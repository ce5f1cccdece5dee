from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from folkmoot.accounts.conftest import PASSWORD
from folkmoot.accounts.models import Account, Remembered
from folkmoot.accounts.upkeep import upkeep

pytestmark = pytest.mark.django_db
ADDRESS = "kit@moot.example"


def test_what_still_runs_stays(client, account):
    account()
    client.post("/sign-in", {"login": ADDRESS, "password": PASSWORD})
    cache.set("tried", 3, 300)
    upkeep()

    assert client.get("/account").status_code == 200
    assert (Session.objects.count(), UserSession.objects.count(), cache.get("tried")) == (1, 1, 3)


def test_what_has_run_out_is_forgotten(client, account):
    account()
    client.post("/sign-in", {"login": ADDRESS, "password": PASSWORD})
    cache.set("tried", 3, 300)
    before = timezone.now() - timedelta(minutes=1)
    Session.objects.update(expire_date=before)
    Remembered.objects.update(expires=before)
    upkeep()

    assert (Session.objects.count(), UserSession.objects.count(), Remembered.objects.count()) == (0, 0, 0)
    assert Account.objects.count() == 1


def test_an_account_whose_address_nobody_proves_gives_the_address_back(client, live, account):
    account("proved@moot.example")
    client.post("/account/new", {"email": ADDRESS, "password1": PASSWORD})
    upkeep()
    assert Account.objects.count() == 2
    Account.objects.update(since=timezone.now() - timedelta(days=8))
    upkeep()

    assert [each.email for each in Account.objects.all()] == ["proved@moot.example"]
