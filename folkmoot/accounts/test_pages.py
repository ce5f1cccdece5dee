"""Every page of an account: ours, in both languages, and shut to whoever has not signed in."""

import pytest
from django.urls import reverse

from folkmoot.accounts.urls import OPEN, OWN

pytestmark = pytest.mark.django_db

KEYED = {"token": "nonsense", "pk": 1}


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
