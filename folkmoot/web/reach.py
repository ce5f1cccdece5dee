"""Whom the charter lets do something: from its rules and somebody's hats alone. No question to the door, no query.

So a page can show for a hundred rows what their reader may do about each; the form of the act asks the door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import OWN
from folkmoot.core.charter.who import Holder
from folkmoot.door.act import REGISTER
from folkmoot.door.occasion import Hat
from folkmoot.web import words
from folkmoot.web.forms import CARRIED
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue

DECIDE = "bodies.decide"
VOTE = ("body", "electorate")
"""Who uses a power only by a decision."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a page offers: `says` is what the button says, `url` its form, empty where it is not theirs.

    `because` says why not, or by whose decision, in sentences; each with the article that it comes from.
    """

    says: str
    url: str
    because: tuple[tuple[str, str], ...] = ()


@dataclass
class Reach:
    """What one person may do by their hats."""

    charter: Charter
    hats: frozenset[Hat]

    @cached_property
    def _by_authority(self) -> Mapping[Any, frozenset[int | None]]:
        found: dict[Any, set[int | None]] = {}
        for hat in self.hats:
            found.setdefault(hat.authority, set()).add(hat.unit)
        return {authority: frozenset(units) for authority, units in found.items()}

    def alone(self, verb: str, on: Iterable[str] = (), unit: int | None = None) -> bool:
        """Whether an office or a class of theirs has the power by itself, over this unit."""
        return any(self._wears(power, unit) for power in self._powers(verb, on) if not _voted(power))

    def units(self, verb: str, on: Iterable[str] = ()) -> frozenset[int | None]:
        """The units over which an office or a class of theirs has the power by itself; None means all of them."""
        theirs = (power.holders for power in self._powers(verb, on) if not _voted(power))
        return frozenset(unit for held in theirs for each in held for unit in self._by_authority.get(each, ()))

    def deciders(self, verb: str, on: Iterable[str] = ()) -> tuple[str, ...]:
        """The bodies and electorates that decide it, by their ids."""
        found = (each for power in self._powers(verb, on) if _voted(power) for each in sorted(power.holders))
        return tuple(dict.fromkeys(each.id for each in found if each.kind in VOTE))

    def enters(self, body: str, unit: int | None = None) -> bool:
        """Whether they enter what a body has decided."""
        return any(self._wears(power, unit) for power in self._powers("decide", (f"decision:{body}",)))

    def _powers(self, verb: str, on: Iterable[str]) -> list[CompiledPower]:
        asked = Facts(on).objects
        return [
            power
            for power in self.charter.compiled.of(verb).powers
            if (not power.objects or not asked or not power.objects.isdisjoint(asked)) and not _several(power)
        ]

    def _wears(self, power: CompiledPower, unit: int | None) -> bool:
        theirs = [self._by_authority[each] for each in power.holders if each in self._by_authority]
        return any(unit is None or units & {None, unit} for units in theirs)

    def deed(
        self, name: str, says: str, fields: Mapping[str, Any], *, on: Iterable[str] = (), unit: int | None = None
    ) -> Deed:
        """What a page offers of an act on these objects: theirs alone, or by a decision that they enter; or why not."""
        verb, objects = REGISTER[name].verb, tuple(on)
        if verb in OWN:
            return Deed(says, self.form(name, fields))
        holders, forbidden = self._holders(verb, objects)
        if not holders:
            return Deed(says, "", self._barred(forbidden))
        if self.alone(verb, objects, unit):
            return Deed(says, self.form(name, fields))
        body = next((each for each in self.deciders(verb, objects) if self.enters(each, unit)), None)
        if body is None:
            return Deed(says, "", tuple(dict.fromkeys((each.says, each.article) for each in holders)))
        decides = _("{body} decides this, and you enter it with its count.")
        decides = capfirst(words.fill(decides, body=tongue().the(self.charter, body)))
        return Deed(says, self.decision(name, fields, body, unit), ((decides, ""),))

    def _holders(self, verb: str, objects: tuple[str, ...]) -> tuple[list[Holder], list[str]]:
        """Who may do it to all that the object is, and the rules that forbid it to the others."""
        found: dict[tuple[str, str, str], tuple[Holder, list[str]]] = {}
        for on in objects or (None,):
            for each in words.who_may(self.charter, verb, on):
                _, forbidden = found.setdefault((each.article, each.rule, each.who), (each, []))
                forbidden.extend(each.forbidden_by)
        free = [each for each, forbidden in found.values() if not forbidden]
        return free, [rule for _, forbidden in found.values() for rule in forbidden]

    def decision(self, name: str, fields: Mapping[str, Any], body: str, unit: int | None = None) -> str:
        """The form on which a decision of a body is entered that carries an act."""
        rule = self.charter.body(body)
        own = {"unit": unit} if rule is not None and rule.many and unit is not None else {}
        inner = {f"{CARRIED}{field}": value for field, value in fields.items()}
        return self.form(DECIDE, {"carries": name, "body": body, **own, **inner})

    def form(self, name: str, fields: Mapping[str, Any]) -> str:
        """The address of the form of an act, with what is known already filled in."""
        given = urlencode({field: value for field, value in fields.items() if value is not None})
        return reverse("act", args=[name]) + (f"?{given}" if given else "")

    def _barred(self, rules: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The rules that stand against it; or that no article gives it to anybody."""
        cited = dict.fromkeys(rules)
        found = [each for each in self.charter.rules if f"{each.article} {each.id}" in cited]
        if not found:
            return ((_("No article lets anybody do this."), ""),)
        return tuple((words.rule_says(each, self.charter), each.article) for each in found)


def _voted(power: CompiledPower) -> bool:
    return any(each.kind in VOTE for each in power.holders)


def _several(power: CompiledPower) -> bool:
    """Whether it takes several together: nobody has such a power alone."""
    return power.who.share is not None or (power.who.count or 1) > 1


def units_entered(sight: Sight) -> frozenset[int | None]:
    """The units whose decisions whoever reads enters; None among them means all."""
    return frozenset() if sight.charter is None else Reach(sight.charter, sight.reader.standing.hats).units("decide")
