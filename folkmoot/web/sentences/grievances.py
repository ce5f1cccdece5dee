"""How the acts of the grievances are told."""

from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("grievances.complain")
def complain(told: Told) -> str:
    who = told.person(else_=_("somebody"))
    if told.body.get("against"):
        whom = words.listing([told.names.person(each) for each in told.body["against"]])
        return told.done(_("{who} complained about {whom}"), because="statement", who=who, whom=whom)
    if "seat" in told.body:
        return told.done(_("{who} complained about {whom}"), because="statement", who=who, whom=told.seat())
    return told.done(_("{who} complained"), because="statement", who=who)


@says("grievances.acknowledge")
def acknowledge(told: Told) -> str:
    return told.done(_("{who} entered that a complaint had come in"), who=told.who())


@says("grievances.call_hearing")
def call_hearing(told: Told) -> str:
    called = _("{who} called a hearing in a case for {day}")
    return told.done(called, who=told.who(), day=words.day(told.body["day"]))


@says("grievances.hear")
def hear(told: Told) -> str:
    return told.done(_("{who} entered who was heard in a case"), who=told.who())


@says("grievances.find")
def find(told: Told) -> str:
    found = _("{who} made a finding on a complaint")
    if told.body.get("outcome") is not None:
        upheld = told.body["outcome"] == "upheld"
        found = _("{who} upheld a complaint") if upheld else _("{who} did not uphold a complaint")
    return told.done(found, because="reasons", who=told.who(_("somebody")))
