"""Who acts on a page: the person of the account, in a rehearsal whoever is played; and what anybody else is asked."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import tie
from folkmoot.door.act import Declaration
from folkmoot.door.draw import Draw
from folkmoot.door.standing import standing
from folkmoot.web.choices import Choices
from folkmoot.web.page import Sight, page
from folkmoot.web.telling import as_what, roles

STRANGERS = frozenset({"members.apply"})
"""Acts by which a stranger becomes somebody whom the record knows."""

APPLIES_AS = "applies_as"


def actor_of(request: HttpRequest, sight: Sight, declared: Declaration) -> str | None:
    """Whoever acts; None where nobody is there who could.

    A stranger who may act gets a reference, which this browser keeps until the act is done, so that a double click
    leaves one entry.
    """
    if sight.person or sight.head.rehearsal or declared.name not in STRANGERS:
        return sight.person
    if request.method == "POST":
        return str(request.session.setdefault(APPLIES_AS, Draw().person()))
    return Draw().person()


def has_acted(request: HttpRequest, actor: str) -> None:
    """Tie the account of a stranger who has acted to whom the record now knows. Without one they stay a stranger."""
    if request.session.pop(APPLIES_AS, None) == actor and isinstance(request.user, Account):
        tie(request.user, actor)


def ask_who(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Be somebody, sign in, or hear that this account is nobody's; then one comes back here."""
    if sight.head.rehearsal:
        return redirect(f"{reverse('rehearse')}?{urlencode({'next': request.get_full_path()})}")
    if request.user.is_authenticated:
        return page(request, "doing/nobody", sight, status=403)
    return redirect(f"{_sign_in()}?{urlencode({'next': request.get_full_path()})}")


def _sign_in() -> str:
    try:
        return reverse("sign-in")
    except NoReverseMatch:
        return reverse("front")


def who(choices: Choices) -> dict[str, Any]:
    """The person who acts, by name, and everything that they act as."""
    hats = standing(choices.actor, choices.sight.today, choices.charter).hats
    by = {"person": choices.actor, "as": sorted(map(str, hats))}
    name = choices.names.person(choices.actor, _("Somebody new"))
    mine = roles(by, choices.names)
    acts = as_what(name, mine) if mine else _("{person}, for yourself").format(person=name)
    return {"name": name, "reference": choices.actor, "as": acts}
