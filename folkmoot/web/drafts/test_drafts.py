"""A form that is begun is kept for whoever began it, and for nobody else, until it is done or forgotten."""

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.door.models import Entry, KeptText
from folkmoot.web.conftest import be, html, text
from folkmoot.web.drafts import keeping
from folkmoot.web.models import Draft
from tests.cast import NORTH, found

pytestmark = pytest.mark.django_db

CALL = {"body": "branch", "unit": str(NORTH), "day": "2026-05-25", "agenda": "The leaking roof", "request_id": "one"}
FORM = "/do/bodies.convene"


@pytest.fixture
def as_ada(client, moot):
    be(client, moot["Ada"])
    return moot


def kept(client, **fields):
    """What the line below the form says when its script sends these fields."""
    answer = client.post(f"{FORM}/draft", {**CALL, **fields})
    return answer.content.decode(), answer.status_code


def test_the_button_keeps_what_was_typed_and_the_form_stands_filled_in_again(client, as_ada):
    assert "You began this" not in text(html(client, FORM))
    answer = client.post(FORM, {**CALL, "keep": "keep", "day": "no day", "back": "/now"})
    assert answer.url == f"{FORM}?back=%2Fnow"
    sent = html(client, FORM)
    assert "You began this, and what you had typed on 1 May 2026 stands here." in text(sent)
    assert ">The leaking roof</textarea>" in sent
    assert 'value="no day"' in sent
    assert '<option value="branch" selected>' in sent
    assert as_ada.size() == 14


def test_the_script_keeps_it_too_and_is_told_when(client, as_ada):
    said, status = kept(client)
    assert status == 200
    assert said.startswith("Kept at ")
    assert len(said) == len("Kept at 18:32")
    assert json.loads(Draft.objects.get().typed) == {
        "body": ["branch"],
        "unit": [str(NORTH)],
        "day": ["2026-05-25"],
        "agenda": ["The leaking roof"],
    }
    kept(client, agenda="The roof, which leaks")
    assert ">The roof, which leaks</textarea>" in html(client, FORM)
    assert Draft.objects.count() == 1


def test_nobody_else_finds_it(client, as_ada):
    kept(client)
    be(client, as_ada["Sid"])
    for path in (FORM, "/now", "/me", "/me.json", "/me.csv"):
        assert "leaking roof" not in html(client, path)
        assert "You began" not in html(client, path)
    client.post(f"{FORM}/draft", {"forget": "forget"})
    assert Draft.objects.count() == 1


def test_in_a_live_organisation_a_draft_is_of_the_person_of_the_account(client):
    moot = found(rehearsal=False)
    for name in ("Ada", "Sid"):
        account = Account.objects.create(email=f"{name}@moot.example", person=moot[name])
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        if name == "Ada":
            kept(client)
            assert "stands here. Nobody else can read it." in text(html(client, FORM))
    assert "leaking roof" not in html(client, FORM)
    client.logout()
    assert client.post(f"{FORM}/draft", CALL).status_code == 404
    assert Draft.objects.get().person == moot["Ada"]


def test_its_words_are_in_no_entry_and_in_no_log(client, as_ada, caplog):
    caplog.set_level(logging.DEBUG)
    kept(client)
    client.post(FORM, {**CALL, "keep": "keep"})
    html(client, FORM)
    assert "leaking" not in caplog.text
    assert [each for each in KeptText.objects.values_list("text", flat=True) if "leaking" in each] == []
    assert [each for each in Entry.objects.values_list("line", flat=True) if b"leaking" in bytes(each)] == []


def test_once_the_act_is_done_it_is_gone_and_what_comes_late_is_not_kept(client, as_ada):
    kept(client)
    assert client.post(FORM, {**CALL, "draft": "own"}).status_code == 302
    assert Draft.objects.count() == 0
    assert kept(client) == ("This is done already.", 422)
    assert Draft.objects.count() == 0


def test_what_is_refused_or_has_faults_stays_kept(client, as_ada):
    kept(client)
    assert client.post(FORM, {**CALL, "draft": "own", "day": "2020-01-01"}).status_code == 422
    be(client, as_ada["Bram"])
    kept(client)
    assert client.post(FORM, {**CALL, "draft": "own"}).status_code == 403
    assert Draft.objects.count() == 2


