"""The ways of English."""

from collections.abc import Iterable
from fractions import Fraction

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english import names, numbers
from folkmoot.core.charter.english.deeds import DEEDS
from folkmoot.core.charter.rules import Body, Electorate, MemberClass, Office, Unit
from folkmoot.core.charter.values import Object, Who
from folkmoot.core.charter.vocabulary import DUES
from folkmoot.core.charter.vocabulary import fact as known_fact
from folkmoot.web.tongues.noun import Noun

Seat = Body | Office | Electorate

BASES = names.BASES
LAST = {"and": "and", "or": "or"}


def fill(sentence: str, **places: str) -> str:
    """The sentence with its places filled, as what fills them asks for."""
    return sentence.format(**places)


def listing(each: Iterable[str], last: str = "and") -> str:
    """`6`, `6 and 9`, `1, 6 and 9`; or with "or"."""
    return numbers.listing(each, LAST[last])


def number(found: int) -> str:
    """`1,301`."""
    return f"{found:,}"


def share(of: Fraction) -> str:
    """`two thirds`, `half`."""
    return numbers.share(of)


def unit(rule: Unit | None) -> Noun:
    """What a charter calls its units; `branch` where there is no charter to ask."""
    return _noun(names.called(rule.id, rule.name) if rule else "branch")


def some_unit() -> Noun:
    """What units are called where a charter knows several sorts of them."""
    return _noun("unit")


def _noun(name: str) -> Noun:
    return Noun(name, names.some(name), names.several(name), f"another {name}")


def class_(rule: MemberClass | None, id: str) -> str:
    """What somebody is: `member`."""
    return names.called(id, rule.name if rule else None)


def class_role(rule: MemberClass | None, id: str) -> str:
    """As what somebody acts, behind their name: `a member`."""
    return names.some(class_(rule, id))


def called(rule: Seat | None, id: str) -> str:
    """What stands over its page: `Steering Committee`."""
    return names.called(id, rule.name if rule else None)


def seat(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """Who acts or is acted on: `the Steering Committee`, `branch secretary of North Branch`, `North Branch`.

    `unit` is the name of the unit to which it belongs, `some_unit` what is said where no name is known.
    """
    noun = called(rule, id)
    if isinstance(rule, Body | Office) and rule.many:
        return (unit or names.some(noun)) if isinstance(rule, Body) else f"{noun} of {unit or some_unit}"
    return noun if isinstance(rule, Office) else f"the {noun}"


def place(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """The seat that somebody is given or gives up: `a member of the Steering Committee`, `General Secretary`."""
    held = seat(rule, id, unit, some_unit)
    return held if isinstance(rule, Office) else f"a member of {held}"


def role(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """As what somebody acts, behind their name: `a member of the Steering Committee`, `General Secretary`."""
    return place(rule, id, unit, some_unit)


def holder(rule: Seat | None, id: str, unit: str | None, some_unit: str) -> str:
    """Whoever holds an office, where nobody is named: `the General Secretary`."""
    held = place(rule, id, unit, some_unit)
    return f"the {held}" if isinstance(rule, Office) else held


def object_(charter: Charter, on: Object) -> str:
    """`a decision of a branch`."""
    return names.Names(charter).object(on)


def the(charter: Charter, id: str) -> str:
    """What an id of the charter is, as the subject of a sentence: `the Steering Committee`, `a member`."""
    return names.Names(charter).the(id)


def who(charter: Charter, who: Who) -> str:
    """Who holds a power: `the Steering Committee`, `10 branches together`."""
    return names.Names(charter).who(who)


def deed(verb: str) -> str:
    """What is done, to follow "to": `admit a member`."""
    known = DEEDS.get(verb)
    return known.does.format(known.object) if known else verb.replace("_", " ")


def due(name: str) -> str:
    """What may be claimed."""
    return DUES[name]


def fact(name: str) -> str | None:
    """What a fact means; None where no vocabulary has it."""
    known = known_fact(name)
    return known.says if known else None
