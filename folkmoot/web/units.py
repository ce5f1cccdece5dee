"""What the charter calls its units: branches, locals, chapters."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import called, several, some
from folkmoot.core.charter.rules import Unit

BRANCH = "branch"


def unit_noun(charter: Charter | None, kind: str = "") -> str:
    """`branch`: what one is called, of this kind if it is named; `unit`, where the charter knows several sorts."""
    rules = charter.of(Unit) if charter else ()
    meant = [rule for rule in rules if kind in (rule.id, *rule.kinds)] or list(rules)
    if len(meant) != 1:
        return "unit" if meant else BRANCH
    return called(meant[0].id, meant[0].name)


def a_unit(charter: Charter | None, kind: str = "") -> str:
    """`a branch`."""
    return some(unit_noun(charter, kind))


def units_noun(charter: Charter | None) -> str:
    """`branches`."""
    return several(unit_noun(charter))


def has_units(charter: Charter | None) -> bool:
    return bool(charter and charter.of(Unit))
