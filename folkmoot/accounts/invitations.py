"""Inviting somebody who is in the record to have an account: a link by mail, which proves the address too."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.accounts import mails
from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import account_of, tie
from folkmoot.mail.contacts import address_of, addresses_of, contact_of, same

DAYS = 14
_SALT = "accounts.invitation"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is invited, and where they are reached."""

    person: str
    address: str


def waiting(people: Iterable[str]) -> dict[str, str]:
    """Whom of these people an invitation would reach: they have an address and no account yet; two queries."""
    reached = addresses_of(people)
    having = set(Account.objects.filter(person__in=list(reached)).values_list("person", flat=True))
    return {person: address for person, address in reached.items() if person not in having}


def invite(person: str, site: str) -> bool:
    """Send a person the way to an account of their own; whether they have an address and no account yet.

    `site` is the address of the front page, as in "https://moot.example". The way is open for two weeks, once.
    """
    contact = contact_of(person)
    if not contact.address or account_of(person) is not None:
        return False
    token = signing.dumps([person, contact.address], salt=_SALT)
    given = {"site": site, "way": site + reverse("account_invited", args=[token]), "days": DAYS}
    with translation.override(contact.language or translation.get_language()):
        subject = _("Your account at {site}").format(**given)
        text = _(
            "You are in the roll of the organisation at {site}, and can have an account there: to vote, to read what "
            "members read, to see what is kept about you. Open this within {days} days:\n\n{way}\n\n"
            "If you want none, do nothing."
        ).format(**given)
    mails.send(contact.address, subject, text)
    return True


def read(token: str) -> Invitation | None:
    """The invitation that a link holds; None if it is none of ours, too old, used, or the address is not theirs now."""
    try:
        person, address = signing.loads(token, salt=_SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return None
    if address_of(person) != address or account_of(person) is not None:
        return None
    return Invitation(person, address)


def accept(invitation: Invitation) -> Account:
    """The account of whoever was invited: one that was made with this address before, or a new one."""
    address = same(invitation.address)
    with transaction.atomic():
        account, _made = Account.objects.get_or_create(email=address)
        if not EmailAddress.objects.filter(user=account, verified=True).exists():
            account.set_unusable_password()  # whoever chose one did not prove that the address is theirs
            account.save()
        EmailAddress.objects.update_or_create(user=account, email=address, defaults={"verified": True, "primary": True})
        tie(account, invitation.person)
    return account
