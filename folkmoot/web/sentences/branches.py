"""How the acts on branches are told."""

from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.estimates import units
from folkmoot.web.told import Told, says
from folkmoot.web.units import units_noun


@says("branches.found_unit")
def found_unit(told: Told) -> str:
    return told.done(_("{unit} was there from the beginning"), unit=_unit(told))


@says("branches.charter_unit")
def charter_unit(told: Told) -> str:
    return told.done(_("{who} chartered {unit}"), who=told.who(), unit=_unit(told))


def _unit(told: Told) -> str:
    return told.text("name") or told.a_unit()


@says("branches.suspend")
def suspend_unit(told: Told) -> str:
    suspended = _("{who} suspended {unit} until {day}")
    return told.done(suspended, because="reason", who=told.who(), unit=told.unit(), day=told.until())


@says("branches.restore")
def restore(told: Told) -> str:
    return told.done(_("{who} ended the suspension of {unit}"), who=told.who(), unit=told.unit())


@says("branches.disaffiliate")
def disaffiliate(told: Told) -> str:
    return told.done(_("{unit} left the organisation"), because="reason", unit=told.unit())


@says("branches.dissolve_unit")
def dissolve_unit(told: Told) -> str:
    return told.done(_("{who} dissolved {unit}"), because="reason", who=told.who(), unit=told.unit())


@says("branches.report_departures")
def report_units(told: Told) -> str:
    body = told.body
    left = units(body.get("units"), body.get("qualifier", ""), body.get("how", ""), units_noun(told.names.charter))
    said_by = told.text("said_by") or _("A source")
    said = _("{source} says that {what} {when}")
    return told.done(said, source=said_by, what=left, when=words.during(body["date"]))
