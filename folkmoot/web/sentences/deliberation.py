"""How the acts of the deliberation are told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web import words
from folkmoot.web.told import Told, says
from folkmoot.web.tongues import tongue


@says("deliberation.form_tendency")
def form_tendency(told: Told) -> str:
    name = words.quoted(told.text("name")) if told.text("name") else _("a tendency")
    count = told.body.get("announced_by")
    if count is None:
        return told.done(_("{who} announced {tendency}"), because="platform", who=told.who(), tendency=name)
    said = ngettext("{count} member announced {tendency}", "{count} members announced {tendency}", count)
    return told.done(said, because="platform", count=words.number(count), tendency=name)


@says("deliberation.join_tendency")
def join_tendency(told: Told) -> str:
    return told.done(_("{who} joined {tendency}"), who=told.who(), tendency=told.tendency())


@says("deliberation.leave_tendency")
def leave_tendency(told: Told) -> str:
    return told.done(_("{who} left {tendency}"), who=told.who(), tendency=told.tendency())


@says("deliberation.dissolve_tendency")
def dissolve_tendency(told: Told) -> str:
    return told.done(_("{who} said that {tendency} should end"), who=told.who(), tendency=told.tendency())


@says("deliberation.expel_tendency")
def expel_tendency(told: Told) -> str:
    who = told.text("ended_by") or told.who()
    return told.done(_("{who} expelled {tendency}"), who=who, tendency=told.tendency())


@says("deliberation.claim")
def claim(told: Told) -> str:
    due = str(tongue().due(str(told.body["due"])))
    if "tendency" not in told.body:
        return told.done(_("{who} claimed for themselves: {due}"), who=told.who(), due=due)
    if "hears" in told.body:
        said = _("{who} claimed for {tendency}: {due}, {unit}")
        return told.done(said, who=told.who(), tendency=told.tendency(), due=due, unit=told.unit("hears"))
    said = _("{who} claimed for {tendency}: {due}")
    return told.done(said, because="text", who=told.who(), tendency=told.tendency(), due=due)


@says("deliberation.honour")
def honour(told: Told) -> str:
    row = told.names.claims.get(told.body.get("claim", -1))
    due = str(tongue().due(row.due)) if row is not None else _("what was claimed")
    if row is not None and row.tendency is None:
        said = _("{who} gave a member what they had claimed: {due}")
        return told.done(said, because="where", who=told.who(), due=due)
    said = _("{who} gave {tendency} what it had claimed: {due}")
    return told.done(said, because="where", who=told.who(), tendency=told.tendency(), due=due)


@says("deliberation.note_origin")
def note_origin(told: Told) -> str:
    said = _("Noted: the organisation comes from {tendency} in {organisation}")
    return told.done(said, tendency=words.quoted(told.text("name")), organisation=told.text("inside"))
