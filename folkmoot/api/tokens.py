"""Tokens: made once, shown once, kept as a digest; each for one person, and never for more than that person may do."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db.models import QuerySet

from folkmoot.api.models import Token
from folkmoot.door.act import REGISTER

READ, CALENDAR = "read", "calendar"
PREFIX = "folkmoot_"
MOST_DAYS = 3_650
MOST = 50
"""How many tokens that still open something one person may have."""


class TooMany(ValueError):
    """The person has as many tokens as one may have: revoke one first."""


def scopes() -> list[str]:
    """Everything that a token can be for: reading, one's calendar, and the acts of each organ."""
    return [READ, CALENDAR, *(f"act:{organ}" for organ in sorted({each.organ for each in REGISTER.values()}))]


def make(person: str, label: str, for_: Iterable[str], *, today: date, days: int | None = None) -> str:
    """Make a token and return it: it is never shown again. Raises TooMany, ValueError for a scope that there is not."""
    asked = [each for each in scopes() if each in set(for_)]
    if not asked or set(for_) - set(asked):
        raise ValueError("expected what the token is for")
    if of(person, today).count() >= MOST:
        raise TooMany
    written = PREFIX + token_urlsafe(32)
    until = None if days is None else today + timedelta(days=days)
    Token.objects.create(digest=_digest(written), person=person, label=label, scopes=asked, made=today, until=until)
    return written


def of(person: str, today: date) -> "QuerySet[Token]":
    """The tokens of a person that still open something, newest first."""
    standing = Token.objects.filter(person=person, revoked=None).exclude(until__lt=today)
    return standing.order_by("-pk")


def find(written: str, today: date) -> Token | None:
    """The token that this is, if it still opens something. Remembers the day on which it was used."""
    if not written.startswith(PREFIX):
        return None
    found = Token.objects.filter(digest=_digest(written), revoked=None).exclude(until__lt=today).first()
    if found is not None and found.used != today:
        Token.objects.filter(pk=found.pk).update(used=today)
    return found


def revoke(key: int, person: str, today: date) -> bool:
    """Let a token of this person open nothing from now on; whether there was one."""
    return Token.objects.filter(pk=key, person=person, revoked=None).update(revoked=today) == 1


def is_for(token: Token, scope: str) -> bool:
    """Whether the token was made for this."""
    return scope in token.scopes


def _digest(written: str) -> str:
    """A token holds 256 bits that nobody guesses: a plain hash keeps it."""
    return sha256(written.encode()).hexdigest()
