"""The people whom the history of a rehearsal offers to be, each with what to try as them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from folkmoot.door.act import REGISTER
from folkmoot.door.guises import in_language
from folkmoot.door.models import Guise
from folkmoot.door.texts import texts
from folkmoot.members.models import Person
from folkmoot.web.playing import NEW


@dataclass(frozen=True, slots=True)
class Try:
    """Something to try: what it says, the page that it opens, and whether the charter refuses it."""

    says: str
    url: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody to be: who they are, and what to try as them."""

    person: str
    label: str
    name: str
    says: str
    tries: tuple[Try, ...]


def offered() -> list[Offered]:
    """Everybody whom the history offers, in its order and in the language of the page."""
    rows = list(Guise.objects.order_by("n"))
    names = _names(each.person for each in rows if each.person)
    return [_offered(each, names) for each in rows]


def _names(people: Iterable[str]) -> dict[str, str]:
    named = dict(Person.objects.filter(reference__in=list(people)).values_list("reference", "name"))
    said = texts(named.values())
    return {person: said.get(name, "") for person, name in named.items()}


def _offered(row: Guise, names: dict[str, str]) -> Offered:
    language = (get_language() or "en").partition("-")[0]
    tries = (
        Try(in_language(each["says"], language), _url(each["act"], each["page"], each["given"]), bool(each["refused"]))
        for each in row.tries
        if not each["act"] or each["act"] in REGISTER
    )
    return Offered(
        person=row.person or NEW,
        label=in_language(row.label, language),
        name=names.get(row.person, ""),
        says=in_language(row.says, language),
        tries=tuple(tries),
    )


def _url(act: str, page: str, given: list[list[str]]) -> str:
    if not act:
        return page
    typed = urlencode([(name, value) for name, value in given])
    return reverse("act", args=[act]) + (f"?{typed}" if typed else "")
