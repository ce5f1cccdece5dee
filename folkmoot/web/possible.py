"""What a person may do: each act is put to the charter by an example of it, without the deed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from django.utils.translation import gettext as _

from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.judging import OWN, Verdict
from folkmoot.door.act import REGISTER, Act, BadAct, Declaration, decode
from folkmoot.door.enact import ask_alone
from folkmoot.web import words
from folkmoot.web.choices import Choices
from folkmoot.web.forms import Field, carrier, fields, has_form
from folkmoot.web.titles import title
from folkmoot.web.tongues import tongue
from folkmoot.web.typed import in_place, values

EXAMPLES = 4
"""How many examples of an act are put at most: its bodies and seats in turn, those of the person first."""

KEPT = frozenset({"history", "record"})
"""Organs whose acts keep the papers: they name sources and entries, and have no form here."""

BY_DECISION = frozenset({"majority", "turnout", "quorum", "recused"})
MEANT = frozenset({"eligible", "countback_done"})
_REFERENCE = re.compile(r"p:[A-Za-z0-9_-]{22}")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_UNIT = re.compile(r"\b(?:unit|la unidad) (\d+)")
_IN_LIST = re.compile(r"\[\d+\]")
_ID = re.compile(r"\b[a-z]+_[a-z_]+\b")


@dataclass(frozen=True, slots=True)
class Possible:
    """One act: whether this person holds a power for it, and if not, why; whether a body does it by a decision."""

    name: str
    title: str
    may: bool
    because: tuple[str, ...]
    articles: tuple[str, ...]
    decided_by: tuple[tuple[str, tuple[str, ...]], ...]


def offered() -> list[Declaration]:
    """Every act that has a form here, in the order of its title."""
    found = (each for each in REGISTER.values() if each.verb != "found" and each.organ not in KEPT and has_form(each))
    return sorted((each for each in found if each.on != "history"), key=title)


def carriable(choices: Choices) -> list[Declaration]:
    """The acts that a decision can carry; first those that the charter gives to a body or an electorate."""
    found = [each for each in offered() if each.verb not in OWN and not carrier(each.type)]
    return sorted(found, key=lambda each: not is_decided(each, choices))


def is_decided(declared: Declaration, choices: Choices) -> bool:
    """Whether the charter gives the act to some body or electorate, which does it by a decision."""
    return any(_is_bodys(power) for power in choices.charter.compiled.of(declared.verb).powers)


def _is_bodys(power: CompiledPower) -> bool:
    return any(holder.kind in ("body", "electorate") for holder in power.holders)


def _decided_by(declared: Declaration, choices: Choices) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which bodies and electorates decide it, each with its articles."""
    powers = choices.charter.compiled.of(declared.verb).powers
    found: dict[str, dict[str, None]] = {}
    order = [article.number for article in choices.charter.articles]
    for power in sorted(powers, key=lambda each: order.index(each.article)):
        if _is_bodys(power):
            found.setdefault(tongue().who(choices.charter, power.who), {})[power.article] = None
    return tuple((who, tuple(numbers)) for who, numbers in found.items())


def possibilities(choices: Choices) -> list[Possible]:
    """Every act with a form, judged for the person who acts, by the verdict with which each would begin.

    What would follow from an act is not judged: its form asks for that.
    """
    return [_possible(each, choices) for each in offered()]


def _possible(declared: Declaration, choices: Choices) -> Possible:
    best, fault = None, ""
    for example in islice(_examples(declared, choices), EXAMPLES if _has_some_power(declared, choices) else 1):
        try:
            act = decode(declared.name, in_place(values(declared, example, choices.actor), choices.charter))
            verdict = _judged(act, choices)
        except BadAct as error:
            fault = fault or says(error, choices)["says"]
            continue
        if best is None or _rank(verdict) > _rank(best):
            best = verdict
        if _rank(best) == 2:
            break
    because = (
        tuple(words.reason_says(reason) for reason in best.because) if best else (fault or _nothing(declared, choices),)
    )
    return Possible(
        name=declared.name,
        title=title(declared, choices.charter),
        may=best is not None and _rank(best) > 0,
        because=because,
        articles=best.articles if best else (),
        decided_by=_decided_by(declared, choices),
    )


