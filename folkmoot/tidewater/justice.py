"""The case of the autumn: a complaint, a hearing, a finding, an expulsion that waits, an appeal still to be heard."""

from datetime import date, datetime, timedelta
from typing import Any

from folkmoot.tidewater.federation import Member
from folkmoot.tidewater.year import Votes, Year, at

COMPLAINT = date(2026, 9, 10)
HEARING = date(2026, 10, 5)
APPEAL = date(2026, 10, 19)
CASE, HEARD, FINDING, SANCTION = "fair_case", "fair_hearing", "fair_finding", "fair_sanction"


class Justice:
    """One case. A federation that is too small has none: all its branches have somebody who judges."""

    complainant: Member | None = None
    respondent: Member | None = None
    named: Member | None = None

    def __init__(self, year: Year) -> None:
        self.year = year
        self.chance = year.chance("justice")

    def plan(self) -> None:
        """Each step on its day."""
        self.year.plan(at(COMPLAINT, 17), self._complain)

    def _complain(self, when: datetime) -> None:
        judges = [*self.year.seats["grievance"], *self.year.seats["appeals"]]
        theirs = {each.branch.key for each in judges if each.branch is not None}
        apart = [each for each in self.year.federation.open_branches(when.date()) if each.key not in theirs]
        apart = [each for each in apart if each.unspent()]
        if len(apart) < 2:
            return
        first, second = self.chance.some(apart, 2)
        complainant, respondent = self.chance.pick(first.unspent()), self.chance.pick(second.unspent())
        self.complainant, self.respondent = complainant, respondent
        self.named = self.year.seats["grievance"][0]
        for each in (complainant, respondent):
            each.seats.append("in a case")
        self.year.script.say(
            when,
            "A complaint comes in. Who made it, whom it is about and what it says is for the parties and for those who "
            "judge; a member of the Grievance Panel who is named in it stands aside.",
        )
        self.year.script.act(
            "grievances.complain",
            when,
            complainant.label,
            CASE,
            person=complainant.label,
            against=[respondent.label],
            named=[self.named.label],
            statement="Money from the summer fair was counted by one person, at home, and a third of it is not there. "
            "I asked three times to see the book, the last time in front of others.",
        )
        self._go_on()

    def _go_on(self) -> None:
        plan = self.year.plan
        plan(at(COMPLAINT + timedelta(days=2), 12), self._acknowledge)
        plan(at(COMPLAINT + timedelta(days=5), 12), self._call)
        plan(at(COMPLAINT + timedelta(days=14), 18), self._answer)
        plan(at(HEARING, 22), self._hear)
        plan(at(HEARING + timedelta(days=3), 22), self._find)
        plan(at(HEARING + timedelta(days=4), 22), self._sanction)
        plan(at(APPEAL, 20), self._appeal)

    @property
    def parties(self) -> list[str]:
        """Who complains and who is complained about, as the history calls them."""
        return [each.label for each in (self.complainant, self.respondent) if each is not None]

    @property
    def judge(self) -> Member:
        """One of those who judge it."""
        return self._judges[1]

    @property
    def appeal_judge(self) -> Member:
        """One of those who judge the appeal."""
        return self.year.seats["appeals"][1]

    @property
    def _judges(self) -> list[Member]:
        """Who sits on the panel and is not named in the complaint."""
        return [each for each in self.year.seats["grievance"] if each is not self.named]

    def _enter(self, act: str, when: datetime, called: str | None = None, **fields: Any) -> None:
        self.year.script.act(act, when, self._judges[0].label, called, case=f"@{CASE}", **fields)

    def _acknowledge(self, when: datetime) -> None:
        self._enter("grievances.acknowledge", when)

    def _call(self, when: datetime) -> None:
        self._enter("grievances.call_hearing", when, HEARD, day=HEARING, people=self.parties)

    def _answer(self, when: datetime) -> None:
        said = "I counted it at home because the hall was locked. The book was wet and is being dried."
        self.year.script.act("grievances.add_statement", when, self.parties[1], case=f"@{CASE}", statement=said)

    def _hear(self, when: datetime) -> None:
        self._enter("grievances.hear", when, hearing=f"@{HEARD}", came=self.parties, accompanied=self.parties[1:])

    def _decide(self, when: datetime, called: str, question: str, act: dict[str, Any], no: int) -> None:
        there = self._judges
        votes = Votes(len(there), len(there) - no, no)
        self.year.decide(when, there[0], "grievance", question, votes, [{**act, "case": f"@{CASE}"}], called=called)

    def _find(self, when: datetime) -> None:
        reasons = "Both were heard, with somebody beside them. The book was not shown, and the sum is not disputed."
        found = {"act": "grievances.find", "outcome": "upheld", "reasons": reasons}
        self._decide(when, FINDING, "Do we find for the complaint?", found, no=1)

    def _sanction(self, when: datetime) -> None:
        self.year.script.say(
            when, "The panel finds for the complaint and expels. Until an appeal ends, nobody is expelled."
        )
        expel = {
            "act": "grievances.sanction",
            "person": self.parties[1],
            "sanction": "expel",
            "reasons": "What belongs to all was taken, and nothing was given back when there was time to.",
        }
        self._decide(when, SANCTION, "Shall the member concerned be expelled?", expel, no=1)

    def _appeal(self, when: datetime) -> None:
        self.year.script.say(when, "Whoever was found against appeals. The Appeals Committee has ninety days.")
        grounds = "The book has been found since, dry, in the hall, with the whole sum written in it."
        self.year.script.act(
            "grievances.appeal",
            when,
            self.parties[1],
            "fair_appeal",
            case=f"@{CASE}",
            decision=f"@{FINDING}",
            grounds=grounds,
        )
