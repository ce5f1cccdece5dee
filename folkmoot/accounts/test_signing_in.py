"""Coming in: by password, by a code by mail, with a second proof; and what nobody learns by trying."""

from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from folkmoot.accounts.conftest import PASSWORD, says
from folkmoot.accounts.models import Account
from folkmoot.accounts.sessions import device
from folkmoot.mail.contacts import contact_of, set_contact

pytestmark = pytest.mark.django_db
ADDRESS = "kit@moot.example"


def sign_in(client, password=PASSWORD, address=ADDRESS, **more):
    return client.post("/sign-in", {"login": address, "password": password}, **more)


def who(client):
    """The address of whoever has signed in in this browser."""
    key = client.session.get("_auth_user_id")
    return key and Account.objects.get(pk=key).email


def test_by_password(client, account):
    account()

    assert sign_in(client)["Location"] == "/account"
    assert who(client) == ADDRESS


def test_a_member_is_led_to_what_needs_them_now(client, account, live):
    set_contact(live["Ada"], address=ADDRESS)
    account()

    assert sign_in(client)["Location"] == "/now"


def test_one_is_led_back_to_where_one_was_going(client, account):
    account()
    asked = client.get("/account/sessions")["Location"]

    assert client.post(asked, {"login": ADDRESS, "password": PASSWORD, "next": "/account/sessions"})["Location"] == (
        "/account/sessions"
    )


def test_never_to_another_place(client, account):
    account()

    sent = client.post("/sign-in", {"login": ADDRESS, "password": PASSWORD, "next": "https://elsewhere.example/"})
    assert sent["Location"] == "/account"


def test_by_a_code_by_mail(client, account, code):
    account()
    assert client.post("/sign-in/code", {"email": ADDRESS})["Location"] == "/sign-in/code/type"
    client.post("/sign-in/code/type", {"code": code().lower().replace("-", " ")})

    assert who(client) == ADDRESS


def test_a_code_that_is_not_the_one_lets_nobody_in_and_three_end_it(client, account, code):
    account()
    client.post("/sign-in/code", {"email": ADDRESS})

    assert "This is not the code. Look at it once more." in says(client.post("/sign-in/code/type", {"code": "XXXX"}))
    client.post("/sign-in/code/type", {"code": "XXXX"})
    sent = client.post("/sign-in/code/type", {"code": "XXXX"}, follow=True)
    assert "That was tried too often." in says(sent)
    client.post("/sign-in/code/type", {"code": code()})
    assert who(client) is None


def test_a_new_account_is_made_with_a_password_and_an_address_that_is_proved(client, live, code):
    assert client.post("/account/new", {"email": "Kit@moot.example", "password1": PASSWORD})["Location"] == (
        "/account/code"
    )
    assert who(client) is None
    client.post("/account/code", {"code": code()})

    assert who(client) == ADDRESS
    client.logout()
    sign_in(client)
    assert who(client) == ADDRESS


def test_a_new_account_needs_no_password(client, live, code):
    client.post("/account/new", {"email": ADDRESS})
    client.post("/account/code", {"code": code()})

    assert who(client) == ADDRESS
    assert not Account.objects.get().has_usable_password()


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/account/new", {"password1": PASSWORD}),
        ("/sign-in/code", {}),
        ("/sign-in/lost-password", {}),
    ],
)
def test_nobody_learns_by_trying_whether_somebody_has_an_account(client, account, path, sent):
    def tried(address):
        answer = client.post(path, {**sent, "email": address})
        shown = client.get(answer["Location"])
        client.cookies.clear()
        return answer.status_code, answer["Location"], shown.status_code, says(shown).replace(address, "...")

    account("one@moot.example")
    assert tried("one@moot.example") == tried("two@moot.example")


def test_a_wrong_password_and_no_account_are_told_alike(client, account):
    account()

    wrong, unknown = sign_in(client, "another one"), sign_in(client, address="nobody@moot.example")
    assert [each.context["form"].non_field_errors() for each in (wrong, unknown)] == [
        ["No account has this address with this password. Look at both once more."]
    ] * 2


def test_after_five_wrong_passwords_one_waits(client, account):
    account()
    for _ in range(5):
        sign_in(client, "another one")

    assert "Wait five minutes, then try again." in says(sign_in(client))
    assert who(client) is None


def test_whoever_asks_too_often_is_told_when_to_try_again(client, live):
    for _ in range(20):
        client.post("/account/new", {"email": "x"})

    sent = client.post("/account/new", {"email": "x"})
    assert (sent.status_code, sent["Retry-After"]) == (429, "300")
    assert "you can try again" in says(sent)


def test_whoever_signs_in_is_the_person_who_is_reached_at_the_address(client, account, live):
    set_contact(live["Ada"], address=ADDRESS)
    account()
    sign_in(client)

    assert Account.objects.get().person == live["Ada"]


def test_a_stranger_with_an_account_is_nobody(client, account):
    account()
    sign_in(client)

    assert Account.objects.get().person is None
    assert "It belongs to nobody in the record" in says(client.get("/account"))


