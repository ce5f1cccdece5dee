"""How notes and corrections are told."""

from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("history.note_event")
def note_event(told: Told) -> str:
    found = words.short(told.names.text(told.body.get("text")), 400)
    return found if found else "Something was noted of the history."


@says("history.note_profile")
def note_profile(told: Told) -> str:
    field = str(told.body["field"]).replace("_", " ")
    values = [_stated(told, value) for value in told.body["values"]]
    said = words.listing([each for each in values if each])
    return f"Noted in the profile, {field}: {said}." if said else f"The {field} was noted in the profile."


def _stated(told: Told, value: dict[str, str]) -> str:
    if value.get("says"):
        return told.names.text(value["says"])
    return words.partial(value["date"]) if value.get("date") else ""


@says("history.claim")
def claim(told: Told) -> str:
    said_by = told.names.text(told.body.get("said_by")) or "Somebody"
    return f"{said_by} said{told.text('text', ': ') or ' something of the organisation'}."


@says("history.note_person")
def note_person(told: Told) -> str:
    name, relation = told.names.text(told.body.get("name")), str(told.body["relation"]).replace("_", " ")
    description = told.names.text(told.body.get("description"))
    if not name:
        return "Somebody was noted among the notable people."
    return f"Noted among the notable people: {name}, {description or relation}."


@says("history.retract")
def retract(told: Told) -> str:
    return f"{told.who()} took back something that was noted{told.text('reason', ': ')}."


@says("record.correct")
def correct(told: Told) -> str:
    return f"{told.who()} corrected entry {told.body['entry']}{told.text('right', ': ')}."
