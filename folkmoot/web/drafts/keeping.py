"""The drafts of a person: kept, found again and forgotten. Their words go nowhere else, into no log and no record."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import REGISTER, BadAct, Declaration
from folkmoot.door.case_key import NoKey, decrypt, encrypt
from folkmoot.door.casefile import any_sealed
from folkmoot.door.models import Entry
from folkmoot.web import words
from folkmoot.web.forms import has_form
from folkmoot.web.models import Draft
from folkmoot.web.page import Sight
from folkmoot.web.titles import title

MOST, LARGEST = 50, 100_000
FORGOTTEN_AFTER = timedelta(days=365)
NOTHING, CORRECT = "nothing", "record.correct"
BUTTONS = frozenset({"do", "ask", "look", "keep", "change", "confirmed"})
NOT_KEPT = BUTTONS | {"csrfmiddlewaretoken", "request_id", "back", "draft", "carries"}
"""What a form sends besides what was typed into it."""


class NotKept(Exception):
    """Why something is not kept, in a sentence."""


def has_drafts(name: str) -> bool:
    """Whether the form of an act of this name can be kept for later."""
    declared = REGISTER.get(name)
    return declared is not None and declared.verb != "found" and has_form(declared)


def keep(sight: Sight, act: str, sent: QueryDict) -> None:
    """Keep what was typed into the form of an act; it takes the place of what was. Raises NotKept."""
    person, carries = sight.person or "", sent.get("carries", "")
    typed = json.dumps(_typed(sent), ensure_ascii=False)
    if len(typed.encode()) > LARGEST:
        raise NotKept(_("This is too long to be kept for later. What you typed still stands here."))
    if not _is_form(carries):
        raise NotKept(_("Nobody can decide this here."))
    if _is_done(sent.get("request_id", "")):
        raise NotKept(_("This is done already."))
    others = Draft.objects.filter(person=person).exclude(act=act, carries=carries)
    if others.count() >= MOST:
        full = _("You have begun {count} forms. Finish one of them, or forget one on the page of your own data.")
        raise NotKept(full.format(count=words.number(MOST)))
    sealed = b""
    if in_case(act, carries):
        sealed, typed = _sealed(Draft(person=person, act=act, carries=carries), typed), ""
    given = {"typed": typed, "sealed": sealed, "day": sight.today}
    Draft.objects.update_or_create(person=person, act=act, carries=carries, defaults=given)


def in_case(act: str, carries: str) -> bool:
    """Whether a form is one for a case, or for what may stand in one: then what is typed lies encrypted."""
    return act == CORRECT or any(name in REGISTER and REGISTER[name].in_case for name in (act, carries))


def _sealed(row: Draft, typed: str) -> bytes:
    try:
        return encrypt(typed.encode(), row.sealed_as, began=any_sealed)
    except BadAct as fault:
        raise NotKept(fault.shown()) from None


def what_was_typed(row: Draft) -> str:
    """What was typed, as it is kept; nothing, where it lies encrypted and the key is not here."""
    if not row.sealed:
        return row.typed
    try:
        return decrypt(bytes(row.sealed), row.sealed_as).decode()
    except NoKey:
        return "{}"


def _typed(sent: QueryDict) -> dict[str, list[str]]:
    return {name: given for name, given in sent.lists() if name not in NOT_KEPT and not name.endswith(".look")}


def _is_done(request_id: str) -> bool:
    """Whether the form was sent meanwhile: a draft that comes late would outlive what it was for."""
    return request_id.isprintable() and Entry.objects.filter(request=request_id[:64]).exists()


def forget(person: str | None, act: str, carries: str) -> None:
    """Keep nothing more of a form of theirs."""
    if _is_form(carries):
        Draft.objects.filter(person=person or "", act=act, carries=carries).delete()


def forget_old(today: date) -> None:
    """Keep nothing more of what nobody has gone on with for a year."""
    Draft.objects.filter(day__lt=today - FORGOTTEN_AFTER).delete()


def find(person: str, act: str, carries: str) -> Draft | None:
    """What they kept of this form."""
    return Draft.objects.filter(person=person, act=act, carries=carries).first() if _is_form(carries) else None


def _is_form(carries: str) -> bool:
    """Whether there is such a form: an address may ask for anything, even for what no database could hold."""
    return carries in ("", NOTHING) or carries in REGISTER


def drafts_of(person: str) -> list[Draft]:
    """All that they began, the latest first; of forms that there still are."""
    return [row for row in Draft.objects.filter(person=person).order_by("-day", "-pk") if has_drafts(row.act)]


def typed_in(row: Draft) -> QueryDict:
    """What was typed, as a form sends it."""
    found = QueryDict(mutable=True)
    for name, given in json.loads(what_was_typed(row)).items():
        found.setlist(name, given)
    found["carries"] = row.carries
    return found


def agrees(row: Draft, asked: QueryDict) -> bool:
    """Whether the draft holds all that an address says of the form."""
    there, said = typed_in(row), _typed(asked)
    return all(there.getlist(name) == given for name, given in said.items())


def form_of(act: str, carries: str, more: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> str:
    """Where the form stands."""
    asked = {**({"carries": carries} if carries else {}), **dict(more)}
    return reverse("act", args=[act]) + (f"?{urlencode(asked)}" if asked else "")


def called(row: Draft, charter: Charter | None) -> str:
    """What the form is for: the act, and what it would carry."""
    carried: Declaration | None = REGISTER.get(row.carries)
    act = title(REGISTER[row.act], charter)
    if carried is None:
        return act
    return _("{act} ({carried})").format(act=act, carried=title(carried, charter))
