"""One entry as its sentence needs it, and the register of sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.core.record.entry import Entry
from folkmoot.web import words
from folkmoot.web.naming import Names
from folkmoot.web.units import a_unit


@dataclass(frozen=True)
class Told:
    """One entry and the names in it."""

    entry: Entry
    names: Names

    @property
    def body(self) -> Mapping[str, Any]:
        return self.entry.body

    @property
    def by(self) -> Mapping[str, Any]:
        return self.entry.by

    @property
    def known(self) -> Mapping[str, Any]:
        """The facts that it was judged on."""
        facts: Mapping[str, Any] = self.entry.facts
        return facts.get("known") or {}

    def who(self, else_: str = "a member") -> str:
        """Whoever did it: the body by whose decision it follows, the person, the clock."""
        for hat in self.by.get("as", ()):
            kind, _, rest = str(hat).partition(":")
            if kind in ("body", "electorate") and (self.entry.cause is not None or "person" not in self.by):
                id_, _, unit = rest.partition("@")
                return self.names.seat(id_, int(unit) if unit else None)
            if kind == "clock":
                return "the clock"
        if "person" not in self.by:
            return "somebody" if else_ == "a member" else else_
        return self.person("for" if "for" in self.by else "person", of=self.by, else_=else_)

    def person(self, field: str = "person", *, of: Mapping[str, Any] | None = None, else_: str = "a member") -> str:
        return self.names.person((self.body if of is None else of).get(field), else_)

    def unit(self, field: str = "unit") -> str:
        return self.names.unit(self.body.get(field))

    def a_unit(self) -> str:
        """`a branch`: what this one is."""
        return a_unit(self.names.charter, str(self.body.get("kind", "")))

    def seat(self, field: str = "seat") -> str:
        return self.names.seat(str(self.body[field]), self.body.get("unit"))

    def place(self) -> str:
        return self.names.place(str(self.body["seat"]), self.body.get("unit"))

    def text(self, field: str, before: str = "", after: str = "") -> str:
        """The words of a field in quotes, where they may be read."""
        found = self.names.text(self.body.get(field))
        return f"{before}“{words.short(found)}”{after}" if found else ""

    def applicant(self, else_: str = "an applicant") -> str:
        row = self.names.applications.get(self.body.get("application", -1))
        return self.names.person(row.person if row else None, else_)

    def applied_to(self) -> str:
        row = self.names.applications.get(self.body.get("application", -1))
        return f" to {self.names.unit(row.unit)}" if row and row.unit is not None else ""

    @property
    def count(self) -> str:
        """`, 3 to 0`: the count of the decision that it follows from."""
        counted = self.entry.facts.get("decision")
        said = words.votes(counted) if isinstance(counted, Mapping) else ""
        return f", {said}" if said else ""

    def meeting(self) -> str:
        row = self.names.meetings.get(self.body.get("meeting", -1))
        return f"the meeting of {self.names.seat(row.body, row.unit)} on {words.day(row.day)}" if row else "a meeting"

    def until(self) -> str:
        return words.day(self.body["until"])


Says = Callable[[Told], str]
SAYS: dict[str, Says] = {}


def says(*acts: str) -> Callable[[Says], Says]:
    """Register how these acts are told."""

    def register(tell: Says) -> Says:
        for act in acts:
            SAYS[act] = tell
        return tell

    return register
