"""How the acts of the members are told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.estimates import estimate as estimated
from folkmoot.web.estimates import left
from folkmoot.web.told import Told, says


@says("members.enrol_founder")
def enrol_founder(told: Told) -> str:
    if "unit" not in told.body:
        return told.done(_("{person} was a member from the beginning"), person=told.person())
    return told.done(_("{person} was a member of {unit} from the beginning"), person=told.person(), unit=told.unit())


@says("members.apply")
def apply(told: Told) -> str:
    who = told.text("name") or told.person(else_=_("somebody"))
    if "unit" not in told.body:
        return told.done(_("{who} applied to join the organisation"), who=who)
    return told.done(_("{who} applied to join {unit}"), who=who, unit=told.unit())


@says("members.admit")
def admit(told: Told) -> str:
    unit, who = told.applied_to(), told.who()
    if not unit or unit == who:
        return told.done(_("{who} admitted {applicant}"), who=who, applicant=told.applicant())
    return told.done(_("{who} admitted {applicant} to {unit}"), who=who, applicant=told.applicant(), unit=unit)


@says("members.admit_batch")
def admit_batch(told: Told) -> str:
    count = told.body.get("members", 0)  # an attempt that was refused may not say
    admitted = ngettext("{who} admitted a list of {count} member", "{who} admitted a list of {count} members", count)
    return told.done(admitted, who=told.who(), count=words.number(count))


@says("members.undo_batch")
def undo_batch(told: Told) -> str:
    undone = _("{who} undid the list of members of entry {number}")
    return told.done(undone, who=told.who(), number=str(born_of(told.body["batch"])))


@says("members.refuse")
def refuse(told: Told) -> str:
    refused = _("{who} did not admit {applicant}")
    return told.done(refused, because="reason", who=told.who(), applicant=told.applicant())


@says("members.transfer")
def transfer(told: Told) -> str:
    moved = _("{who} moved {person} to {unit}")
    return told.done(moved, who=told.who(), person=told.person(), unit=told.unit())


@says("members.lapse")
def lapse(told: Told) -> str:
    return told.done(_("The membership of {person} lapsed"), person=told.person())


@says("members.reinstate")
def reinstate(told: Told) -> str:
    return told.done(_("{who} took {person} back"), who=told.who(), person=told.person())


@says("members.resign")
def resign(told: Told) -> str:
    who = told.person() if "person" in told.body else told.who()
    return told.done(_("{who} left the organisation"), because="reason", who=who)


@says("members.suspend")
def suspend(told: Told) -> str:
    suspended = _("{who} suspended {person} until {day}")
    return told.done(suspended, who=told.who(), person=told.person(), day=told.until())


@says("members.expel")
def expel(told: Told) -> str:
    return told.done(_("{who} expelled {person}"), who=told.who(), person=told.person())


@says("members.correct_details")
def correct_details(told: Told) -> str:
    return told.done(_("{who} corrected what is written of them"), who=told.who())


@says("members.estimate")
def estimate(told: Told) -> str:
    body, said_by = told.body, told.text("said_by")
    how_many = estimated(body.get("members"), body.get("share"), body.get("qualifier"))
    said = (
        _("{who} said that there were {how_many} {when}")
        if said_by
        else _("A source says that there were {how_many} {when}")
    )
    if body.get("peak"):
        said = (
            _("{who} said that there were {how_many} {when}, the most ever")
            if said_by
            else _("A source says that there were {how_many} {when}, the most ever")
        )
    return told.done(said, who=said_by, how_many=how_many, when=words.during(body["date"]))


@says("members.erase")
def erase(told: Told) -> str:
    return told.done(_("{who} had words of their own erased"), who=told.who())


@says("members.report_departures")
def report_members(told: Told) -> str:
    body = told.body
    what = left(
        body.get("members"), body.get("share", ""), body.get("qualifier", ""), told.text("of"), body.get("how", "")
    )
    when = words.during(body["date"])
    if body.get("onwards"):
        when = _("from {date} on").format(date=words.partial(body["date"]))
    said_by, where = told.text("said_by") or _("A source"), told.text("destination")
    said = _("{source} says that {what} {when}")
    if where:
        said = _("{source} says that {what} {when}, to the {where}")
    return told.done(said, source=said_by, what=what, when=when, where=where)


@says("members.renew_access")
def renew_access(told: Told) -> str:
    renewed = _("{who} saw {person} and gave them a new way to sign in")
    return told.done(renewed, because="seen", who=told.who(), person=told.person())
