"""Accounts in a real browser: made, entered by keyboard alone, with an app and with a passkey; each page to axe."""

import re
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import Page, expect

from folkmoot.accounts.invitations import invite
from folkmoot.accounts.models import Account
from folkmoot.mail.contacts import set_contact
from folkmoot.mail.queue import send_due
from tests.cast import found
from tests.everybody import can_be_read_by_everybody, press, to

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS, PASSWORD = "kit@moot.example", "seven oars and a lamp"
ENTRANCE = ("/sign-in", "/sign-in/code", "/sign-in/lost-password", "/account/new", "/account/invited/nonsense")
OWN = (
    "/account",
    "/account/preferences",
    "/account/address",
    "/account/password",
    "/account/sessions",
    "/account/second",
    "/account/passkeys",
    "/sign-out",
)
GUARDED = ("/account/second/app", "/account/passkeys/new", "/account/delete")


@pytest.fixture
def live(live_server):
    """The organisation of the cast, for real, served."""
    return found(rehearsal=False)


@pytest.fixture
def kit(live):
    """An account of somebody who is nobody's member."""
    account = Account(email=ADDRESS)
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.create(user=account, email=ADDRESS, verified=True, primary=True)
    return account


@pytest.fixture
def device(browser_page):
    """A device that keeps passkeys and opens at once."""
    session = browser_page.context.new_cdp_session(browser_page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def code():
    return re.findall(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[-1].body)[0]


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def prove(page: Page) -> None:
    """Show once more who one is, where that is asked."""
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def heading(page: Page, says: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(says)


def test_every_page_before_signing_in_can_be_read_by_everybody(browser_page, live):
    for path in ENTRANCE:
        can_be_read_by_everybody(browser_page, path)


def test_every_page_of_an_account_can_be_read_by_everybody(browser_page, kit, device):
    page = browser_page
    sign_in(page)
    for path in OWN:
        can_be_read_by_everybody(page, path)
    page.goto(GUARDED[0])
    heading(page, "Is it still you?")
    can_be_read_by_everybody(page)
    prove(page)
    for path in GUARDED:
        can_be_read_by_everybody(page, path)


def test_by_keyboard_alone_somebody_makes_an_account_and_signs_in(browser_page, live):
    page = browser_page
    page.goto("/sign-in")
    to(page, "a", "Make an account")
    page.keyboard.press("Enter")
    to(page, "input[type=email]")
    page.keyboard.type(ADDRESS)
    to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    press(page, "Make my account")
    heading(page, "Type the code")
    can_be_read_by_everybody(page)
    to(page, "input[name=code]")
    page.keyboard.type(code())
    press(page, "Go on")
    page.wait_for_url("**/account")
    press(page, "Sign out")
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    to(page, "input[type=email]")
    page.keyboard.type(ADDRESS)
    to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/account")


def test_a_wrong_password_is_told_where_everybody_finds_it(browser_page, kit):
    page = browser_page
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_label("Your password").fill("another one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="No account has this address with this password.")).to_be_visible()
    can_be_read_by_everybody(page)


def test_an_app_is_added_and_asked_for(browser_page, kit):
    page = browser_page
    sign_in(page)
    page.goto("/account/second")
    page.get_by_role("link", name="Add an app").click()
    prove(page)
    picture = page.get_by_role("img", name="The picture that the app reads.")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 0
    page.get_by_text("The app cannot read the picture").click()
    secret = page.locator("details code").inner_text()
    page.get_by_label("The code that the app shows").fill(figures(secret))
    page.get_by_role("button", name="Add the app").click()
    heading(page, "Recovery codes")
    can_be_read_by_everybody(page)
    recovery = page.locator("ol code").first.inner_text()
    assert page.locator("ol code").count() == 10
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page)
    heading(page, "One more proof")
    can_be_read_by_everybody(page)
    page.get_by_label("The code").fill(recovery)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")


def test_a_passkey_is_added_and_lets_one_in_alone(browser_page, kit, device):
    page = browser_page
    sign_in(page)
    page.goto("/account/passkeys/new")
    prove(page)
    page.get_by_label("What you call it").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    heading(page, "Recovery codes")
    page.goto("/account/passkeys")
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    for path in ("/account/passkeys", *paths_of_passkey(), "/account/second/codes/new", "/account/again/passkey"):
        can_be_read_by_everybody(page, path)
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account")
    expect(page.get_by_text(ADDRESS)).to_be_visible()


def test_a_passkey_is_a_second_proof_too(browser_page, kit, device):
    page = browser_page
    sign_in(page)
    page.goto("/account/passkeys/new")
    prove(page)
    page.get_by_role("button", name="Add the passkey").click()
    heading(page, "Recovery codes")
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page)
    heading(page, "One more proof")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account")


def test_a_passkey_that_the_device_refuses_is_told_in_words(browser_page, live, device):
    page = browser_page
    page.goto("/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert").filter(has_text="The passkey was not used")).to_be_visible()


def test_whoever_is_invited_has_an_account_by_one_button(browser_page, live, live_server):
    set_contact(live["Bram"], address="bram@moot.example")
    assert invite([live["Bram"]], live_server.url, by=live["Ada"], now=datetime.now(UTC)) == 1
    send_due(datetime.now(UTC))
    page = browser_page
    (way,) = re.findall(r"http\S+", mail.outbox[-1].body.partition("Open this")[2])
    can_be_read_by_everybody(page, way)
    page.get_by_role("button", name="Make my account").click()
    heading(page, "Your account")
    assert Account.objects.get().person == live["Bram"]
    page.goto(way)
    heading(page, "This invitation opens nothing")


def paths_of_passkey():
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk
    return f"/account/passkeys/{key}/name", f"/account/passkeys/{key}/remove"


def figures(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_page_on_which_an_officer_lets_somebody_in_anew_can_be_read_by_everybody(browser_page, kit, live):
    kit.person = live["Ada"]
    kit.save()
    sign_in(browser_page)
    for path in (f"/people/{live['Sid']}/access", f"/people/{live['Ada']}/access"):
        can_be_read_by_everybody(browser_page, path)
