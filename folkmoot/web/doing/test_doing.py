"""Acting in a live organisation: by whoever signed in, at the real time; strangers apply, accounts of nobody do not."""

import pytest
import time_machine

from folkmoot.accounts.models import Account
from folkmoot.door.models import Entry, Head
from folkmoot.members.models import Application
from folkmoot.web.conftest import be, html, text
from folkmoot.web.doing.final import FINAL
from tests.cast import found

pytestmark = pytest.mark.django_db

APPLY = {"name": "Kit", "unit": "0"}
CALL = {"body": "branch", "unit": "0", "day": "2026-05-25"}


@pytest.fixture
def live():
    """A live organisation, eight days after its founding."""
    moot = found(rehearsal=False)
    with time_machine.travel("2026-05-09T12:00:00Z", tick=False):
        yield moot


def sign_in(client, person=None):
    account = Account.objects.create(email=f"{person or 'root'}@federation.example", person=person)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return account


def send(client, act, **fields):
    return client.post(f"/do/{act}", {"request_id": "one", **fields})


def test_a_member_acts_at_the_real_time_and_goes_back_to_where_they_came_from(client, live):
    sign_in(client, live["Ada"])
    form = client.get("/do/bodies.convene", headers={"referer": "http://testserver/bodies?page=1"})
    assert '<input type="hidden" name="back" value="/bodies?page=1">' in form.content.decode()
    assert send(client, "bodies.convene", **CALL, back="/bodies?page=1").url == "/bodies?page=1"
    row = Entry.objects.get(act="bodies.convene")
    assert (row.kind, row.at.isoformat()) == ("live", "2026-05-09T12:00:00+00:00")
    assert f"Ada called a meeting of North Branch for 25 May 2026. Entry {row.index}" in text(html(client, "/bodies"))


@pytest.mark.parametrize("act", ["members.resign", "bodies.decide", "record.correct"])
def test_a_stranger_is_asked_to_sign_in_and_comes_back(client, live, act):
    assert client.get(f"/do/{act}?unit=0").url == f"/sign-in?next=%2Fdo%2F{act}%3Funit%3D0"
    assert send(client, act).url == f"/sign-in?next=%2Fdo%2F{act}"
    assert Head.objects.get().size == live.size()


def test_a_stranger_applies_once_however_often_they_press(client, live):
    assert "Kit" not in html(client, "/do/members.apply")
    size = live.size()
    assert [send(client, "members.apply", **APPLY).status_code for _ in range(2)] == [302, 302]
    assert (live.size(), Application.objects.count()) == (size + 1, 1)


def test_an_account_of_nobody_becomes_that_of_whoever_applied_with_it(client, live):
    account = sign_in(client)
    send(client, "members.apply", **APPLY)
    account.refresh_from_db()
    assert account.person == Application.objects.get().person
    assert "Kit applied to join North Branch." in text(html(client, f"/record/{live.size() - 1}"))


def test_an_account_of_nobody_may_do_no_more_than_a_stranger(client, live):
    sign_in(client)
    response = client.get("/do/members.resign")
    assert response.status_code == 403
    assert "This account belongs to nobody in the organisation yet" in response.content.decode()
    assert send(client, "bodies.decide").status_code == 403


def test_nobody_acts_as_somebody_else_by_what_a_cookie_of_a_rehearsal_says(client, live):
    sign_in(client, live["Bram"])
    session = client.session
    session["rehearses_as"] = live["Ada"]
    session.save()
    assert "You act as Bram" in text(html(client, "/do"))


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "x" * 600]
)
def test_nobody_is_led_to_another_site(client, live, back):
    sign_in(client, live["Ada"])
    assert send(client, "bodies.convene", **CALL, back=back).url == "/do"


def test_what_cannot_be_undone_is_asked_again_and_can_still_be_changed(client, live):
    sign_in(client, live["Bram"])
    size, fields = live.size(), {"reason": "I move away.", "back": "/members"}
    asked = send(client, "members.resign", **fields).content.decode()
    assert "This cannot be undone" in asked
    assert '<input type="hidden" name="reason" value="I move away.">' in asked
    changed = send(client, "members.resign", change="change", **fields).content.decode()
    assert "I move away.</textarea>" in changed
    assert live.size() == size
    assert send(client, "members.resign", confirmed="yes", **fields).url == "/members"
    assert live.size() == size + 1


def test_a_decision_that_carries_what_cannot_be_undone_is_asked_again_too(client, live):
    sign_in(client, live["Ada"])
    fields = {"carries": "members.expel", "carries.0.person": live["Bram"], "carries.0.reason": "He shouted."}
    count = {"body": "steering", "yes": "1", "no": "0", "present": "1", "question": "Shall we?"}
    asked = text(send(client, "bodies.decide", **fields, **count).content.decode())
    assert asked.startswith("Enter a decision: expel a member This cannot be undone")
    assert "Who Bram" in asked


def test_each_act_that_cannot_be_undone_exists():
    from folkmoot.door.act import REGISTER

    assert FINAL.keys() - REGISTER.keys() == set()


def test_whoever_is_played_goes_on_to_the_form_that_asked_for_them(client, small):
    asked = client.get("/do/members.transfer")
    sent = html(client, asked.url)
    assert '<input type="hidden" name="next" value="/do/members.transfer">' in sent
    assert client.post("/rehearse/as", {"person": small["Ada"], "next": "/do/members.transfer"}).url == (
        "/do/members.transfer"
    )
    assert client.post("/rehearse/as", {"person": small["Ada"], "next": "https://x.example/"}).url == "/do"


def test_a_page_in_spanish(client, small):
    be(client, small["Ada"])
    said = text(client.get("/do", headers={"accept-language": "es"}).content.decode())
    assert said.startswith("Lo que puede hacer")
