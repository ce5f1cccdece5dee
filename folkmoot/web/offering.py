"""What whoever reads could do about what a page shows: the way to its form, or why they may not.

Any page offers acts so: `offers(request, sight, {name: example})` in its view, `web/_offers.html` in its template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.door.act import REGISTER, BadAct, decode
from folkmoot.door.enact import ask_alone
from folkmoot.door.unmoved import unmoved
from folkmoot.web import words
from folkmoot.web.choices import Choices
from folkmoot.web.doing.returning import BACK
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight
from folkmoot.web.possible import says
from folkmoot.web.titles import title


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that a page offers to whoever reads, called `who`; and if they may not, why."""

    title: str
    url: str
    who: str
    may: bool
    because: tuple[str, ...]


def offer(request: HttpRequest, sight: Sight, name: str, example: Mapping[str, Any]) -> Offer | None:
    """The offer of an act, judged by an example of it; None before a stranger, or where all is over.

    The numbers of the example stand in the form that it leads to, its words do not.
    """
    return next((each for group in offers(request, sight, {name: example}) for each in group), None)


def offers(request: HttpRequest, sight: Sight, examples: Mapping[str, Mapping[str, Any]]) -> list[list[Offer]]:
    """The offers of several acts; those that are barred for one and the same reason stand together."""
    if sight.person is None or sight.charter is None or sight.is_dissolved:
        return []
    choices = Choices(sight, sight.charter, sight.person)
    who = names(sight, Asked(people={choices.actor})).person(choices.actor, _("Somebody new"))
    found: dict[tuple[str, ...] | str, list[Offer]] = {}
    with unmoved():
        for name, example in examples.items():
            made = _offer(choices, who, name, example, request.get_full_path())
            found.setdefault(name if made.may else made.because, []).append(made)
    return list(found.values())


def _offer(choices: Choices, who: str, name: str, example: Mapping[str, Any], back: str) -> Offer:
    declared = REGISTER[name]
    try:
        verdict = ask_alone(decode(name, dict(example)), person=choices.actor, at=choices.sight.now)
        may, because = verdict.value == "allowed", tuple(words.reason_says(each) for each in verdict.because)
    except BadAct as error:
        may, because = False, (says(error, choices)["says"],)
    given = {field: value for field, value in example.items() if isinstance(value, int)}
    url = f"{reverse('act', args=[name])}?{urlencode({**given, BACK: back})}"
    return Offer(title(declared, choices.charter), url, who, may, because)


NOTES: Mapping[str, Mapping[str, Any]] = {
    "history.note_event": {"topic": "organisation", "text": "…", "date": "2000", "stated_in": "…"},
    "history.claim": {"said_by": "…", "text": "…", "date": "2000", "stated_in": "…"},
    "history.note_person": {"name": "…", "description": "…", "relation": "member", "stated_in": "…"},
    "history.note_profile": {"field": "country", "values": [{"says": "…"}], "stated_in": "…"},
}
ESTIMATES: Mapping[str, Mapping[str, Any]] = {
    "members.estimate": {"date": "2000", "qualifier": "many", "said_by": "…"},
    "members.report_departures": {"date": "2000", "qualifier": "many", "said_by": "…"},
}
