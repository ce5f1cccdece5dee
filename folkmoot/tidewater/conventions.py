"""The Convention in its two meetings: the winter's, and the summer's that a storm kept from being one."""

from datetime import date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.committees import Committees
from folkmoot.tidewater.federation import Branch, Member
from folkmoot.tidewater.plot import SUSPENDED_UNTIL
from folkmoot.tidewater.year import Votes, Year, at, carried

CALLED_IN_NOVEMBER, WINTER = date(2025, 11, 11), date(2026, 2, 21)
CALLED_IN_MAY, SUMMER, AUTUMN = date(2026, 5, 12), date(2026, 8, 29), date(2026, 10, 3)
HALL = {"begins": "10:00", "place": "The corn exchange, Ferrybridge"}
AMENDED = "tidewater-2026.md"

POSITIONS = (
    ("Shall the federation ask for a rent register that covers the islands?", 0.6),
    ("Shall the fares of the night ferry be those of the day?", 0.55),
    ("Shall the federation stand candidates of its own in the county?", None),
    ("Shall every branch have one evening a year for members who have not spoken yet?", 0.7),
)
AFTER_THE_STORM = (
    ("Shall a fund be set up for those whose roofs the storm took?", 0.9),
    ("Shall we join the coast's other federations in one campaign on the sea wall?", 0.65),
    ("Shall the next Coast Days be held upriver for once?", None),
)


