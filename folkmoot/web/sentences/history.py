"""How notes are told."""

from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.labels import profile_field, relation
from folkmoot.web.told import Told, ended, says


@says("history.note_event")
def note_event(told: Told) -> str:
    return words.short(told.text("text"), 400) or _("Something was noted of the history.")


@says("history.note_profile")
def note_profile(told: Told) -> str:
    field = profile_field(str(told.body["field"]))
    values = [_stated(told, value) for value in told.body["values"]]
    said = words.listing([each for each in values if each])
    if said:
        return _("Noted in the profile, {field}: {values}.").format(field=field, values=said)
    return _("A line of the profile was noted: {field}.").format(field=field)


def _stated(told: Told, value: dict[str, str]) -> str:
    if value.get("says"):
        return told.names.text(value["says"])
    return words.partial(value["date"]) if value.get("date") else ""


@says("history.claim")
def claim(told: Told) -> str:
    said_by, text = told.text("said_by") or _("Somebody"), told.text("text")
    said = _("{who} said") if text else _("{who} said something of the organisation")
    return ended(words.fill(said, who=said_by), text=text)


@says("history.note_person")
def note_person(told: Told) -> str:
    name, description = told.text("name"), told.text("description")
    if not name:
        return _("Somebody was noted among the notable people.")
    what = description or relation(str(told.body["relation"]))
    return _("Noted among the notable people: {name}, {what}.").format(name=name, what=what)


@says("history.retract")
def retract(told: Told) -> str:
    return told.done(_("{who} took back something that was noted"), because="reason", who=told.who())
