"""What follows when allauth says that something about an account was done (its signals; no act of the record)."""

from typing import Any

from allauth.account import signals
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from django.http import HttpRequest

from folkmoot.accounts import sessions
from folkmoot.accounts.models import Account
from folkmoot.mail.contacts import set_contact


def listen() -> None:
    """From now on."""
    for news in (signals.password_changed, signals.password_set, signals.password_reset):
        news.connect(password_is_new, dispatch_uid="accounts")
    signals.email_changed.connect(address_is_new, dispatch_uid="accounts")
    signals.email_confirmed.connect(address_is_proved, dispatch_uid="accounts")


def password_is_new(request: HttpRequest, user: Account, **_: Any) -> None:
    """Whoever has a new password is signed out everywhere else."""
    sessions.end(user, but=request.session.session_key)


def address_is_new(user: Account, to_email_address: EmailAddress, **_: Any) -> None:
    """The person is reached where they sign in."""
    if user.person:
        set_contact(user.person, address=to_email_address.email)


def address_is_proved(request: HttpRequest, email_address: EmailAddress, **_: Any) -> None:
    """Whoever proves an address by a code to sign in did not choose the password: somebody else may have."""
    account = email_address.user
    records = get_authentication_records(request, account)
    if account.last_login is None and records and records[-1]["method"] == "code":
        account.set_unusable_password()
        account.save()
