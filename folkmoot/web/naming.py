"""Who and what the references of the record mean, for one page: as many queries for fifty entries as for one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from folkmoot.bodies.models import Mandate, Meeting
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.deliberation.models import Claim, Tendency
from folkmoot.door.together import Of, Rows
from folkmoot.members.models import Application
from folkmoot.web import words
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue
from folkmoot.web.units import a_unit

UNIT_FIELDS = frozenset({"unit", "parent", "n", "hears"})


@dataclass
class Asked:
    """What a page wants to name."""

    people: set[str] = field(default_factory=set)
    units: set[int] = field(default_factory=set)
    applications: set[int] = field(default_factory=set)
    meetings: set[int] = field(default_factory=set)
    mandates: set[int] = field(default_factory=set)
    tendencies: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    def entry(self, body: Any, by: Mapping[str, Any]) -> None:
        """All that an entry's fields and actors refer to."""
        self._fields(body, "")
        for hat in by.get("as", ()):
            unit = hat.partition("@")[2]
            self.units |= {int(unit)} if unit.isdigit() else set()
        self.people |= {each for each in (by.get("person"), by.get("for")) if each}

    def known(self, facts: Mapping[str, Any]) -> None:
        """The unit that an entry's facts refer to."""
        unit = (facts.get("known") or {}).get("unit")
        self.units |= {unit} if isinstance(unit, int) else set()

    def _fields(self, value: Any, name: str) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                self._fields(inner, key)
        elif isinstance(value, list | tuple):
            for inner in value:
                self._fields(inner, name)
        elif isinstance(value, str):
            kind = {"p:": self.people, "c:": self.texts}.get(value[:2])
            if kind is not None:
                kind.add(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            self._key(value, name)

    def _key(self, value: int, name: str) -> None:
        keys = {
            "application": self.applications,
            "meeting": self.meetings,
            "mandate": self.mandates,
            "tendency": self.tendencies,
            "claim": self.claims,
        }
        if name in UNIT_FIELDS:
            self.units.add(value)
        elif name in keys:
            keys[name].add(value)


@dataclass(frozen=True)
class Names:
    """What was found. Whatever this reader may not know has its role for a name."""

    charter: Charter | None
    people: Mapping[str, str]
    units: Mapping[int, str]
    unit_kinds: Mapping[int, str]
    applications: Mapping[int, Application]
    meetings: Mapping[int, Meeting]
    mandates: Mapping[int, Mandate]
    texts: Mapping[str, str]
    tendencies: Mapping[int, Tendency] = field(default_factory=dict)
    claims: Mapping[int, Claim] = field(default_factory=dict)

    def person(self, reference: str | None, else_: str | None = None) -> str:
        """`Ada`; of somebody whose name may not be read, what they are: `a member`."""
        found = self.people.get(reference or "")
        return found if found is not None else _("a member") if else_ is None else else_

    def unit(self, key: int | None, else_: str | None = None) -> str:
        """`North Branch`; of a unit whose name may not be read, what it is: `a branch`."""
        asked = -1 if key is None else key
        found = self.units.get(asked)
        if found is None and else_ is None:
            return a_unit(self.charter, self.unit_kinds.get(asked, ""))
        return found or else_ or ""

    def seat(self, id: str, unit: int | None = None) -> str:
        """`the Steering Committee`, `branch secretary of North Branch`, `North Branch`."""
        return self._said(tongue().seat, id, unit)

    def place(self, id: str, unit: int | None = None) -> str:
        """What somebody gets who gets the seat: `General Secretary`, `a member of the Steering Committee`."""
        return self._said(tongue().place, id, unit)

    def role(self, id: str, unit: int | None = None) -> str:
        """What somebody is who holds the seat, behind their name."""
        return self._said(tongue().role, id, unit)

    def holder(self, id: str, unit: int | None = None) -> str:
        """Whoever holds the seat, where nobody is named: `the General Secretary`."""
        return self._said(tongue().holder, id, unit)

    def _said(self, how: Callable[..., str], id: str, unit: int | None) -> str:
        return how(seat_rule(self.charter, id), id, self.unit(unit, "") or None, self.unit(unit))

    def tendency(self, key: int | None) -> str:
        """The name of a tendency in quotation marks; of one whose name may not be read, what it is."""
        row = self.tendencies.get(-1 if key is None else key)
        said = self.text(row.name) if row is not None else ""
        return words.quoted(said) if said else _("a tendency")

    def text(self, commitment: str | None) -> str:
        """The words, or nothing where this reader may not read them or they were erased."""
        return self.texts.get(commitment or "", "")


def seat_rule(charter: Charter | None, id: str) -> Body | Office | Electorate | None:
    """The body, office or electorate of this id."""
    if charter is None:
        return None
    return charter.body(id) or charter.get(Office, id) or charter.get(Electorate, id)


def names(sight: Sight, asked: Asked, charter: Charter | None = None) -> Names:
    """Find all that is asked in one statement, however much it is."""
    some: dict[type[Model], Rows] = {
        model: Rows(model, "id", sorted(keys))
        for model, keys in (
            (Application, asked.applications),
            (Meeting, asked.meetings),
            (Mandate, asked.mandates),
            (Claim, asked.claims),
        )
    }
    some[Tendency] = Rows(Tendency, "id", [*sorted(asked.tendencies), Of(some[Claim], "tendency")])
    found = sight.known.look_up(
        people=asked.people | ({sight.person} if sight.person else set()),
        units=asked.units,
        words=asked.texts,
        beside=some.values(),
        who=[Of(some[Application], "person"), Of(some[Mandate], "person")],
        where=[Of(some[each], "unit") for each in (Application, Meeting, Mandate, Claim)],
        said=[Of(some[Application], "name"), Of(some[Tendency], "name")],
    )
    applications, meetings, mandates, claims, tendencies = ({row.pk: row for row in rows} for rows in found)
    people = asked.people | {each.person for each in (*applications.values(), *mandates.values())}
    placed = (*applications.values(), *meetings.values(), *mandates.values(), *claims.values())
    units = sight.known.units(asked.units | {each.unit for each in placed if each.unit is not None})
    known = sight.known.people(people)
    applied = {each.person: each.name for each in applications.values() if each.person not in known}
    called = [*(each.name for each in units.values()), *(each.name for each in tendencies.values())]
    texts = sight.words({*asked.texts, *known.values(), *applied.values(), *called})
    return Names(
        charter=charter or sight.charter,
        people=dict(_said(known | applied, texts)),
        units=dict(_said({key: row.name for key, row in units.items()}, texts)),
        unit_kinds={key: row.kind for key, row in units.items()},
        applications=applications,
        meetings=meetings,
        mandates=mandates,
        texts=texts,
        tendencies=tendencies,
        claims=claims,
    )


def _said(commitments: Mapping[Any, str], texts: Mapping[str, str]) -> Iterator[tuple[Any, str]]:
    return ((key, texts[commitment]) for key, commitment in commitments.items() if texts.get(commitment))
