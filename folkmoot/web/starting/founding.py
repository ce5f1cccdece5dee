"""The charter that follows from the answers, read out; the first person; and what comes after the founding."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.models import Account
from folkmoot.starting import drafting
from folkmoot.starting.founding import First, found, units, wrong_with
from folkmoot.starting.questions import read
from folkmoot.web.adopting.weighing import weighed
from folkmoot.web.charter import articles
from folkmoot.web.doing.actors import ask_who
from folkmoot.web.forms import Field
from folkmoot.web.importing.who import may_import
from folkmoot.web.page import look, page
from folkmoot.web.starting.asking import ANSWERS, BRANCHES, KEY, with_key
from folkmoot.web.starting.committee import may_elect

FIELDS = ("person", "email", "password")


@require_safe
@with_key
def charter(request: HttpRequest) -> HttpResponse:
    """The charter as it would be adopted: its prose, and what the program reads in it."""
    answers, wrong = read(request.session.get(ANSWERS, {}))
    if wrong:
        return redirect("start-part", 1)
    made = drafting.charter(answers)
    return page(
        request,
        "starting/charter",
        look(request),
        draft=made,
        articles=articles(made),
        adopting=weighed(made),
        text=made.text,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@with_key
def you(request: HttpRequest) -> HttpResponse:
    """The first person; then the organisation is founded, and they are signed in."""
    given: dict[str, str] = request.session.get(ANSWERS, {})
    answers, wrong = read(given)
    if wrong:
        return redirect("start-part", 1)
    name, email = (" ".join(request.POST.get(field, "").split()) for field in ("person", "email"))
    first = First(name, email, request.POST.get("password", ""))
    faults = dict[str, str]()
    if request.method == "POST":
        faults = wrong_with(first) | _password(first)
        if not faults:
            founded = found(answers, units(given.get(BRANCHES, "")), first, datetime.now(UTC))
            for name in (ANSWERS, KEY):
                request.session.pop(name, None)
            signing_in = Login(user=founded.account, email=founded.account.email, redirect_url=reverse("start-next"))
            return perform_login(request, signing_in)
    says = {"person": _("Your name"), "email": _("Your e-mail address"), "password": _("A password")}
    hints = {"password": _("At least 10 signs; several words are easiest to keep in mind.")}
    kept = {"person": first.name, "email": first.email}
    form = [
        Field(
            name=name,
            label=says[name],
            hint=hints.get(name, ""),
            control=name,
            required=True,
            options=[],
            values=(kept.get(name, ""),),
            error=faults.get(name, ""),
        )
        for name in FIELDS
    ]
    context = {"form": form, "faults": [field for field in form if field.error], "organisation": answers["name"]}
    return page(request, "starting/you", look(request), status=422 if faults else 200, **context)


def _password(first: First) -> dict[str, str]:
    try:
        validate_password(first.password, Account(email=first.email))
    except ValidationError as error:
        return {"password": " ".join(error.messages)}
    return {}


@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """What to do after the founding: each step with its way."""
    sight = look(request)
    if not sight.head.size:
        return redirect("start")
    if sight.person is None:
        return ask_who(request, sight)
    given: dict[str, Any] = {"imports": may_import(sight), "elects": may_elect(sight)}
    return page(request, "starting/next", sight, **given)
