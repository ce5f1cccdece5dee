"""The mails of accounts: every one that can be sent is ours, in the language of whoever gets it."""

import re
from pathlib import Path

import allauth
import pytest

from folkmoot.accounts.mails import MAILS, written

NEVER_SENT = {
    "account/email/email_deleted",  # an account has one address
    "account/email/password_reset_key",  # a code, not a link
}
GIVEN = {
    "site": "moot.example",
    "code": "ABCD-EFGH",
    "signup_url": "https://moot.example/account/new",
    "password_reset_url": "https://moot.example/sign-in/lost-password",
    "ip": "192.0.2.7",
    "user_agent": "A browser {with} braces",
    "from_email": "old@moot.example",
    "to_email": "new@moot.example",
}


def test_every_mail_that_can_be_sent_is_written_by_us():
    house = Path(allauth.__file__).parent
    sources = [file for room in ("account", "mfa") for file in (house / room).rglob("*.py")]
    found = {each for file in sources for each in re.findall(r'"((?:account|mfa)/email/\w+)"', file.read_text())}

    assert found - NEVER_SENT == set(MAILS)
    assert found >= NEVER_SENT


@pytest.mark.parametrize("what", MAILS)
def test_a_mail_is_whole_in_both_languages(what):
    from django.utils import translation

    with translation.override("en"):
        english = written(what, GIVEN)
    with translation.override("es"):
        spanish = written(what, GIVEN)
    for subject, text in (english, spanish):
        assert "moot.example" in text
        assert [each for each in re.findall(r"\{\w+\}", subject + text) if each != "{with}"] == []
    assert english[0] != spanish[0]
    assert english[1] != spanish[1]


@pytest.mark.django_db
def test_a_mail_is_in_the_language_of_its_account(client, account, mailoutbox):
    account(language="es")
    client.post("/sign-in/code", {"email": "kit@moot.example"}, headers={"accept-language": "en"})

    (sent,) = mailoutbox
    assert sent.subject.startswith("El código para entrar: ")
