"""How the acts of the constitution are told."""

from django.utils.translation import gettext as _

from folkmoot.web.told import Told, says


@says("constitution.found")
def found(told: Told) -> str:
    name = told.text("name") or _("The organisation")
    return told.done(_("{name} was founded, and adopted its charter"), name=name)


@says("constitution.propose_amendment")
def propose_amendment(told: Told) -> str:
    return told.done(_("{who} proposed a change of the charter"), who=told.who())


@says("constitution.propose_dissolution")
def propose_dissolution(told: Told) -> str:
    return told.done(_("{who} proposed to dissolve the organisation"), who=told.who())


@says("constitution.ratify")
def ratify(told: Told) -> str:
    return told.done(_("{who} confirmed what another body has decided"), who=told.who())


@says("constitution.amend")
def amend(told: Told) -> str:
    return told.done(_("{who} changed the charter"), who=told.who())


@says("constitution.interpret")
def interpret(told: Told) -> str:
    ruled = _("{who} ruled on what article {number} means")
    return told.done(ruled, because="ruling", who=told.who(), number=str(told.body["article"]))


@says("constitution.declare_emergency")
def declare_emergency(told: Told) -> str:
    declared = _("{who} declared an emergency until {day}")
    return told.done(declared, because="reason", who=told.who(), day=told.until())


@says("constitution.end_emergency")
def end_emergency(told: Told) -> str:
    return told.done(_("{who} ended the emergency"), who=told.who())


@says("constitution.dissolve")
def dissolve(told: Told) -> str:
    dissolved = _("{who} dissolved the organisation")
    return told.done(dissolved, because="reason", who=told.who(_("the members")))
