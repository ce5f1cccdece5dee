"""The pages of an account that allauth does not have."""

from datetime import timedelta
from io import BytesIO
from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter as second_factors
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import get_totp_secret
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts import invitations
from folkmoot.accounts import sessions as signed_in
from folkmoot.accounts.adapter import remember_language
from folkmoot.accounts.forms import Delete, Preferences
from folkmoot.accounts.models import Account
from folkmoot.mail.contacts import set_contact

WAIT = 300
"""Seconds after which every limit is over."""

page = require_http_methods(["GET", "HEAD", "POST"])


def _own(request: HttpRequest) -> Account:
    """The account of whoever has signed in."""
    return cast(Account, request.user)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was typed, if anything was sent."""
    return request.POST if request.method == "POST" else None


@login_required
@require_safe
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """All that there is about one's account."""
    kinds = list(Authenticator.objects.filter(user=_own(request)).values_list("type", flat=True))
    context = {
        "account": _own(request),
        "app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "sessions": signed_in.running(_own(request)).count(),
    }
    return render(request, "account/overview.html", context)


@login_required
@page
def preferences(request: HttpRequest) -> HttpResponse:
    """One's language and time zone."""
    account = _own(request)
    form = Preferences(_sent(request), instance=account, initial={"language": account.language or "en"})
    if not form.is_valid():
        return render(request, "account/preferences.html", {"form": form}, status=422 if form.is_bound else 200)
    form.save()
    if account.person:
        set_contact(account.person, language=account.language, zone=account.zone)
    response = redirect("account")
    remember_language(response, account.language)
    return response


@login_required
@page
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; and the end of all of it but here."""
    if request.method == "POST":
        signed_in.end(_own(request), but=request.session.session_key)
        messages.success(request, _("You are signed in here alone."))
        return redirect("account_sessions")
    running = [
        {"here": each.session_key == request.session.session_key, "ip": each.ip, "since": each.created_at}
        | {"device": signed_in.device(each.user_agent)}
        for each in signed_in.running(_own(request))
    ]
    return render(request, "account/sessions.html", {"sessions": running})


@reauthentication_required
@page
def delete(request: HttpRequest) -> HttpResponse:
    """The end of an account. Whoever is in the record stays in it."""
    form = Delete(_sent(request))
    if not form.is_valid():
        context = {"form": form, "account": _own(request)}
        return render(request, "account/delete.html", context, status=422 if form.is_bound else 200)
    account = _own(request)
    signed_in.end(account)
    logout(request)
    account.delete()
    messages.success(request, _("Your account is deleted."))
    return redirect("sign-in")


@login_required
@require_safe
@never_cache
def app_code(request: HttpRequest) -> HttpResponse:
    """The picture that an app reads, to make the codes of this account from then on."""
    import qrcode  # seldom needed, and slow to load
    from qrcode.image.svg import SvgPathFillImage

    url = second_factors().build_totp_url(_own(request), get_totp_secret())
    file = BytesIO()
    qrcode.make(url, image_factory=SvgPathFillImage).save(file)
    return HttpResponse(file.getvalue(), content_type="image/svg+xml")


@page
@never_cache
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever was invited by mail, and makes their account with one button."""
    invitation = invitations.read(token)
    if invitation is None:
        return render(request, "account/invited.html", status=404)
    if request.method != "POST":
        return render(request, "account/invited.html", {"invitation": invitation})
    logout(request)
    account = invitations.accept(invitation)
    return perform_login(request, Login(user=account, email=account.email, redirect_url="/account"))


def too_often(request: HttpRequest) -> HttpResponse:
    """Something was tried too often: when it can be tried again."""
    again = timezone.now() + timedelta(seconds=WAIT)
    response = render(request, "account/too-often.html", {"again": again}, status=429)
    response["Retry-After"] = str(WAIT)
    return response
