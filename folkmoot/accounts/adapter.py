"""How allauth does things here: what it sends, what it says, and where it leads."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts import mails
from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import tie_by_address

LATER = _("That was tried too often. Wait five minutes, then try again.")

SAYS: dict[str, str | Promise] = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "Your password is changed. Wherever else you were signed in, you are not."
    ),
    "account/messages/password_set.txt": _("Your account has a password now."),
    "account/messages/email_confirmed.txt": _("The address is yours: {email}."),
    "account/messages/email_confirmation_failed.txt": _("Another account has this address by now: {email}."),
    "account/messages/primary_email_set.txt": _("You sign in with the new address from now on."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes. The old ones open nothing any more."),
    "mfa/messages/totp_activated.txt": _("From now on you are asked for a code of the app when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("You are not asked for a code of the app any more."),
    "mfa/messages/webauthn_added.txt": _("The passkey is kept. You can sign in with it from now on."),
    "mfa/messages/webauthn_removed.txt": _("The passkey opens nothing here any more."),
}
"""What a page says after something was done, by what allauth calls it. The rest shows of itself."""

AGAIN = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code of the app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class Adapter(DefaultAccountAdapter):
    """Accounts of this organisation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is at rest: nobody can sign in with it."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("No account has this address with this password. Look at both once more."),
        "email_taken": _("This address cannot be used for this account. Use another one."),
        "enter_current_password": _("This is not the password that you have had until now."),
        "incorrect_code": _("This is not the code. Look at it once more."),
        "incorrect_password": _("This is not your password."),
        "same_as_current": _("This is your address already."),
        "too_many_login_attempts": LATER,
        "rate_limited": LATER,
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one mail of an account, in its language. Every mail that allauth wants to send goes through here."""
        account = Account.objects.filter(email=email).first()
        given = {
            "site": self.request.get_host(),
            "password_reset_url": self.request.build_absolute_uri(reverse("account_reset_password")),
            **context,
        }
        with translation.override((account and account.language) or translation.get_language()):
            subject, text = mails.written(template_prefix, given)
        mails.send(email, subject, text)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Let the next page say what was done, in our words."""
        says = message or str(SAYS.get(message_template or "", ""))
        if says:
            messages.add_message(request, level, says.format_map(message_context or {}), extra_tags)

    def post_login(self, request: HttpRequest, user: Account, **how: Any) -> HttpResponse:
        """Somebody has signed in: whoever is reached at the account's address is its person from now on."""
        tie_by_address(user)
        response = super().post_login(request, user, **how)
        if user.language:
            remember_language(response, user.language)
        return response

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """How somebody can show once more that it is they, each in our words."""
        return [{**way, "description": AGAIN[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever is somebody is led to what needs them now, others to their account, which says what they can do."""
        return reverse("now" if getattr(request.user, "person", None) else "account")

    get_signup_redirect_url = get_login_redirect_url

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


class SecondFactors(DefaultMFAAdapter):
    """Second factors of accounts."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Adapter.error_messages["incorrect_code"],
        "rate_limited": LATER,
        "cannot_generate_recovery_codes": _("Recovery codes replace an app or a passkey. Add one of them first."),
        "unverified_email": _("Show first that your address is yours: ask for a code there."),
    }

    def generate_authenticator_name(self, user: Account, type: Any) -> str:
        return gettext("My passkey")


def remember_language(response: HttpResponse, language: str) -> None:
    """Let the pages on this device be in a language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
