"""How allauth does things here: what it sends, what it says, and where it leads."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import tie_by_address


class Adapter(DefaultAccountAdapter):
    """Accounts of this organisation."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one mail of an account, of which nothing is kept: every mail of an account goes through here."""
        super().send_mail(template_prefix, email, context)

    def post_login(self, request: HttpRequest, user: Account, **how: Any) -> HttpResponse:
        """Somebody has signed in: whoever is reached at the account's address is its person from now on."""
        tie_by_address(user)
        return super().post_login(request, user, **how)
