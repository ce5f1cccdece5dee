"""Inviting somebody who is in the record to have an account: a link by mail, which proves the address too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.accounts.models import Account, Invited
from folkmoot.accounts.ties import account_of, tie
from folkmoot.mail.contacts import address_of, same
from folkmoot.mail.models import Contact, Letter
from folkmoot.mail.purposes import ACCOUNT
from folkmoot.mail.queue import Own, Words, post

DAYS = 14
AGAIN = timedelta(days=1)
MOST = 1_000
"""How many are written to at once."""
ABOUT = "invitation"
_SALT = "accounts.invitation"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is invited, and where they are reached."""

    person: str
    address: str


def waiting() -> "QuerySet[Contact]":
    """Whom an invitation would reach: everybody who has an address and no account yet."""
    having = Account.objects.exclude(person=None).values("person")
    return Contact.objects.exclude(address="").exclude(person__in=having)


def invited_since(since: datetime) -> "QuerySet[Invited]":
    """Who was invited at this time or later."""
    return Invited.objects.filter(at__gte=since)


def invite(people: Iterable[str], site: str, *, by: str, now: datetime) -> int:
    """Write these people the way to an account of their own, as many as may be written at once; how many are written.

    Whoever has no address, has an account or was invited within a day is not. The letters wait with the others.
    `site` is the address of the front page, as in "https://moot.example". Each way is open for two weeks, once.
    """
    asked = list(dict.fromkeys(people))[:MOST]
    with transaction.atomic():
        free = waiting().filter(person__in=asked).exclude(person__in=invited_since(now - AGAIN).values("person"))
        contacts = list(free.order_by("person"))
        post([_letter(each, site) for each in contacts], f"{ABOUT} {now:%Y-%m-%d}", now=now)
        Invited.objects.bulk_create(
            [Invited(person=each.person, at=now, by=by) for each in contacts],
            update_conflicts=True,
            unique_fields=["person"],
            update_fields=["at", "by"],
        )
    return len(contacts)


def _letter(contact: Contact, site: str) -> Own:
    token = signing.dumps([contact.person, contact.address], salt=_SALT)
    given = {"site": site, "way": site + reverse("account_invited", args=[token]), "days": DAYS}
    language = contact.language or translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        subject = _("Your account at {site}").format(**given)
        text = _(
            "You are in the roll of the organisation at {site}, and can have an account there: to vote, to read what "
            "members read, to see what is kept about you. Open this within {days} days:\n\n{way}\n\n"
            "If you want none, do nothing."
        ).format(**given)
    return Own(contact.person, contact.address, language, Words(subject, text))


def under_way(by: str) -> tuple[int, int]:
    """Of the invitations that somebody wrote last: how many still wait to be sent, and how many there were."""
    last = Invited.objects.filter(by=by).aggregate(last=Max("at"))["last"]
    letters = Letter.objects.filter(purpose=ACCOUNT, about__startswith=ABOUT, written=last, state=Letter.WAITING)
    return letters.count(), Invited.objects.filter(by=by, at=last).count()


def undelivered(people: Iterable[str]) -> set[str]:
    """Which of these people the mail server did not take an invitation for, since they were invited last."""
    invited = dict(Invited.objects.filter(person__in=list(people)).values_list("person", "at"))
    failed = Letter.objects.filter(
        purpose=ACCOUNT, about__startswith=ABOUT, state=Letter.FAILED, person__in=list(invited)
    )
    return {person for person, written in failed.values_list("person", "written") if written == invited[person]}


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
