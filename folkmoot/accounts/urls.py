"""Where each page of an account stands. The names are those under which allauth asks for them.

In a rehearsal nobody signs in: all of these lead to whom one can be in it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path

from folkmoot.accounts import views
from folkmoot.door.models import Head

View = Callable[..., HttpResponseBase]


def _real(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        if Head.objects.filter(rehearsal=True).exists():
            return redirect("rehearse")
        return view(request, *args, **given)

    return asked


def _page(route: str, view: View, name: str) -> URLPattern:
    return path(route, _real(view), name=name)


OPEN = [
    _page("sign-in", account.login, "sign-in"),
    _page("sign-in", account.login, "account_login"),
    _page("sign-in/passkey", passkeys.login_webauthn, "mfa_login_webauthn"),
    _page("sign-in/code", account.request_login_code, "account_request_login_code"),
    _page("sign-in/code/type", account.confirm_login_code, "account_confirm_login_code"),
    _page("sign-in/second", second.authenticate, "mfa_authenticate"),
    _page("sign-in/lost-password", account.password_reset, "account_reset_password"),
    _page("sign-in/lost-password/code", account.confirm_password_reset_code, "account_confirm_password_reset_code"),
    _page("sign-in/lost-password/new", account.complete_password_reset, "account_complete_password_reset"),
    _page("sign-in/lost-password/done", account.password_reset_from_key_done, "account_password_reset_completed"),
    _page("sign-out", account.logout, "account_logout"),
    _page("account/new", account.signup, "account_signup"),
    _page("account/code", account.email_verification_sent, "account_email_verification_sent"),
    _page("account/invited/<str:token>", views.invited, "account_invited"),
]
"""What whoever has not signed in needs."""

OWN = [
    _page("account", views.overview, "account"),
    _page("account/preferences", views.preferences, "account_preferences"),
    _page("account/address", account.email, "account_email"),
    _page("account/password", account.password_change, "account_change_password"),
    _page("account/password/first", account.password_set, "account_set_password"),
    _page("account/sessions", views.sessions, "account_sessions"),
    _page("account/delete", views.delete, "account_delete"),
    _page("account/again", account.reauthenticate, "account_reauthenticate"),
    _page("account/again/code", second.reauthenticate, "mfa_reauthenticate"),
    _page("account/again/passkey", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _page("account/second", second.index, "mfa_index"),
    _page("account/second/app", app.activate_totp, "mfa_activate_totp"),
    _page("account/second/app.svg", views.app_code, "account_app_code"),
    _page("account/second/app/remove", app.deactivate_totp, "mfa_deactivate_totp"),
    _page("account/second/codes", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _page("account/second/codes.txt", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    _page("account/second/codes/new", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _page("account/passkeys", passkeys.list_webauthn, "mfa_list_webauthn"),
    _page("account/passkeys/new", passkeys.add_webauthn, "mfa_add_webauthn"),
    _page("account/passkeys/<int:pk>/name", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    _page("account/passkeys/<int:pk>/remove", passkeys.remove_webauthn, "mfa_remove_webauthn"),
]
"""What only somebody who has signed in sees."""

urlpatterns = OPEN + OWN
