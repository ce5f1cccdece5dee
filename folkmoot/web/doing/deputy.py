"""An act on oneself, entered for somebody without e-mail by whoever enters what bodies decide (semantics C 3)."""

from dataclasses import replace

from django.utils.translation import gettext as _

from folkmoot.core.charter.judging import OWN
from folkmoot.door.act import Declaration
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Attested
from folkmoot.door.standing import standing
from folkmoot.web.choices import Choices
from folkmoot.web.forms import Field

FOR, PAPER, NEW = "for", "paper", "new"
THEMSELVES = frozenset({"members.erase"})
"""Acts whose form shows what only the person may see."""


def for_somebody(declared: Declaration, choices: Choices) -> list[Field]:
    """Whose act it is and where their own word lies: asked of whoever holds a seat or an office."""
    stands = standing(choices.actor, choices.sight.today, choices.charter)
    if declared.verb not in OWN or declared.name in THEMSELVES or not stands.seated:
        return []
    look = choices.looked_for(FOR) if choices.are_many else None
    people = choices.people if look is None else choices.found(FOR)
    new = [(NEW, _("Somebody new"))] if declared.name == "members.apply" else []
    return [
        Field(
            name=FOR,
            label=_("Whose act it is"),
            hint=_("Leave it empty if it is your own."),
            control="choose",
            required=False,
            options=[*new, *(each for each in people if each[0] != choices.actor)],
            look=look,
        ),
        Field(
            name=PAPER,
            label=_("Where their own word lies"),
            hint=_("A letter and its date, a signed form: it stays with the entry."),
            control="line",
            required=False,
            options=[],
        ),
    ]


def attested(form: list[Field], choices: Choices) -> tuple[list[Field], str, Attested | None]:
    """The fields with their faults, whose act it is, and who entered it for them, if somebody did."""
    given = {field.name: field.value for field in form}
    if not given.get(FOR):
        return form, choices.actor, None
    if not given.get(PAPER):
        said = _("Say where their own word lies.")
        return [replace(each, error=said) if each.name == PAPER else each for each in form], choices.actor, None
    person = Draw().person() if given[FOR] == NEW else given[FOR]
    return form, person, Attested(choices.actor, given[PAPER])
