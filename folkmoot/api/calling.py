"""Who calls: the person of a token, or a stranger; and the organisation as they may see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from folkmoot.api import tokens
from folkmoot.api.models import Token
from folkmoot.api.shape import NotDone
from folkmoot.door.models import Head
from folkmoot.web.page import Sight


@dataclass
class Caller:
    """Whoever calls, and by which token."""

    token: Token | None = None

    @cached_property
    def sight(self) -> Sight:
        """The organisation as the caller may see it. A token that is not for reading reads as a stranger does."""
        head = Head.objects.filter(pk=Head.THE_ONE).first() or Head()
        reads = self.token is not None and tokens.is_for(self.token, tokens.READ)
        return Sight(head, None, self.token.person if reads and self.token else None)

    def acts(self, organ: str) -> str:
        """The person for whom the caller may act in an organ. Raises NotDone for a stranger and for another token."""
        if self.token is None:
            raise NotDone(401, _("Whoever acts needs a token: Authorization: Bearer ..."))
        if not tokens.is_for(self.token, f"act:{organ}"):
            raise NotDone(403, _("This token was not made for the acts of {organ}.").format(organ=organ))
        return self.token.person

    def needs(self, record_name: str) -> Sight:
        """What the caller may see, where they may read what the charter calls so. Raises NotDone where they may not."""
        if not self.sight.may_read(record_name):
            raise NotDone(403 if self.token else 401, _("The charter does not let this caller read this."))
        return self.sight


class Bearer(HttpBearer):
    """`Authorization: Bearer TOKEN`. Whoever sends none is a stranger, who reads what is public."""

    def __call__(self, request: HttpRequest) -> Caller:
        sent = request.headers.get("Authorization")
        if sent is None:
            return Caller()
        scheme, _space, written = sent.partition(" ")
        found = tokens.find(written.strip(), datetime.now(UTC).date()) if scheme.lower() == "bearer" else None
        if found is None:
            raise NotDone(401, _("Nobody has this token, or it has run out or was revoked."))
        return Caller(found)

    def authenticate(self, request: HttpRequest, token: str) -> None:
        """Not called: a stranger is no failure."""
        raise NotImplementedError


def caller(request: HttpRequest) -> Caller:
    """Who calls."""
    found: Caller = request.auth  # type: ignore[attr-defined]  # set by ninja
    return found
