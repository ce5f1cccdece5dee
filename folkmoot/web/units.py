"""What the charter calls its units: branches, locals, chapters."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Unit
from folkmoot.web.tongues import tongue
from folkmoot.web.tongues.noun import Noun
from folkmoot.web.words import Said

KINDS: Mapping[str, Said] = {
    "town": _("town"),
    "workplace": _("workplace"),
    "student": _("student"),
    "region": _("region"),
    "trade": _("trade"),
    "language": _("language"),
    "online": _("online"),
    "other": _("other"),
}
"""What a unit may be formed around."""


def unit_as(charter: Charter | None, kind: str = "") -> Noun:
    """What one is called, of this kind if it is named; `unit`, where the charter knows several sorts."""
    rules = charter.of(Unit) if charter else ()
    meant = [rule for rule in rules if kind in (rule.id, *rule.kinds)] or list(rules)
    noun: Noun = tongue().some_unit() if len(meant) > 1 else tongue().unit(meant[0] if meant else None)
    return noun


def unit_noun(charter: Charter | None, kind: str = "") -> str:
    """`branch`."""
    return unit_as(charter, kind).one


def a_unit(charter: Charter | None, kind: str = "") -> str:
    """`a branch`."""
    return unit_as(charter, kind).some


def units_noun(charter: Charter | None) -> str:
    """`branches`."""
    return unit_as(charter).several


def has_units(charter: Charter | None) -> bool:
    return bool(charter and charter.of(Unit))


def unit_kind(charter: Charter | None, kind: str) -> str:
    """What sort of unit it is: `town`, `workplace`; of a sort that a rule of its own defines, what that is called."""
    rule = next((rule for rule in charter.of(Unit) if rule.id == kind), None) if charter else None
    known: Noun | None = tongue().unit(rule) if rule else None
    return known.one if known else str(KINDS.get(kind) or kind.replace("_", " "))
