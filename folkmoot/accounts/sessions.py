"""Where somebody is signed in, and how they end that elsewhere."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.accounts.models import Account

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}
"""What browsers call themselves and where they run, the more exact before those that everybody claims to be."""


def running(account: Account) -> QuerySet[UserSession]:
    """Where this account is signed in now, the latest first."""
    lasting = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=account, session_key__in=lasting).order_by("-created_at")


def end(account: Account, but: str | None = None) -> None:
    """Sign this account out everywhere, or everywhere but in one session."""
    keys = list(UserSession.objects.filter(user=account).exclude(session_key=but).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()


def device(user_agent: str) -> str:
    """What a browser says of itself, as far as people care: `Firefox on Android`."""
    browsers = {**BROWSERS, "Safari": "Safari"}
    browser = next((name for sign, name in browsers.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    if browser and system:
        return _("{browser} on {system}").format(browser=browser, system=system)
    return browser or system or _("A browser that does not say which")
