"""How the committees meet: the Steering Committee every month, the others when they have something to deal with."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.federation import Member
from folkmoot.tidewater.phrases import STEERING, say
from folkmoot.tidewater.year import LAST_DAY, Votes, Year, at, carried, lost, on_the_coast

QUORUM = {"steering": 2 / 3, "appeals": 5, "grievance": 7, "editors": 3, "returning_officers": 3}
MONTHLY = tuple(date(2025, month, day) for month, day in ((9, 16), (10, 14), (11, 11), (12, 9))) + tuple(
    date(2026, month, day)
    for month, day in ((1, 13), (2, 10), (3, 10), (4, 14), (5, 12), (6, 9), (7, 14), (8, 11), (9, 8), (10, 20))
)
"""When the Steering Committee meets."""

EDITORS = tuple(date(2025, 9, 24) + timedelta(days=28 * n) for n in range(14))
Item = Callable[[datetime, list[Member]], None]
"""Something on the agenda of a meeting: told when it comes up, and who is there."""

ISSUES = (
    "Shall the rents of the quay be the front page of the next issue?",
    "Shall the letters page run to two pages while the Convention is discussed?",
    "Shall we print the minority's view on the sea wall beside the majority's?",
    "Shall the Spanish edition have its own front page this month?",
    "Shall we print the reply of the ferry line in full?",
    "Shall we pay the two translators for the extra pages?",
    "Shall the bulletin take contributions until Thursday noon?",
)


class Committees:
    """The meetings of the bodies that have seats."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.chance = year.chance("committees")
        self._last: dict[str, str] = {}
        self._added: dict[tuple[str, date], list[Item]] = {}
        self._issue = 0

    def plan(self) -> None:
        """The committee's months, and those of the paper."""
        for day in MONTHLY:
            self.meet("steering", day, self._routine)
        for day in EDITORS:
            if day < LAST_DAY:
                self.meet("editors", day, self._paper)

    def add(self, body: str, day: date, item: Item) -> None:
        """Put something on the agenda of the meeting of a day."""
        self._added.setdefault((body, day), []).append(item)

    def meet(self, body: str, day: date, what: Any, people: int | None = None, hour: int = 18) -> str:
        """A committee meets on a day. `what` is told when, by whom and with how many it meets."""
        called = self.year.call(body)
        when = at(day - timedelta(days=6 + self.chance.below(4)), 13, 10)
        self.year.plan(when, lambda now: self._call(now, body, called, day, hour))
        self.year.plan(on_the_coast(day, hour, 35), lambda now: self._hold(now, body, called, what, people))
        return called

    def _call(self, when: datetime, body: str, called: str, day: date, hour: int) -> None:
        agenda = say(self.chance, STEERING, "agenda") if body == "steering" else None
        self.year.script.act(
            "bodies.convene",
            when,
            self.year.office.label,
            called,
            body=body,
            day=day,
            agenda=agenda,
            begins=f"{hour}:30",
            place="14 Quay Street, Saltmarsh",
        )

    def _hold(self, when: datetime, body: str, called: str, what: Any, people: int | None) -> None:
        seats = self.year.seats[body]
        most = len(seats)
        least = -(-2 * most // 3) if body == "steering" else int(QUORUM[body])
        count = people if people is not None else min(most, least + self.chance.below(most - least + 1))
        there = self.chance.some(seats, count)
        self.year.script.act(
            "bodies.open_meeting",
            when,
            self.year.office.label,
            meeting=f"@{called}",
            present=len(there),
            people=[each.label for each in there],
        )
        what(when, there, called)
        self._last[body] = called

    def approve(self, when: datetime, body: str, there: list[Member]) -> None:
        """The minutes of the meeting before are approved."""
        if body in self._last:
            minutes = say(self.chance, STEERING, "minutes", chair=self.chance.pick(there).name)
            approve = {"act": "bodies.approve_minutes", "meeting": f"@{self._last[body]}", "minutes": minutes}
            question = "Shall the minutes of the last meeting stand?"
            self.decide(when, body, there, question, [approve], sure=True)

    def decide(
        self,
        when: datetime,
        body: str,
        there: list[Member],
        question: str,
        carries: list[dict[str, Any]] | None = None,
        *,
        sure: bool = False,
        **more: Any,
    ) -> None:
        """The committee decides, and one of those who sit in it enters it. What carries an act is carried."""
        present = len(there)
        if sure or carries:
            votes = Votes(present, present, 0) if sure else carried(self.chance, present, 0.6)
        else:
            votes = carried(self.chance, present) if self.chance.happens(0.85) else lost(self.chance, present)
        self.year.decide(when, there[0], body, question, votes, carries, **more)

    def _routine(self, when: datetime, there: list[Member], called: str) -> None:
        self.year.script.say(
            when,
            f"The Steering Committee meets; {len(there)} of its {len(self.year.seats['steering'])} members are there.",
        )
        self.approve(when, "steering", there)
        for item in self._added.get(("steering", when.date()), ()):
            item(when, there)
        for _ in range(1 + self.chance.below(3)):
            self.decide(when, "steering", there, say(self.chance, STEERING, "motion"))
        if self.chance.happens(0.6):
            told = say(self.chance, STEERING, "told")
            instruct = {"act": "bodies.instruct", "staff": True, "what": told}
            self.decide(when, "steering", there, "Shall the staff be asked to do this?", [instruct])

    def _paper(self, when: datetime, there: list[Member], called: str) -> None:
        self.approve(when, "editors", there)
        self.decide(when, "editors", there, ISSUES[self._issue % len(ISSUES)])
        self._issue += 1
