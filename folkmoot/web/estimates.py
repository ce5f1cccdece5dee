"""How the pages say votes, and numbers that somebody gives: `about 150 members`, `several branches left`."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from folkmoot.web.tongues import tongue
from folkmoot.web.words import Said, fill, number

HOW_EXACT: Mapping[str, Said] = {
    "about": gettext_lazy("about {number}"),
    "as_many_as": gettext_lazy("as many as {number}"),
    "at_least": gettext_lazy("at least {number}"),
    "up_to": gettext_lazy("up to {number}"),
    "more_than": gettext_lazy("more than {number}"),
    "fewer_than": gettext_lazy("fewer than {number}"),
    "many": gettext_lazy("many: {number}"),
    "several": gettext_lazy("several: {number}"),
    "most": gettext_lazy("most: {number}"),
}
"""A number, or a share, with the word that the source gives to it."""

MEMBERS: Mapping[str, Said] = {
    "many": gettext_lazy("many members"),
    "several": gettext_lazy("several members"),
    "most": gettext_lazy("most members"),
}
OTHERS: Mapping[str, Said] = {
    "many": gettext_lazy("many {whom}"),
    "several": gettext_lazy("several {whom}"),
    "most": gettext_lazy("most {whom}"),
}
"""A word without a number: of members, and of those whom the source calls so."""

LEFT: Mapping[str, Said] = {
    "resign": gettext_lazy("{who} resigned"),
    "expel": gettext_lazy("{who} were expelled"),
    "lapse": gettext_lazy("{who} lapsed"),
}


def about(found: int, qualifier: str | None) -> str:
    """`about 150`."""
    return _qualified(number(found), qualifier)


def _qualified(found: str, qualifier: str | None) -> str:
    return fill(str(HOW_EXACT.get(qualifier or "", "{number}")), number=found)


def estimate(members: int | None, share: str | None, qualifier: str | None, whom: str = "") -> str:
    """`about 150 members`, `up to a third of the members`, `many members`; or of whom a source speaks."""
    if members is not None:
        how_many = about(members, qualifier)
        if whom:
            return fill(_("{how_many} {whom}"), how_many=how_many, whom=whom)
        return fill(ngettext("{how_many} member", "{how_many} members", members), how_many=how_many)
    if share:
        return fill(_("{share} of the members"), share=_qualified(tongue().share(Fraction(share)), qualifier))
    if whom:
        return fill(str(OTHERS.get(qualifier or "") or _("some {whom}")), whom=whom)
    return str(MEMBERS.get(qualifier or "") or _("some members"))


def left(members: int | None, share: str, qualifier: str | None, of: str = "", how: str = "") -> str:
    """`up to a third of the members resigned`, `many cadre resigned`."""
    return fill(str(LEFT.get(how) or _("{who} left")), who=estimate(members, share, qualifier, of))


def units(found: int | None, qualifier: str, how: str, noun: str) -> str:
    """`several branches left`."""
    who = estimate(found, None, qualifier, noun)
    return fill(_("{who} were dissolved") if how == "dissolve_unit" else _("{who} left"), who=who)


def votes(counted: Mapping[str, Any]) -> str:
    """`3 to 0`, `9 to 2 with 1 abstention`; nothing where a source tells a decision without its count."""
    if counted.get("yes") is None or counted.get("no") is None:
        return ""
    abstained = counted.get("abstain") or 0
    given = {"yes": number(counted["yes"]), "no": number(counted["no"]), "abstained": number(abstained)}
    if not abstained:
        return _("{yes} to {no}").format(**given)
    said = ngettext(
        "{yes} to {no} with {abstained} abstention", "{yes} to {no} with {abstained} abstentions", abstained
    )
    return said.format(**given)


def count(yes: int | None, no: int | None, abstain: int | None) -> str:
    """`3 yes · 0 no · 1 abstained`; nothing where a source tells a decision without its count."""
    if yes is None or no is None:
        return ""
    given = {"yes": number(yes), "no": number(no), "abstained": number(abstain or 0)}
    if abstain:
        return _("{yes} yes · {no} no · {abstained} abstained").format(**given)
    return _("{yes} yes · {no} no").format(**given)
