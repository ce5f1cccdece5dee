"""The ways of Spanish: `del` and `al`, `e` and `u`, nouns with their gender. See `english` for what each promises."""

from collections.abc import Iterable
from fractions import Fraction
from string import Formatter

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office, Unit
from folkmoot.core.charter.spanish import names, numbers
from folkmoot.core.charter.spanish.deeds import DEEDS, deeds
from folkmoot.core.charter.spanish.nouns import Noun as Named
from folkmoot.core.charter.spanish.nouns import noun
from folkmoot.core.charter.spanish.vocabulary import DONE_BEFORE, DUES, FACTS, VERBS
from folkmoot.core.charter.values import Object, Who
from folkmoot.web.tongues.noun import Noun

Seat = Body | Office | Electorate

BASES = names.BASES
LAST = {"and": "y", "or": "o"}
OFFICE = Named("cargo", "cargos")
ELECTORATE = Named("electorado", "electorados")
UNIT = Named("unidad", "unidades", True)
CLASS = Named("miembro de la clase", "miembros de la clase")
_FORMATTER = Formatter()


def fill(sentence: str, **places: str) -> str:
    """`a {body}` with `el comité` in its place is `al comité`."""
    said = ""
    for before, place, _form, _conversion in _FORMATTER.parse(sentence):
        said += before
        value = "" if place is None else str(places[place])
        joined = value.startswith("el ") and f" {said.lower()}".endswith((" de ", " a "))
        said = said[:-1] + value[1:] if joined else said + value
    return said


def listing(each: Iterable[str], last: str = "and") -> str:
    return numbers.listing(each, LAST[last])


def number(found: int) -> str:
    return numbers.figure(found)


def share(of: Fraction) -> str:
    return numbers.share(of)


def unit(rule: Unit | None) -> Noun:
    return _noun(noun(names.called(rule.id, rule.name) if rule else "branch", UNIT))


def some_unit() -> Noun:
    return _noun(UNIT)


def _noun(known: Named) -> Noun:
    return Noun(known.one, known.some, known.several, f"{'otra' if known.feminine else 'otro'} {known.one}")


def class_(rule: MemberClass | None, id: str) -> str:
    return noun(names.called(id, rule.name if rule else None), CLASS).one


def class_role(rule: MemberClass | None, id: str) -> str:
    return class_(rule, id)


def called(rule: Seat | None, id: str) -> str:
    """`Steering Committee`, `sección`: without a noun before it."""
    plain = names.called(id, rule.name if rule else None)
    known = noun(plain, ELECTORATE)
    return plain if known.one.endswith("»") else known.one


def _known(rule: Seat | None, id: str) -> Named:
    if rule is None:
        return Named(f"«{id.replace('_', ' ')}»", f"«{id.replace('_', ' ')}»")
    generic = names.sort(rule) if isinstance(rule, Body) else OFFICE if isinstance(rule, Office) else ELECTORATE
    return noun(names.called(id, rule.name), generic)


def seat(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """`el comité «Steering Committee»`, `la secretaría de sección de North Branch`, `North Branch`."""
    known = _known(rule, id)
    if rule is None:
        return known.one
    if isinstance(rule, Body) and rule.many:
        return unit or known.some
    return known.the + _of_unit(rule, unit, some_unit)


def _of_unit(rule: Seat, unit: str | None, some_unit: str) -> str:
    return f" {numbers.de(unit or some_unit)}" if isinstance(rule, Office) and rule.many else ""


def place(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """`un puesto en el comité «Steering Committee»`, `el cargo «General Secretary»`."""
    held = seat(rule, id, unit, some_unit)
    return held if isinstance(rule, Office) else f"un puesto en {held}"


def role(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """`miembro del comité «Steering Committee»`, `secretaría de sección de North Branch`."""
    if isinstance(rule, Office):
        return _known(rule, id).one + _of_unit(rule, unit, some_unit)
    return f"miembro {numbers.de(seat(rule, id, unit, some_unit))}"


def holder(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """`quien ocupa el cargo «General Secretary»`, `la secretaría de sección de North Branch`."""
    if not isinstance(rule, Office):
        return f"un {role(rule, id, unit, some_unit)}"
    held = seat(rule, id, unit, some_unit)
    return f"quien ocupa {held}" if _known(rule, id).one.startswith(OFFICE.one) else held


def object_(charter: Charter, on: Object) -> str:
    return names.Names(charter).object(on).said


def the(charter: Charter, id: str) -> str:
    return names.Names(charter).the(id)


def who(charter: Charter, who: Who) -> str:
    return names.Names(charter).who(who)


def deed(verb: str) -> str:
    """What is done, as an infinitive: `admitir a un miembro`."""
    return deeds([verb], []) if verb in DEEDS else f"«{verb.replace('_', ' ')}»"


def due(name: str) -> str:
    return DUES[name]


def fact(name: str) -> str | None:
    if name in FACTS:
        return FACTS[name]
    return DONE_BEFORE.format(VERBS[name]) if name in VERBS else None
