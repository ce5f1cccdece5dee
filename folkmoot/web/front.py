"""The front page: who the organisation is, what happened lately, and what is said of its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.bodies.reads import seat_rule
from folkmoot.core.charter.english.names import called
from folkmoot.door.act import Missing
from folkmoot.history import reads as history
from folkmoot.web import words
from folkmoot.web.members import figures
from folkmoot.web.offering import NOTES, offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.record import news

LATELY = 7
EVENTS = 40
HISTORY = "history"

LABELS = {
    "short_name": "Short name",
    "kind": "Kind",
    "country": "Country",
    "headquarters": "Headquarters",
    "founded": "Founded",
    "voted_to_dissolve": "Voted to dissolve",
    "dissolved": "Dissolved",
    "leadership": "Leadership",
    "ideology": "Ideology",
    "position": "Position",
    "newspaper": "Newspaper",
    "international": "International",
    "predecessor": "Predecessor",
    "successor": "Successor",
    "website": "Website",
}
"""The lines of the box, in this order. Name and colour are not among them: they are shown, not said."""

PARTS = {"inside": "inside", "among": "among", "led_by": "led by", "with": "with", "against": "against", "by": "by"}


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The organisation, as its record says."""
    sight = look(request)
    head = sight.head
    last = words.moment(head.at, sight.zone) if head.at else ""
    context: dict[str, Any] = {
        "lately": news(sight, LATELY, without=HISTORY),
        "last": last,
        "figures": figures(sight),
    }
    if sight.may_read(HISTORY):
        context |= {"profile": _profile(sight), "people": _people(), "claims": _claims(), **_timeline(request)}
        context["offers"] = offers(request, sight, NOTES)
    return page(request, "front", sight, **context)


def _profile(sight: Sight) -> list[dict[str, Any]]:
    """The box that an encyclopaedia has, line by line."""
    noted = history.profile()
    found = ((says, [_value(each, sight) for each in noted[field]]) for field, says in LABELS.items())
    return [{"says": says, "values": values} for says, values in found if values]


def _value(value: history.Value, sight: Sight) -> dict[str, Any]:
    says = value.says or (value.date.says if value.date else "")
    beside = [value.qualifier, value.role, value.said_by and f"says {value.said_by}", value.inferred and "inferred"]
    if value.until:
        beside.append(f"until {value.until.says}")
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
        return called(id, seat_rule(sight.charter, id).name) if id and sight.charter else ""
    except Missing:
        return ""


def _timeline(request: HttpRequest) -> dict[str, Any]:
    """The events, the oldest first; all of them where the address asks for all."""
    count = history.timeline_length()
    most = count if request.GET.get("events") == "all" else EVENTS
    events = [
        {
            "when": _when(each),
            "exact": f"{each.date.text}/{each.until.text}" if each.until else each.date.text,
            "text": each.text if each.text is not None else "These words were erased.",
            "place": each.place,
            "parties": _parties(each),
            "inferred": each.inferred,
            "source": each.source,
            "entry": each.entry,
        }
        for each in history.timeline(stop=most)
    ]
    return {"events": events, "more_events": max(0, count - most)}


def _when(event: history.Happening) -> str:
    return event.date.says + (f" to {event.until.says}" if event.until else "")


def _parties(event: history.Happening) -> str:
    """`led by Ada; against the Left Faction`: those that the words of the event do not name already."""
    found = []
    for part, says in PARTS.items():
        named = [name for name in event.names(part) if name and name not in (event.text or "")]
        if named:
            found.append(f"{says} {words.listing(named)}")
    return "; ".join(found)


def _claims() -> list[dict[str, Any]]:
    """What others said of the organisation; whether it is so, nobody here says."""
    return [
        {
            "when": each.date.says,
            "exact": each.date.text,
            "said_by": each.said_by or "Somebody whose name was erased",
            "text": each.text or "words that were erased",
            "about": each.about,
            "entry": each.entry,
        }
        for each in history.claims()
    ]


def _people() -> list[dict[str, Any]]:
    """Notable people, with what they were to the organisation."""
    return [
        {
            "name": each.name or "A name that was erased",
            "says": each.description,
            "relation": each.relation.replace("_", " "),
            "source": each.source,
            "entry": each.entry,
        }
        for each in history.notable_people()
    ]