def test_beginning_anew_empties_the_form(client, as_ada):
    kept(client)
    answer = client.post(f"{FORM}/draft", {"anew": "anew", "back": "/now"})
    assert answer.url == f"{FORM}?back=%2Fnow"
    assert "leaking roof" not in html(client, answer.url)
    assert Draft.objects.count() == 0


def test_an_address_that_asks_for_something_else_comes_first_and_leads_to_the_draft(client, as_ada):
    kept(client)
    sent = html(client, f"{FORM}?body=steering")
    assert f'<a href="{FORM}">take that up again</a>' in sent
    assert "leaking roof" not in sent
    assert "data-draft" not in sent
    assert client.post(FORM, {**CALL, "request_id": "two", "agenda": "Oars"}).status_code == 302
    assert Draft.objects.count() == 1
    assert ">The leaking roof</textarea>" in html(client, f"{FORM}?body=branch")


def test_decisions_that_carry_different_acts_are_kept_apart(client, as_ada):
    for carries, question in (("members.expel", "Shall Sid go?"), ("nothing", "Is it nice here?")):
        client.post("/do/bodies.decide", {"carries": carries, "question": question, "keep": "keep"})
    assert 'value="Shall Sid go?"' in html(client, "/do/bodies.decide?carries=members.expel")
    assert 'value="Is it nice here?"' in html(client, "/do/bodies.decide?carries=nothing")
    assert kept(client, carries="members.nothing") == ("Nobody can decide this here.", 422)


def test_what_one_began_stands_on_the_first_page_and_among_ones_own_data(client, as_ada):
    client.post("/do/bodies.decide/draft", {"carries": "members.expel", "question": "Shall Sid go?"})
    now = html(client, "/now")
    assert "You began: Enter a decision (Expel a member)" in text(now)
    assert '<a class="deed" href="/do/bodies.decide?carries=members.expel">Go on with it</a>' in now
    assert "Forms that you began Enter a decision (Expel a member) , 1 May 2026 Forget" in text(html(client, "/me"))
    (found,) = json.loads(client.get("/me.json").content)["drafts"]
    assert json.loads(found["said"]) == {"question": ["Shall Sid go?"]}
    answer = client.post("/do/bodies.decide/draft", {"carries": "members.expel", "forget": "forget", "back": "/me"})
    assert answer.url == "/me"
    assert "Forms that you began" not in text(html(client, "/me"))


def test_what_is_too_long_is_not_kept_and_not_lost(client, as_ada):
    long = "oar " * 30_000
    assert kept(client, agenda=long) == (
        "This is too long to be kept for later. What you typed still stands here.",
        422,
    )
    answer = client.post(FORM, {**CALL, "agenda": long, "keep": "keep"})
    assert answer.status_code == 422
    assert "Not kept This is too long to be kept for later." in text(answer.content.decode())
    assert "oar oar oar" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_a_person_keeps_so_many_and_no_more(client, as_ada, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 1)
    kept(client)
    client.post("/do/members.resign/draft", {"reason": "I am tired."})
    assert [each.act for each in Draft.objects.all()] == ["bodies.convene"]
    assert kept(client, agenda="Oars")[1] == 200
    said = client.post("/do/members.resign", {"reason": "I am tired.", "keep": "keep"}).content.decode()
    assert "You have begun 1 forms." in said
    assert "I am tired." in said


def test_a_stranger_keeps_nothing(client, moot):
    assert client.post(f"{FORM}/draft", CALL).status_code == 404
    assert "Keep for later" not in html(client, "/join")
    assert Draft.objects.count() == 0


def test_of_what_is_no_form_nothing_is_kept(client, as_ada):
    for name in ("constitution.found", "members.admit_batch", "members.nothing"):
        assert client.post(f"/do/{name}/draft", CALL).status_code == 404


def test_another_site_cannot_keep_or_forget(moot):
    client = Client(enforce_csrf_checks=True)
    session = client.session
    session["rehearses_as"] = moot["Ada"]
    session.save()
    assert client.post(f"{FORM}/draft", CALL).status_code == 403


def test_what_nobody_goes_on_with_for_a_year_is_forgotten(client, as_ada):
    kept(client)
    began = Draft.objects.get().day
    keeping.forget_old(began + timedelta(days=365))
    assert Draft.objects.count() == 1
    keeping.forget_old(began + timedelta(days=366))
    assert Draft.objects.count() == 0
