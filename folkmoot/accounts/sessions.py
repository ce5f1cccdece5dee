"""Where somebody is signed in, and how they end that elsewhere."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from folkmoot.accounts.models import Account


def running(account: Account) -> QuerySet[UserSession]:
    """Where this account is signed in now, the latest first."""
    lasting = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=account, session_key__in=lasting).order_by("-created_at")


def end(account: Account, but: str | None = None) -> None:
    """Sign this account out everywhere, or everywhere but in one session."""
    keys = list(UserSession.objects.filter(user=account).exclude(session_key=but).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
