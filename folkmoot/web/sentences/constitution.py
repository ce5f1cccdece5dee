"""How the acts of the constitution are told."""

from folkmoot.web.told import Told, says


@says("constitution.found")
def found(told: Told) -> str:
    name = told.names.text(told.body.get("name")) or "The organisation"
    return f"{name} was founded, and adopted its charter."


@says("constitution.propose_amendment")
def propose_amendment(told: Told) -> str:
    return f"{told.who()} proposed a change of the charter{told.count}."


@says("constitution.propose_dissolution")
def propose_dissolution(told: Told) -> str:
    return f"{told.who()} proposed to dissolve the organisation{told.count}."


@says("constitution.ratify")
def ratify(told: Told) -> str:
    return f"{told.who()} confirmed what another body has decided{told.count}."


@says("constitution.amend")
def amend(told: Told) -> str:
    return f"{told.who()} changed the charter{told.count}."


@says("constitution.interpret")
def interpret(told: Told) -> str:
    return f"{told.who()} ruled on what article {told.body['article']} means{told.count}{told.text('ruling', ': ')}."


@says("constitution.declare_emergency")
def declare_emergency(told: Told) -> str:
    return f"{told.who()} declared an emergency until {told.until()}{told.count}{told.text('reason', ': ')}."


@says("constitution.end_emergency")
def end_emergency(told: Told) -> str:
    return f"{told.who()} ended the emergency{told.count}."


@says("constitution.dissolve")
def dissolve(told: Told) -> str:
    return f"{told.who('the members')} dissolved the organisation{told.count}{told.text('reason', ': ')}."
