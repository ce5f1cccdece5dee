"""The first days: the congress that founds the record, and what the federation says of its years before."""

from datetime import date, datetime
from typing import Any

from folkmoot.tidewater.federation import MOST_FOUNDERS, Branch, Member
from folkmoot.tidewater.past import CLAIMS, ESTIMATES, EVENTS, PEOPLE, PROFILE, SOURCE
from folkmoot.tidewater.places import REGIONS
from folkmoot.tidewater.year import FOUNDED, Year, at

BODIES = (("steering", 12), ("appeals", 7), ("grievance", 9), ("editors", 5), ("returning_officers", 5))
SHORT_TERM, LONG_TERM = date(2026, 9, 5), date(2027, 9, 5)
"""The first Appeals Committee is filled in two turns: four seats for one year, three for two."""


class Beginning:
    """The founding and the notes on the past."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.chance = year.chance("beginning")

    def plan(self) -> None:
        """The founding on its day; the past in the days after it."""
        branches = self.year.federation.branches
        self._founders = [(member, branch) for branch in branches for member in self._delegation(branch)]
        self.year.plan(at(FOUNDED, 15), self._found)
        self.year.plan(at(date(2025, 9, 8), 14), self._note_profile)
        self.year.plan(at(date(2025, 9, 9), 14), self._note_past)
        self.year.plan(at(date(2025, 9, 10), 14), self._note_figures)

    def _found(self, when: datetime) -> None:
        branches = self.year.federation.branches
        founders = self._founders
        for member, branch in founders:
            member.branch, member.since = branch, FOUNDED
            branch.members.append(member)
        seats = [*self._secretaries(branches), *self._bodies([member for member, _ in founders])]
        number = {branch: len(REGIONS) + n for n, branch in enumerate(branches)}
        self.year.script.say(
            when,
            "The delegates of the old congress meet in the seamen's hall for the last time. They adopt the charter, "
            "name who holds which office for the first year, and from here on everything stands in the record. The "
            "members whom they left at home are entered by their branches in the weeks that follow.",
        )
        self.year.script.act(
            "constitution.found",
            when,
            self.year.office.label,
            "founding",
            charter="tidewater.md",
            name="Tidewater Federation",
            origin="tidewater.example/moot",
            rehearsal=True,
            units=[{"kind": "region", "name": name} for name in REGIONS]
            + [{"kind": each.place.kind, "name": each.name, "parent": each.place.region} for each in branches],
            members=[
                {"person": member.label, "name": member.name, "class": "member", "unit": number[branch]}
                for member, branch in founders
            ],
            seats=seats,
        )

    def _delegation(self, branch: Branch) -> list[Member]:
        """Those of a branch who were at the congress."""
        size = self.year.federation.size
        share = min(0.8, MOST_FOUNDERS * 0.95 / size)
        count = min(len(branch.expected), max(3, round(len(branch.expected) * share)))
        if size > 4 * MOST_FOUNDERS * 4:
            count = 3
        found, branch.expected = branch.expected[:count], branch.expected[count:]
        return found

    def _secretaries(self, branches: list[Branch]) -> list[dict[str, Any]]:
        seats = []
        for n, branch in enumerate(branches):
            branch.secretary = branch.members[0]
            self.year.seat("branch_secretary", branch.secretary)
            unit = len(REGIONS) + n
            seats.append({"person": branch.secretary.label, "seat": "branch_secretary", "unit": unit})
        return seats

    def _bodies(self, founders: list[Member]) -> list[dict[str, Any]]:
        free = [member for member in founders if not member.seats]
        chosen = iter(self.chance.some(free, 1 + sum(count for _, count in BODIES)))
        office = next(chosen)
        self.year.seat("general_secretary", office)
        seats: list[dict[str, Any]] = [{"person": office.label, "seat": "general_secretary"}]
        for body, count in BODIES:
            for n in range(count):
                member = next(chosen)
                self.year.seat(body, member)
                until = (SHORT_TERM if n < 4 else LONG_TERM) if body == "appeals" else None
                seats.append({"person": member.label, "seat": body, "until": until})
        return seats

    def _note_profile(self, when: datetime) -> None:
        self.year.script.say(
            when, "The General Secretary enters what the federation says of itself, and where it is stated."
        )
        for field, values in PROFILE:
            self.year.script.act(
                "history.note_profile", when, self.year.office.label, field=field, values=values, stated_in=SOURCE
            )

    def _note_past(self, when: datetime) -> None:
        self.year.script.say(
            when, "Then the years before: what happened, who is remembered, and what others said, right or wrong."
        )
        for event in EVENTS:
            self.year.script.act("history.note_event", when, self.year.office.label, **event, stated_in=SOURCE)
        for person in PEOPLE:
            self.year.script.act("history.note_person", when, self.year.office.label, **person, stated_in=SOURCE)
        for claim in CLAIMS:
            self.year.script.act("history.claim", when, self.year.office.label, **claim, stated_in=SOURCE)

    def _note_figures(self, when: datetime) -> None:
        self.year.script.say(
            when, "Of the members of former years there are only estimates, each with whoever says so."
        )
        for figure in ESTIMATES:
            self.year.script.act(figure["act"], when, self.year.office.label, **figure["fields"])
