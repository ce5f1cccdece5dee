"""What is said of the organisation and its past, as pages show it: its profile, what happened, claims, people."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.bodies.reads import seat_rule
from folkmoot.door.act import Missing
from folkmoot.history import reads as history
from folkmoot.web import words
from folkmoot.web.labels import PROFILE, relation
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue

BESIDE = frozenset({"name", "colour"})
"""Lines of the profile that are shown, not said."""

PARTS: Mapping[str, words.Said] = {
    "inside": gettext_lazy("inside {names}"),
    "among": gettext_lazy("among {names}"),
    "led_by": gettext_lazy("led by {names}"),
    "with": gettext_lazy("with {names}"),
    "against": gettext_lazy("against {names}"),
    "by": gettext_lazy("by {names}"),
}


def profile(sight: Sight, noted: history.Profile) -> list[dict[str, Any]]:
    """The box that an encyclopaedia has, line by line."""
    fields = ((field, says) for field, says in PROFILE.items() if field not in BESIDE)
    found = ((says, [_value(each, sight) for each in noted[field]]) for field, says in fields)
    return [{"says": says, "values": values} for says, values in found if values]


def _value(value: history.Value, sight: Sight) -> dict[str, Any]:
    says = value.says or (words.partial(value.date.text) if value.date else "")
    beside = [value.qualifier, value.role]
    if value.said_by:
        beside.append(_("says {who}").format(who=value.said_by))
    if value.inferred:
        beside.append(_("inferred"))
    if value.until:
        beside.append(_("until {date}").format(date=words.partial(value.until.text)))
    body = _body(value.body, sight)
    return {
        "says": says or body,
        "body": value.body if body else "",
        "body_name": body if says else "",
        "beside": ", ".join(each for each in beside if each),
        "entry": value.entry,
    }


def _body(id: str, sight: Sight) -> str:
    try:
        return tongue().called(seat_rule(sight.charter, id), id) if id and sight.charter else ""
    except Missing:
        return ""


def happenings(found: Iterable[history.Happening]) -> list[dict[str, Any]]:
    """Events, each with its date as far as it is known, and its source."""
    return [
        {
            "when": _when(each),
            "exact": f"{each.date.text}/{each.until.text}" if each.until else each.date.text,
            "text": each.text if each.text is not None else _("These words were erased."),
            "place": each.place,
            "parties": _parties(each),
            "inferred": each.inferred,
            "source": each.source,
            "entry": each.entry,
        }
        for each in found
    ]


def _when(event: history.Happening) -> str:
    since = words.partial(event.date.text)
    if not event.until:
        return since
    return _("{since} to {until}").format(since=since, until=words.partial(event.until.text))


def _parties(event: history.Happening) -> str:
    """`led by Ada; against the Left Faction`: those that the words of the event do not name already."""
    found = []
    for part, says in PARTS.items():
        named = [name for name in event.names(part) if name and name not in (event.text or "")]
        if named:
            found.append(words.fill(str(says), names=words.listing(named)))
    return "; ".join(found)


def claims(found: Iterable[history.Said]) -> list[dict[str, Any]]:
    """What others said of the organisation; whether it is so, nobody here says."""
    return [
        {
            "when": words.partial(each.date.text),
            "exact": each.date.text,
            "said_by": each.said_by or _("Somebody whose name was erased"),
            "text": each.text or _("words that were erased"),
            "about": each.about,
            "source": each.source,
            "entry": each.entry,
        }
        for each in found
    ]


def people(found: Iterable[history.Notable]) -> list[dict[str, Any]]:
    """Notable people, with what they were to the organisation."""
    return [
        {
            "name": each.name or _("A name that was erased"),
            "says": each.description,
            "relation": relation(each.relation),
            "source": each.source,
            "entry": each.entry,
        }
        for each in found
    ]
