from datetime import timedelta

import pytest
from django.test import Client

from folkmoot.api import tokens
from folkmoot.api.conftest import Call, tokens_today
from folkmoot.api.models import Token
from folkmoot.web.page import ACTOR
from tests.cast import Moot


def test_only_a_digest_is_kept(moot: Moot) -> None:
    written = tokens.make(moot["Ada"], "phone", ["read"], today=tokens_today())
    assert written not in str(list(Token.objects.values_list()))
    assert tokens.find(written, tokens_today()).person == moot["Ada"]


def test_a_token_opens_nothing_once_it_is_taken_back_or_has_run_out(moot: Moot, call: Call) -> None:
    today = tokens_today()
    revoked = tokens.make(moot["Ada"], "phone", ["read"], today=today)
    over = tokens.make(moot["Ada"], "phone", ["read"], today=today - timedelta(days=31), days=30)
    assert tokens.revoke(tokens.find(revoked, today).pk, moot["Ada"], today)
    assert [call("me", token=each)[0] for each in (revoked, over, "folkmoot_guess", "x")] == [401] * 4


def test_nobody_takes_back_the_token_of_another(moot: Moot) -> None:
    written = tokens.make(moot["Ada"], "phone", ["read"], today=tokens_today())
    assert not tokens.revoke(tokens.find(written, tokens_today()).pk, moot["Ben"], tokens_today())
    assert tokens.find(written, tokens_today()) is not None


def test_a_token_is_for_something_that_there_is(moot: Moot) -> None:
    for scopes in ([], ["everything"], ["read", "act:magic"]):
        with pytest.raises(ValueError, match="what the token is for"):
            tokens.make(moot["Ada"], "phone", scopes, today=tokens_today())


def test_one_person_has_so_many_tokens_at_most(moot: Moot) -> None:
    for _ in range(tokens.MOST):
        tokens.make(moot["Ada"], "phone", ["read"], today=tokens_today())
    with pytest.raises(tokens.TooMany):
        tokens.make(moot["Ada"], "phone", ["read"], today=tokens_today())


@pytest.fixture
def ada(moot: Moot, client: Client) -> Client:
    session = client.session
    session[ACTOR] = moot["Ada"]
    session.save()
    return client


def test_a_token_is_made_on_its_page_shown_once_and_taken_back(moot: Moot, ada: Client) -> None:
    page = ada.post("/account/tokens", {"label": "phone", "for": ["read", "calendar"], "days": "30"}, follow=True)
    written = page.content.decode().partition('<code class="token">')[2].partition("<")[0]
    assert tokens.find(written, tokens_today()).label == "phone"
    assert f"/feeds/meetings/{written}.ics" in page.content.decode()
    assert written not in ada.get("/account/tokens").content.decode()
    ada.post(f"/account/tokens/{Token.objects.get().pk}/revoke")
    assert tokens.find(written, tokens_today()) is None


def test_the_page_says_what_is_missing_and_keeps_what_was_typed(ada: Client) -> None:
    page = ada.post("/account/tokens", {"label": "my phone", "days": "30"})
    assert page.status_code == 422
    assert 'value="my phone"' in page.content.decode()
    assert "Tick at least one thing that the token is for." in page.content.decode()
    assert not Token.objects.exists()


def test_a_stranger_is_asked_to_sign_in(moot: Moot, client: Client) -> None:
    assert client.get("/account/tokens").headers["Location"] == "/sign-in?next=/account/tokens"
