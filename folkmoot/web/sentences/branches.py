"""How the acts on branches are told."""

from folkmoot.web import words
from folkmoot.web.told import Told, says
from folkmoot.web.units import units_noun


@says("branches.found_unit")
def found_unit(told: Told) -> str:
    return f"{told.names.text(told.body.get('name')) or told.a_unit()} was there from the beginning."


@says("branches.charter_unit")
def charter_unit(told: Told) -> str:
    return f"{told.who()} chartered {told.names.text(told.body.get('name')) or told.a_unit()}{told.count}."


@says("branches.suspend")
def suspend_unit(told: Told) -> str:
    return f"{told.who()} suspended {told.unit()} until {told.until()}{told.count}{told.text('reason', ': ')}."


@says("branches.restore")
def restore(told: Told) -> str:
    return f"{told.who()} ended the suspension of {told.unit()}{told.count}."


@says("branches.disaffiliate")
def disaffiliate(told: Told) -> str:
    return f"{told.unit()} left the organisation{told.count}{told.text('reason', ': ')}."


@says("branches.dissolve_unit")
def dissolve_unit(told: Told) -> str:
    return f"{told.who()} dissolved {told.unit()}{told.count}{told.text('reason', ': ')}."


@says("branches.report_departures")
def report_units(told: Told) -> str:
    body = told.body
    left = words.units(
        body.get("units"), body.get("qualifier", ""), body.get("how", ""), units_noun(told.names.charter)
    )
    said_by = told.names.text(body.get("said_by")) or "A source"
    return f"{said_by} says that {left} {words.during(body['date'])}."
