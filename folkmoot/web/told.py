"""One entry as its sentence needs it, and the register of sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.record.entry import Entry
from folkmoot.web import words
from folkmoot.web.estimates import votes
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

    def who(self, else_: str = "") -> str:
        """Whoever did it: the body by whose decision it follows, the person, the clock."""
        for hat in self.by.get("as", ()):
            kind, _colon, rest = str(hat).partition(":")
            if kind in ("body", "electorate") and (self.entry.cause is not None or "person" not in self.by):
                id_, _at, unit = rest.partition("@")
                return self.names.seat(id_, int(unit) if unit else None)
            if kind == "clock":
                return _("the clock")
        if "person" not in self.by:
            return else_ or _("somebody")
        return self.person("for" if "for" in self.by else "person", of=self.by, else_=else_ or None)

    def person(self, field: str = "person", *, of: Mapping[str, Any] | None = None, else_: str | None = None) -> str:
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

    def text(self, field: str) -> str:
        """The words of a field, where they may be read."""
        return self.names.text(self.body.get(field))

    def applicant(self) -> str:
        row = self.names.applications.get(self.body.get("application", -1))
        return self.names.person(row.person if row else None, _("an applicant"))

    def applied_to(self) -> str:
        """The unit that was applied to, if it was one."""
        row = self.names.applications.get(self.body.get("application", -1))
        return self.names.unit(row.unit) if row and row.unit is not None else ""

    @property
    def votes(self) -> str:
        """`3 to 0`: the count of the decision that it follows from."""
        counted = self.entry.facts.get("decision")
        return votes(counted) if isinstance(counted, Mapping) else ""

    def meeting(self) -> str:
        row = self.names.meetings.get(self.body.get("meeting", -1))
        if row is None:
            return _("a meeting")
        return words.fill(
            _("the meeting of {body} on {day}"), body=self.names.seat(row.body, row.unit), day=words.day(row.day)
        )

    def tendency(self) -> str:
        """What the tendency is called that the entry names, or for which it was claimed that it names."""
        row = self.names.claims.get(self.body.get("claim", -1))
        return self.names.tendency(self.body.get("tendency") if row is None else row.tendency)

    def until(self) -> str:
        return words.day(self.body["until"])

    def done(self, deed: str, because: str = "", **places: str) -> str:
        """What was done as a whole sentence: with the count of the votes, and with the words of a field, if any."""
        return ended(words.fill(deed, **places), self.votes, self.text(because) if because else "")


def ended(deed: str, counted: str = "", text: str = "") -> str:
    """`The Panel expelled Kit, 3 to 0: “For what the finding says”`: the sentence, ended as its language ends it."""
    given = {"deed": deed, "votes": counted, "words": words.short(text)}
    if counted and text:
        return _("{deed}, {votes}: “{words}”").format(**given)
    if text:
        return _("{deed}: “{words}”").format(**given)
    return (_("{deed}, {votes}.") if counted else _("{deed}.")).format(**given)


Says = Callable[[Told], str]
SAYS: dict[str, Says] = {}


def says(*acts: str) -> Callable[[Says], Says]:
    """Register how these acts are told."""

    def register(tell: Says) -> Says:
        for act in acts:
            SAYS[act] = tell
        return tell

    return register