def figures(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_an_account_with_an_app_asks_for_its_code(client, account):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(account(), secret)

    assert sign_in(client)["Location"] == "/sign-in/second"
    assert who(client) is None
    assert "This is not the code." in says(client.post("/sign-in/second", {"code": "000000"}))
    client.post("/sign-in/second", {"code": figures(secret)})
    assert who(client) == ADDRESS


def test_a_code_by_mail_does_not_replace_the_second_proof(client, account, code):
    TOTP.activate(account(), "JBSWY3DPEHPK3PXP")
    client.post("/sign-in/code", {"email": ADDRESS})

    assert client.post("/sign-in/code/type", {"code": code()})["Location"] == "/sign-in/second"
    assert who(client) is None


def test_a_lost_password_is_replaced_with_a_code_by_mail(client, account, code):
    account()
    client.post("/sign-in/lost-password", {"email": ADDRESS})
    client.post("/sign-in/lost-password/code", {"code": code()})
    new = "eight oars and a lamp"
    client.post("/sign-in/lost-password/new", {"password1": new, "password2": new})

    sign_in(client)
    assert who(client) is None
    sign_in(client, new)
    assert who(client) == ADDRESS


def test_whoever_made_an_account_with_the_address_of_another_keeps_no_key_to_it(client, live, code):
    client.post("/account/new", {"email": ADDRESS, "password1": PASSWORD})
    client.cookies.clear()  # another one, who reads the mail
    client.post("/sign-in/code", {"email": ADDRESS})
    client.post("/sign-in/code/type", {"code": code()})

    assert who(client) == ADDRESS
    assert not Account.objects.get().has_usable_password()


def test_a_new_address_is_used_from_when_it_is_proved_and_the_old_one_is_told(client, account, live, code, mailoutbox):
    account(person=live["Ada"])
    sign_in(client)
    client.post("/account/address", {"email": "ada@new.example", "action_add": "1"})
    assert Account.objects.get().email == ADDRESS
    client.post("/account/code", {"code": code()})

    assert (Account.objects.get().email, contact_of(live["Ada"]).address) == ("ada@new.example", "ada@new.example")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("ada@new.example", True)]
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == ([ADDRESS], "Your address was changed")
    assert "from kit@moot.example to ada@new.example" in mailoutbox[-1].body


def test_a_new_password_signs_one_out_everywhere_else(client, account, client_elsewhere):
    account()
    sign_in(client)
    sign_in(client_elsewhere)
    new = "eight oars and a lamp"
    client.post("/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert client.get("/account").status_code == 200
    assert client_elsewhere.get("/account").status_code == 302
    assert Session.objects.count() == 1


def test_one_sees_where_one_is_signed_in_and_ends_it_elsewhere(client, account, client_elsewhere):
    account()
    sign_in(client, headers={"user-agent": "Firefox Linux"})
    sign_in(client_elsewhere, headers={"user-agent": "Firefox iPhone"})
    page = says(client.get("/account/sessions"))
    assert "Firefox on Linux" in page
    assert "Firefox on iPhone" in page
    client.post("/account/sessions")

    assert "Firefox on iPhone" not in says(client.get("/account/sessions"))
    assert client_elsewhere.get("/account").status_code == 302


def test_an_account_is_deleted_and_the_person_stays(client, account, live):
    account(person=live["Ada"])
    set_contact(live["Ada"], address=ADDRESS)
    sign_in(client)
    assert client.get("/account/delete")["Location"].startswith("/account/again?")
    client.post("/account/again?next=/account/delete", {"password": PASSWORD})
    assert client.post("/account/delete").status_code == 422
    assert "Your account is deleted." in says(client.post("/account/delete", {"sure": "on"}, follow=True))

    assert Account.objects.count() == Authenticator.objects.count() == 0
    assert contact_of(live["Ada"]).address == ADDRESS


def test_language_and_time_zone_are_kept_for_pages_and_mails(client, account, live):
    account(person=live["Ada"])
    sign_in(client)
    client.post("/account/preferences", {"language": "es", "zone": "America/Chicago"})

    kept = contact_of(live["Ada"])
    assert (kept.language, kept.zone) == ("es", "America/Chicago")
    assert client.cookies["language"].value == "es"


def test_the_language_of_the_account_comes_along_to_another_device(client, account):
    account(language="es")

    assert sign_in(client).cookies["language"].value == "es"


@pytest.mark.parametrize(
    ("user_agent", "says"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.0", "A browser that does not say which"),
    ],
)
def test_a_browser_is_called_what_people_call_it(user_agent, says):
    assert device(user_agent) == says


def test_times_are_shown_by_the_clocks_of_the_place_that_one_chose(client, account):
    made = account(zone="Asia/Tokyo")
    sign_in(client)
    since = UserSession.objects.get(user=made).created_at.astimezone(ZoneInfo("Asia/Tokyo"))

    assert f"{since:%H:%M}" in says(client.get("/account/sessions"))


def test_whoever_is_nobody_finds_their_account_at_the_head_of_each_page(client, account):
    account()
    assert b">Sign in</a>" in client.get("/charter").content
    sign_in(client)

    sent = client.get("/charter").content
    assert b'<a href="/account">Your account</a>' in sent
    assert b">Sign in</a>" not in sent
