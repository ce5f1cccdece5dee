"""What accounts write to people: each mail in whole sentences, in the language of whoever gets it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.mail.queue import send_now

Written = tuple[str, str]
"""What a mail is about, and what it says."""


def send(address: str, subject: str, text: str) -> None:
    """Send one mail to an address. All mails of accounts and of renewed access go through here.

    It goes out at once; where the mail server is away it waits with the other letters, and is tried again.
    """
    language = get_language() or settings.LANGUAGE_CODE
    send_now(address, subject, text, about=f"account {uuid4().hex}", language=language, now=datetime.now(UTC))


def _new_address(given: Mapping[str, Any]) -> Written:
    text = _(
        "Somebody, probably you, gave this address at {site}. To show that it is yours, type this code there:\n\n"
        "{code}\n\nIf it was not you, do nothing: the address is not used."
    )
    return _("Your code: {code}"), text


def _sign_in(given: Mapping[str, Any]) -> Written:
    text = _(
        "To sign in at {site}, type this code there:\n\n{code}\n\n"
        "It can be used once, in the next quarter of an hour. If you did not ask for it, do nothing: nobody comes in "
        "without it."
    )
    return _("Your code to sign in: {code}"), text


def _lost_password(given: Mapping[str, Any]) -> Written:
    text = _(
        "To choose a new password at {site}, type this code there:\n\n{code}\n\n"
        "It can be used once, in the next quarter of an hour. If you did not ask for it, do nothing: your password "
        "stays as it is."
    )
    return _("Your code for a new password: {code}"), text


def _unknown(given: Mapping[str, Any]) -> Written:
    text = _(
        "Somebody, probably you, wants to sign in at {site} with this address. No account has it. Perhaps you used "
        "another address; or you can make an account with this one:\n\n{signup_url}\n\nIf it was not you, do nothing."
    )
    return _("No account has this address"), text


def _has_one(given: Mapping[str, Any]) -> Written:
    text = _(
        "Somebody, probably you, wants to make an account at {site} with this address. It has one already. If you "
        "lost the password, choose a new one:\n\n{password_reset_url}\n\nIf it was not you, do nothing."
    )
    return _("This address has an account already"), text


def _changed(subject: Callable[[], str], says: Callable[[], str]) -> Callable[[Mapping[str, Any]], Written]:
    """A mail that says that something about the account is different now."""

    def written(given: Mapping[str, Any]) -> Written:
        text = _(
            "{says}\n\nIt was done at {site}, from the network address {ip}, with {user_agent}. If that was not you, "
            "choose a new password at once, and tell an officer of the organisation:\n\n{password_reset_url}"
        )
        return subject(), text.replace("{says}", says())

    return written


MAILS: dict[str, Callable[[Mapping[str, Any]], Written]] = {
    "account/email/email_confirmation": _new_address,
    "account/email/email_confirmation_signup": _new_address,
    "account/email/login_code": _sign_in,
    "account/email/password_reset_code": _lost_password,
    "account/email/unknown_account": _unknown,
    "account/email/account_already_exists": _has_one,
    "account/email/password_changed": _changed(
        lambda: _("Your password was changed"), lambda: _("The password of your account was changed.")
    ),
    "account/email/password_set": _changed(
        lambda: _("Your account has a password now"), lambda: _("A password was set for your account.")
    ),
    "account/email/password_reset": _changed(
        lambda: _("Your password was changed"), lambda: _("A new password was chosen with a code by mail.")
    ),
    "account/email/email_changed": _changed(
        lambda: _("Your address was changed"),
        lambda: _("The address of your account was changed from {from_email} to {to_email}."),
    ),
    "mfa/email/totp_activated": _changed(
        lambda: _("Your account asks for a second proof now"),
        lambda: _("An app that shows codes was added to your account."),
    ),
    "mfa/email/totp_deactivated": _changed(
        lambda: _("Your account has one proof less"), lambda: _("The app that shows codes was taken off your account.")
    ),
    "mfa/email/recovery_codes_generated": _changed(
        lambda: _("You have new recovery codes"), lambda: _("New recovery codes were made for your account.")
    ),
    "mfa/email/webauthn_added": _changed(
        lambda: _("Your account has a new passkey"), lambda: _("A passkey was added to your account.")
    ),
    "mfa/email/webauthn_removed": _changed(
        lambda: _("Your account has a passkey less"), lambda: _("A passkey was taken off your account.")
    ),
}
"""What allauth calls each mail, and how it is written. Its own templates are not used."""


def written(what: str, given: Mapping[str, Any]) -> Written:
    """A mail in the language of the moment: what it is about, and what it says."""
    subject, text = MAILS[what](given)
    return subject.format_map(given), text.format_map(given)
