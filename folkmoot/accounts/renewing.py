"""A new way to sign in for whoever has lost every one: an act of an officer, and what follows from it for the account.

The entry stays in the record; the address never enters it. The account follows the record, so that the act does the
same by whatever door it came: what was used to sign in is gone, and the people concerned are written to.
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.accounts import mails, sessions
from folkmoot.accounts.models import Account, Renewal
from folkmoot.accounts.ties import account_of
from folkmoot.bodies import reads as bodies
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import BadAct
from folkmoot.door.enact import Done, ask, enact
from folkmoot.door.models import Entry
from folkmoot.door.refusal import Refused
from folkmoot.mail.contacts import addresses_of, contact_of, same, set_contact
from folkmoot.members.acts import RenewAccess

ACT = RenewAccess.declared.name
MOST_OFFICERS = 3
"""How many officers are told, besides the one who did it."""


def renew(person: str, seen: str, address: str, *, by: str, at: datetime, request: str) -> Done:
    """Let an officer give a person a new way to sign in, at a new address or at the one that is known.

    Raises Refused if the charter does not allow it, BadAct if it cannot be meant: then nothing has changed.
    """
    address = same(address)
    if address and Account.objects.filter(email=address).exclude(person=None).exclude(person=person).exists():
        raise BadAct("field address: somebody else signs in with it")
    Renewal.objects.get_or_create(request=request, defaults={"address": address})
    try:
        done = enact(RenewAccess(person=person, seen=seen), person=by, at=at, request=request)
    except (BadAct, Refused):
        Renewal.objects.filter(request=request, entry=None).delete()
        raise
    catch_up()
    return done


def catch_up() -> int:
    """Let accounts follow every renewal that the record allowed and that they have not followed yet; how many."""
    followed = Renewal.objects.exclude(entry=None).values("entry")
    waiting = Entry.objects.filter(act=ACT, kind="live").exclude(index__in=followed).order_by("index")
    return sum(_follow(row) for row in waiting)


def _follow(row: Entry) -> bool:
    """Let the account of one renewal follow, once: whoever comes second finds it done."""
    with transaction.atomic():
        name = row.request or f"entry:{row.index}"
        Renewal.objects.get_or_create(request=name)
        renewal = Renewal.objects.select_for_update().get(request=name)
        if renewal.entry is not None:
            return False
        renewal.entry = row.index
        renewal.save()
        entry = RecordEntry.parse(bytes(row.line))
        person, by = str(entry.body["person"]), str(entry.by.get("person") or "")
        former = contact_of(person).address
        account = account_of(person)
        if account is not None:
            former = account.email
            _shut(account)
        if renewal.address:
            _move(account, renewal.address)
            set_contact(person, address=renewal.address)
    _write(row.index, person, {former, renewal.address or former}, _others(person, by, row.at))
    return True


def _shut(account: Account) -> None:
    """Nothing that was used to sign in until now opens anything any more."""
    account.set_unusable_password()
    account.save()
    Authenticator.objects.filter(user=account).delete()
    sessions.end(account)


def _move(account: Account | None, address: str) -> None:
    """The account is at another address. An account that nobody is tied to gives way to it."""
    Account.objects.filter(email=address, person=None).delete()
    if account is not None:
        account.email = address
        account.save()
        EmailAddress.objects.filter(user=account).delete()
        EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)


def _others(person: str, by: str, at: datetime) -> list[str]:
    """Other officers who are reached by mail: those who could have done it too, else any who hold a seat."""
    seated = sorted({each.person for each in bodies.in_force(at.date())} - {person, by})
    reached = addresses_of(seated)
    could = [each for each in reached if _could(each, person, at)]
    return [reached[each] for each in (could or list(reached))[:MOST_OFFICERS]]


def _could(officer: str, person: str, at: datetime) -> bool:
    try:
        return ask(RenewAccess(person=person, seen="-"), person=officer, at=at).value == "allowed"
    except BadAct:
        return False


def _write(index: int, person: str, own: set[str], officers: list[str]) -> None:
    site = settings.SITE
    given = {"entry": site + reverse("entry", args=[index]), "way": site + reverse("account_request_login_code")}
    for address in sorted(own - {""}):
        with translation.override(contact_of(person).language or translation.get_language()):
            mails.send(address, _("You have a new way to sign in"), _to_the_person().format(**given))
    for address in officers:
        mails.send(address, _("Somebody was given a new way to sign in"), _to_an_officer().format(**given))


def _to_the_person() -> str:
    return _(
        "An officer of the organisation saw you and gave you a new way to sign in. What you used until now opens "
        "nothing any more. Ask for a code by mail to come in:\n\n{way}\n\nIt stands in the record:\n\n{entry}\n\n"
        "If that was not you, tell another officer at once: somebody may have passed for you."
    )


def _to_an_officer() -> str:
    return _(
        "An officer of the organisation gave somebody a new way to sign in, having seen them. You are told so that it "
        "does not rest on one person’s word. Who did it, for whom, and how they saw who it was stands in the record:"
        "\n\n{entry}\n\nIf it looks wrong, ask both of them."
    )