def _has_some_power(declared: Declaration, choices: Choices) -> bool:
    """Whether some article gives the verb to what they act as: then it depends on which body, seat or unit."""
    hats = {hat.authority for hat in choices.own_hats}
    return any(not hats.isdisjoint(power.holders) for power in choices.charter.compiled.of(declared.verb).powers)


def _judged(act: Act, choices: Choices) -> Verdict:
    """The verdict on an example. What only the body could do of which they are a part is not theirs alone."""
    verdict = ask_alone(act, person=choices.actor, at=choices.sight.now)
    if _rank(verdict) != 1:
        return verdict
    alone = ask_alone(act, person=choices.actor, at=choices.sight.now, hats=choices.own_hats)
    return verdict if _rank(alone) else alone


def _rank(verdict: Verdict) -> int:
    """2: allowed; 1: the power is theirs, but the example lacks something; 0: not theirs, or not without a vote."""
    if verdict.value == "allowed":
        return 2
    barred = BY_DECISION | {"no_power", "prohibition", "dissolved"}
    return 0 if any(reason.kind in barred for reason in verdict.because) else 1


def _examples(declared: Declaration, choices: Choices) -> Iterator[list[Field]]:
    """Examples of an act: with what it must have, each body or seat in turn; then with a person too."""
    form = fields(declared, choices)
    if any(field.required and field.control in ("choose", "many") and not field.options for field in form):
        return
    turning = next((field for field in form if field.name in ("body", "seat", "mandate") and field.required), None)
    for value, _label in turning.options if turning else [("", "")]:
        holders = [each.person for each in choices.mandates if each.seat == value and each.person != choices.actor]
        given = {"person": holders[0]} if holders else {}
        if turning:
            given[turning.name] = value
        yield [_filled(field, choices, given.get(field.name, "") if field.required else "") for field in form]
    person = next((field for field in form if field.name == "person" and not field.required), None)
    if person:
        yield [_filled(replace(field, required=field.required or field is person), choices, "") for field in form]


def _filled(field: Field, choices: Choices, value: str) -> Field:
    if value:
        return replace(field, values=(value,))
    if field.name == "unit":
        return replace(field, values=tuple(key for key, _label in field.options[:1]))
    if field.control == "yes":
        return replace(field, values=("yes",) if field.name in MEANT else ())
    if field.control == "document":
        return replace(field, values=(choices.charter.hash,))
    if not field.required:
        return replace(field, values=())
    if field.options:
        others = [key for key, _label in field.options if key != choices.actor]
        return replace(field, values=tuple(others[:1]))
    soon = choices.sight.today + timedelta(days=30)
    samples = {"number": "0" if field.name == "no" else "1", "date": soon.isoformat(), "text": "…"}
    return replace(field, values=(str(soon.year) if field.name == "date" else samples.get(field.control, "…"),))


def _nothing(declared: Declaration, choices: Choices) -> str:
    empty = [field.label.lower() for field in fields(declared, choices) if field.required and not field.options]
    if not empty:
        return _("There is nothing to do it to.")
    return _("There is nothing to choose from: {what}.").format(what=empty[0])


def says(error: BadAct, choices: Choices) -> dict[str, str]:
    """A fault that the door found in an act, in words: at which field, and what it wants, people by their names."""
    field = _IN_LIST.sub(".0", error.field)  # a form has one line of a list
    said = _REFERENCE.sub(lambda each: choices.names.person(each.group(), _("this person")), error.shown()).rstrip(".")
    said = _DAY.sub(lambda each: words.day(each.group()), said)
    said = _UNIT.sub(lambda each: choices.names.unit(int(each[1]), each.group()), said)
    said = _ID.sub(lambda each: choices.names.seat(each.group()), said)
    return {"field": field, "says": f"{said[:1].upper()}{said[1:]}."}