class Conventions:
    """Both meetings, their calls, and what they decide."""

    def __init__(self, year: Year, committees: Committees) -> None:
        self.year, self.committees = year, committees
        self.chance = year.chance("conventions")

    def plan(self) -> None:
        """The calls at the Steering Committee, the meetings on their days."""
        self.year.plan(at(date(2025, 10, 20), 18), self._propose)
        self.committees.add("steering", CALLED_IN_NOVEMBER, self._call_winter)
        self.committees.add("steering", CALLED_IN_MAY, self._call_summer)
        self.year.plan(at(WINTER, 14), self._winter)
        self.year.plan(at(SUMMER, 14), self._storm)
        self.year.plan(at(SUMMER + timedelta(days=1), 20), self._emergency)
        self.committees.add("steering", date(2026, 8, 11), self._new_secretary)
        self.committees.add("steering", date(2026, 9, 8), self._end_emergency)
        self.year.plan(at(AUTUMN, 14), self._autumn)

    def _propose(self, when: datetime) -> None:
        proposer = self.year.seats["editors"][1]
        self.year.script.say(
            when,
            f"{proposer.name}, one of the Editors, proposes a change of the charter: before a Convention the "
            "bulletin should come every ten days and not every fourteen, and the Steering Committee should be able "
            "to spend what paper and postage cost by now. It is discussed for ninety days at least.",
        )
        self.year.script.act("constitution.propose_amendment", when, proposer.label, "amendment", charter=AMENDED)

    def _call_winter(self, when: datetime, there: list[Member]) -> None:
        call = {"act": "bodies.convene", "called": "winter", "body": "convention", "day": WINTER, **HALL}
        self.committees.decide(when, "steering", there, "Shall the Convention meet on 21 February?", [call], sure=True)

    def _call_summer(self, when: datetime, there: list[Member]) -> None:
        first = {"act": "bodies.convene", "called": "summer", "body": "convention", "day": SUMMER, **HALL}
        again = {
            "act": "bodies.convene",
            "called": "autumn",
            "body": "convention",
            "day": AUTUMN,
            "again": "@summer",
            **HALL,
        }
        question = "Shall the Convention meet on 29 August?"
        self.committees.decide(when, "steering", there, question, [first], sure=True)
        question = "If too few come then, shall it meet again on 3 October, when a third is enough?"
        self.committees.decide(when, "steering", there, question, [again], sure=True)

    def _open(self, when: datetime, meeting: str, share: float) -> int:
        delegates = self.year.seats["convention"]
        there = self.chance.some(delegates, max(1, round(len(delegates) * share)))
        self.year.script.act(
            "bodies.open_meeting",
            when,
            self.year.office.label,
            meeting=f"@{meeting}",
            present=len(there),
            people=[each.label for each in there] if len(there) <= 200 else None,
        )
        return len(there)

    def _decide(self, when: datetime, question: str, votes: Votes, carries: list[dict[str, Any]] | None = None) -> None:
        self.year.decide(when, self.year.office, "convention", question, votes, carries)

    def _winter(self, when: datetime) -> None:
        there = self._open(when, "winter", 0.78)
        self.year.script.say(
            when,
            f"The Convention meets in Ferrybridge, with {there} of {len(self.year.seats['convention'])} delegates.",
        )
        amend = {"act": "constitution.amend", "charter": AMENDED, "proposal": "@amendment"}
        question = "Shall articles 4 and 8 read as proposed?"
        self._decide(when, question, carried(self.chance, there, 0.72), [amend])
        self._positions(when, there, POSITIONS)
        self._suspend(when, there, self._without_accounts(when))

    def _positions(self, when: datetime, there: int, positions: tuple[tuple[str, float | None], ...]) -> None:
        for question, share in positions:
            votes = (
                Votes(there, there * 3 // 8, there - there * 3 // 8)
                if share is None
                else carried(self.chance, there, share)
            )
            self._decide(when, question, votes)

    def _without_accounts(self, when: datetime) -> Branch:
        open_ = [each for each in self.year.federation.open_branches(when.date()) if each.place.kind == "town"]
        return sorted(open_, key=lambda each: len(each.members))[len(open_) // 3]

    def _suspend(self, when: datetime, there: int, branch: Branch) -> None:
        self.year.script.say(
            when,
            f"{branch.name} has shown nobody its accounts for two years. After an hour in which its own delegates "
            "speak twice, the Convention suspends the branch until the end of May; its members stay members.",
        )
        suspend = {
            "act": "branches.suspend",
            "unit": branch.key,
            "until": SUSPENDED_UNTIL,
            "reason": "The accounts of two years have been shown to nobody, and three letters were not answered.",
        }
        question = f"Shall {branch.name} be suspended until its accounts are open?"
        self._decide(when, question, carried(self.chance, there, 0.6), [suspend])
        branch.suspended_until = SUSPENDED_UNTIL

    def _storm(self, when: datetime) -> None:
        self.year.script.say(
            when,
            "A storm closes both bridges on the morning of the Convention. Those who slept in town the night before "
            "open the meeting, count, and find that they are too few. Nothing is decided.",
        )
        self._open(when, "summer", 0.36)

    def _emergency(self, when: datetime) -> None:
        steering = self.year.seats["steering"]
        there = self.chance.some(steering, max(len(steering) - 1, 9))
        self.year.script.say(
            when,
            "The Steering Committee declares an emergency, so that the office can hire boats and open the halls. It "
            "gives nothing that the charter does not name, and ends by itself.",
        )
        declare = {
            "act": "constitution.declare_emergency",
            "trigger": "disaster",
            "until": SUMMER + timedelta(days=18),
            "called": "the_storm",
            "reason": "The storm of 29 August: both bridges are closed, and four branches are without power.",
        }
        votes = Votes(len(there), len(there), 0)
        self.year.decide(when, there[0], "steering", "Shall we declare an emergency?", votes, [declare])

    def _end_emergency(self, when: datetime, there: list[Member]) -> None:
        self.year.script.say(when, "The bridges are open again, and the emergency is ended before its time.")
        end = {"act": "constitution.end_emergency", "emergency": "@the_storm"}
        self.committees.decide(when, "steering", there, "Shall the emergency be ended?", [end], sure=True)

    def _new_secretary(self, when: datetime, there: list[Member]) -> None:
        branch = max(self.year.federation.open_branches(when.date()), key=lambda each: len(each.unspent()))
        chosen = branch.unspent()[0]
        begins = date(2026, 9, 7)
        self.year.script.say(
            when, f"{self.year.office.name} will not go on as General Secretary; {chosen.name} follows in September."
        )
        appoint = {"act": "bodies.appoint", "person": chosen.label, "seat": "general_secretary", "from_day": begins}
        question = f"Shall {chosen.name} be General Secretary for a year?"
        self.committees.decide(when, "steering", there, question, [appoint])
        chosen.seats.append("appointed")
        self.year.plan(at(begins, 5), lambda _: self._hand_over(chosen))

    def _hand_over(self, chosen: Member) -> None:
        self.year.unseat("general_secretary", self.year.office)
        self.year.seat("general_secretary", chosen)

    def _autumn(self, when: datetime) -> None:
        there = self._open(when, "autumn", 0.44)
        self.year.script.say(
            when,
            f"At the second call a third of the delegates is enough, and {there} come. They elect the Steering "
            "Committee and the Editors, three days before the old ones would have had to go home without anybody to "
            "follow.",
        )
        self._elect(when, there, "steering", 13, 7)
        self._elect(when, there, "editors", 5, 3)
        self._positions(when, there, AFTER_THE_STORM)

    def _elect(self, when: datetime, there: int, body: str, seats: int, again: int) -> None:
        before = list(self.year.seats[body])
        new = [each for branch in self.year.federation.open_branches(when.date()) for each in branch.unspent()[:2]]
        chosen = [*before[:again], *self.chance.some(new, seats - min(again, len(before)))]
        carries = [{"act": "bodies.elect", "person": each.label, "seat": body} for each in chosen]
        names = {"steering": "Who sits on the Steering Committee?", "editors": "Who edits the paper?"}
        self._decide(when, names[body], carried(self.chance, there, 0.8), carries)
        for each in before:
            self.year.unseat(body, each)
        for each in chosen:
            self.year.seat(body, each)
