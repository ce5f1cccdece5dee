"""Whose account it is: an account is tied to a person of the record, or to nobody."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from folkmoot.accounts.models import Account
from folkmoot.mail.contacts import person_of, same, set_contact


class Taken(ValueError):
    """The person has an account already, or the account is somebody else's."""


def account_of(person: str) -> Account | None:
    """The account of a person; None if they have none."""
    return Account.objects.filter(person=person).first()


def tie(account: Account, person: str) -> None:
    """Make it the account of this person, who is reached at its address from now on. Raises Taken."""
    if account.person not in (None, person):
        raise Taken(f"the account is that of {account.person}")
    try:
        with transaction.atomic():
            Account.objects.filter(pk=account.pk).update(person=person)
            set_contact(person, address=account.email, language=account.language, zone=account.zone)
    except IntegrityError:
        raise Taken(f"{person} has an account already") from None
    account.person = person


def first_account(person: str, address: str, password: str, zone: str) -> Account:
    """The account of whoever founds an organisation: nobody need prove an address who has the key to the founding.

    Without a password they sign in with codes by mail. Raises Taken.
    """
    account = Account(email=same(address), zone=zone)
    if password:
        account.set_password(password)
    else:
        account.set_unusable_password()
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    tie(account, person)
    return account


def tie_by_address(account: Account) -> bool:
    """Tie an account whose address was verified to the one person who is reached there; whether that could be done.

    Whoever has an account already keeps it, and no second one.
    """
    person = None if account.person else person_of(account.email)
    if person is None or account_of(person) is not None:
        return False
    tie(account, person)
    return True
