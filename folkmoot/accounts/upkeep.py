"""What is done about accounts from time to time: they follow the record, and what has run out is forgotten."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from folkmoot.accounts.models import Account, Invited, Remembered
from folkmoot.accounts.renewing import catch_up

UNPROVED = timedelta(days=7)
"""How long an account waits for its address to be proved, and so keeps others from making one with it."""


def upkeep() -> None:
    """Let accounts follow the record; forget sessions, counts, invitations and unproved accounts that have run out."""
    catch_up()
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    Remembered.objects.filter(expires__lt=now).delete()
    Invited.objects.filter(person__in=Account.objects.exclude(person=None).values("person")).delete()
    proved = EmailAddress.objects.filter(verified=True).values("user")
    waiting = Account.objects.filter(last_login=None, person=None, since__lt=now - UNPROVED)
    waiting.exclude(pk__in=proved).delete()
